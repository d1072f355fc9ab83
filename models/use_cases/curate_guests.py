"""Say which guests of an event are let in, and why."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import Curation, LaidOut
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.unseating import unseat
from models.steps.events.writing import changing

_NEEDS_REASON = (Curation.REFUSED, Curation.RESERVE)


def curate_guests(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    guests: tuple[str, ...],
    curation: Curation,
    reason: str = "",
    *,
    progress: Progress = no_progress,
) -> LaidOut:
    """The guests' curation; meetings of those who are not let in wait, and are named.

    UserProblem where somebody is refused or put on the reserve without a reason.
    """
    progress(0, 1)
    why = " ".join(reason.split())
    if curation in _NEEDS_REASON and not any(map(str.isalpha, why)):
        raise UserProblem("event.reason_missing")
    with changing(catalogue, actor, event, "curate_guests", str(curation)) as (session, rows, current):
        chosen = [rows.guest(uid) for uid in guests]
        for row in chosen:
            row.curation, row.curation_reason = str(curation), why
        waiting = unseat(session, actor, event)
        return LaidOut(Changed.EVENTS, current.uid, waiting)
