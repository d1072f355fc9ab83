"""Small events exactly: every choice is tried that can still be better than the best one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from matching.timetable.board import NOWHERE, Board, slots_in, unmet
from matching.timetable.event import Cells

Worth: TypeAlias = tuple[int, ...]
"""Smaller is better, first number first."""
SMALL = 12
"""Meetings of an event that is tried out."""
NODES = 30_000
"""Boards that are looked at; a count, so that every machine stops at the same place."""


def is_small(board: Board) -> bool:
    """Whether everything can be tried out."""
    return len(board.slot_of) <= SMALL


class Exhaustion:
    """The best board there is by `worth(decided)`: how good it can still become once the first so many are decided."""

    def __init__(
        self, board: Board, order: Sequence[int], worth: Callable[[int], Worth], before: Cells = ()
    ) -> None:
        self.board, self.order, self.worth = board, order, worth
        self.best, self.seats = list(board.slot_of), list(board.seat)
        self.least = worth(len(order))
        self.alike = _tables_alike(board, before)
        self.nodes = 0

    def run(self) -> bool:
        """Leave the board as it is best; whether that is proven."""
        for meeting in self.order:
            if self.board.slot_of[meeting] != NOWHERE:
                self.board.take(meeting)
        self._decide(0)
        for meeting in self.board.roaming.intersection(self.order):
            self.board.sit(meeting, self.seats[meeting])
        self.board.set_to(self.best)
        return self.nodes < NODES

    def _decide(self, at: int) -> None:
        self.nodes += 1
        found = self.worth(at)
        if found >= self.least or self.nodes >= NODES:
            return
        if at == len(self.order):
            self.least, self.best, self.seats = found, list(self.board.slot_of), list(self.board.seat)
            return
        meeting = self.order[at]
        for _ in self._tables(meeting):
            for slot in slots_in(self.board.allowed(meeting)):
                self.board.put(meeting, slot)
                self._decide(at + 1)
                self.board.take(meeting)
        self._decide(at + 1)

    def _tables(self, meeting: int) -> Iterator[int]:
        """The meeting sits at one table after the other; of tables that are alike and empty one is enough."""
        board = self.board
        if meeting not in board.roaming:
            yield board.seat[meeting]
            return
        taken = Counter(seat for seat, slot in zip(board.seat, board.slot_of, strict=True) if slot != NOWHERE)
        empty = [table for table in self.alike if not taken[table]]
        for table in range(board.event.tables):
            if table not in empty[1:]:
                board.sit(meeting, table)
                yield table


def _tables_alike(board: Board, before: Cells) -> list[int]:
    """Tables that nobody is bound to, that are there all day and where nobody was."""
    closed = {table for _, table in board.event.closed}
    named = closed | {seat for seat in board.seat if seat >= 0} | {cell[1] for cell in before if cell}
    return [table for table in range(board.event.tables) if table not in named]


def planned_worth(board: Board, order: Sequence[int]) -> Callable[[int], Worth]:
    """What is missing from minimums, waiting meetings, slots used."""

    def worth(decided: int) -> Worth:
        waiting = sum(board.slot_of[meeting] == NOWHERE for meeting in order[:decided])
        used = sum(bool(meetings) for meetings in board.inside)
        to_come: dict[int, int] = {}
        for meeting in order[decided:]:
            for who in board.people[meeting]:
                to_come[who] = to_come.get(who, 0) + 1
        missing = sum(unmet(max(0, board.lacking(who) - to_come.get(who, 0))) for who in range(board.first_table))
        return missing, waiting, used

    return worth
