"""Events as a list shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import EventLine, EventStatus, MeetingState, Side
from models.domain.lists import ListQuery
from models.problems import UserProblem

_E = t.Event
_SORTS: dict[str, tuple[Any, ...]] = {
    "day": (_E.day,),
    "name": (func.lower(_E.name),),
    "code": (_E.code,),
    "venue": (func.lower(_E.venue), _E.day),
    "status": (_E.status, _E.day),
}


def event_lines(session: Session, query: ListQuery, start: int, limit: int) -> tuple[tuple[EventLine, ...], int]:
    """The events of a part of the list, and how many there are in all."""
    wanted = select(_E).where(~_E.deleted, *_conditions(query))
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    rows = session.scalars(_ordered(wanted, query).offset(start).limit(limit)).all()
    return _lines(session, rows), total


def _conditions(query: ListQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for word in query.words.casefold().split():
        shown = (_E.name, _E.theme, _E.venue, _E.code, _E.day)
        found.append(or_(*(func.lower(column).contains(word, autoescape=True) for column in shown)))
    for name, value in query.filters:
        if name == "status":
            found.append(_E.status == value)
        elif name == "year":
            found.append(_E.day.startswith(f"{value}-", autoescape=True))
        else:
            raise UserProblem("record.filter_unknown", filter=name)
    return found


def _ordered(wanted: Select[t.Event], query: ListQuery) -> Select[t.Event]:
    keys = [*_SORTS.get(query.sort, (_E.day,)), _E.id]
    # without a wish the newest day comes first
    descending = query.descending if query.sort else not query.descending
    return wanted.order_by(*(key.desc() if descending else key.asc() for key in keys))


def _lines(session: Session, rows: Sequence[t.Event]) -> tuple[EventLine, ...]:
    ids = [row.id for row in rows]
    guests = _guests(session, ids)
    meetings, placed, results = _meetings(session, ids), _meetings(session, ids, placed=True), _results(session, ids)
    return tuple(
        EventLine(
            row.uid, row.code, row.name, date.fromisoformat(row.day), row.venue, EventStatus(row.status),
            guests.get((row.id, str(Side.BUYER)), 0), guests.get((row.id, str(Side.ENTERPRISE)), 0),
            meetings.get(row.id, 0), placed.get(row.id, 0), results.get(row.id, 0),
        )
        for row in rows
    )  # fmt: skip


def _guests(session: Session, events: Sequence[int]) -> dict[tuple[int, str], int]:
    g = t.EventGuest
    query = select(g.event_id, g.side, func.count()).where(g.event_id.in_(events), ~g.deleted)
    return {(event, side): count for event, side, count in session.execute(query.group_by(g.event_id, g.side))}


def _meetings(session: Session, events: Sequence[int], *, placed: bool = False) -> dict[int, int]:
    m = t.EventMeeting
    query = select(m.event_id, func.count()).where(m.event_id.in_(events), ~m.deleted)
    query = query.where(m.state != MeetingState.CANCELLED)
    if placed:
        query = query.where(m.slot_id.is_not(None), m.table_id.is_not(None))
    return dict(session.execute(query.group_by(m.event_id)).all())


def _results(session: Session, events: Sequence[int]) -> dict[int, int]:
    r, m = t.EventResult, t.EventMeeting
    query = select(m.event_id, func.count()).join(r, r.meeting_id == m.id).where(m.event_id.in_(events), ~r.deleted)
    return dict(session.execute(query.group_by(m.event_id)).all())
