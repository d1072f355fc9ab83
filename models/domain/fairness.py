"""Who would rather have each other than what a run proposes, and who rests on whom."""

from __future__ import annotations

from dataclasses import dataclass

from matching.dependence import DependenceKind, DependenceLimits
from matching.stability import PlanReason

__all__ = ["BlockingLine", "DependenceKind", "DependenceLimits", "DependenceLine", "Fairness", "PlanReason", "Relief"]

SMALLEST_GROUP = 10
"""Fewer than this are not counted where the count depends on the desil."""


@dataclass(frozen=True, slots=True)
class BlockingLine:
    """Two who would rather have each other. `change` is what the swap does to the fit of the plan, never to its
    priority: from that a desil could be read back."""

    enterprise: str
    enterprise_name: str
    region: str
    need: str
    need_words: str
    partner: str
    score: int
    instead_of: str
    """Code of the enterprise that would make place; empty: there is room."""
    instead_of_name: str
    given_up: str
    """Code of the need that the enterprise would leave; empty: it has enough to spare."""
    quantity: int
    unit: str
    reason: PlanReason
    change: float | None
    """None where the swap cannot be made."""


@dataclass(frozen=True, slots=True)
class Relief:
    """Another partnership that would be possible: an enterprise and a need, by code and name."""

    enterprise: str
    enterprise_name: str
    need: str
    partner: str


@dataclass(frozen=True, slots=True)
class DependenceLine:
    """Somebody who rests on somebody else; shares in thousandths."""

    kind: DependenceKind
    who: str
    """Code of the enterprise, the region or the need."""
    who_name: str
    on: str
    """Code of the partner or the enterprise."""
    on_name: str
    share: int
    threshold: int
    relief: tuple[Relief, ...]
    room: bool
    """There is room for these as things are; otherwise somebody would have to make place."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """The most telling lines of each, with how many there are in all."""

    run: str
    as_it_was: bool
    """The catalogue still says what the run was decided from."""
    impossible: int
    """Proposals that would no longer be possible, and are left out."""
    blocking: tuple[BlockingLine, ...]
    blocking_total: int
    for_priority: int | None
    """Pairs that the plan leaves apart for the poorest, not listed one by one; None: too few to be counted."""
    dependence: tuple[DependenceLine, ...]
    dependence_total: int
    limits: DependenceLimits
