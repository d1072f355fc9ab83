"""Change what is said of one guest of an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import GuestFacts, LaidOut
from models.domain.progress import Progress, no_progress
from models.steps.events.guests import fill_guest
from models.steps.events.unseating import unseat
from models.steps.events.writing import changing
from models.steps.records.standing import refuse_when_changed, version_of


def save_guest(
    catalogue: Catalogue, actor: Actor, event: str, guest: GuestFacts, *, progress: Progress = no_progress
) -> LaidOut:
    """Attendee, table, least and most meetings, slots away and note as given.

    Meetings that cannot stay where they are wait, and are named. UserProblem when the guest has changed since.
    """
    progress(0, 1)
    with changing(catalogue, actor, event, "save_guest", guest.name) as (session, rows, current):
        row = rows.guest(guest.uid)
        if guest.version:
            own = [each for each in rows.absences if each.guest_id == row.id]
            refuse_when_changed(version_of([row, *own]), guest.version)
        fill_guest(session, rows, row, guest)
        waiting = unseat(session, actor, event)
        return LaidOut(Changed.EVENTS, current.uid, waiting)
