"""Results of events that are asked about again after 30, 90 and 180 days."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.events import FollowUpDraft, FollowUpLine
from models.domain.progress import Progress, no_progress
from models.steps.events import following


def list_follow_ups(
    catalogue: Catalogue, actor: Actor, today: date | None = None, *, event: str = ""
) -> tuple[FollowUpLine, ...]:
    """Of an event (uid or code) all; without one those of every event that are open and due within a fortnight."""
    with catalogue.reading() as session:
        return following.follow_up_lines(session, actor, today or date.today(), event)


def save_follow_up(
    catalogue: Catalogue, actor: Actor, draft: FollowUpDraft, *, progress: Progress = no_progress
) -> Outcome:
    """What was found out; without a stage the question is open again. UserProblem where it changed since."""
    progress(0, 1)
    with catalogue.transaction() as session:
        with change_set(session, actor, ChangeKind.SCREEN, note='["save_follow_up"]') as current:
            following.save(session, draft)
        return Outcome(Changed.EVENTS, current.uid)
