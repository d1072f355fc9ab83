"""The list of matchmaking events."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import EventLine
from models.domain.lists import ListQuery, Slice
from models.steps.events.listing import event_lines


def list_events(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int = 0, limit: int = 200
) -> Slice[EventLine]:
    """Consecutive events, the newest day first; filters: status, year; sorts: day, name, code, venue, status."""
    with catalogue.reading() as session:
        lines, total = event_lines(session, query, start, limit)
        return Slice(lines, start, total)
