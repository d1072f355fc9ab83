"""Who stays away from an event that runs, and what was before that: written down."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from models.domain.events import EventFacts
from models.steps.events.guests import set_away
from models.steps.events.rows import EventRows


def write_absent(session: Session, rows: EventRows, facts: EventFacts, absent: Collection[str]) -> None:
    """The guests as `without_absent` has them; meetings in slots that are over are locked where they stand."""
    for guest in facts.guests:
        if guest.uid in absent:
            row = rows.guest(guest.uid)
            row.arrival = str(guest.arrival)
            set_away(session, rows, row, guest.away)
    past = {row.id for row in rows.slots[: facts.over]}
    for meeting in rows.meetings:
        if meeting.slot_id in past and meeting.table_id is not None:
            meeting.locked = True
    session.flush()
