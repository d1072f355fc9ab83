"""Slots and tables of an event: what was added, changed and taken away, and which meetings lose their cell by it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import MeetingState, SlotFacts, SlotKind, TableFacts, clock
from models.problems import UserProblem
from models.steps.events.rows import EventRows

MOST_SLOTS = 120
MOST_TABLES = 400
_MINUTES = 24 * 60
_NO_CELL: dict[str, Any] = {"slot_id": None, "table_id": None, "locked": False}
Ids = dict[str, int]
"""uid as it was given → row; new rows without one are not found by it."""


def lay_out(
    session: Session, rows: EventRows, slots: Sequence[SlotFacts], tables: Sequence[TableFacts]
) -> tuple[int, ...]:
    """Bring these slots and tables into the event; numbers of the meetings that wait now."""
    slots = sorted(slots, key=lambda each: each.starts)
    _refuse(slots, tables)
    slot_ids, gone_slots = _save_slots(session, rows, slots)
    table_ids, gone_tables = _save_tables(session, rows, tables)
    session.flush()
    closed = _save_closures(session, rows, tables, slot_ids, table_ids)
    _let_go(rows, gone_slots, gone_tables)
    talking = {slot_ids[each.uid] for each in slots if each.uid and each.kind is SlotKind.MEETINGS}
    return _unseat(rows, talking, set(table_ids.values()), closed)


def _refuse(slots: Sequence[SlotFacts], tables: Sequence[TableFacts]) -> None:
    if len(slots) > MOST_SLOTS or len(tables) > MOST_TABLES:
        raise UserProblem("event.too_much", slots=MOST_SLOTS, tables=MOST_TABLES)
    for each in slots:
        if not 0 <= each.starts < each.ends <= _MINUTES:
            raise UserProblem("event.slot_backwards", starts=clock(each.starts), ends=clock(each.ends))
    for one, other in pairwise(slots):
        if other.starts < one.ends:
            raise UserProblem("event.slots_overlap", first=clock(one.starts), second=clock(other.starts))
    names = [" ".join(each.name.split()).casefold() for each in tables]
    if not all(names):
        raise UserProblem("event.table_unnamed")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UserProblem("event.table_twice", table=twice)


def _save_slots(session: Session, rows: EventRows, slots: Sequence[SlotFacts]) -> tuple[Ids, list[t.EventSlot]]:
    held = {row.uid: row for row in rows.slots}
    found: list[tuple[str, t.EventSlot]] = []
    for position, each in enumerate(slots):
        row = held.pop(each.uid, None) or t.EventSlot(event_id=rows.event.id)
        row.position, row.starts, row.ends, row.kind = position, each.starts, each.ends, str(each.kind)
        row.session, row.label = each.session.strip(), each.label.strip()
        session.add(row)
        found.append((each.uid, row))
    session.flush()
    return {uid: row.id for uid, row in found if uid}, list(held.values())


def _save_tables(session: Session, rows: EventRows, tables: Sequence[TableFacts]) -> tuple[Ids, list[t.EventTable]]:
    held = {row.uid: row for row in rows.tables}
    found: list[tuple[str, t.EventTable]] = []
    for position, each in enumerate(tables):
        row = held.pop(each.uid, None) or t.EventTable(event_id=rows.event.id)
        row.position, row.name, row.place = position, " ".join(each.name.split()), each.place.strip()
        session.add(row)
        found.append((each.uid or f"new {position}", row))
    session.flush()
    return {uid: row.id for uid, row in found}, list(held.values())


def _save_closures(
    session: Session, rows: EventRows, tables: Sequence[TableFacts], slots: Ids, at: Ids
) -> set[tuple[int, int]]:
    """The cells that are not there."""
    wanted = {
        (slots[slot], at[each.uid or f"new {position}"])
        for position, each in enumerate(tables)
        for slot in each.closed
        if slot in slots
    }
    held = {(row.slot_id, row.table_id): row for row in rows.closures}
    for cell in sorted(wanted - held.keys()):
        session.add(t.EventClosure(slot_id=cell[0], table_id=cell[1]))
    for cell in held.keys() - wanted:
        held[cell].deleted = True
    return wanted


def _let_go(rows: EventRows, slots: Sequence[t.EventSlot], tables: Sequence[t.EventTable]) -> None:
    """What hangs on a slot or table that is taken away goes with it; guests lose their table."""
    _refuse_where_held(rows, {row.id for row in slots}, {row.id for row in tables})
    for slot in slots:
        slot.deleted = True
    for table in tables:
        table.deleted = True
    gone = {row.id for row in slots}
    for absence in rows.absences:
        if absence.slot_id in gone:
            absence.deleted = True
    for guest in rows.guests:
        if guest.table_id in {row.id for row in tables}:
            guest.table_id = None


def _refuse_where_held(rows: EventRows, slots: set[int], tables: set[int]) -> None:
    """What has happened there stays."""
    for row in rows.meetings:
        if row.state == MeetingState.HELD and (row.slot_id in slots or row.table_id in tables):
            raise UserProblem("event.held_there", meeting=row.number)


def _unseat(rows: EventRows, slots: set[int], tables: set[int], closed: set[tuple[int, int]]) -> tuple[int, ...]:
    waiting = []
    for row in rows.meetings:
        if row.state == MeetingState.HELD or row.slot_id is None or row.table_id is None:
            continue
        if row.slot_id not in slots or row.table_id not in tables or (row.slot_id, row.table_id) in closed:
            for name, value in _NO_CELL.items():
                setattr(row, name, value)
            if row.state == MeetingState.PLANNED:
                waiting.append(row.number)
    return tuple(waiting)
