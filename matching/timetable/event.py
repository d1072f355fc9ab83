"""The vocabulary of timetables: an event, its timetable, and the facts that stand in a meeting's way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
Cell: TypeAlias = tuple[int, int]
"""Slot, table."""
Cells: TypeAlias = tuple[Cell | None, ...]
"""One per meeting of the event; None waits."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A buyer; at a table of its own where one is named."""

    uid: str
    away: frozenset[int] = frozenset()
    """Slots in which it meets nobody."""
    table: int | None = None
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An invited enterprise; `minimum` is its floor, kept for it before anybody gets more."""

    uid: str
    away: frozenset[int] = frozenset()
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One buyer with one enterprise or a group of them at one table; slot and table are locks."""

    uid: str
    buyer: int
    enterprises: tuple[int, ...]
    slot: int | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Everything that a timetable depends on; slots and tables count from 0."""

    slots: int
    tables: int
    buyers: tuple[Buyer, ...]
    enterprises: tuple[Enterprise, ...]
    meetings: tuple[Meeting, ...]
    breaks: frozenset[int] = frozenset()
    """Slots in which nobody meets: they count as time to walk."""
    closed: frozenset[Cell] = frozenset()
    """Tables that are not there in a slot."""
    walking: int = 0
    """Free slots that an enterprise needs between two tables."""
    over: int = 0
    """Slots before this one are past: what is locked there was held, and nothing else comes there."""

    def table_of(self, meeting: int) -> int | None:
        """Where it has to be: its own lock, else its buyer's table."""
        asked = self.meetings[meeting]
        return self.buyers[asked.buyer].table if asked.table is None else asked.table

    def open_tables(self, slot: int) -> int:
        """How many tables there are then."""
        if slot in self.breaks:
            return 0
        shut = sum((slot, table) in self.closed for table in range(self.tables)) if self.closed else 0
        return self.tables - shut


class FactCode(StrEnum):
    """What can stand in a meeting's way; each can be removed."""

    BREAK = "break"
    OVER = "over"
    BUYER_AWAY = "buyer_away"
    ENTERPRISE_AWAY = "enterprise_away"
    BUYER_BUSY = "buyer_busy"
    ENTERPRISE_BUSY = "enterprise_busy"
    WALKING = "walking"
    BUYER_FULL = "buyer_full"
    ENTERPRISE_FULL = "enterprise_full"
    TABLES_FULL = "tables_full"
    TABLE_TAKEN = "table_taken"
    TABLE_CLOSED = "table_closed"
    TABLE_FIXED = "table_fixed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One fact in the way; numbers that do not concern it are -1."""

    code: FactCode
    slot: int = -1
    table: int = -1
    who: int = -1
    """Index of the buyer or of the enterprise."""
    meeting: int = -1
    """The other meeting; of a lock, the meeting itself."""


@dataclass(frozen=True, slots=True)
class Way:
    """A cell, and the facts between a meeting and it: without all of them it can be held there."""

    slot: int
    table: int
    facts: tuple[Fact, ...]

    @property
    def possible(self) -> bool:
        """Whether nothing is in the way."""
        return not self.facts


@dataclass(frozen=True, slots=True)
class Unscheduled:
    """A meeting without a cell, and its shortest ways to one while all others stay."""

    meeting: int
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Somebody who has fewer meetings than its minimum."""

    buyer: bool
    who: int
    held: int
    minimum: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """Who meets where and when, what that is worth, and what does not fit."""

    cells: Cells
    slots_used: int
    """Slots with a meeting."""
    lower_bound: int
    """No timetable with these meetings uses fewer slots."""
    most: int
    """No timetable of this event holds more meetings."""
    unscheduled: tuple[Unscheduled, ...] = ()
    below_minimum: tuple[Shortfall, ...] = ()

    @property
    def held(self) -> int:
        """How many meetings have a cell."""
        return sum(cell is not None for cell in self.cells)

    def placed(self) -> Iterator[tuple[int, Cell]]:
        """Meetings with their cells."""
        return ((meeting, cell) for meeting, cell in enumerate(self.cells) if cell is not None)


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""
