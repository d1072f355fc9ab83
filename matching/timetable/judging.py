"""What a timetable is worth: its slots against the bound, and why each meeting that does not fit does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matching.timetable.board import Board
from matching.timetable.bounding import demands_of, picked_slots, simple_bound
from matching.timetable.event import Cells, Event, Fact, Shortfall, Timetable, Unscheduled, Way
from matching.timetable.facts import Standing, facts_at, standing_of, ways_of


@dataclass(frozen=True, slots=True)
class Violation:
    """A meeting at a place where it must not be, and the fact that says so."""

    meeting: int
    fact: Fact


def violations(event: Event, timetable: Timetable) -> tuple[Violation, ...]:
    """Everything in a timetable that its event forbids; nothing, if it is sound."""
    standing = standing_of(event, timetable.cells)
    return tuple(
        Violation(meeting, fact) for meeting, cell in timetable.placed() for fact in facts_at(standing, meeting, cell)
    )


def move_options(event: Event, timetable: Timetable, meeting: int) -> tuple[Way, ...]:
    """Every cell for one meeting while all others stay, and what is in its way there."""
    standing = standing_of(event, timetable.cells)
    cells = [(slot, table) for slot in range(event.slots) for table in range(event.tables)]
    return tuple(Way(*cell, facts_at(standing, meeting, cell)) for cell in cells)


def judged(event: Event, board: Board, cells: Cells, most: int) -> Timetable:
    """A timetable of these cells, and of whatever else fits without anybody moving."""
    standing = standing_of(event, cells)
    unscheduled = _unscheduled(standing)
    placed = [meeting for meeting, cell in enumerate(standing.cells) if cell is not None]
    used = len({cell[0] for cell in standing.cells if cell is not None})
    bound = least_slots(board, placed, used)
    settled = tuple(standing.cells)
    return Timetable(settled, used, bound, max(most, len(placed)), unscheduled, _below_minimum(event, standing))


def _unscheduled(standing: Standing) -> tuple[Unscheduled, ...]:
    """A meeting that nothing is in the way of goes there; all others have a reason in every cell."""
    waiting = [meeting for meeting, cell in enumerate(standing.cells) if cell is None]
    for meeting in waiting:
        easiest = ways_of(standing, meeting)[0]
        if easiest.possible:
            standing.put(meeting, (easiest.slot, easiest.table))
    return tuple(Unscheduled(each, ways_of(standing, each)) for each in waiting if standing.cells[each] is None)


def _below_minimum(event: Event, standing: Standing) -> tuple[Shortfall, ...]:
    buyers = Counter(event.meetings[meeting].buyer for meeting, cell in enumerate(standing.cells) if cell)
    found = [
        Shortfall(True, who, buyers[who], buyer.minimum)
        for who, buyer in enumerate(event.buyers) if buyers[who] < buyer.minimum
    ]  # fmt: skip
    for who, enterprise in enumerate(event.enterprises):
        held = len(standing.of_enterprise.get(who, ()))
        if held < enterprise.minimum:
            found.append(Shortfall(False, who, held, enterprise.minimum))
    return tuple(found)


def least_slots(board: Board, meetings: Sequence[int], used: int) -> int:
    """No timetable with these meetings uses fewer slots; looked into only as far as `used` leaves it open."""
    rooms = [board.event.open_tables(slot) for slot in range(board.event.slots)]
    demands = demands_of(board, meetings)
    least = simple_bound(demands, rooms, len(meetings))
    if used <= least:
        return used
    picked = picked_slots(demands, rooms, len(meetings), least)
    if len(picked) <= least:
        return least
    from matching.timetable.covering import fewest_slots

    return max(least, min(used, fewest_slots(demands, rooms, len(meetings), picked).bound))
