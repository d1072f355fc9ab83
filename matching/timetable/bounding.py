"""What no timetable can better: how many meetings can be held, and how few slots hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from matching.timetable.board import Board, Mask, slots_in


def most_meetings(board: Board) -> int:
    """No timetable holds more: everybody's slots and largest numbers as a flow, and the tables of the day."""
    domains: dict[int, list[Mask]] = {}
    for meeting, parties in enumerate(board.parties):
        for party in parties:
            domains.setdefault(party, []).append(board.domain[meeting])
    caps = {party: min(board.maximum[party], _matched(masks)) for party, masks in domains.items()}
    spare = {party: cap - len(domains[party]) for party, cap in caps.items()}
    # whoever has least to spare speaks for its side, buyer or table, and all of a group: a relaxation, so still a bound
    edges = [
        tuple(min(side, key=spare.__getitem__) for side in _sides(board, meeting))
        for meeting, domain in enumerate(board.domain) if domain
    ]  # fmt: skip
    return min(_Flow(edges, caps).most(), sum(board.event.open_tables(slot) for slot in slots_in(board.usable)))


def _sides(board: Board, meeting: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    people, parties = board.people[meeting], board.parties[meeting]
    return (people[0], *parties[len(people) :]), people[1:]


def _matched(domains: Sequence[Mask]) -> int:
    """How many meetings one party could hold were it alone."""
    owner: dict[int, int] = {}
    return sum(_find(meeting, domains, owner, set()) for meeting in range(len(domains)))


def _find(meeting: int, domains: Sequence[Mask], owner: dict[int, int], seen: set[int]) -> bool:
    for slot in slots_in(domains[meeting]):
        if slot not in seen:
            seen.add(slot)
            if slot not in owner or _find(owner[slot], domains, owner, seen):
                owner[slot] = meeting
                return True
    return False


@dataclass(slots=True)
class _Flow:
    """Edges between two sides of which nobody may have more than its cap."""

    edges: Sequence[tuple[int, ...]]
    left: dict[int, int]
    taken: set[int] = field(default_factory=set)
    beside: dict[int, list[int]] = field(default_factory=dict)

    def most(self) -> int:
        for edge, ends in enumerate(self.edges):
            for end in ends:
                self.beside.setdefault(end, []).append(edge)
            if all(self.left[end] > 0 for end in ends):
                self._take(edge)
        for buyer in dict.fromkeys(one for one, _ in self.edges):
            while self.left[buyer] > 0 and self._augment(buyer):
                self.left[buyer] -= 1
        return len(self.taken)

    def _take(self, edge: int) -> None:
        self.taken.add(edge)
        for end in self.edges[edge]:
            self.left[end] -= 1

    def _augment(self, buyer: int) -> bool:
        """One edge more for a buyer: on by edges that are not taken, back by those that are."""
        came: dict[int, tuple[int, int]] = {buyer: (-1, -1)}
        queue = [buyer]
        for end in queue:
            for edge in self.beside[end]:
                one, other = self.edges[edge]
                forward = end == one
                then = other if forward else one
                if (edge in self.taken) == forward or then in came:
                    continue
                came[then] = end, edge
                if forward and self.left[then] > 0:
                    self.left[then] -= 1
                    self._turn(then, came)
                    return True
                queue.append(then)
        return False

    def _turn(self, end: int, came: dict[int, tuple[int, int]]) -> None:
        while (step := came[end])[1] >= 0:
            end = step[0]
            self.taken ^= {step[1]}


Demands = list[tuple[Mask, int]]
"""In which slots somebody can, and how many of them are needed."""


def demands_of(board: Board, meetings: Sequence[int]) -> Demands:
    """What everybody needs for these meetings, as far as there are so many slots."""
    counts = Counter(party for meeting in meetings for party in board.parties[meeting])
    reach = dict.fromkeys(counts, 0)
    for meeting in meetings:
        for party in board.parties[meeting]:
            reach[party] |= board.domain[meeting]
    found = {
        (reach[party], min(count, board.maximum[party], reach[party].bit_count())) for party, count in counts.items()
    }
    locks = {(board.domain[meeting], 1) for meeting in meetings if board.locked[meeting] and board.domain[meeting]}
    return sorted(found | locks)


def simple_bound(demands: Demands, rooms: Sequence[int], meetings: int) -> int:
    """The busiest one's meetings (König), or as many slots as all meetings need tables."""
    ranked, slots = sorted(rooms, reverse=True), 0
    while slots < len(rooms) and sum(ranked[:slots]) < meetings:
        slots += 1
    return max([slots, *(wanted for _, wanted in demands)])


def picked_slots(demands: Demands, rooms: Sequence[int], meetings: int, least: int) -> list[int]:
    """The earliest slots, then one after the other that which those want most who still lack some."""
    left = [slot for slot, room in enumerate(rooms) if room]
    chosen, left = left[:least], left[least:]
    while left:
        mask = sum(1 << slot for slot in chosen)
        short = [(can, wanted - (can & mask).bit_count()) for can, wanted in demands]
        short = [(can, lack) for can, lack in short if lack > 0]
        if not short and sum(rooms[slot] for slot in chosen) >= meetings:
            break
        wishes = {slot: sum(lack for can, lack in short if can >> slot & 1) for slot in left}
        best = max(left, key=lambda slot: (wishes[slot], rooms[slot], -slot))
        chosen.append(best)
        left.remove(best)
    return sorted(chosen)
