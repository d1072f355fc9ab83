"""Runs, proposals and explanations as screens, files and the stored reasons see them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from matching.codes import (
    AgencyKind,
    ChangeCode,
    CriterionCode,
    FactKind,
    InterventionCode,
    Pattern,
    Position,
    Relation,
    RuleCode,
    Severity,
    UnmatchedCode,
)
from models.domain.changes import Changed

__all__ = ["CriterionCode", "FactKind", "Pattern", "RuleCode", "UnmatchedCode"]


class Decided(StrEnum):
    """The officer's word on a pair."""

    OPEN = "open"
    ACCEPT = "accepted"
    REJECT = "rejected"
    LOCK = "locked"
    FORBID = "forbidden"


@dataclass(frozen=True, slots=True)
class FactValue:
    """A value in the catalogue's words, and how to read it.

    STATE 1 or 0 · SIZES codes, in pairs "mikro>besar" where both sides count · COMMODITY names · OFFER_KIND, PATTERN
    codes · UNIT unit code · QUANTITY, PRICE number and unit · PAPERS, SUPPORTS keys · REGION name · MONTHS mask ·
    DISTANCE tenths of a km · SHARE thousandths · PARTY nothing.
    """

    kind: FactKind
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule's answer on a pair; `holds` None is unknown."""

    rule: RuleCode
    severity: Severity
    holds: bool | None
    theirs: FactValue | None
    required: FactValue | None
    source: str
    """Article or practice in words."""
    verified: bool
    since: str = ""
    """ISO date from which a paper is due; empty where no day matters."""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion's part in the score: points in tenths; they add up to it."""

    criterion: CriterionCode
    weight: int
    value: float
    points: int


