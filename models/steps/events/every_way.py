"""What is in a meeting's way in every cell of the board, asked of the engine as seldom as can be.

The engine looks at one cell; of a slot it gets only those meetings that can matter there, and free tables between which
it makes no difference are asked about once. The answers are the engine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from matching.timetable.facts import Standing, facts_at
from models.domain.events import FactInTheWay, WayFacts
from models.steps.events.seating import Seated

_FREE = -1


def every_way(found: Seated, standing: Standing, meeting: int) -> tuple[WayFacts, ...]:
    """Every cell for a meeting while all others stay; slots without meetings are left out."""
    slots = (slot for slot in range(found.event.slots) if slot not in found.event.breaks)
    return tuple(way for slot in slots for way in _in_slot(found, _of_slot(standing, meeting, slot), meeting, slot))


def _in_slot(found: Seated, standing: Standing, meeting: int, slot: int) -> Iterator[WayFacts]:
    event, asked = standing.event, standing.event.meetings[meeting]
    told = cache(partial(found.fact, meeting))
    uid, taken, closed = found.facts.slots[slot].uid, standing.at_table, event.closed
    special = {asked.table, event.buyers[asked.buyer].table, *_tables_of(standing, asked.enterprises)}
    known: dict[int, tuple[FactInTheWay, ...]] = {}
    for table, facts in enumerate(found.facts.tables):
        cell = slot, table
        alike = cell not in taken and cell not in closed and table not in special
        key = _FREE if alike else table
        if key not in known:
            known[key] = tuple(map(told, facts_at(standing, meeting, cell)))
        yield WayFacts(uid, facts.uid, known[key])


def _tables_of(standing: Standing, enterprises: Iterable[int]) -> Iterator[int]:
    """Where its people sit at other times: there they need not walk."""
    for who in enterprises:
        for other in standing.of_enterprise.get(who, ()):
            there = standing.cells[other]
            if there is not None:
                yield there[1]


def _of_slot(standing: Standing, meeting: int, slot: int) -> Standing:
    """The board as far as it matters in one slot: who is counted for a largest number is counted whole."""
    event = standing.event
    asked, reach = event.meetings[meeting], event.walking
    of_buyer, of_enterprise = standing.of_buyer.get(asked.buyer, []), {}
    if event.buyers[asked.buyer].maximum is None:
        of_buyer = [each for each in of_buyer if standing.slot_of(each) == slot]
    for who in asked.enterprises:
        theirs = standing.of_enterprise.get(who, [])
        if event.enterprises[who].maximum is None:
            theirs = [each for each in theirs if abs(standing.slot_of(each) - slot) <= reach]
        of_enterprise[who] = theirs
    return Standing(event, standing.cells, standing.at_table, {asked.buyer: of_buyer}, of_enterprise)
