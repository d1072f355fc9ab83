"""Pairs that the last scan found, as lists show them: both sides still there, by what the asker may know."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.duplicates import STRONG, WEAK, DuplicatePair, DuplicateSide, Strength, Verdict
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.reference.regions import full_name
from models.steps.duplicates.scanning import clues_for, clues_from
from models.steps.records.beside import owner_name
from models.steps.records.places import lies_in

_P, _V = t.DuplicatePair, t.DuplicateVerdict
_ONE, _OTHER = aliased(t.Business), aliased(t.Business)
_E1, _E2 = aliased(t.Enterprise), aliased(t.Enterprise)


def strength_of(percent: int) -> Strength:
    """How sure this percentage is."""
    return Strength.STRONG if percent >= STRONG else Strength.WEAK


def pairs_part(
    session: Session, query: ListQuery, start: int, limit: int, *, private: bool
) -> tuple[tuple[DuplicatePair, ...], int]:
    """Consecutive pairs, the surest first, and how many there are; filters: verdict, strength, region."""
    percent = _P.percent if private else _P.open_percent
    told = _pairs(percent).where(*_conditions(query, percent))
    total = session.scalar(select(func.count()).select_from(told.order_by(None).subquery())) or 0
    rows = session.execute(told.order_by(percent.desc(), _P.first_id, _P.second_id).offset(start).limit(limit)).all()
    sides = sides_of(session, {number for row in rows for number in (row.first_id, row.second_id)})
    return tuple(_pair(row, sides, private) for row in rows), total


def sides_of(session: Session, businesses: set[int]) -> dict[int, DuplicateSide]:
    """What a list says of each of these businesses."""
    b, e = t.Business, t.Enterprise
    query = (
        select(b.id, e.uid, e.code, b.name, b.region, t.Office.code.label("office"), owner_name().label("owner"))
        .join(e, e.business_id == b.id)
        .join(t.Office, t.Office.id == e.office_id)
        .where(b.id.in_(businesses))
    )
    return {row.id: _side(row) for row in session.execute(query)}


def _side(row: Row[*tuple[Any, ...]]) -> DuplicateSide:
    place = full_name(row.region) if row.region else ""
    return DuplicateSide(row.uid, row.code, row.name, row.owner or "", place, row.office)


def _pairs(percent: Any) -> Select[*tuple[Any, ...]]:
    verdict = (_V.first_id == _P.first_id) & (_V.second_id == _P.second_id) & ~_V.deleted
    return (
        select(_P.first_id, _P.second_id, percent.label("told"), _P.clues, _V.verdict, _V.reason)
        .join(_ONE, _ONE.id == _P.first_id)
        .join(_OTHER, _OTHER.id == _P.second_id)
        .join(_E1, _E1.business_id == _P.first_id)
        .join(_E2, _E2.business_id == _P.second_id)
        .outerjoin(_V, verdict)
        .where(~_E1.deleted, ~_E2.deleted, percent >= WEAK)
    )


def _conditions(query: ListQuery, percent: Any) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if "verdict" not in dict(query.filters):
        found.append(_V.verdict.is_(None))
    for name, value in query.filters:
        found.append(_condition(name, value, percent))
    return found


def _condition(name: str, value: str, percent: Any) -> ColumnElement[bool]:
    if name == "verdict":
        return _V.verdict.is_(None) if value == Verdict.OPEN else _V.verdict == value
    if name == "strength":
        told: ColumnElement[bool] = percent >= STRONG if value == Strength.STRONG else percent < STRONG
        return told
    if name == "region":
        return lies_in(_ONE.region, value) | lies_in(_OTHER.region, value)
    raise UserProblem("record.filter_unknown", filter=name)


def _pair(row: Row[*tuple[Any, ...]], sides: dict[int, DuplicateSide], private: bool) -> DuplicatePair:
    clues = clues_for(private, clues_from(row.clues))
    verdict = Verdict(row.verdict) if row.verdict else Verdict.OPEN
    first, second = sides[row.first_id], sides[row.second_id]
    return DuplicatePair(first, second, row.told, strength_of(row.told), clues, verdict, row.reason or "")
