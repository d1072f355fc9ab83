"""Records that leave the catalogue leave the guest lists of events that are still to come."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import EventStatus
from models.steps.events.cells import take_off
from models.steps.events.rows import load

GONE = "dihapus dari katalog"
"""Why the meetings of a record that is gone are cancelled."""
_STILL = (str(EventStatus.PLANNED), str(EventStatus.RUNNING))


def leave_events(session: Session, owner: Any, number: int) -> bool:
    """Take a record (column of guests, row) off the lists, its meetings cancelled; whether it stood on one.

    Where a result of it was written down it stays on the list.
    """
    g, e = t.EventGuest, t.Event
    query = select(e.uid, g.id).join(g, g.event_id == e.id)
    found = session.execute(query.where(owner == number, ~g.deleted, ~e.deleted, e.status.in_(_STILL))).all()
    left = [(event, guest) for event, guest in found if not _has_result(session, guest)]
    for event, guest in left:
        rows = load(session, event)
        take_off(session, rows, [row for row in rows.guests if row.id == guest], GONE)
    return bool(left)


def _has_result(session: Session, guest: int) -> bool:
    r, m = t.EventResult, t.EventMeeting
    query = select(r.id).join(m, m.id == r.meeting_id).where(~r.deleted)
    return session.scalar(query.where(or_(r.guest_id == guest, m.buyer_id == guest)).limit(1)) is not None
