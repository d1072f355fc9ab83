"""What the board of an event shows while one drags: where a meeting can go, what waits and why, who has too few."""

from __future__ import annotations

from matching.timetable.facts import Standing, standing_of, ways_of
from models.domain.events import EventFacts, Short, WaitingMeeting, WayFacts
from models.steps.events.every_way import every_way
from models.steps.events.seating import Seated, seated, short_of
from models.steps.events.standing import as_asked, place_of

_last: list[tuple[Seated, Standing]] = []
"""Of the event that was asked about last: a drag asks for many cells of one."""


def ways(facts: EventFacts, meeting: str) -> tuple[WayFacts, ...]:
    """Every cell for a meeting while all others stay, and what is in its way there; nothing: it can go there.

    Slots without meetings are left out. The meeting's own lock is not in its way, unless it has been held.
    """
    found, standing = _standing(facts)
    at = place_of(found, meeting)
    if at is None:
        return ()
    return every_way(found, as_asked(found, standing, at), at)


def waiting(facts: EventFacts) -> tuple[WaitingMeeting, ...]:
    """Meetings without a cell, and the shortest ways to one for each."""
    found, standing = _standing(facts)
    left = (at for at, cell in enumerate(found.cells) if cell is None)
    return tuple(found.waiting(at, ways_of(standing, at)) for at in left)


def below(facts: EventFacts) -> tuple[Short, ...]:
    """Guests who have fewer meetings than their floor."""
    return short_of(facts)


def _standing(facts: EventFacts) -> tuple[Seated, Standing]:
    kept = _last[0] if _last else None
    if kept is None or kept[0].facts is not facts:
        found = seated(facts)
        kept = found, standing_of(found.event, found.cells)
        _last[:] = [kept]
    return kept
