"""Bringing meetings in again by short chains of moves, each of which moves as few people as possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from matching.timetable.board import NOWHERE, Board, slots_in
from matching.timetable.event import Cells

Steps: TypeAlias = list[tuple[int, int]]
"""Meetings and the slots they go to."""
LONGEST = 3
"""Meetings that one after the other make room."""
SIDE_BY_SIDE = 2
"""Meetings that make room for one."""


def place_by_few(board: Board, homeless: Sequence[int], before: Cells) -> None:
    """Give each a slot where a short chain of moves makes room for it, whoever has least choice first."""
    moved: set[int] = set()
    for meeting in sorted(homeless, key=lambda each: (board.domain[each].bit_count(), each)):
        steps = _shortest(board, meeting, before, moved)
        for each, _ in steps:
            if board.slot_of[each] != NOWHERE:
                board.take(each)
        for each, slot in steps:
            board.put(each, slot)
            moved.update(board.people[each])


def _shortest(board: Board, meeting: int, before: Cells, moved: set[int]) -> Steps:
    for depth in range(LONGEST + 1):
        found = _Chain(board, before, moved).best(meeting, depth, frozenset({meeting}))
        if found:
            return found
    return []


class _Chain:
    def __init__(self, board: Board, before: Cells, moved: set[int]) -> None:
        self.board, self.before, self.moved = board, before, moved

    def best(self, meeting: int, depth: int, out: frozenset[int]) -> Steps:
        """The steps that bring it in and move the fewest who have not moved yet; the board stays as it is."""
        found = self._deeper(meeting, depth, out) if depth else self._at_once(meeting)
        return min(found, key=self._cost, default=[])

    def _cost(self, steps: Steps) -> int:
        people = {who for meeting, _ in steps for who in self.board.people[meeting]}
        for meeting, slot in steps:
            table = self.board.seat[meeting]
            for other in self.board.inside[slot] if table >= 0 else ():
                if self.before[other] == (slot, table):
                    people.update(self.board.people[other])
        return len(people - self.moved)

    def _at_once(self, meeting: int) -> Iterator[Steps]:
        return ([(meeting, slot)] for slot in slots_in(self.board.allowed(meeting)))

    def _deeper(self, meeting: int, depth: int, out: frozenset[int]) -> Iterator[Steps]:
        for slot in slots_in(self.board.domain[meeting]):
            for pushed in self._pushed(meeting, slot):
                if pushed and len(pushed) <= SIDE_BY_SIDE and not pushed & out and not self._bound(pushed):
                    steps = self._by_pushing(meeting, slot, pushed, depth, out)
                    if steps:
                        yield steps

    def _bound(self, pushed: set[int]) -> bool:
        return any(self.board.locked[other] for other in pushed)

    def _pushed(self, meeting: int, slot: int) -> Iterator[set[int]]:
        board = self.board
        pushed = board.in_the_way(meeting, slot)
        if board.room[slot] or pushed & board.inside[slot]:
            yield pushed
        else:
            yield from (pushed | {other} for other in sorted(board.inside[slot]))

    def _by_pushing(self, meeting: int, slot: int, pushed: set[int], depth: int, out: frozenset[int]) -> Steps:
        board, were = self.board, list(self.board.slot_of)
        for other in pushed:
            board.take(other)
        steps: Steps = []
        if board.allowed(meeting) >> slot & 1:
            board.put(meeting, slot)
            steps = [(meeting, slot), *self._elsewhere(sorted(pushed), depth, out | pushed)]
        board.set_to(were)
        return steps if len(steps) > len(pushed) else []

    def _elsewhere(self, pushed: Sequence[int], depth: int, out: frozenset[int]) -> Steps:
        steps: Steps = []
        for other in pushed:
            found = self.best(other, depth - 1, out)
            if not found:
                return []
            for each, _ in found:
                if self.board.slot_of[each] != NOWHERE:
                    self.board.take(each)
            for each, slot in found:
                self.board.put(each, slot)
            steps += found
        return steps


def bring_home(board: Board, earlier: Sequence[int], before: Cells) -> None:
    """Whoever can go back to where it was does, until nobody can."""
    came = True
    while came:
        came = False
        for meeting in earlier:
            cell, slot = before[meeting], board.slot_of[meeting]
            if cell is not None and slot not in (NOWHERE, cell[0]):
                board.take(meeting)
                home = bool(board.allowed(meeting) >> cell[0] & 1)
                board.put(meeting, cell[0] if home else slot)
                came = came or home


def moved_people(board: Board, meetings: Sequence[int], before: Cells) -> set[int]:
    """Everybody with one of these meetings in another slot than before, or whose table somebody else is bound to."""
    return {who for meeting in meetings if _moved(board, meeting, before) for who in board.people[meeting]}


def _moved(board: Board, meeting: int, before: Cells) -> bool:
    slot, cell = board.slot_of[meeting], before[meeting]
    if slot == NOWHERE or cell is None:
        return False
    if cell[0] != slot:
        return True
    table = board.seat[meeting]
    if table >= 0:
        return table != cell[1]
    return cell in board.event.closed or any(board.seat[other] == cell[1] for other in board.inside[slot])
