"""The facts between a meeting and a cell, and the event without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from matching.timetable.event import Cell, Cells, Event, Fact, FactCode, Way

WAYS = 3
"""Ways named for a meeting that does not fit."""
_HARDNESS = tuple(FactCode)


@dataclass(slots=True)
class Standing:
    """Who is where at a given state of the cells."""

    event: Event
    cells: list[Cell | None]
    at_table: dict[Cell, list[int]] = field(default_factory=dict)
    of_buyer: dict[int, list[int]] = field(default_factory=dict)
    of_enterprise: dict[int, list[int]] = field(default_factory=dict)

    def put(self, meeting: int, cell: Cell) -> None:
        """Let a meeting stand there; nothing is asked."""
        self.cells[meeting] = cell
        asked = self.event.meetings[meeting]
        self.at_table.setdefault(cell, []).append(meeting)
        self.of_buyer.setdefault(asked.buyer, []).append(meeting)
        for who in asked.enterprises:
            self.of_enterprise.setdefault(who, []).append(meeting)

    def slot_of(self, meeting: int) -> int:
        """Its slot; it must have one."""
        cell = self.cells[meeting]
        return -1 if cell is None else cell[0]


def standing_of(event: Event, cells: Cells) -> Standing:
    """The cells, ready for questions."""
    found = Standing(event, [None] * len(cells))
    for meeting, cell in enumerate(cells):
        if cell is not None:
            found.put(meeting, cell)
    return found


def facts_at(standing: Standing, meeting: int, cell: Cell) -> tuple[Fact, ...]:
    """All that keeps a meeting from a cell while all others stay; a meeting that is in the way is named once."""
    found: list[Fact] = []
    named: set[int] = set()
    for fact in _facts(standing, meeting, cell, named):
        if fact.meeting < 0 or fact.code is FactCode.LOCKED:
            found.append(fact)
        elif fact.meeting not in named:
            named.add(fact.meeting)
            found.append(fact)
    return tuple(found)


def _facts(standing: Standing, meeting: int, cell: Cell, named: set[int]) -> Iterator[Fact]:
    yield from _of_cell(standing.event, meeting, cell)
    yield from _of_buyer(standing, meeting, cell)
    yield from _of_enterprises(standing, meeting, cell)
    yield from _of_walking(standing, meeting, cell)
    for other in standing.at_table.get(cell, ()):
        if other != meeting:
            yield Fact(FactCode.TABLE_TAKEN, *cell, meeting=other)
    yield from _of_largest_numbers(standing, meeting, named)


def _of_cell(event: Event, meeting: int, cell: Cell) -> Iterator[Fact]:
    asked, (slot, table) = event.meetings[meeting], cell
    elsewhere = asked.slot not in (None, slot) or asked.table not in (None, table)
    if elsewhere:
        yield Fact(FactCode.LOCKED, -1 if asked.slot is None else asked.slot, event.table_of(meeting) or 0, -1, meeting)
    bound = event.buyers[asked.buyer].table
    if (asked.table is None or elsewhere) and bound not in (None, table):  # a lock holds instead of the buyer's table
        yield Fact(FactCode.TABLE_FIXED, slot, bound or 0, asked.buyer)
    if slot in event.breaks:
        yield Fact(FactCode.BREAK, slot)
    if slot < event.over and asked.slot != slot:
        yield Fact(FactCode.OVER, slot)
    if cell in event.closed:
        yield Fact(FactCode.TABLE_CLOSED, *cell)


def _of_buyer(standing: Standing, meeting: int, cell: Cell) -> Iterator[Fact]:
    buyer, slot = standing.event.meetings[meeting].buyer, cell[0]
    if slot in standing.event.buyers[buyer].away:
        yield Fact(FactCode.BUYER_AWAY, slot, who=buyer)
    for other in standing.of_buyer.get(buyer, ()):
        if other != meeting and standing.slot_of(other) == slot:
            yield Fact(FactCode.BUYER_BUSY, slot, who=buyer, meeting=other)


def _of_enterprises(standing: Standing, meeting: int, cell: Cell) -> Iterator[Fact]:
    slot = cell[0]
    for who in standing.event.meetings[meeting].enterprises:
        if slot in standing.event.enterprises[who].away:
            yield Fact(FactCode.ENTERPRISE_AWAY, slot, who=who)
        for other in standing.of_enterprise.get(who, ()):
            if other != meeting and standing.slot_of(other) == slot:
                yield Fact(FactCode.ENTERPRISE_BUSY, slot, who=who, meeting=other)


def _of_walking(standing: Standing, meeting: int, cell: Cell) -> Iterator[Fact]:
    reach = standing.event.walking
    if not reach:
        return
    for who in standing.event.meetings[meeting].enterprises:
        for other in standing.of_enterprise.get(who, ()):
            there = standing.cells[other]
            if other != meeting and there is not None and there[1] != cell[1] and 0 < abs(there[0] - cell[0]) <= reach:
                yield Fact(FactCode.WALKING, cell[0], there[1], who, other)


def _of_largest_numbers(standing: Standing, meeting: int, named: set[int]) -> Iterator[Fact]:
    event, asked = standing.event, standing.event.meetings[meeting]
    buyer = event.buyers[asked.buyer]
    if _is_full(buyer.maximum, standing.of_buyer.get(asked.buyer, ()), meeting, named):
        yield Fact(FactCode.BUYER_FULL, who=asked.buyer)
    for who in asked.enterprises:
        if _is_full(event.enterprises[who].maximum, standing.of_enterprise.get(who, ()), meeting, named):
            yield Fact(FactCode.ENTERPRISE_FULL, who=who)


def _is_full(maximum: int | None, held: Iterable[int], meeting: int, named: set[int]) -> bool:
    """Without those that are in the way anyhow."""
    return maximum is not None and sum(other != meeting and other not in named for other in held) >= maximum


def ways_of(standing: Standing, meeting: int) -> tuple[Way, ...]:
    """The shortest ways of a meeting that has no cell, each by other facts."""
    event = standing.event
    found = sorted((_way(standing, meeting, slot) for slot in range(event.slots)), key=_shortness)
    several: dict[tuple[Fact, ...], Way] = {}
    for way in found:
        several.setdefault(way.facts, way)
    return tuple(several.values())[:WAYS]


def _shortness(way: Way) -> tuple[int, tuple[int, ...], int]:
    return len(way.facts), tuple(_HARDNESS.index(fact.code) for fact in way.facts), way.slot


def _way(standing: Standing, meeting: int, slot: int) -> Way:
    """The easiest cell of a slot; where every table is taken, that of one more table."""
    event = standing.event
    asked = event.meetings[meeting]
    bound = {table for table in (asked.table, event.buyers[asked.buyer].table) if table is not None}
    tables = sorted(bound) or _worth_asking(standing, meeting, slot)
    ways = [Way(slot, table, facts_at(standing, meeting, (slot, table))) for table in tables]
    if not bound and not any((slot, table) not in standing.at_table for table in tables):
        ways.append(_way_by_a_new_table(standing, meeting, slot))
    return min(ways, key=_shortness)


def _worth_asking(standing: Standing, meeting: int, slot: int) -> list[int]:
    """A free table, and those where its enterprises are near that time: they would not have to walk."""
    event = standing.event
    cells = ((slot, table) for table in range(event.tables))
    free = (cell[1] for cell in cells if cell not in standing.at_table and cell not in event.closed)
    near = {
        cell[1]
        for who in event.meetings[meeting].enterprises
        for other in standing.of_enterprise.get(who, ())
        if event.walking and (cell := standing.cells[other]) and abs(cell[0] - slot) <= event.walking
    }
    busy = {
        cell[1]
        for other in standing.of_buyer.get(event.meetings[meeting].buyer, ())
        if (cell := standing.cells[other]) and cell[0] == slot
    }
    return sorted({*near, *busy, *islice(free, 1)})


def _way_by_a_new_table(standing: Standing, meeting: int, slot: int) -> Way:
    event = standing.event
    full = Fact(FactCode.TABLES_FULL, slot)
    return Way(slot, event.tables, (*facts_at(standing, meeting, (slot, event.tables)), full))


def with_table(event: Event, slot: int) -> Event:
    """The event with one more table in that slot alone."""
    elsewhere = {(other, event.tables) for other in range(event.slots) if other != slot}
    return replace(event, tables=event.tables + 1, closed=event.closed | elsewhere)


def with_slot(event: Event) -> Event:
    """The event with one more slot at its end."""
    return replace(event, slots=event.slots + 1)


def without(event: Event, cells: Cells, facts: Iterable[Fact]) -> tuple[Event, Cells]:
    """What would be if these facts were not."""
    left = list(cells)
    for fact in facts:
        if fact.code in _OF_MEETINGS:
            left[fact.meeting] = None
        else:
            event = _REMOVALS[fact.code](event, fact)
    return event, tuple(left)


_OF_MEETINGS = frozenset({FactCode.BUYER_BUSY, FactCode.ENTERPRISE_BUSY, FactCode.WALKING, FactCode.TABLE_TAKEN})


def _unlocked(event: Event, fact: Fact) -> Event:
    meetings = list(event.meetings)
    meetings[fact.meeting] = replace(meetings[fact.meeting], slot=None, table=None)
    return replace(event, meetings=tuple(meetings))


def _buyer(event: Event, fact: Fact) -> Event:
    buyers = list(event.buyers)
    buyer = buyers[fact.who]
    match fact.code:
        case FactCode.BUYER_AWAY:
            buyer = replace(buyer, away=buyer.away - {fact.slot})
        case FactCode.BUYER_FULL:
            buyer = replace(buyer, maximum=(buyer.maximum or 0) + 1)
        case _:
            buyer = replace(buyer, table=None)
    buyers[fact.who] = buyer
    return replace(event, buyers=tuple(buyers))


def _enterprise(event: Event, fact: Fact) -> Event:
    enterprises = list(event.enterprises)
    who = enterprises[fact.who]
    if fact.code is FactCode.ENTERPRISE_AWAY:
        enterprises[fact.who] = replace(who, away=who.away - {fact.slot})
    else:
        enterprises[fact.who] = replace(who, maximum=(who.maximum or 0) + 1)
    return replace(event, enterprises=tuple(enterprises))


_REMOVALS: dict[FactCode, Callable[[Event, Fact], Event]] = {
    FactCode.BREAK: lambda event, fact: replace(event, breaks=event.breaks - {fact.slot}),
    FactCode.OVER: lambda event, fact: replace(event, over=min(event.over, fact.slot)),
    FactCode.TABLE_CLOSED: lambda event, fact: replace(event, closed=event.closed - {(fact.slot, fact.table)}),
    FactCode.TABLES_FULL: lambda event, fact: with_table(event, fact.slot),
    FactCode.LOCKED: _unlocked,
    FactCode.BUYER_AWAY: _buyer,
    FactCode.BUYER_FULL: _buyer,
    FactCode.TABLE_FIXED: _buyer,
    FactCode.ENTERPRISE_AWAY: _enterprise,
    FactCode.ENTERPRISE_FULL: _enterprise,
}
