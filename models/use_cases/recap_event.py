"""What came of an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import EventRecap
from models.steps.events.facts import facts_of
from models.steps.events.recapping import followed, recap
from models.steps.events.results import result_lines
from models.steps.events.rows import load


def recap_event(catalogue: Catalogue, actor: Actor, event: str) -> EventRecap:
    """Potential, agreed, delivered and paid, of the whole and of each buyer, enterprise and kabupaten."""
    with catalogue.reading() as session:
        rows = load(session, event)
        facts = facts_of(session, actor, rows)
        return recap(facts, result_lines(session, rows, facts), followed(session, rows.event.id))
