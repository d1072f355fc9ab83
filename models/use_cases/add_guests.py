"""Put partners and enterprises on the guest list of an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import GuestsAdded
from models.domain.progress import Progress, no_progress
from models.steps.events import guests
from models.steps.events.writing import changing


def add_guests(
    catalogue: Catalogue, actor: Actor, event: str, codes: tuple[str, ...], *, progress: Progress = no_progress
) -> GuestsAdded:
    """Who came onto the list by these public codes, and who stood on it; UserProblem for a code that is none."""
    progress(0, 1)
    with changing(catalogue, actor, event, "add_guests") as (session, rows, current):
        _rows, added, already = guests.add_guests(session, rows, guests.invited_by_code(session, codes))
        return GuestsAdded(Changed.EVENTS, current.uid, added, already)
