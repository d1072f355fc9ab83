"""The list of partners: which, in what order, and what a line says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.catalogue.trade_search import Trade
from models.domain.lists import ListQuery
from models.domain.partners import PartnerLine
from models.domain.validity import validity_of
from models.problems import UserProblem
from models.steps.intake.businesses import CONTACT, SIGNATORY
from models.steps.need_days import lapsed, stands
from models.steps.records.places import kabupaten_of, kecamatan_of
from models.steps.records.trade_sought import (
    OF_BUSINESS,
    Condition,
    conditions,
    found_by_words,
    of_pattern,
    stale,
    stale_ids,
)

_SIZE_RANK = case({size.value: size.code for size in BusinessSize}, value=t.Business.size, else_=-1)
_SORTS: dict[str, tuple[Any, ...]] = {
    "name": (t.Business.name_key,),
    "code": (t.Partner.code,),
    "place": (t.Business.region, t.Business.name_key),
    "size": (_SIZE_RANK, t.Business.name_key),
    "kadin_until": (func.coalesce(t.Partner.kadin_until, ""), t.Business.name_key),
}


def listed_partners(session: Session, query: ListQuery) -> Select[int]:
    """The partners of a list, in no order yet; UserProblem for a filter that is none."""
    wanted = select(t.Partner.id).join(t.Business, t.Business.id == t.Partner.business_id).where(~t.Partner.deleted)
    wanted = wanted.where(*found_by_words(session, Trade.PARTNER, t.Partner.id, query.words))
    return wanted.where(*conditions(session, query, _FILTERS))


def ordered(wanted: Select[int], query: ListQuery) -> Select[int]:
    """The list in its order."""
    keys = [*_SORTS.get(query.sort, _SORTS["name"]), t.Partner.id]
    return wanted.order_by(*([key.desc() for key in keys] if query.descending else keys))


def lines_of(session: Session, ids: Sequence[int]) -> tuple[PartnerLine, ...]:
    """What the list says of each of these partners, in the given order."""
    today = date.today()
    needs, gone = _needs(session, ids, stands(today)), _needs(session, ids, lapsed(today))
    old = stale_ids(session, Trade.PARTNER, ids)
    rows = {row.id: row for row in session.execute(_line_query(ids))}
    return tuple(
        _line(rows[number], needs[number], len(gone[number]), number in old) for number in ids if number in rows
    )


def _asks(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a partner has a need of this kind."""
    return t.Partner.id.in_(select(t.Need.partner_id).where(~t.Need.deleted, *conditions))


def _needs_of_state(_session: Session, value: str) -> ColumnElement[bool]:
    if value not in ("ada", "lewat", "tidak"):
        raise UserProblem("record.filter_unknown", filter="needs")
    found = _asks(lapsed(date.today()) if value == "lewat" else stands(date.today()))
    return ~found if value == "tidak" else found


_FILTERS: dict[str, Condition] = {
    **OF_BUSINESS,
    "state": lambda _session, value: t.Partner.active.is_(value == "aktif"),
    "commodity": lambda _session, value: _asks(
        t.Need.commodity_id.in_(select(t.Commodity.id).where(t.Commodity.slug == value))
    ),
    "pattern": lambda _session, value: _asks(of_pattern(value), stands(date.today())),
    "needs": _needs_of_state,
    "told": partial(stale, trade=Trade.PARTNER, number=t.Partner.id),
}


def _line_query(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    p, b, part = t.Partner, t.Business, t.BusinessPerson
    contact = (
        select(t.Person.name)
        .join(part, part.person_id == t.Person.id)
        .where(part.business_id == b.id, part.role.in_((CONTACT, SIGNATORY)), ~part.deleted)
        .order_by(part.role, part.id)
        .limit(1)
        .correlate(b)
        .scalar_subquery()
    )
    return (
        select(
            p.id, p.uid, p.code, p.kadin_number, p.kadin_until, p.active, b.name, b.region, b.size,
            contact.label("contact"), t.Office.code.label("office"),
        )
        .join(b, b.id == p.business_id)
        .join(t.Office, t.Office.id == p.office_id)
        .where(p.id.in_(ids))
    )  # fmt: skip


def _needs(session: Session, ids: Sequence[int], how: ColumnElement[bool]) -> dict[int, list[str]]:
    query = (
        select(t.Need.partner_id, t.Commodity.name)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .where(t.Need.partner_id.in_(ids), ~t.Need.deleted, how)
        .order_by(t.Need.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for partner, name in session.execute(query):
        found[partner].append(name)
    return found


def _line(row: Row[*tuple[Any, ...]], needs: list[str], gone: int, old: bool) -> PartnerLine:
    until = row.kadin_until or ""
    return PartnerLine(
        uid=row.uid,
        code=row.code,
        name=row.name,
        kecamatan=kecamatan_of(row.region),
        kabupaten=kabupaten_of(row.region),
        size=BusinessSize(row.size),
        needs=len(needs),
        asks_for=tuple(dict.fromkeys(needs)),
        contact=row.contact or "",
        kadin_number=row.kadin_number,
        active=row.active,
        office=row.office,
        lapsed=gone,
        kadin_until=until,
        kadin_validity=validity_of(until, date.today()),
        stale=old,
    )