@dataclass(frozen=True, slots=True)
class GapLine:
    """One change that would make the pair possible, who can help, and how."""

    change: ChangeCode
    rule: RuleCode
    theirs: FactValue | None
    required: FactValue | None
    agency: AgencyKind
    intervention: InterventionCode


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """Why an offer and a need fit, or do not, and what would help."""

    enterprise: str
    enterprise_name: str
    offer: int
    """Id of the offer."""
    product: str
    need: str
    need_words: str
    partner_name: str
    pattern: Pattern
    better_pattern: Pattern | None
    proposed: bool
    position: Position
    relation: Relation
    possible: bool
    score: int
    score_low: int
    score_high: int
    rules: tuple[RuleLine, ...]
    criteria: tuple[CriterionLine, ...]
    path: tuple[str, ...]
    gaps: tuple[GapLine, ...]
    question: RuleCode | None = None
    """The open rule worth asking about first."""
    question_criterion: CriterionCode | None = None
    """Where no open rule decides: the criterion whose answer could move the score most."""
    to_do: tuple[GapLine, ...] = ()
    """What warnings ask for; nothing of it stands in the way."""
    presumed: bool = False
    """The position is presumed: nothing is recorded of what the partner makes."""


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """How a run judges; everything that its answer depends on beside the catalogue."""

    poverty_lambda: int = 200
    """Thousandths."""
    weights: tuple[tuple[Pattern, tuple[tuple[CriterionCode, int], ...]], ...] = ()
    """Empty: the engine's own."""
    months: int = 0b1111_1111_1111
    candidates_per_need: int = 500
    region: str = ""
    """Only enterprises of this region; empty for all."""
    maximum_needs: int = 0
    """Most needs that one enterprise is proposed for; 0 for no limit."""


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What a run looked at and found."""

    enterprises: int
    offers: int
    needs: int
    pairs: int
    proposals: int
    needs_filled: int
    needs_partly: int
    needs_unfilled: int
    enterprises_matched: int
    enterprises_unmatched: int
    groups: int = 0


@dataclass(frozen=True, slots=True)
class RunFact:
    """A stored run."""

    code: str
    at: str
    today: str
    engine: str
    settings: MatchSettings
    value: float
    fit: float
    priority: float
    upper_bound: float
    counts: RunCounts
    seconds: tuple[tuple[str, float], ...]
    fingerprint: str = ""
    """Two runs with the same were decided from the same."""
    changed: Changed = Changed.RUNS
    change_set: str = ""
    """Always empty: a run is kept, there is nothing to take back."""

    @property
    def gap(self) -> float:
        """How far the value may be from the best possible, as a share of the bound."""
        return (self.upper_bound - self.value) / self.upper_bound if self.upper_bound else 0.0


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need in a run: how much of it is filled, and why not more."""

    need: str
    words: str
    partner: str
    pattern: Pattern
    required: int
    filled: int
    unit: str
    region: str
    proposals: int
    reasons: tuple[str, ...]
    """UnmatchedCode values, and "rule:<code>" for the rules behind them."""
    inferred: bool = False
    """Concluded from what the partner makes, and not confirmed by it."""


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposed pair as listed; nothing in it lets a desil be read back."""

    proposal: str
    enterprise: str
    enterprise_name: str
    region: str
    product: str
    offer: int
    need: str
    need_words: str
    partner: str
    pattern: Pattern
    quantity: int
    unit: str
    score: int
    score_low: int
    score_high: int
    status: Decided
    reason: str
    agreement: str
    """Code of the agreement made of it, empty without one."""
    need_inferred: bool = False
    """The need is only concluded by the program, and not confirmed by the partner."""
    ended: str = ""
    """Last day of an earlier agreement of the pair that is over; empty where there was none."""
    members: int = 0
    """Who deliver, where it is a group and `proposal` its code; the enterprise then leads it."""


@dataclass(frozen=True, slots=True)
class UnmatchedLine:
    """An enterprise that a run left without a proposal, and why."""

    enterprise: str
    enterprise_name: str
    region: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """The decision that stands now, and the change set that an undo reverses."""

    proposal: str
    status: Decided
    change_set: str
    changed: Changed = field(default=Changed.DECISIONS)


def explanation_to_json(explanation: PairExplanation) -> str:
    """The explanation as it is stored with its proposal."""
    return as_stored(explanation)


def as_stored(value: Any) -> str:
    """An explanation or a part of it as JSON: fields in their order, nothing escaped that need not be.

    The standard encoder asks for every dataclass how it is to be written; of a run's explanations that took three times
    as long.
    """
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], str]:
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
        form, values = "{" + ",".join(f'"{name}":%s' for name in names) + "}", attrgetter(*names)
        return lambda value: form % tuple(map(as_stored, values(value)))
    if issubclass(kind, str):
        return encode_basestring
    if issubclass(kind, list | tuple):
        return lambda value: f"[{','.join(map(as_stored, value))}]"
    return _PLAIN[kind]


_PLAIN: dict[type[Any], Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    int: repr,
    float: repr,
    type(None): lambda _: "null",
}


def explanation_of(raw: dict[str, Any]) -> PairExplanation:
    """An explanation out of what its text holds, every line of it in full."""
    raw["pattern"] = Pattern(raw["pattern"])
    raw["better_pattern"] = Pattern(raw["better_pattern"]) if raw["better_pattern"] else None
    raw["position"], raw["relation"] = Position(raw["position"]), Relation(raw["relation"])
    raw["question"] = RuleCode(raw["question"]) if raw["question"] else None
    criterion = raw.get("question_criterion")
    raw["question_criterion"] = CriterionCode(criterion) if criterion else None
    raw["to_do"] = tuple(_gap(line) for line in raw.get("to_do", ()))
    raw["rules"] = tuple(_rule(line) for line in raw["rules"])
    raw["criteria"] = tuple(
        CriterionLine(CriterionCode(line["criterion"]), line["weight"], line["value"], line["points"])
        for line in raw["criteria"]
    )
    raw["path"] = tuple(raw["path"])
    raw["gaps"] = tuple(_gap(line) for line in raw["gaps"])
    return PairExplanation(**raw)


def _fact(raw: dict[str, Any] | None) -> FactValue | None:
    return None if raw is None else FactValue(FactKind(raw["kind"]), tuple(raw["values"]))


def _rule(raw: dict[str, Any]) -> RuleLine:
    facts = (_fact(raw["theirs"]), _fact(raw["required"]))
    return RuleLine(
        RuleCode(raw["rule"]),
        Severity(raw["severity"]),
        raw["holds"],
        *facts,
        raw["source"],
        raw["verified"],
        raw.get("since", ""),
    )


def _gap(raw: dict[str, Any]) -> GapLine:
    facts = (_fact(raw["theirs"]), _fact(raw["required"]))
    agency, intervention = AgencyKind(raw["agency"]), InterventionCode(raw["intervention"])
    return GapLine(ChangeCode(raw["change"]), RuleCode(raw["rule"]), *facts, agency, intervention)


def settings_to_json(settings: MatchSettings) -> str:
    """The settings as stored with a run and in the catalogue."""
    weights = {str(p): {str(c): w for c, w in row} for p, row in settings.weights}
    return json.dumps({**asdict(settings), "weights": weights}, ensure_ascii=False)


def settings_from_json(text: str) -> MatchSettings:
    """Stored settings; keys that are not ours are ignored."""
    raw: dict[str, Any] = json.loads(text)
    weights = tuple(
        (Pattern(p), tuple((CriterionCode(c), int(w)) for c, w in row.items()))
        for p, row in raw.get("weights", {}).items()
    )
    plain = MatchSettings()
    return MatchSettings(
        poverty_lambda=int(raw.get("poverty_lambda", plain.poverty_lambda)),
        weights=weights,
        months=int(raw.get("months", plain.months)),
        candidates_per_need=int(raw.get("candidates_per_need", plain.candidates_per_need)),
        region=str(raw.get("region", "")),
        maximum_needs=int(raw.get("maximum_needs", 0)),
    )
