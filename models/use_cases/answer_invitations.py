"""Note what guests of an event answered."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import Invitation, LaidOut
from models.domain.progress import Progress, no_progress
from models.steps.events.unseating import unseat
from models.steps.events.writing import changing

_ANSWERS = (Invitation.COMING, Invitation.NOT_COMING)


def answer_invitations(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    guests: tuple[str, ...],
    invitation: Invitation,
    day: date | None = None,
    *,
    progress: Progress = no_progress,
) -> LaidOut:
    """The guests' invitations; meetings of those who do not come wait, and are named."""
    progress(0, 1)
    answered = (day or date.today()).isoformat() if invitation in _ANSWERS else ""
    with changing(catalogue, actor, event, "answer_invitations", str(invitation)) as (session, rows, current):
        chosen = [rows.guest(uid) for uid in guests]
        for row in chosen:
            row.invitation, row.answered_on = str(invitation), answered
        waiting = unseat(session, actor, event)
        return LaidOut(Changed.EVENTS, current.uid, waiting)
