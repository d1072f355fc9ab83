"""What poverty priority costs: the same market solved for several λ, and what each weight gains and gives up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from matching.allocation import allocate
from matching.candidates import candidates, rank_of, worth
from matching.columns import Ints
from matching.pairs import ground_of
from matching.problem import Allocation, Candidates, Problem, Progress
from matching.verification import violations

USUAL_LAMBDAS = (0, 50, 100, 200, 300, 500, 750, 1000)
"""Thousandths."""
_ROUNDING = 1e-9
"""Of the bound, so that a value met exactly stays under it however its sum was rounded."""


@dataclass(frozen=True, slots=True)
class TradeOffPoint:
    """The best known answer at one λ."""

    poverty_lambda: int
    """Thousandths."""
    fit: float
    priority: float
    """Before λ."""
    value: float
    upper_bound: float
    served: int
    """Households of the group that are served, each counted once."""
    needs_filled: int
    pairs: int
    found_at: int
    """The λ (thousandths) at which this answer was found; often that of a neighbour."""
    dominated: bool = False
    """Another point serves no fewer households at no less fit, and is better in one of the two."""

    @property
    def gap(self) -> float:
        """How far the value may be from the best possible, as a share of the bound."""
        return (self.upper_bound - self.value) / self.upper_bound if self.upper_bound > 0 else 0.0


@dataclass(frozen=True, slots=True)
class TradeOff:
    """Points by rising λ, and whether every answer behind them passed the engine's check."""

    points: tuple[TradeOffPoint, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    """One solved λ: what of it does not depend on λ, and its own bound."""

    poverty_lambda: int
    fit: float
    priority: float
    upper_bound: float
    served: int
    needs_filled: int
    pairs: int
    verified: bool

    def worth_at(self, poverty_lambda: int) -> tuple[Fraction, float]:
        """Value at any λ, exactly; of equal values the one with more priority."""
        return Fraction(self.fit) + Fraction(poverty_lambda, 1000) * Fraction(self.priority), self.priority


def trade_off(problem: Problem, lambdas: Sequence[int], household: Ints, progress: Progress) -> TradeOff:
    """The problem solved at each λ (thousandths) and at its own.

    `household` names per offer the household that counts as served, -1 none. Every λ is solved over the same
    candidates, those that any of them would keep: so each answer is an answer at every λ, each point takes the best
    of all answers, and with rising λ fit never rises and priority never falls.
    """
    grid = sorted({*lambdas, problem.settings.poverty_lambda})
    steps = len(grid) + 1
    progress(0, steps)
    found = _kept_by_any(problem, grid)
    answers = []
    for done, poverty_lambda in enumerate(grid, 1):
        progress(done, steps)
        answers.append(_answer(_at(problem, poverty_lambda), found, household))
    progress(steps, steps)
    points = tuple(_best(answers, own) for own in answers)
    verified = all(own.verified and _within(point, own) for point, own in zip(points, answers, strict=True))
    return TradeOff(tuple(replace(each, dominated=_dominated(each, points)) for each in points), verified)


def _at(problem: Problem, poverty_lambda: int) -> Problem:
    return replace(problem, settings=replace(problem.settings, poverty_lambda=poverty_lambda))


def _kept_by_any(problem: Problem, grid: Sequence[int]) -> Candidates:
    """The candidates of every λ together; only where a need has more than it may keep do they differ."""
    found = _found(problem, grid[0])
    if not len(found) or np.bincount(found.need).max() < problem.settings.candidates_per_need:
        return found
    width = len(problem.needs)
    for poverty_lambda in grid[1:]:
        more = _found(problem, poverty_lambda)
        fresh = ~np.isin(more.offer * width + more.need, found.offer * width + found.need)
        found = Candidates.joined((found, more.take(fresh)))
    return found


def _found(problem: Problem, poverty_lambda: int) -> Candidates:
    return candidates(ground_of(_at(problem, poverty_lambda)), lambda _done, _total: None)


def _ordered(problem: Problem, found: Candidates) -> Candidates:
    """By need, worth at this λ and offer, as the allocation takes them."""
    offer_rank, need_rank = rank_of(problem.offers.uid), rank_of(problem.needs.uid)
    return found.take(np.lexsort((offer_rank[found.offer], -worth(problem, found), need_rank[found.need])))


def _answer(problem: Problem, found: Candidates, household: Ints) -> _Answer:
    ordered = _ordered(problem, found)
    chosen = allocate(problem, ordered, lambda _done, _total: None)
    homes = household[ordered.offer[chosen.pair]]
    return _Answer(
        problem.settings.poverty_lambda,
        chosen.fit,
        chosen.priority,
        chosen.upper_bound,
        len(np.unique(homes[homes >= 0])),
        _filled(problem, chosen),
        len(chosen.pair),
        not violations(problem, ordered, chosen),
    )


def _filled(problem: Problem, chosen: Allocation) -> int:
    needs = problem.needs
    return int(np.count_nonzero(needs.active & (chosen.filled >= needs.quantity)))


def _best(answers: Sequence[_Answer], own: _Answer) -> TradeOffPoint:
    """The best of all answers at one λ; by exchange, the choices at two λ never cross."""
    at = own.poverty_lambda
    best = max(answers, key=lambda each: (each.worth_at(at), each is own, -each.poverty_lambda))
    value = best.fit + at / 1000 * best.priority
    bound = max(own.upper_bound, value)
    return TradeOffPoint(
        at, best.fit, best.priority, value, bound, best.served, best.needs_filled, best.pairs, best.poverty_lambda
    )


def _within(point: TradeOffPoint, own: _Answer) -> bool:
    return point.value <= own.upper_bound * (1 + _ROUNDING)


def _dominated(point: TradeOffPoint, points: Sequence[TradeOffPoint]) -> bool:
    mine = (point.served, point.fit)
    return any(each.served >= mine[0] and each.fit >= mine[1] and (each.served, each.fit) != mine for each in points)
