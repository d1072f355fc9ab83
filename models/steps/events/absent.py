"""Who stays away from an event that runs, and what was before that: written down."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import EventFacts
from models.steps.events.guests import set_away
from models.steps.events.rows import EventRows

_LEAVING = '["replan_event"'
"""How the note of a change set begins that planned anew because somebody left."""


def write_absent(session: Session, rows: EventRows, facts: EventFacts, absent: Collection[str]) -> None:
    """The guests as `without_absent` has them; meetings in slots that have ended are locked."""
    for guest in facts.guests:
        if guest.uid in absent:
            row = rows.guest(guest.uid)
            row.arrival = str(guest.arrival)
            set_away(session, rows, row, guest.away)
    past = {row.id for row in rows.slots[: facts.ended]}
    for meeting in rows.meetings:
        if meeting.slot_id in past and meeting.table_id is not None:
            meeting.locked = True
    session.flush()


def given_up(session: Session, rows: EventRows, facts: EventFacts, guest: str) -> list[t.EventAbsence]:
    """The slots to come that a guest gave up by leaving; in those it had named itself it stays away."""
    row, coming = rows.guest(guest), {each.id for each in rows.slots[facts.over :]}
    away = [each for each in rows.absences if each.guest_id == row.id and each.slot_id in coming]
    c, a = t.ChangeSet, t.EventAbsence
    left = select(a.id).join(c, c.id == a.made_by).where(c.note.startswith(_LEAVING, autoescape=True))
    ids = set(session.scalars(left.where(a.guest_id == row.id)))
    return [each for each in away if each.id in ids]


def come_back(session: Session, rows: EventRows, facts: EventFacts, guest: str) -> int:
    """Give a guest those slots back; how many they are."""
    held = given_up(session, rows, facts, guest)
    for each in held:
        each.deleted = True
    session.flush()
    return len(held)
