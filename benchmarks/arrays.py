"""What every solver of a comparison is given: a market's candidates as bare columns; and how a plan is judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from benchmarks.measuring import Taken, Worth, answered, expect
from matching.engine import unheard
from matching.pairs import ground_of
from matching.planning import planned
from matching.problem import Allocation, Candidates, Floats, Ints, Problem
from matching.selecting import kept, looked_at, priced_out
from matching.verification import violations

FULL = 1_000_000_000
"""A score of 100.0 times the thousandths of a weight times the thousandths of a score."""


class Arrays(NamedTuple):
    """Pairs by row, limits by offer and by need; quantities in thousandths of the need's unit."""

    offer: Ints
    need: Ints
    gain: Floats
    """Value of one thousandth of the need's unit."""
    most: Ints
    least: Ints
    above: Ints
    below: Ints
    """Units of the offer that so many units of the need take."""
    capacity: Ints
    quantity: Ints
    partners: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """Our own answer, the pairs it was sought among, and the seconds of its parts."""

    sought: int
    """Eligible pairs that were looked at."""
    candidates: Candidates
    allocation: Allocation
    looking: Taken
    """Rules and scores."""
    allocating: Taken
    """Quantities and their bound over all eligible pairs."""
    keeping: Taken
    """All columns of the pairs that are kept as candidates."""

    @property
    def worth(self) -> Worth:
        """Value and certified gap."""
        return Worth.under(self.allocation.upper_bound, self.allocation.value)

    @property
    def seconds(self) -> Taken:
        """All parts together."""
        parts = (self.looking, self.allocating, self.keeping)
        return Taken(sum(part.wall for part in parts), sum(part.processor for part in parts))


def solved(problem: Problem) -> Solved:
    """The engine's checked answer."""
    ground = ground_of(problem)
    looked, looking = answered(lambda: looked_at(ground, unheard))
    plan, allocating = answered(lambda: planned(problem, *looked, unheard, partial(priced_out, ground, looked)))
    pool = looked.pool
    (found, allocation), keeping = answered(lambda: kept(ground, pool, plan))
    broken = violations(problem, found, allocation)
    expect(not broken, f"the engine's check failed: {broken[:5]}")
    return Solved(len(pool), found, allocation, looking, allocating, keeping)


def arrays_of(problem: Problem, found: Candidates) -> Arrays:
    """The candidates of a market as other solvers read them."""
    needs = problem.needs
    worth = needs.weight[found.need] * (found.score * 1000 + problem.settings.poverty_lambda * found.priority)
    limit = np.where(needs.maximum_partners < 0, len(problem.offers), needs.maximum_partners)
    return Arrays(
        found.offer,
        found.need,
        worth / FULL / np.maximum(needs.quantity[found.need], 1),
        np.where(found.capacity >= found.minimum, found.capacity, 0),
        found.minimum,
        found.use_numerator,
        np.maximum(found.use_denominator, 1),
        np.maximum(problem.offers.capacity, 0),
        needs.quantity,
        limit,
    )


def value_of(arrays: Arrays, amount: Ints) -> float:
    """What a plan is worth; stops where it breaks a limit."""
    used = -(-amount * arrays.above // arrays.below)
    chosen = amount > 0
    partners = np.bincount(arrays.need[chosen], minlength=len(arrays.partners))
    expect(bool((_sums(arrays.offer, used, arrays.capacity) <= arrays.capacity).all()), "an offer gives too much")
    expect(bool((_sums(arrays.need, amount, arrays.quantity) <= arrays.quantity).all()), "a need gets too much")
    expect(bool((partners <= arrays.partners).all()), "a need has too many partners")
    within = (amount >= arrays.least) & (amount <= arrays.most)
    expect(bool(within[chosen].all()), "a pair carries less than its minimum or more than it can")
    return float(arrays.gain @ amount)


def _sums(index: Ints, amount: Ints, limits: Ints) -> Ints:
    total = np.zeros(len(limits), dtype=np.int64)
    np.add.at(total, index, amount)
    return total
