"""The best set of partnerships under capacities, minimum lots and partner limits, with a proven bound."""

from __future__ import annotations

import math

import numpy as np

from matching.candidates import LeftOut, Pool, order_by_uids, worth
from matching.codes import UNKNOWN
from matching.columns import Ints
from matching.market import offer_units
from matching.planning import Plan, planned
from matching.problem import Allocation, Candidates, Problem, Progress

RESERVES_PER_NEED = 3


def allocate(problem: Problem, found: Candidates, progress: Progress) -> Allocation:
    """Quantities for the best set of candidates, value, bound and what is left over; nothing else is thought of."""
    pool = Pool(
        found.offer,
        found.need,
        worth(problem, found),
        found.capacity,
        found.minimum,
        found.use_numerator,
        found.use_denominator,
        found.unknown,
        found.locked,
    )
    order = order_by_uids(problem, pool)
    plan = planned(problem, pool.take(order), _nothing_left_out(problem), progress)
    amount = np.zeros(len(found), dtype=np.int64)
    amount[order] = plan.amount
    return accounted(problem, found, amount, plan)


def _nothing_left_out(problem: Problem) -> LeftOut:
    """Every eligible pair was looked at."""
    none = np.zeros(len(problem.needs))
    return LeftOut(none, none)


def value_of(problem: Problem, found: Candidates, amount: Ints) -> tuple[float, float, float]:
    """Value, its part from scores, and the priority part before λ; amounts per candidate row."""
    weight, needed = problem.needs.weight[found.need], problem.needs.quantity[found.need]
    share = weight * (amount / np.maximum(needed, 1)) / 1000
    fit = math.fsum((share * found.score / 1000).tolist())
    priority = math.fsum((share * found.priority / 1000).tolist())
    return fit + problem.settings.poverty_lambda / 1000 * priority, fit, priority


def accounted(problem: Problem, found: Candidates, amount: Ints, plan: Plan) -> Allocation:
    """What a plan comes to; amounts per candidate row."""
    value, fit, priority = value_of(problem, found, amount)
    pair = np.flatnonzero(amount)
    spare = _spare(problem, found, amount)
    filled = np.zeros(len(problem.needs), dtype=np.int64)
    np.add.at(filled, found.need[pair], amount[pair])
    return Allocation(
        pair,
        amount[pair],
        value,
        fit,
        priority,
        plan.bound,
        (plan.bound - value) / plan.bound if plan.bound > 0 else 0.0,
        filled,
        spare,
        _reserves(found, amount, spare),
        plan.refused,
        plan.reduced,
    )


def _spare(problem: Problem, found: Candidates, amount: Ints) -> Ints:
    """What each offer still has to give; -1 where its capacity is unknown."""
    used = np.zeros(len(problem.offers), dtype=np.int64)
    np.add.at(used, found.offer, offer_units(found.use_numerator, found.use_denominator, amount))
    return np.where(problem.offers.capacity < 0, UNKNOWN, problem.offers.capacity - used)


def _reserves(found: Candidates, amount: Ints, spare: Ints) -> Ints:
    """The best pairs of each served need that are not chosen but could carry its minimum."""
    carried = spare[found.offer] * found.use_denominator // np.maximum(found.use_numerator, 1)
    served = np.isin(found.need, found.need[amount > 0])
    able = np.flatnonzero((amount == 0) & (carried >= found.minimum) & (found.capacity > 0) & served)
    need = found.need[able]
    fresh = np.flatnonzero(np.diff(need, prepend=-1))
    place = np.arange(len(able)) - np.repeat(fresh, np.diff([*fresh, len(able)]))
    return able[place < RESERVES_PER_NEED]
