"""All rows of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.problems import UserProblem


@dataclass(frozen=True, slots=True)
class EventRows:
    """An event and what belongs to it; of slots, tables, meetings only what was not taken away."""

    event: t.Event
    office: t.Office
    slots: Sequence[t.EventSlot]
    tables: Sequence[t.EventTable]
    closures: Sequence[t.EventClosure]
    guests: Sequence[t.EventGuest]
    """Those taken away too."""
    absences: Sequence[t.EventAbsence]
    meetings: Sequence[t.EventMeeting]
    seats: Sequence[t.EventSeat]

    def guest(self, uid: str) -> t.EventGuest:
        """A guest that was not taken away; UserProblem when there is none."""
        found = next((row for row in self.guests if row.uid == uid and not row.deleted), None)
        if found is None:
            raise UserProblem("event.guest_gone")
        return found

    def meeting(self, uid: str) -> t.EventMeeting:
        """A meeting; UserProblem when there is none."""
        found = next((row for row in self.meetings if row.uid == uid), None)
        if found is None:
            raise UserProblem("event.meeting_gone")
        return found

    @property
    def enterprises_of(self) -> dict[int, list[int]]:
        """Meeting → its enterprises' guests, in the order in which they were seated."""
        found: dict[int, list[int]] = {}
        for seat in self.seats:
            found.setdefault(seat.meeting_id, []).append(seat.guest_id)
        return found


def event_row(session: Session, key: str) -> t.Event:
    """The event with this uid or code; UserProblem when it is not there (any more)."""
    e = t.Event
    found = session.scalars(select(e).where(or_(e.uid == key, e.code == key), ~e.deleted)).one_or_none()
    if found is None:
        raise UserProblem("event.unknown", event=key)
    return found


def event_of_meeting(session: Session, meeting: str) -> str:
    """The uid of the event that a meeting belongs to; UserProblem when the meeting is not there (any more)."""
    e, m = t.Event, t.EventMeeting
    query = select(e.uid).join(m, m.event_id == e.id).where(m.uid == meeting, ~m.deleted, ~e.deleted)
    found = session.scalar(query)
    if found is None:
        raise UserProblem("event.meeting_gone")
    return found


def load(session: Session, key: str) -> EventRows:
    """The event with this uid or code, whole."""
    event = event_row(session, key)
    slot, table, closure, guest, absence, meeting, seat = (
        t.EventSlot, t.EventTable, t.EventClosure, t.EventGuest, t.EventAbsence, t.EventMeeting, t.EventSeat
    )  # fmt: skip
    guests = select(guest).where(guest.event_id == event.id)
    closures = select(closure).join(slot, slot.id == closure.slot_id).where(slot.event_id == event.id)
    absences = select(absence).join(guest, guest.id == absence.guest_id).where(guest.event_id == event.id)
    seats = select(seat).join(meeting, meeting.id == seat.meeting_id).where(meeting.event_id == event.id)
    return EventRows(
        event=event,
        office=session.get_one(t.Office, event.office_id),
        slots=_of(session, slot, event.id, slot.starts, slot.position),
        tables=_of(session, table, event.id, table.position),
        closures=session.scalars(closures.where(~closure.deleted)).all(),
        guests=session.scalars(guests.order_by(guest.side, guest.number)).all(),
        absences=session.scalars(absences.where(~absence.deleted)).all(),
        meetings=_of(session, meeting, event.id, meeting.number),
        seats=session.scalars(seats.where(~seat.deleted).order_by(seat.id)).all(),
    )


def _of(session: Session, table: Any, event: int, *order: Any) -> Sequence[Any]:
    query = select(table).where(table.event_id == event, ~table.deleted).order_by(*order, table.id)
    return session.scalars(query).all()
