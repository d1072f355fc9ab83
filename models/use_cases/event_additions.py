"""What one more table or slot would bring to an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import Addition
from models.domain.progress import Progress, no_progress
from models.steps.events.facts import facts_of
from models.steps.events.planning import additions
from models.steps.events.rows import load
from models.steps.events.seating import seated


def event_additions(
    catalogue: Catalogue, actor: Actor, event: str, progress: Progress = no_progress
) -> tuple[Addition, ...]:
    """Meetings more with one table more in each slot, and with one slot more; solved again for each, most first."""
    with catalogue.reading() as session:
        found = seated(facts_of(session, actor, load(session, event)))
    return additions(found, progress)
