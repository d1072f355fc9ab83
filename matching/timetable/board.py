"""The board that meetings are put on: who is free when, kept as masks of slots so that a question is one `and`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from matching.timetable.event import Buyer, Enterprise, Event

Mask: TypeAlias = int
EVERYBODY = 1 << 30
"""A largest number that nobody reaches."""
NOWHERE = -1
_MANY = 1 << 20
"""More than all squares together."""


def unmet(missing: int) -> int:
    """What somebody's missing meetings weigh: their number, and of one sum the more evenly they are shared the less."""
    return missing * _MANY + missing * missing


def slots_in(mask: Mask) -> Iterator[int]:
    """The slots of a mask, earliest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def mask_of(slots: Iterable[int]) -> Mask:
    """The mask of some slots."""
    mask = 0
    for slot in slots:
        mask |= 1 << slot
    return mask


def _shared_seats(seats: Sequence[int], buyers: Sequence[int]) -> frozenset[int]:
    """Tables that more than one buyer is bound to: those of one buyer are busy whenever it is."""
    sitting = {(seat, buyer) for seat, buyer in zip(seats, buyers, strict=True) if seat >= 0}
    return frozenset(seat for seat, count in Counter(seat for seat, _ in sitting).items() if count > 1)


class Board:
    """Which meeting is in which slot. Buyers, enterprises and tables that somebody is bound to are all *parties*.

    A meeting that is bound to no table is taken to be at one where nobody else is, and the walk to it is allowed for,
    until it is given a table with `sit`.
    """

    def __init__(self, event: Event) -> None:
        self.event = event
        self.slot_of = [NOWHERE] * len(event.meetings)
        self._count_rooms()
        self._gather_parties()
        self.locked = [meeting.slot is not None for meeting in event.meetings]
        self.at = [[NOWHERE] * event.slots for _ in self.free]
        self.held: list[set[int]] = [set() for _ in self.free]

    def _count_rooms(self) -> None:
        event = self.event
        self.room = [event.open_tables(slot) for slot in range(event.slots)]
        self.inside: list[set[int]] = [set() for _ in range(event.slots)]
        self.roomy = mask_of(slot for slot, room in enumerate(self.room) if room)
        self.usable = self.roomy

    def _gather_parties(self) -> None:
        event, day = self.event, (1 << self.event.slots) - 1
        people: list[Buyer | Enterprise] = [*event.buyers, *event.enterprises]
        self.first_table = len(people)
        tables = range(event.tables)
        self.free = [day & ~mask_of(person.away) for person in people]
        self.open = [day & ~mask_of(slot for slot, closed in event.closed if closed == table) for table in tables]
        self.free += self.open
        most = [EVERYBODY if person.maximum is None else person.maximum for person in people]
        self.maximum = most + [EVERYBODY] * event.tables
        self.seat = [self._seat_of(meeting) for meeting in range(len(event.meetings))]
        self.walking = event.walking if event.tables > 1 else 0
        self.roaming = frozenset(at for at, seat in enumerate(self.seat) if seat < 0) if self.walking else frozenset()
        buyers = [meeting.buyer for meeting in event.meetings]
        self.shared = frozenset(tables) if self.roaming else _shared_seats(self.seat, buyers)
        self.people = [self._people_of(meeting) for meeting in range(len(event.meetings))]
        self.parties = [self._parties_of(meeting) for meeting in range(len(event.meetings))]
        self.domain = [self._domain_of(meeting) for meeting in range(len(event.meetings))]
        self.anywhere = list(self.domain)
        self.minimum = self._reachable_minimums([person.minimum for person in people])
        reach = range(-self.walking, self.walking + 1)
        near = ([slot + step for step in reach if 0 <= slot + step < event.slots] for slot in range(event.slots))
        self.near = [mask_of(slots) for slots in near]

    def _reachable_minimums(self, wished: Sequence[int]) -> list[int]:
        """Nobody can have more than those of its meetings that can be held at all."""
        possible = Counter(
            person for people, domain in zip(self.people, self.domain, strict=True) if domain for person in people
        )
        return [min(each, possible[person]) for person, each in enumerate(wished)] + [0] * self.event.tables

    def _seat_of(self, meeting: int) -> int:
        table = self.event.table_of(meeting)
        return -1 - meeting if table is None else table

    def _people_of(self, meeting: int) -> tuple[int, ...]:
        asked, buyers = self.event.meetings[meeting], len(self.event.buyers)
        return (asked.buyer, *(buyers + each for each in asked.enterprises))

    def _parties_of(self, meeting: int) -> tuple[int, ...]:
        seat = self.seat[meeting]
        return (*self.people[meeting], *((self.first_table + seat,) if seat in self.shared else ()))

    def _domain_of(self, meeting: int) -> Mask:
        lock, seat = self.event.meetings[meeting].slot, self.seat[meeting]
        mask = self.usable & -(1 << self.event.over) if lock is None else self.usable & (1 << lock)
        if seat >= 0:
            mask &= self.free[self.first_table + seat]
        for party in self.parties[meeting]:
            mask &= self.free[party]
        return mask

    def sit(self, meeting: int, table: int) -> None:
        """Give a roaming meeting a table before it gets a slot; below 0 none again."""
        self.seat[meeting] = table if table >= 0 else -1 - meeting
        self.parties[meeting] = self._parties_of(meeting)
        self.domain[meeting] = self.anywhere[meeting] & (self.open[table] if table >= 0 else -1)

    def allowed(self, meeting: int) -> Mask:
        """Slots it can go to while all others stay."""
        mask = self.domain[meeting] & self.roomy & self.usable
        for party in self.parties[meeting]:
            mask &= self.free[party]
            if len(self.held[party]) >= self.maximum[party]:
                return 0
        return mask & ~self._walks(meeting) if self.walking and mask else mask

    def _walks(self, meeting: int) -> Mask:
        mask, seat = 0, self.seat[meeting]
        for party in self.people[meeting][1:]:
            for other in self.held[party]:
                if self.seat[other] != seat:
                    mask |= self.near[self.slot_of[other]]
        return mask

    def put(self, meeting: int, slot: int) -> None:
        """Give it a slot that is allowed."""
        bit = 1 << slot
        for party in self.parties[meeting]:
            self.free[party] ^= bit
            self.at[party][slot] = meeting
            self.held[party].add(meeting)
        self.slot_of[meeting] = slot
        self.inside[slot].add(meeting)
        self.room[slot] -= 1
        if not self.room[slot]:
            self.roomy ^= bit

    def take(self, meeting: int) -> int:
        """Take it off the board again; the slot it had."""
        slot = self.slot_of[meeting]
        bit = 1 << slot
        for party in self.parties[meeting]:
            self.free[party] ^= bit
            self.at[party][slot] = NOWHERE
            self.held[party].discard(meeting)
        self.slot_of[meeting] = NOWHERE
        self.inside[slot].discard(meeting)
        self.room[slot] += 1
        self.roomy |= bit
        return slot

    def in_the_way(self, meeting: int, slot: int) -> set[int]:
        """Meetings that stand where it would go, or too near to walk; a full slot and a largest number not counted."""
        found = {self.at[party][slot] for party in self.parties[meeting]}
        found.discard(NOWHERE)
        if self.walking:
            seat, near = self.seat[meeting], self.near[slot]
            for party in self.people[meeting][1:]:
                found |= {
                    other for other in self.held[party]
                    if self.seat[other] != seat and near >> self.slot_of[other] & 1
                }  # fmt: skip
        return found

    def lacking(self, party: int) -> int:
        """How many meetings are missing from its minimum."""
        return max(0, self.minimum[party] - len(self.held[party]))

    def shortfall(self) -> int:
        """What everybody's missing meetings weigh."""
        return sum(unmet(self.lacking(party)) for party in range(self.first_table))

    def waiting(self) -> list[int]:
        """Meetings without a slot."""
        return [meeting for meeting, slot in enumerate(self.slot_of) if slot == NOWHERE]

    def set_to(self, slots: Sequence[int]) -> None:
        """Bring every meeting to the slot given for it."""
        changed = [meeting for meeting, slot in enumerate(slots) if slot != self.slot_of[meeting]]
        for meeting in changed:
            if self.slot_of[meeting] != NOWHERE:
                self.take(meeting)
        for meeting in changed:
            if slots[meeting] != NOWHERE:
                self.put(meeting, slots[meeting])
