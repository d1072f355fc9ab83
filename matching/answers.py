"""What the engine answers: candidates, the allocation, explanations, reasons."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import (
    UNKNOWN,
    AgencyKind,
    ChangeCode,
    CriterionCode,
    FactKind,
    InterventionCode,
    Pattern,
    Position,
    Reach,
    Relation,
    RuleCode,
    Severity,
    UnmatchedCode,
    Verdict,
)
from matching.columns import Columns, Flags, Ints


@dataclass(frozen=True, slots=True)
class Lock:
    """A pair the officer keeps; quantity in thousandths of the need's unit, -1 at least the minimum lot."""

    offer: int
    need: int
    quantity: int = UNKNOWN


@dataclass(frozen=True, slots=True, eq=False)
class Candidates(Columns):
    """All eligible pairs; quantities in thousandths of the need's unit per month."""

    offer: Ints
    need: Ints
    pattern: Ints
    score: Ints
    """Tenths, 0 to 1000."""
    score_low: Ints
    score_high: Ints
    supply_chain: Ints
    volume: Ints
    continuity: Ints
    distance: Ints
    price: Ints
    readiness: Ints
    support: Ints
    track_record: Ints
    """Points per criterion, tenths; they add up to the score."""
    priority: Ints
    """Thousandths."""
    capacity: Ints
    """Most the pair could carry; 0 as long as the offer's capacity is unknown."""
    minimum: Ints
    use_numerator: Ints
    use_denominator: Ints
    """Offer units per need unit."""
    locked: Flags
    unknown: Ints
    """Mask of RuleCode codes that could not be answered."""
    warnings: Ints
    """Mask of RuleCode codes of warnings."""


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """The best set found, and what proves how good it is."""

    pair: Ints
    """Rows of the candidates."""
    quantity: Ints
    """Thousandths of the need's unit per month, same length as `pair`."""
    value: float
    fit: float
    """The value's part that comes from scores."""
    priority: float
    """Σ weight × priority × quantity / required, not yet multiplied by λ."""
    upper_bound: float
    gap: float
    filled: Ints
    """Per need."""
    spare: Ints
    """Per offer, thousandths of the offer's unit; -1 capacity unknown."""
    reserves: Ints
    """Rows of the candidates that could still step in."""
    refused_locks: tuple[Lock, ...] = ()
    """Locks that a hard rule refuses or that nothing is left for."""
    reduced_locks: tuple[Lock, ...] = ()
    """Locks that got less than the locked quantity."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One promise an allocation breaks, with the indexes concerned."""

    code: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """A run's answer: every eligible pair, the chosen ones, and whether the check found nothing."""

    candidates: Candidates
    allocation: Allocation
    verified: bool
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with the way to read it."""

    kind: FactKind
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RuleReport:
    """One rule's answer on one pair."""

    code: RuleCode
    severity: Severity
    verdict: Verdict
    theirs: Fact | None
    """None: not known."""
    required: Fact | None
    source: str
    """Key of the text of law or practice."""
    verified: bool


@dataclass(frozen=True, slots=True)
class CriterionReport:
    """One criterion's part in the score; value, low and high in 0 … 1, points in tenths."""

    code: CriterionCode
    weight: int
    value: float
    low: float
    high: float
    points: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One change that is missing, who can make it and by what."""

    change: ChangeCode
    rule: RuleCode
    theirs: Fact | None
    required: Fact | None
    agency: AgencyKind
    intervention: InterventionCode


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a pair is, or is not, possible, and how good it is."""

    offer: int
    need: int
    pattern: Pattern
    better_pattern: Pattern | None
    """Named when the stated pattern is contradicted by law or by the flow of goods."""
    proposed: bool
    """The pattern is the matcher's proposal, not the need's statement."""
    position: Position
    reach: Reach
    relation: Relation
    possible: bool
    rules: tuple[RuleReport, ...]
    criteria: tuple[CriterionReport, ...]
    path: tuple[int, ...]
    """Commodity indexes from the offer to the need; empty when unrelated."""
    score: int
    score_low: int
    score_high: int
    priority: int
    gaps: tuple[Gap, ...]
    question: RuleCode | None
    """The open question worth asking first."""
    question_criterion: CriterionCode | None = None
    """Where no rule is open: the criterion whose answer could move the score most."""
    to_do: tuple[Gap, ...] = ()
    """What a warning asks for; does not stand in the way of the pair."""
    presumed: bool = False
    """The position is presumed: nothing is recorded of what the partner makes."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why an enterprise (or a need) is left over."""

    index: int
    """Enterprise index, or row of the needs."""
    reasons: tuple[UnmatchedCode, ...]
    rules: tuple[RuleCode, ...] = ()


@dataclass(frozen=True, slots=True)
class UnmatchedReasons:
    """Everybody who is left over."""

    enterprises: tuple[Unmatched, ...]
    needs: tuple[Unmatched, ...]
