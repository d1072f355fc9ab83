"""The results of an event."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import ResultLine
from models.steps.events.facts import facts_of
from models.steps.events.results import result_lines
from models.steps.events.rows import load


def list_results(catalogue: Catalogue, actor: Actor, event: str) -> tuple[ResultLine, ...]:
    """All results with their names, by the meetings' numbers."""
    with catalogue.reading() as session:
        rows = load(session, event)
        return result_lines(session, rows, facts_of(session, actor, rows))
