"""A timetable of an event: floors first, then as many meetings as can be held, in as few slots as can be proven."""

from __future__ import annotations

from collections.abc import Callable

from matching.timetable.board import NOWHERE, Board, mask_of, slots_in
from matching.timetable.bounding import demands_of, most_meetings, picked_slots, simple_bound
from matching.timetable.colouring import coloured, first_slots, is_plain
from matching.timetable.ejecting import settle
from matching.timetable.event import Cells, Event, Progress, Timetable, unheard
from matching.timetable.exhausting import Exhaustion, is_small, planned_worth
from matching.timetable.judging import judged, least_slots
from matching.timetable.seating import seated, sit_as_before, sit_by_enterprise, unseated

STEPS = 4000
"""Of a search in all slots; a count, so that every machine stops at the same place."""
STEPS_IN_FEW = 1500
"""Of a search in the fewest slots."""
STEPS_IN_ONE_MORE = 500
"""Of a search after one more slot was opened."""
CLOSED = 4
"""Slots that are tried to be emptied again."""
SLOTS_MORE = 4
"""Opened one after the other before all are."""


def plan(event: Event, progress: Progress = unheard, start: Timetable | None = None) -> Timetable:
    """The timetable of an event; where one is given to start from, with all that it holds or more."""
    board = Board(event)
    most = len(event.meetings)
    progress(0, 100)
    if start is not None or not _plain(board):
        most = most_meetings(board)
        _search(board, most, progress, start.cells if start else ())
        if start is None and board.roaming and _short(board, len(event.meetings) - most):
            board = min(board, _by_seated_enterprises(event, most, progress), key=_worth)
    progress(100, 100)
    return judged(event, unseated(board), seated(board, start.cells if start else ()), most)


def _by_seated_enterprises(event: Event, most: int, progress: Progress) -> Board:
    """Another try, in which enterprises stay at a table and buyers without one of their own come to them."""
    board = Board(event)
    sit_by_enterprise(board)
    _search(board, most, progress, ())
    return board


def _worth(board: Board) -> tuple[int, int, int]:
    return board.shortfall(), len(board.waiting()), sum(bool(meetings) for meetings in board.inside)


def _rooms(board: Board) -> list[int]:
    return [board.event.open_tables(slot) for slot in range(board.event.slots)]


def _plain(board: Board) -> bool:
    """Whether an event without availability got its timetable, which then has as few slots as can be."""
    if not is_plain(board):
        return False
    meetings = range(len(board.slot_of))
    slots = first_slots(board, simple_bound(demands_of(board, meetings), _rooms(board), len(meetings)))
    if len(slots) * board.event.tables < len(meetings):
        return False
    board.slot_of = coloured(board, slots)
    return True


def _search(board: Board, most: int, progress: Progress, start: Cells) -> None:
    enough = len(board.slot_of) - most

    def told() -> None:
        progress(50, 100)

    if start:
        sit_as_before(board, start)
        board.set_to([NOWHERE if cell is None else cell[0] for cell in start])
    else:
        _search_in_few(board, enough, told)
    if _short(board, enough):
        settle(board, board.waiting(), STEPS, enough, told)
    if not start:
        _close_slots(board, told)
    if is_small(board) and (_short(board, enough) or not start):
        _try_out(board)


def _search_in_few(board: Board, enough: int, told: Callable[[], None]) -> None:
    """As many as possible in the fewest slots in which everybody finds enough, then in some more."""
    usable = board.usable
    board.usable = mask_of(_fewest_slots(board, enough))
    settle(board, board.waiting(), STEPS_IN_FEW, enough, told)
    for _ in range(SLOTS_MORE):
        if not _short(board, enough) or board.usable == usable:
            break
        board.usable |= 1 << _most_wanted(board, usable & ~board.usable)
        settle(board, board.waiting(), STEPS_IN_ONE_MORE, enough, told)
    board.usable = usable


def _fewest_slots(board: Board, enough: int) -> list[int]:
    rooms = _rooms(board)
    meetings = min(len(board.slot_of) - enough, sum(rooms))
    demands = demands_of(board, range(len(board.slot_of)))
    least = simple_bound(demands, rooms, meetings)
    picked = picked_slots(demands, rooms, meetings, least)
    if len(picked) <= least:
        return picked
    from matching.timetable.covering import fewest_slots

    return fewest_slots(demands, rooms, meetings, picked).slots


def _most_wanted(board: Board, shut: int) -> int:
    waiting = board.waiting()
    return max(slots_in(shut), key=lambda slot: (sum(board.domain[each] >> slot & 1 for each in waiting), -slot))


def _close_slots(board: Board, told: Callable[[], None]) -> None:
    """Empty the slots with the fewest meetings, as long as all of these find another place."""
    used = [slot for slot, meetings in enumerate(board.inside) if meetings]
    for slot in sorted(used, key=lambda each: (len(board.inside[each]), -each))[:CLOSED]:
        held = [meeting for meeting, where in enumerate(board.slot_of) if where != NOWHERE]
        if least_slots(board, held, len(used)) >= len(used):
            return
        if _emptied(board, slot, told):
            used.remove(slot)


def _emptied(board: Board, slot: int, told: Callable[[], None]) -> bool:
    were, usable, missing = list(board.slot_of), board.usable, board.shortfall()
    out = list(board.inside[slot])
    for meeting in out:
        board.take(meeting)
    board.usable &= ~(1 << slot)
    settle(board, out, STEPS_IN_ONE_MORE, 0, told)
    board.usable = usable
    empty = len(board.waiting()) <= were.count(NOWHERE) and board.shortfall() <= missing
    if not empty:
        board.set_to(were)
    return empty


def _short(board: Board, enough: int) -> bool:
    return len(board.waiting()) > enough or board.shortfall() > 0


def _try_out(board: Board) -> None:
    order = range(len(board.slot_of))
    Exhaustion(board, order, planned_worth(board, order)).run()
