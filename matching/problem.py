"""The engine's whole vocabulary in one place: the problem, and every word and column it is stated in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from matching.answers import (
    Allocation,
    Candidates,
    CriterionReport,
    Explanation,
    Fact,
    Gap,
    Lock,
    RuleReport,
    Solution,
    Unmatched,
    UnmatchedReasons,
    Violation,
)
from matching.codes import (
    ALL_MONTHS,
    UNKNOWN,
    AgencyKind,
    BusinessSize,
    ChangeCode,
    Coded,
    CriterionCode,
    FactKind,
    InterventionCode,
    OfferKind,
    Paper,
    Pattern,
    Position,
    Reach,
    Relation,
    RuleCode,
    Severity,
    Support,
    UnmatchedCode,
    Verdict,
)
from matching.columns import Columns, Flags, Floats, Ints, Need, Needs, Offer, Offers, Words

__all__ = [
    "ALL_MONTHS",
    "DEFAULT_WEIGHTS",
    "ENGINE_VERSION",
    "UNKNOWN",
    "AgencyKind",
    "Allocation",
    "BusinessSize",
    "Candidates",
    "ChangeCode",
    "Coded",
    "Columns",
    "CriterionCode",
    "CriterionReport",
    "Explanation",
    "Fact",
    "FactKind",
    "Flags",
    "Floats",
    "Gap",
    "InterventionCode",
    "Ints",
    "LegalParameters",
    "Lock",
    "Need",
    "Needs",
    "Offer",
    "OfferKind",
    "Offers",
    "Paper",
    "PaperLaw",
    "Pattern",
    "PatternLaw",
    "Position",
    "Problem",
    "Progress",
    "Reach",
    "Relation",
    "RuleCode",
    "RuleReport",
    "RuleSource",
    "Settings",
    "Severity",
    "Solution",
    "SupplyGraph",
    "SupplyLink",
    "Support",
    "Unmatched",
    "UnmatchedCode",
    "UnmatchedReasons",
    "Verdict",
    "Violation",
    "Weights",
    "Words",
]

ENGINE_VERSION = "6"

Progress = Callable[[int, int], None]
"""Called with (steps done, steps in all); whatever it raises ends the work."""


@dataclass(frozen=True, slots=True)
class SupplyLink:
    """`source` is made into `target`; yields: thousandths of target per source in base units, -1 none."""

    source: int
    target: int
    yield_low: int = UNKNOWN
    yield_high: int = UNKNOWN
    kbli: str = ""
    """KBLI of the step."""
    source_dimension: int = UNKNOWN
    target_dimension: int = UNKNOWN


@dataclass(frozen=True, slots=True)
class SupplyGraph:
    """Commodities 0 … count-1, what is made into what, and which variant is of which kind."""

    commodities: int
    links: tuple[SupplyLink, ...] = ()
    kinds: tuple[tuple[int, int], ...] = ()
    """(variant, kind)"""


@dataclass(frozen=True, slots=True)
class PatternLaw:
    """What the law says of one pattern; sizes in pairs (enterprise, partner)."""

    pattern: Pattern
    sizes: frozenset[tuple[BusinessSize, BusinessSize]]
    kinds: frozenset[OfferKind]
    source: str
    """Key of the rule's text, e.g. `pattern_size.inti_plasma`."""
    valid_from: int = 0
    """Day number from which it is in force."""
    verified: bool = False
    warned: frozenset[tuple[BusinessSize, BusinessSize]] = frozenset()
    """Pairs that are not refused but are *kerja sama antar-UMKM*."""


@dataclass(frozen=True, slots=True)
class PaperLaw:
    """From which day the law asks for a paper, and of whom."""

    paper: Paper
    source: str
    valid_from: int = 0
    sizes: frozenset[BusinessSize] = frozenset(BusinessSize)
    verified: bool = False


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Key of the text behind a rule that is not one of a pattern or of a paper."""

    rule: RuleCode
    source: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class LegalParameters:
    """The law as data; the caller picks the rows in force on the run's day."""

    patterns: tuple[PatternLaw, ...]
    papers: tuple[PaperLaw, ...] = ()
    rules: tuple[RuleSource, ...] = ()


Weights = tuple[tuple[Pattern, tuple[tuple[CriterionCode, int], ...]], ...]


def _weights(*points: int) -> tuple[tuple[CriterionCode, int], ...]:
    return tuple(zip(CriterionCode, points, strict=True))


DEFAULT_WEIGHTS: Weights = (
    (Pattern.INTI_PLASMA, _weights(20, 15, 10, 15, 10, 5, 20, 5)),
    (Pattern.SUBKONTRAK, _weights(20, 15, 15, 10, 10, 15, 10, 5)),
    (Pattern.DISTRIBUSI_KEAGENAN, _weights(20, 20, 10, 15, 10, 10, 10, 5)),
    (Pattern.RANTAI_PASOK, _weights(20, 20, 15, 15, 10, 10, 5, 5)),
    (Pattern.PERDAGANGAN_UMUM, _weights(20, 20, 10, 15, 15, 10, 5, 5)),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is to judge."""

    today: int
    """Day number (proleptic Gregorian ordinal)."""
    poverty_lambda: int = 200
    """λ in thousandths: worth of full priority against a full score."""
    weights: Weights = DEFAULT_WEIGHTS
    candidates_per_need: int = 500
    months: int = ALL_MONTHS
    distance_scale: int = 600
    """Tenths of a kilometre at which nearness has fallen to one half."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """All that a run is decided from; indexes are rows of `offers` and `needs`."""

    offers: Offers
    needs: Needs
    graph: SupplyGraph
    law: LegalParameters
    settings: Settings
    locks: tuple[Lock, ...] = ()
    forbids: tuple[tuple[int, int], ...] = ()
    """(offer, need)"""
    maximum_needs: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Per enterprise index; -1, or an array too short for it: no limit."""
    ownerships: tuple[tuple[int, int], ...] = ()
    """(business, business): the first owns or controls the second."""
    makes: tuple[tuple[int, int], ...] = ()
    """(partner, commodity): what partners make themselves."""
