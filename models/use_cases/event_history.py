"""What was done with an event, and by whom."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import HistoryEntry
from models.steps.events.rows import event_row
from models.steps.events.story import story


def event_history(catalogue: Catalogue, _actor: Actor, event: str) -> tuple[HistoryEntry, ...]:
    """The newest things done first; UserProblem when the event is not there (any more)."""
    with catalogue.reading() as session:
        return story(session, event_row(session, event))
