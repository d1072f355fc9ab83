"""What a partner probably needs, concluded from what it makes: inputs, steps, outlets. Never its own word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matching.codes import OfferKind, Pattern, Position
from matching.problem import SupplyGraph, SupplyLink


@dataclass(frozen=True, slots=True)
class InferredNeed:
    """A need that follows from a partner's production."""

    partner: int
    commodity: int
    pattern: Pattern
    kind: OfferKind
    position: Position
    """Where an enterprise that serves it would stand towards the partner."""
    path: tuple[int, ...]
    """From what the enterprise brings to what the partner makes; both ends included."""
    kbli: str
    """KBLI of the step on the path; empty where there is none."""


def inferred_needs(makes: Iterable[tuple[int, int]], graph: SupplyGraph) -> tuple[InferredNeed, ...]:
    """Needs of every partner in (partner, commodity) pairs of what is made, ordered by partner, place and good."""
    made: dict[int, set[int]] = {}
    for partner, commodity in makes:
        made.setdefault(partner, set()).add(commodity)
    into: dict[int, list[SupplyLink]] = {}
    for link in graph.links:
        into.setdefault(link.target, []).append(link)
    return tuple(need for partner in sorted(made) for need in _once(_of_partner(partner, made[partner], into)))


def _of_partner(partner: int, made: set[int], into: dict[int, list[SupplyLink]]) -> Iterator[InferredNeed]:
    steps = [link for good in sorted(made) for link in into.get(good, ()) if link.source != good]
    for link in steps:
        # what it makes itself it does not have to buy
        if link.source not in made:
            yield _need(partner, link.source, Position.SUPPLIES_INPUT, (link.source, link.target), link.kbli)
    for link in steps:
        yield _need(partner, link.target, Position.DOES_STEP, (link.source, link.target), link.kbli)
    for good in sorted(made):
        yield _need(partner, good, Position.SELLS_PRODUCT, (good,), "")


def _need(partner: int, good: int, position: Position, path: tuple[int, ...], kbli: str) -> InferredNeed:
    return InferredNeed(partner, good, *SERVED[position], position, path, kbli)


SERVED: dict[Position, tuple[Pattern, OfferKind]] = {
    Position.SUPPLIES_INPUT: (Pattern.RANTAI_PASOK, OfferKind.PRODUK),
    Position.DOES_STEP: (Pattern.SUBKONTRAK, OfferKind.LANGKAH),
    Position.SELLS_PRODUCT: (Pattern.DISTRIBUSI_KEAGENAN, OfferKind.PENYALURAN),
}


def _once(found: Iterator[InferredNeed]) -> Iterator[InferredNeed]:
    """One need per good and pattern: a good that goes into several products is needed once."""
    seen: set[tuple[int, Pattern]] = set()
    for need in found:
        if (need.commodity, need.pattern) not in seen:
            seen.add((need.commodity, need.pattern))
            yield need


SAME_FLOW: dict[Pattern, frozenset[Pattern]] = {
    Pattern.RANTAI_PASOK: frozenset((Pattern.INTI_PLASMA, Pattern.RANTAI_PASOK, Pattern.PERDAGANGAN_UMUM)),
    Pattern.SUBKONTRAK: frozenset((Pattern.SUBKONTRAK,)),
    Pattern.DISTRIBUSI_KEAGENAN: frozenset((Pattern.DISTRIBUSI_KEAGENAN,)),
}
"""Patterns in which the same goods flow the same way: a need stated in one of them already says it."""


def already_stated(pattern: Pattern, stated: Pattern | None) -> bool:
    """Whether a need of the same partner and good that is stated in a pattern (None: open) says the same."""
    return stated is None or stated in SAME_FLOW[pattern]
