"""Guests of events that became one record: one of them stays, and nobody sits in two meetings at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import Arrival, MeetingState
from models.steps.events.cells import cancel, take_cell

JOINED = "catatan digabung"
"""Why a meeting is cancelled that is the same as another now."""


def join_guests(session: Session, owner: Any, number: int) -> None:
    """Of the guests of a record (column, row) in one event the first stays, with the meetings of all."""
    session.flush()
    g = t.EventGuest
    events: dict[int, list[t.EventGuest]] = defaultdict(list)
    for row in session.scalars(select(g).where(owner == number, ~g.deleted).order_by(g.id)):
        events[row.event_id].append(row)
    for guests in events.values():
        if len(guests) > 1:
            _join(session, guests[0], guests[1:])


def _join(session: Session, kept: t.EventGuest, others: Sequence[t.EventGuest]) -> None:
    for gone in others:
        _give(session, t.EventSeat, "guest_id", gone.id, kept.id)
        _give(session, t.EventResult, "guest_id", gone.id, kept.id)
        _give(session, t.EventMeeting, "buyer_id", gone.id, kept.id)
        if gone.arrival == Arrival.HERE != kept.arrival:
            kept.arrival, kept.arrived_at = gone.arrival, gone.arrived_at
        gone.deleted = True
    session.flush()
    _one_seat_each(session, kept.id)
    _settle(session, kept)


def _give(session: Session, table: type[Any], column: str, giver: int, taker: int) -> None:
    for row in session.scalars(select(table).where(getattr(table, column) == giver)):
        setattr(row, column, taker)


def _one_seat_each(session: Session, guest: int) -> None:
    """In a group in which both sat there is one seat for it now."""
    s, seen = t.EventSeat, set()
    for seat in session.scalars(select(s).where(s.guest_id == guest, ~s.deleted).order_by(s.id)):
        if seat.meeting_id in seen:
            seat.deleted = True
        seen.add(seat.meeting_id)
    session.flush()


def _settle(session: Session, kept: t.EventGuest) -> None:
    """Two meetings of one pair become one, and of two at one time one waits."""
    m, s = t.EventMeeting, t.EventSeat
    seated = select(s.meeting_id).where(s.guest_id == kept.id, ~s.deleted)
    query = select(m).where((m.buyer_id == kept.id) | m.id.in_(seated), ~m.deleted, m.state != MeetingState.CANCELLED)
    slots: set[int] = set()
    pairs: set[tuple[int, tuple[int, ...]]] = set()
    # what was held comes first, then what has a cell
    rows = sorted(session.scalars(query), key=lambda row: (row.state != MeetingState.HELD, row.slot_id is None, row.id))
    for row in rows:
        people = select(s.guest_id).where(s.meeting_id == row.id, ~s.deleted).order_by(s.guest_id)
        pair = row.buyer_id, tuple(session.scalars(people))
        if pair in pairs and row.state != MeetingState.HELD:
            cancel(row, JOINED)
        elif row.slot_id in slots and row.state != MeetingState.HELD:
            take_cell(row)
        pairs.add(pair)
        if row.slot_id is not None:
            slots.add(row.slot_id)
