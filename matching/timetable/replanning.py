"""A new timetable for what became of the event: every meeting that still can be held, and the fewest people moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from matching.timetable.board import NOWHERE, Board
from matching.timetable.bounding import most_meetings
from matching.timetable.ejecting import settle
from matching.timetable.event import Cell, Cells, Event, Meeting, Progress, Timetable, unheard
from matching.timetable.exhausting import Exhaustion, Worth, is_small
from matching.timetable.facts import facts_at, standing_of
from matching.timetable.judging import judged
from matching.timetable.moving_few import bring_home, moved_people, place_by_few
from matching.timetable.seating import seated, sit_as_before, unseated

STEPS = 2000
"""Of the search for those whom no short chain of moves brings in; a count, so that every machine stops alike."""


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting whose cell is another one now."""

    meeting: int
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Replan:
    """The new timetable, and who has to be told."""

    timetable: Timetable
    moves: tuple[Move, ...]
    """Every meeting that moved, was dropped or came in."""
    moved_buyers: tuple[int, ...]
    """Those with a meeting in another cell than before."""
    moved_enterprises: tuple[int, ...]
    told_buyers: tuple[int, ...]
    """Those moved, those of meetings that were dropped or came in, and those who meet with other people than before."""
    told_enterprises: tuple[int, ...]

    @property
    def people_moved(self) -> int:
        """How many had to move."""
        return len(self.moved_buyers) + len(self.moved_enterprises)


def with_absent(
    event: Event, before: Timetable, buyers: Iterable[int] = (), enterprises: Iterable[int] = (), now: int = 0
) -> Event:
    """The event when these stay away from the slot `now` on; a group meets without them while anybody is left.

    Slots before `now` are over: what was held there stays locked where it was.
    """
    gone, absent, later = frozenset(enterprises), frozenset(buyers), frozenset(range(now, event.slots))
    return replace(
        event,
        buyers=tuple(
            replace(each, away=each.away | later) if at in absent else each for at, each in enumerate(event.buyers)
        ),
        enterprises=tuple(
            replace(each, away=each.away | later) if at in gone else each for at, each in enumerate(event.enterprises)
        ),
        meetings=tuple(
            _still_to_hold(meeting, cell, now, gone) for meeting, cell in zip(event.meetings, before.cells, strict=True)
        ),
        over=now,
    )


def _still_to_hold(meeting: Meeting, cell: Cell | None, now: int, gone: frozenset[int]) -> Meeting:
    if cell is not None and cell[0] < now:
        return replace(meeting, slot=cell[0], table=cell[1])
    left = tuple(who for who in meeting.enterprises if who not in gone)
    return replace(meeting, enterprises=left or meeting.enterprises)


def replan(
    event: Event, before: Timetable, progress: Progress = unheard, earlier: Event | None = None
) -> Replan:
    """As many of the meetings as before, the fewest people moved; then whatever fits beside them.

    `event` is what it has become, with the meetings in the same order; `earlier` is what it was, for whoever meets in
    the same cell with other people than then.
    """
    progress(0, 100)
    board = Board(event)
    sit_as_before(board, before.cells)
    standing = standing_of(event, (None,) * len(before.cells))
    for meeting, cell in before.placed():
        if board.domain[meeting] >> cell[0] & 1 and not facts_at(standing, meeting, cell):
            standing.put(meeting, cell)
            board.put(meeting, cell[0])
    _repair(board, before.cells)
    free = unseated(board)
    timetable = judged(event, free, seated(board, before.cells), most_meetings(free))
    progress(100, 100)
    return _told(event, before, timetable, earlier or event)


def _repair(board: Board, before: Cells) -> None:
    earlier = [meeting for meeting, cell in enumerate(before) if cell is not None and board.domain[meeting]]
    homeless = [meeting for meeting in earlier if board.slot_of[meeting] == NOWHERE]
    if not homeless:
        return
    place_by_few(board, homeless, before)
    left = [meeting for meeting in homeless if board.slot_of[meeting] == NOWHERE]
    if left:
        settle(board, left, STEPS)
        bring_home(board, earlier, before)
    if is_small(board):
        Exhaustion(board, earlier, _moved_worth(board, earlier, before), before).run()


def _moved_worth(board: Board, order: Sequence[int], before: Cells) -> Callable[[int], Worth]:
    """Meetings dropped, people moved."""

    def worth(decided: int) -> Worth:
        settled = order[:decided]
        dropped = sum(board.slot_of[meeting] == NOWHERE for meeting in settled)
        return dropped, len(moved_people(board, settled, before))

    return worth


def _told(event: Event, before: Timetable, after: Timetable, earlier: Event) -> Replan:
    pairs = enumerate(zip(before.cells, after.cells, strict=True))
    moves = tuple(Move(meeting, was, now) for meeting, (was, now) in pairs if was != now)
    moved = [move.meeting for move in moves if move.before is not None and move.after is not None]
    met = zip(earlier.meetings, event.meetings, after.cells, strict=True)
    fewer = [at for at, (was, now, cell) in enumerate(met) if cell and {*was.enterprises} != {*now.enterprises}]
    every = [*(move.meeting for move in moves), *fewer]
    return Replan(after, moves, *_people(event, moved), *_people(event, every))


def _people(event: Event, meetings: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Buyers and enterprises of these meetings who are there."""
    later = frozenset(range(event.over, event.slots))
    buyers = {event.meetings[meeting].buyer for meeting in meetings}
    enterprises = {who for meeting in meetings for who in event.meetings[meeting].enterprises}
    return (
        tuple(sorted(who for who in buyers if not later <= event.buyers[who].away)),
        tuple(sorted(who for who in enterprises if not later <= event.enterprises[who].away)),
    )
