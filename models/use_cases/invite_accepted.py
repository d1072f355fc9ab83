"""Put everybody of the accepted proposals on the guest list of an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import GuestsAdded
from models.domain.progress import Progress, no_progress
from models.steps.events import guests
from models.steps.events.writing import changing


def invite_accepted(
    catalogue: Catalogue, actor: Actor, event: str, *, progress: Progress = no_progress
) -> GuestsAdded:
    """Partners and enterprises of all accepted or locked proposals and groups of the event's run."""
    progress(0, 1)
    with changing(catalogue, actor, event, "invite_accepted") as (session, rows, current):
        invited = guests.invited_by_decision(session, rows.event)
        _rows, added, already = guests.add_guests(session, rows, invited)
        return GuestsAdded(Changed.EVENTS, current.uid, added, already)
