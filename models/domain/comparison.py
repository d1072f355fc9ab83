"""Two runs side by side: what differs, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.changes import Changed
from models.domain.matching import RunFact


class Why(StrEnum):
    """Why a pair is in one run and not in the other, or with another quantity."""

    AGREED = "agreed"
    """It has become an agreement."""
    ACCEPTED = "accepted"
    LOCKED = "locked"
    REJECTED = "rejected"
    FORBIDDEN = "forbidden"
    DECISION_TAKEN_BACK = "decision_taken_back"
    OUTSIDE_REGION = "outside_region"
    INSIDE_REGION = "inside_region"
    ENTERPRISE_GONE = "enterprise_gone"
    NEED_GONE = "need_gone"
    ENTERPRISE_NEW = "enterprise_new"
    NEED_NEW = "need_new"
    ENTERPRISE_CHANGED = "enterprise_changed"
    NEED_CHANGED = "need_changed"
    CAPACITY_AGREED = "capacity_agreed"
    """An agreement took capacity of the enterprise."""
    NEED_AGREED = "need_agreed"
    """An agreement took part of the need."""
    PAPER_EXPIRED = "paper_expired"
    OUTRANKED = "outranked"
    """Somebody took the place who was not there, or not so good, before."""
    ENGINE = "engine"
    SETTINGS = "settings"
    LAW = "law"
    DAY = "day"
    REPLACED = "replaced"
    """Another one fills the need now, without being better for it: the total decides."""
    MOVED = "moved"
    """The enterprise works for another need now."""
    FREED = "freed"
    """Whoever filled the need before no longer does."""
    CAME_FROM = "came_from"
    """The enterprise no longer works for the need it worked for before."""
    KNOCK_ON = "knock_on"
    """A consequence of other changes."""
    EQUALLY_GOOD = "equally_good"
    """Nothing changed: another share-out of the same value."""


class SettingName(StrEnum):
    """What two runs may have judged by differently."""

    POVERTY_LAMBDA = "poverty_lambda"
    WEIGHTS = "weights"
    MONTHS = "months"
    CANDIDATES = "candidates_per_need"
    REGION = "region"
    MAXIMUM_NEEDS = "maximum_needs"
    TODAY = "today"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and who or what is meant: codes, names or fields."""

    why: Why
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting that differs, in the setting's own figures."""

    name: SettingName
    before: str | int
    after: str | int


@dataclass(frozen=True, slots=True)
class UnitFilled:
    """What each run fills in one unit, thousandths a month."""

    unit: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PairChange:
    """A pair that came, went, or has another quantity; quantities in thousandths of the need's unit, 0 where absent."""

    enterprise: str
    enterprise_name: str
    need: str
    need_words: str
    partner: str
    unit: str
    before: int
    after: int
    score_before: int | None
    score_after: int | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class RunComparison:
    """The older run on the left, the newer on the right."""

    older: RunFact
    newer: RunFact
    settings: tuple[SettingChange, ...]
    quantities: tuple[UnitFilled, ...]
    kept: int
    """Pairs that are the same in both."""
    came: tuple[PairChange, ...]
    went: tuple[PairChange, ...]
    changed: tuple[PairChange, ...]

    @property
    def same(self) -> bool:
        """Both propose the same pairs with the same quantities."""
        return not (self.came or self.went or self.changed)


@dataclass(frozen=True, slots=True)
class Repetition:
    """A run repeated on the catalogue as it is now, and what is different."""

    run: RunFact
    repeated: str
    same_input: bool
    comparison: RunComparison
    changed: Changed = Changed.RUNS
    change_set: str = ""
    """Always empty: a run is kept, there is nothing to take back."""

    @property
    def same(self) -> bool:
        """The same pairs with the same quantities."""
        return self.comparison.same
