"""Take guests off the list of an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import LaidOut
from models.domain.progress import Progress, no_progress
from models.steps.events.cells import take_off
from models.steps.events.guests import refuse_who_met
from models.steps.events.writing import changing


def remove_guests(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    guests: tuple[str, ...],
    reason: str = "",
    *,
    progress: Progress = no_progress,
) -> LaidOut:
    """The guests are off the list; `waiting` names the meetings that are cancelled by it, each with the reason.

    UserProblem for a guest of whom a result was written down.
    """
    progress(0, 1)
    with changing(catalogue, actor, event, "remove_guests") as (session, rows, current):
        chosen = [rows.guest(uid) for uid in guests]
        refuse_who_met(session, chosen)
        cancelled = take_off(session, rows, chosen, reason)
        return LaidOut(Changed.EVENTS, current.uid, cancelled)
