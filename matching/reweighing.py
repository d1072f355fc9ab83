"""The list of one need under other weights: what criteria found is frozen, so that nothing is judged again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.candidates import blocks, rank_of
from matching.codes import CriterionCode, Pattern
from matching.columns import Ints
from matching.criteria import CRITERIA, points
from matching.eligibility import HARD_RULES, failing
from matching.pairs import Ground, pairs_of, weight_table
from matching.problem import Weights

WHOLE = 100
"""What the weights of a pattern add up to."""


@dataclass(frozen=True, slots=True, eq=False)
class FrozenNeed:
    """Every offer that no hard rule keeps from one need, in the order of the uids, with what criteria found."""

    offer: Ints
    """Rows of the problem's offers."""
    pattern: Ints
    """Pattern code by which each pair is judged."""
    values: NDArray[np.int64]
    """Thousandths; rows follow `CriterionCode`, columns the offers."""

    def __len__(self) -> int:
        return len(self.offer)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns of the pairs, the commonest first."""
        codes, counts = np.unique(self.pattern, return_counts=True)
        ordered = np.lexsort((codes, -counts))
        return tuple(Pattern.at(int(code)) for code in codes[ordered])


@dataclass(frozen=True, slots=True, eq=False)
class Reweighed:
    """Tenths of points per criterion and offer, their sums, and the list they make."""

    points: NDArray[np.int64]
    score: Ints
    order: NDArray[np.intp]
    """Columns by falling score, then by uid."""
    rank: NDArray[np.intp]
    """Place of each column in that list, from 0."""


def freeze(ground: Ground, need: int) -> FrozenNeed:
    """The criterion columns of everybody who could serve the need, whatever the weights."""
    parts = [_frozen(ground, offers[needs == need], need) for offers, needs in blocks(ground) if (needs == need).any()]
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        return FrozenNeed(nothing, nothing, np.zeros((len(CriterionCode), 0), dtype=np.int64))
    offer = np.concatenate([part.offer for part in parts])
    order = np.argsort(rank_of(ground.problem.offers.uid)[offer])
    pattern = np.concatenate([part.pattern for part in parts])
    values = np.concatenate([part.values for part in parts], axis=1)
    return FrozenNeed(offer[order], pattern[order], np.ascontiguousarray(values[:, order]))


def _frozen(ground: Ground, offers: Ints, need: int) -> FrozenNeed:
    pairs = pairs_of(ground, offers, np.full(len(offers), need, dtype=np.int64))
    kept = np.flatnonzero(failing(pairs, HARD_RULES)[0] == 0)
    chosen = pairs_of(ground, offers[kept], np.full(len(kept), need, dtype=np.int64))
    values = np.zeros((len(CriterionCode), len(kept)), dtype=np.int64)
    for code, grade in CRITERIA:
        values[code.code] = grade(chosen).value
    return FrozenNeed(offers[kept], chosen.pattern, values)


def reweighed(columns: FrozenNeed, weights: Weights) -> Reweighed:
    """The same points and scores as the criteria would give under these weights, and the list they make."""
    earned = points(weight_table(weights)[columns.pattern].T, columns.values)
    score = earned.sum(axis=0)
    order = np.argsort(-score, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return Reweighed(earned, score, order, rank)


def balanced(weights: Sequence[int], at: int, wanted: int, held: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """The weights with one of them changed: those not held give or take in proportion, whole points, 100 in all.

    What others hold cannot be taken: the changed one gets at most what is left, and all of it where nobody else
    is free.
    """
    free = [place for place in range(len(weights)) if place != at and place not in held]
    room = WHOLE - sum(weights[place] for place in held if place != at)
    own = min(max(wanted, 0), room) if free else room
    given = dict(zip(free, _shared(room - own, [weights[place] for place in free]), strict=True))
    return tuple(own if place == at else given.get(place, weight) for place, weight in enumerate(weights))


def _shared(whole: int, shares: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to the shares that add up to the whole; equal shares where all are nothing."""
    if not shares:
        return []
    parts = list(shares) if sum(shares) else [1] * len(shares)
    total = sum(parts)
    given = [whole * part // total for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (-(whole * parts[place] % total), place))
    for place in by_remainder[: whole - sum(given)]:
        given[place] += 1
    return given
