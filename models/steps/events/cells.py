"""Meetings that lose their cell, and meetings that are cancelled: never dropped, always named."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import MeetingState
from models.steps.events.rows import EventRows


def take_cell(row: t.EventMeeting) -> None:
    """Let a meeting wait."""
    row.slot_id = row.table_id = None
    row.locked = False


def cancel(row: t.EventMeeting, reason: str) -> None:
    """The meeting is not to be; it stays in sight with its reason."""
    row.state, row.state_reason = str(MeetingState.CANCELLED), " ".join(reason.split())
    take_cell(row)


def take_off(session: Session, rows: EventRows, guests: Collection[t.EventGuest], reason: str) -> tuple[int, ...]:
    """Take guests off the list; numbers of the meetings that are cancelled by it. A group goes on without them."""
    gone = {row.id for row in guests}
    for guest in guests:
        guest.deleted = True
    seated, cancelled = rows.enterprises_of, []
    for row in rows.meetings:
        if row.state != MeetingState.PLANNED:
            continue
        left = [each for each in seated.get(row.id, ()) if each not in gone]
        if row.buyer_id in gone or not left:
            cancel(row, reason)
            cancelled.append(row.number)
        elif len(left) < len(seated[row.id]):
            _leave(rows, row.id, gone)
    session.flush()
    return tuple(cancelled)


def _leave(rows: EventRows, meeting: int, gone: Collection[int]) -> None:
    for seat in rows.seats:
        if seat.meeting_id == meeting and seat.guest_id in gone:
            seat.deleted = True
