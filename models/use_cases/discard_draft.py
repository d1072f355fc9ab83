"""Throw a draft away."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress, no_progress
from models.steps.agreements.desk import clear_desk, office_id


def discard_draft(
    catalogue: Catalogue, actor: Actor, subject: str, *, progress: Progress = no_progress
) -> Outcome:
    """What was typed about a proposal is gone; a draft that nobody has is no problem."""
    progress(0, 1)
    with catalogue.transaction() as session:
        clear_desk(session, office_id(session, actor), subject)
    return Outcome(Changed.NOTHING)
