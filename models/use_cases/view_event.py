"""Look at one matchmaking event, whole."""

from __future__ import annotations

from datetime import datetime

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import EventFacts
from models.steps.events.facts import facts_of
from models.steps.events.rows import load


def view_event(catalogue: Catalogue, actor: Actor, event: str, *, at: datetime | None = None) -> EventFacts:
    """The event with this uid or code; UserProblem when it is not there (any more). `at`: now, unless told."""
    with catalogue.reading() as session:
        return facts_of(session, actor, load(session, event), at)
