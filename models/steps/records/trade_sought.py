"""What the lists of partners and of needs are narrowed by: words typed, and filters that both know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.search_terms import days_before
from models.catalogue.trade_search import Trade, matching, terms_of, told_letter
from models.domain.lists import ListQuery
from models.domain.validity import SOON_DAYS
from models.problems import UserProblem
from models.steps.records.freshness import stale_before
from models.steps.records.places import lies_in
from models.steps.records.sought import STALE

OPEN = "terbuka"
Condition = Callable[[Session, str], ColumnElement[bool]]
"""What a value of a filter means."""


def found_by_words(session: Session, trade: Trade, number: Any, text: str) -> tuple[ColumnElement[bool], ...]:
    """The condition that words typed over a list are: beginnings of words, all of them, in any order."""
    terms = terms_of(trade, text)
    return (number.in_(matching(session, trade, terms)),) if terms else ()


def conditions(session: Session, query: ListQuery, known: Mapping[str, Condition]) -> list[ColumnElement[bool]]:
    """What the filters of a query are; UserProblem for one that the list does not know."""
    unknown = next((name for name, _value in query.filters if name not in known), None)
    if unknown is not None:
        raise UserProblem("record.filter_unknown", filter=unknown)
    return [known[name](session, value) for name, value in query.filters]


def stale(session: Session, value: str, *, trade: Trade, number: Any) -> ColumnElement[bool]:
    """Whether nobody has said anything of a record for longer than the settings allow."""
    if value != STALE:
        raise UserProblem("record.filter_unknown", filter="told")
    marks = days_before(told_letter(trade), stale_before(session, date.today()))
    return number.in_(matching(session, trade, terms_of(trade, "", (marks,))))  # type: ignore[no-any-return]


def stale_ids(session: Session, trade: Trade, ids: Sequence[int]) -> frozenset[int]:
    """Those of these records of which nobody has said anything for too long, as their list knows it."""
    role = t.Partner if trade is Trade.PARTNER else t.Need
    old = select(role.id).where(role.id.in_(ids), stale(session, STALE, trade=trade, number=role.id))
    return frozenset(session.scalars(old))


def of_pattern(value: str) -> ColumnElement[bool]:
    """Needs of a pattern, or those that leave it open."""
    return t.Need.pattern == ("" if value == OPEN else value)


def membership(_session: Session, value: str) -> ColumnElement[bool]:
    """How a partner's KADIN membership stands: "berlaku", "segera", "habis", or "tidak" where none is known."""
    today = date.today()
    until, soon = t.Partner.kadin_until, (today + timedelta(days=SOON_DAYS)).isoformat()
    is_member = or_(t.Partner.kadin_number != "", until.is_not(None))
    match value:
        case "berlaku":
            return and_(is_member, or_(until.is_(None), until >= today.isoformat()))
        case "segera":
            return and_(until >= today.isoformat(), until <= soon)
        case "habis":
            return until < today.isoformat()
        case "tidak":
            return ~is_member
    raise UserProblem("record.filter_unknown", filter="member")


OF_BUSINESS: Mapping[str, Condition] = {
    "region": lambda _session, value: lies_in(t.Business.region, value),
    "kecamatan": lambda _session, value: lies_in(t.Business.region, value),
    "size": lambda _session, value: t.Business.size == value,
    "member": membership,
}
"""Filters by the partner's business and membership."""
