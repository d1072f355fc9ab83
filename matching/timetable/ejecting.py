"""Meetings that found no slot push others out, which look for another one themselves.

After Nagata and Bräysy (2009): who could not be placed often weighs more, the lightest are pushed out, and whoever is
out comes first. The best board seen is kept; the number of steps ends the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from matching.timetable.board import NOWHERE, Board, Mask, slots_in, unmet

IMMOVABLE = 1 << 40
"""What pushing out a locked meeting costs."""
PATIENCE = 5
"""After so many steps one of those who wait longest is placed."""
LOOKED_AT = 4
"""Waiting meetings that are asked at every step whether they fit now."""
FLOOR = 1 << 20
"""What pushing somebody below its minimum costs."""


def settle(
    board: Board, waiting: Iterable[int], steps: int, enough: int = 0, told: Callable[[], None] = lambda: None
) -> None:
    """Put as many as possible of the waiting on the board, floors first; `enough` left over is known to be the best."""
    left = [meeting for meeting in _most_bound_first(board, waiting) if not _placed(board, meeting)]
    if len(left) > enough or board.shortfall():
        _Search(board, left).run(steps, enough, told)


def _most_bound_first(board: Board, waiting: Iterable[int]) -> list[int]:
    """Locks, then floors, groups, and those whose people have least time to spare."""
    spare = _time_to_spare(board)
    below = [board.lacking(party) for party in range(board.first_table)]

    def order(meeting: int) -> tuple[bool, bool, int, int, int]:
        people = board.people[meeting]
        wanted = any(below[person] for person in people)
        return not board.locked[meeting], not wanted, -len(people), min(spare[person] for person in people), meeting

    return sorted(waiting, key=order)


def _time_to_spare(board: Board) -> list[int]:
    spare = [(mask & board.usable).bit_count() for mask in board.free]
    for people in board.people:
        for person in people:
            spare[person] -= 1
    return spare


def _placed(board: Board, meeting: int) -> bool:
    allowed = board.allowed(meeting)
    if allowed:
        board.put(meeting, (allowed & -allowed).bit_length() - 1)
    return bool(allowed)


class _Search:
    def __init__(self, board: Board, waiting: Sequence[int]) -> None:
        self.board = board
        self.out = list(reversed(waiting))
        self.weight = [1] * len(board.slot_of)
        self.floors = any(board.minimum)
        self.missing = board.shortfall()
        self.turn = self.looked = 0
        self._remember()

    def run(self, steps: int, enough: int, told: Callable[[], None]) -> None:
        """Search, and leave the board as it was best."""
        for step in range(steps):
            if not self.out or (len(self.out) <= enough and not self.missing):
                break
            # whoever was pushed out last comes first, but those who wait longest get their turn
            self._step(self.out.pop(0 if step % PATIENCE == PATIENCE - 1 else -1))
            self._look_again()
            self._compare()
            if not step % 500:
                told()
        self.board.set_to(self.best)

    def _step(self, meeting: int) -> None:
        allowed = self.board.allowed(meeting)
        if allowed:
            self._put(meeting, self._turned(allowed))
            return
        self.weight[meeting] += 1
        found = self._lightest(meeting)
        if found is None:
            self.out.insert(0, meeting)
            return
        slot, pushed = found
        for other in pushed:
            self._take(other)
        self._put(meeting, slot)
        self.out.extend(sorted(pushed, key=lambda other: self.weight[other]))

    def _look_again(self) -> None:
        """Others that wait may fit now: a few of them each time, in turn."""
        for _ in range(min(LOOKED_AT, len(self.out))):
            self.looked = (self.looked + 1) % len(self.out)
            allowed = self.board.allowed(self.out[self.looked])
            if allowed:
                self._put(self.out.pop(self.looked), self._turned(allowed))
                if not self.out:
                    return

    def _turned(self, allowed: Mask) -> int:
        """One of the slots, another each time, so that no search goes round in a circle."""
        self.turn += 1
        later = allowed >> self.turn % self.board.event.slots << self.turn % self.board.event.slots
        chosen = later or allowed
        return (chosen & -chosen).bit_length() - 1

    def _lightest(self, meeting: int) -> tuple[int, set[int]] | None:
        best, chosen = IMMOVABLE, None
        self.turn += 1
        slots = list(slots_in(self.board.domain[meeting] & self.board.usable))
        start = self.turn % max(len(slots), 1)
        for slot in slots[start:] + slots[:start]:
            pushed = self.board.in_the_way(meeting, slot)
            cost = self._cost(pushed)
            if cost < best:
                cost += self._make_room(meeting, slot, pushed)
                if cost < best:
                    best, chosen = cost, (slot, pushed)
        return chosen

    def _make_room(self, meeting: int, slot: int, pushed: set[int]) -> int:
        """Push out more where the slot is full, or somebody has its largest number; what that costs."""
        board, cost = self.board, 0
        if not board.room[slot] and not pushed & board.inside[slot]:
            cost += self._push_one(board.inside[slot], pushed)
        for party in board.parties[meeting]:
            held = board.held[party]
            if len(held) >= board.maximum[party] and not pushed & held:
                cost += self._push_one(held, pushed)
        return cost

    def _push_one(self, among: set[int], pushed: set[int]) -> int:
        if not among:
            return IMMOVABLE
        cost, lightest = min((self._cost((other,)), other) for other in among)
        pushed.add(lightest)
        return cost

    def _cost(self, meetings: Iterable[int]) -> int:
        total = 0
        for meeting in meetings:
            total += IMMOVABLE if self.board.locked[meeting] else self.weight[meeting]
            if self.floors:
                total += sum(FLOOR + lacking for lacking in self._lacking_without(meeting))
        return total

    def _lacking_without(self, meeting: int) -> list[int]:
        """Of those who would be below their floor, how many meetings they would lack."""
        board = self.board
        spare = (len(board.held[who]) - board.minimum[who] for who in board.people[meeting] if board.held[who])
        return [1 - more for more in spare if more <= 0]

    def _put(self, meeting: int, slot: int) -> None:
        if self.floors:
            lacking = map(self.board.lacking, self.board.people[meeting])
            self.missing -= sum(unmet(each) - unmet(each - 1) for each in lacking if each)
        self.board.put(meeting, slot)

    def _take(self, meeting: int) -> None:
        if self.floors:
            self.missing += sum(unmet(each) - unmet(each - 1) for each in self._lacking_without(meeting))
        self.board.take(meeting)

    def _compare(self) -> None:
        if (self.missing, len(self.out)) < self.worth:
            self._remember()

    def _remember(self) -> None:
        self.worth = self.missing, len(self.out)
        self.best = list(self.board.slot_of)


def unplaced(slots: Sequence[int]) -> int:
    """How many have no slot."""
    return sum(slot == NOWHERE for slot in slots)
