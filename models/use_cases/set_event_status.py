"""Say how far an event is."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.events import EventStatus
from models.domain.progress import Progress, no_progress
from models.steps.events.writing import changing


def set_event_status(
    catalogue: Catalogue, actor: Actor, event: str, status: EventStatus, *, progress: Progress = no_progress
) -> Outcome:
    """The event is planned, running, over or cancelled from now on."""
    progress(0, 1)
    with changing(catalogue, actor, event, "set_event_status", str(status)) as (_session, rows, current):
        rows.event.status = str(status)
        return Outcome(Changed.EVENTS, current.uid)
