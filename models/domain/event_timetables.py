"""Timetables of an event: how a plan came out, what is in a meeting's way, whom to tell."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.changes import Outcome


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The newest planning, with its proof."""

    number: int
    made_at: str
    meetings: int
    held: int
    most: int
    slots_used: int
    lower_bound: int
    seconds: float
    why: str = ""
    told: tuple[str, ...] = ()
    """uids of the guests whose slip changed."""


@dataclass(frozen=True, slots=True)
class FactInTheWay:
    """One fact between a meeting and a cell; `code` is a matching.timetable FactCode."""

    code: str
    slot: str = ""
    table: str = ""
    guest: str = ""
    meeting: int = 0


@dataclass(frozen=True, slots=True)
class WayFacts:
    """A cell (uids of slot and table) and what keeps a meeting from it; nothing: it is possible."""

    slot: str
    table: str
    facts: tuple[FactInTheWay, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingMeeting:
    """A meeting without a cell, and its shortest ways to one."""

    meeting: str
    number: int
    ways: tuple[WayFacts, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """A guest with fewer meetings than its floor."""

    guest: str
    held: int
    minimum: int


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting whose cell changed; an empty slot is no cell."""

    number: int
    before: tuple[str, str]
    after: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PlanReport(Outcome):
    """A timetable with its proof, what waits and why, and whom to tell."""

    plan: PlanFacts | None = None
    waiting: tuple[WaitingMeeting, ...] = ()
    below: tuple[Short, ...] = ()
    moves: tuple[Move, ...] = ()
    moved: tuple[str, ...] = ()
    """uids of guests with a meeting in another cell than before."""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """What one more table in a slot, or one more slot (slot ""), would bring."""

    slot: str
    gain: int


@dataclass(frozen=True, slots=True)
class Told:
    """A guest (uid), and the timetable it was told."""

    guest: str
    schedule: str
