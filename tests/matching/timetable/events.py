"""Random events of every kind, and slow answers to the same questions that are plainly right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import strategies as st

from matching.timetable.event import Buyer, Cell, Cells, Enterprise, Event, Meeting


@st.composite
def events(draw: st.DrawFn, *, meetings: int = 40, slots: int = 8, tables: int = 5, people: int = 8) -> Event:
    """Events with breaks, absences, groups, bound tables, limits, locks and walks, each of them or none."""
    last, desks = draw(st.integers(1, slots)), draw(st.integers(1, tables))
    some_slots = st.frozensets(st.integers(0, last - 1), max_size=max(1, last // 2))
    away = draw(st.sampled_from([st.just(frozenset[int]()), some_slots]))
    bound = draw(st.sampled_from([st.none(), st.none() | st.integers(0, desks - 1)]))
    most = draw(st.sampled_from([st.none(), st.none() | st.integers(1, 3)]))
    floor = draw(st.sampled_from([st.just(0), st.integers(0, 1)]))
    buyers = draw(st.lists(st.builds(Buyer, st.just("b"), away, bound, st.just(0), most), min_size=1, max_size=people))
    invited = st.builds(Enterprise, st.just("e"), away, floor, most)
    enterprises = draw(st.lists(invited, min_size=1, max_size=people))
    group = st.lists(st.integers(0, len(enterprises) - 1), min_size=1, max_size=draw(st.integers(1, 3)), unique=True)
    lock = draw(st.sampled_from([st.none(), st.integers(0, 9).map(lambda n: n if n < last else None)]))
    desk = draw(st.sampled_from([st.none(), st.none(), st.integers(0, 4).map(lambda n: n if n < desks else None)]))
    meeting = st.builds(Meeting, st.just("m"), st.integers(0, len(buyers) - 1), group.map(tuple), lock, desk)
    return Event(
        last, desks, tuple(buyers), tuple(enterprises), tuple(draw(st.lists(meeting, max_size=meetings))),
        breaks=draw(st.sampled_from([frozenset[int](), draw(st.frozensets(st.integers(0, last - 1), max_size=1))])),
        closed=draw(st.frozensets(st.tuples(st.integers(0, last - 1), st.integers(0, desks - 1)), max_size=2)),
        walking=draw(st.sampled_from([0, 0, 1, 2])),
    )  # fmt: skip


@st.composite
def plain_events(draw: st.DrawFn) -> Event:
    """Everybody is free all day, and there are slots enough."""
    buyers, enterprises = draw(st.integers(1, 8)), draw(st.integers(1, 12))
    pair = st.builds(
        Meeting, st.just("m"), st.integers(0, buyers - 1), st.integers(0, enterprises - 1).map(lambda who: (who,))
    )
    asked = tuple(draw(st.lists(pair, min_size=1, max_size=60)))
    return Event(60, draw(st.integers(1, 8)), (Buyer("b"),) * buyers, (Enterprise("e"),) * enterprises, asked)


def wrongs(event: Event, cells: Cells) -> list[str]:
    """Everything that is wrong with a timetable, asked pair by pair."""
    found = [text for meeting in range(len(cells)) for text in wrongs_of_one(event, cells, meeting)]
    placed = [(meeting, cell) for meeting, cell in enumerate(cells) if cell is not None]
    for (one, here), (other, there) in combinations(placed, 2):
        found += wrongs_of_two(event, (one, *here), (other, *there))
    for who, buyer in enumerate(event.buyers):
        if buyer.maximum is not None and sum(event.meetings[m].buyer == who for m, _ in placed) > buyer.maximum:
            found.append(f"buyer {who} has too many")
    for who, invited in enumerate(event.enterprises):
        held = sum(who in event.meetings[meeting].enterprises for meeting, _ in placed)
        if invited.maximum is not None and held > invited.maximum:
            found.append(f"enterprise {who} has too many")
    return found


def wrongs_of_one(event: Event, cells: Cells, meeting: int) -> Iterator[str]:
    cell, asked = cells[meeting], event.meetings[meeting]
    if cell is None:
        return
    slot, table = cell
    if not (0 <= slot < event.slots and 0 <= table < event.tables) or slot in event.breaks or cell in event.closed:
        yield f"meeting {meeting}: no such place"
    if slot in event.buyers[asked.buyer].away or any(slot in event.enterprises[who].away for who in asked.enterprises):
        yield f"meeting {meeting}: somebody is away"
    if asked.slot not in (None, slot) or event.table_of(meeting) not in (None, table):
        yield f"meeting {meeting}: bound elsewhere"
    if slot < event.over and asked.slot != slot:
        yield f"meeting {meeting}: too late"


def wrongs_of_two(event: Event, one: tuple[int, int, int], other: tuple[int, int, int]) -> Iterator[str]:
    first, second = event.meetings[one[0]], event.meetings[other[0]]
    shared = set(first.enterprises) & set(second.enterprises)
    if one[1] == other[1] and (shared or first.buyer == second.buyer or one[2] == other[2]):
        yield f"meetings {one[0]} and {other[0]}: at the same time"
    if shared and one[2] != other[2] and abs(one[1] - other[1]) <= event.walking:
        yield f"meetings {one[0]} and {other[0]}: no time to walk"


def every_timetable(event: Event) -> Iterator[Cells]:
    """All sound timetables of a small event."""
    places = [(slot, table) for slot in range(event.slots) for table in range(event.tables)]
    choices: list[list[Cell | None]] = [
        [None, *(cell for cell in places if not list(wrongs_of_one(event, _only(event, meeting, cell), meeting)))]
        for meeting in range(len(event.meetings))
    ]
    return (cells for cells in _together(event, choices, ()) if not wrongs(event, cells))


def _together(event: Event, choices: list[list[Cell | None]], placed: Cells) -> Iterator[Cells]:
    """Choices for the meetings that follow, in which no two of them are in each other's way."""
    if len(placed) == len(choices):
        yield placed
        return
    for cell in choices[len(placed)]:
        if cell is None or not any(
            list(wrongs_of_two(event, (one, *there), (len(placed), *cell)))
            for one, there in enumerate(placed) if there is not None
        ):  # fmt: skip
            yield from _together(event, choices, (*placed, cell))


def _only(event: Event, meeting: int, cell: tuple[int, int]) -> Cells:
    return tuple(cell if other == meeting else None for other in range(len(event.meetings)))


def lacking(event: Event, cells: Cells) -> int:
    """Meetings missing from minimums that could be reached at all."""
    held = [[who for m, c in enumerate(cells) if c for who in event.meetings[m].enterprises].count(e)
            for e in range(len(event.enterprises))]  # fmt: skip
    return sum(max(0, each.minimum - held[who]) for who, each in enumerate(event.enterprises))


def moved(event: Event, before: Cells, after: Cells) -> int:
    """People with a meeting in another cell."""
    changed = [m for m, (was, now) in enumerate(zip(before, after, strict=True)) if was and now and was != now]
    buyers = {event.meetings[m].buyer for m in changed}
    return len(buyers) + len({who for m in changed for who in event.meetings[m].enterprises})
