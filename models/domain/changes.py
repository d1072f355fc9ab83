"""What a use case did to the catalogue, so that screens know what to reload and can offer to undo it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, StrEnum, auto


class Changed(Flag):
    """Parts of the catalogue."""

    NOTHING = 0
    ENTERPRISES = auto()
    PARTNERS = auto()
    NEEDS = auto()
    SUPPLY_CHAIN = auto()
    RUNS = auto()
    DECISIONS = auto()
    AGREEMENTS = auto()
    OFFICES = auto()
    SETTINGS = auto()
    DUPLICATES = auto()
    ASSOCIATIONS = auto()
    VIEWS = auto()
    PAPERS = auto()
    LAW = auto()
    EVENTS = auto()
    EVERYTHING = (
        ENTERPRISES | PARTNERS | NEEDS | SUPPLY_CHAIN | RUNS | DECISIONS | AGREEMENTS | OFFICES | SETTINGS | DUPLICATES
        | ASSOCIATIONS | VIEWS | PAPERS | LAW | EVENTS
    )  # fmt: skip


class ChangeKind(StrEnum):
    """How a change set came about."""

    SCREEN = "screen"
    IMPORT = "import"
    MATCHING = "matching"
    MERGE = "merge"
    BULK = "bulk"
    UNDO = "undo"
    EXCHANGE = "exchange"
    SEED = "seed"


class ChangeSource(StrEnum):
    """How far the values of a change set can be trusted."""

    DECLARED = "declared"
    VERIFIED = "verified"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What every changing use case returns at least."""

    changed: Changed
    change_set: str = ""
    """uid of the change set, which an undo can reverse; empty when nothing was written."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of a record's history."""

    at: str
    """UTC, ISO 8601."""
    user: str
    kind: ChangeKind
    field: str
    old: str | None
    new: str | None
    of: str = ""
    """Which of several it speaks of: the paper, the kemampuan, the group; empty where there is only one."""
