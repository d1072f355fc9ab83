"""Events in which everybody is free all day: as few slots as anybody can reach, by alternating paths.

Meetings are edges between buyers and enterprises and slots are their colours. König (1916): as many colours suffice as
the largest number of meetings that one of them has. Classes of two colours can be evened out along the paths that
both form together, so that no slot needs more tables than there are.
"""

from __future__ import annotations

from collections import Counter

from matching.timetable.board import Board, slots_in


def is_plain(board: Board) -> bool:
    """Whether everybody is free all day and nothing but people and the number of tables binds."""
    event = board.event
    if event.closed or board.walking or any(board.locked):
        return False
    if any(len(meeting.enterprises) != 1 or meeting.table is not None for meeting in event.meetings):
        return False
    tables = Counter(buyer.table for buyer in event.buyers if buyer.table is not None)
    if any(several > 1 for several in tables.values()) or any(mask != board.usable for mask in board.domain):
        return False
    meetings = Counter(person for people in board.people for person in people)
    slots = board.usable.bit_count()
    return all(count <= min(slots, board.maximum[person]) for person, count in meetings.items())


def coloured(board: Board, slots: list[int]) -> list[int]:
    """A slot for every meeting of a plain event; there must be enough slots for the busiest and for all tables."""
    paths = _Paths(board, len(slots))
    for meeting in range(len(board.parties)):
        paths.place(meeting)
    paths.even_out(board.event.tables)
    return [slots[colour] for colour in paths.colour]


class _Paths:
    def __init__(self, board: Board, colours: int) -> None:
        self.ends = [(people[0], people[1]) for people in board.people]
        self.free = [(1 << colours) - 1] * board.first_table
        self.at = [[-1] * colours for _ in range(board.first_table)]
        self.colour = [-1] * len(self.ends)
        self.size = [0] * colours
        self.level = 0
        self.low = (1 << colours) - 1

    def place(self, meeting: int) -> None:
        one, other = self.ends[meeting]
        both = self.free[one] & self.free[other]
        if not both:
            wanted, given = (mask & -mask for mask in (self.free[one], self.free[other]))
            self._flip(other, wanted.bit_length() - 1, given.bit_length() - 1)
            both = wanted
        chosen = both & self.low or both
        self._paint(meeting, (chosen & -chosen).bit_length() - 1)

    def _paint(self, meeting: int, colour: int) -> None:
        bit = ~(1 << colour)
        for end in self.ends[meeting]:
            self.free[end] &= bit
            self.at[end][colour] = meeting
        self.colour[meeting] = colour
        self.size[colour] += 1
        self._mark(colour, bit)

    def _mark(self, colour: int, bit: int) -> None:
        """Colours that were used least come first: there is less to even out in the end."""
        if self.size[colour] > self.level:
            self.low &= bit
            if not self.low:
                self.level += 1
                self.low = sum(1 << each for each, size in enumerate(self.size) if size <= self.level)

    def path(self, start: int, first: int, second: int) -> list[int]:
        """Meetings of two colours one after the other, from somebody that has no meeting of the second."""
        found, end, colour, then = [], start, first, second
        while (meeting := self.at[end][colour]) >= 0:
            found.append(meeting)
            one, other = self.ends[meeting]
            end = other if end == one else one
            colour, then = then, colour
        return found

    def _flip(self, start: int, first: int, second: int) -> None:
        self._swap(self.path(start, first, second), first, second)

    def _swap(self, path: list[int], first: int, second: int) -> None:
        ends = {end for meeting in path for end in self.ends[meeting]}
        for end in ends:
            self.at[end][first] = self.at[end][second] = -1
            self.free[end] |= 1 << first | 1 << second
        for meeting in path:
            self.size[self.colour[meeting]] -= 1
        for meeting in path:
            self._paint(meeting, first + second - self.colour[meeting])

    def even_out(self, tables: int) -> None:
        """Move meetings from slots with too many of them to those with the fewest."""
        for full in [colour for colour, size in enumerate(self.size) if size > tables]:
            while self.size[full] > tables:
                empty = min(range(len(self.size)), key=self.size.__getitem__)
                self._shift(full, empty, self.size[full] - tables)

    def _shift(self, full: int, empty: int, wanted: int) -> None:
        """Swap paths that have one meeting more of the full slot; there are as many as the sizes differ by, or more."""
        wanted = min(wanted, (self.size[full] - self.size[empty] + 1) // 2)
        for meeting in [each for each, colour in enumerate(self.colour) if colour == full]:
            if not wanted:
                return
            for end in self.ends[meeting]:
                if self.colour[meeting] == full and self.free[end] >> empty & 1:
                    path = self.path(end, full, empty)
                    if len(path) % 2:
                        self._swap(path, full, empty)
                        wanted -= 1
                        break


def first_slots(board: Board, count: int) -> list[int]:
    """The earliest slots that can be used."""
    return list(slots_in(board.usable))[:count]
