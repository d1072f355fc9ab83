"""The list of needs: which, and in what order."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.trade_search import Trade
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.steps.need_days import lapsed, stands
from models.steps.records.needs import joined
from models.steps.records.trade_sought import OF_BUSINESS, Condition, conditions, found_by_words, of_pattern, stale

_SORTS: dict[str, tuple[Any, ...]] = {
    "code": (t.Need.code,),
    "words": (t.Commodity.name, t.Need.code),
    "partner": (t.Business.name_key, t.Need.code),
    "pattern": (t.Need.pattern, t.Need.code),
    "place": (t.Business.region, t.Need.code),
    "until": (func.coalesce(t.Need.until, "9"), t.Need.code),
}


def listed_needs(session: Session, query: ListQuery) -> Select[int]:
    """The needs of a list, in no order yet; UserProblem for a filter that is none."""
    wanted = joined(select(t.Need.id)).where(*found_by_words(session, Trade.NEED, t.Need.id, query.words))
    return wanted.where(*conditions(session, query, _FILTERS))


def ordered(wanted: Select[int], query: ListQuery) -> Select[int]:
    """The list in its order; needs without a last day stand after those with one."""
    keys = [*_SORTS.get(query.sort, _SORTS["code"]), t.Need.id]
    return wanted.order_by(*([key.desc() for key in keys] if query.descending else keys))


def _until(_session: Session, value: str) -> ColumnElement[bool]:
    if value not in ("berlaku", "lewat"):
        raise UserProblem("record.filter_unknown", filter="until")
    return lapsed(date.today()) if value == "lewat" else stands(date.today())


_FILTERS: dict[str, Condition] = {
    **OF_BUSINESS,
    "pattern": lambda _session, value: of_pattern(value),
    "commodity": lambda _session, value: t.Commodity.slug == value,
    "state": lambda _session, value: t.Need.active.is_(value == "aktif"),
    "origin": lambda _session, value: t.Need.inferred.is_(value == "disimpulkan"),
    "partner": lambda _session, value: t.Partner.uid == value,
    "until": _until,
    "told": partial(stale, trade=Trade.NEED, number=t.Need.id),
}
