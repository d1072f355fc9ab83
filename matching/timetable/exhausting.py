"""Small events exactly: every choice is tried that can still be better than the best one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from matching.timetable.board import NOWHERE, Board, slots_in

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

    def __init__(self, board: Board, order: Sequence[int], worth: Callable[[int], Worth]) -> None:
        self.board, self.order, self.worth = board, order, worth
        self.best = list(board.slot_of)
        self.least = worth(len(order))
        self.nodes = 0

    def run(self) -> bool:
        """Leave the board as it is best; whether that is proven."""
        for meeting in self.order:
            if self.board.slot_of[meeting] != NOWHERE:
                self.board.take(meeting)
        self._decide(0)
        self.board.set_to(self.best)
        return self.nodes < NODES

    def _decide(self, at: int) -> None:
        self.nodes += 1
        found = self.worth(at)
        if found >= self.least or self.nodes >= NODES:
            return
        if at == len(self.order):
            self.least, self.best = found, list(self.board.slot_of)
            return
        meeting = self.order[at]
        for slot in slots_in(self.board.allowed(meeting)):
            self.board.put(meeting, slot)
            self._decide(at + 1)
            self.board.take(meeting)
        self._decide(at + 1)


def planned_worth(board: Board, order: Sequence[int]) -> Callable[[int], Worth]:
    """Meetings missing from minimums, waiting meetings, slots used."""

    def worth(decided: int) -> Worth:
        waiting = sum(board.slot_of[meeting] == NOWHERE for meeting in order[:decided])
        used = sum(bool(meetings) for meetings in board.inside)
        to_come: dict[int, int] = {}
        for meeting in order[decided:]:
            for who in board.people[meeting]:
                to_come[who] = to_come.get(who, 0) + 1
        missing = sum(max(0, board.lacking(who) - to_come.get(who, 0)) for who in range(board.first_table))
        return missing, waiting, used

    return worth
