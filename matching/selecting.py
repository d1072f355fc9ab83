"""Which of all eligible pairs are looked at, and which of those are kept as candidates beside the plan."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.allocation import accounted
from matching.candidates import LeftOut, Pool, judged_candidates, lowest_of_each, pooled
from matching.columns import Flags, Floats
from matching.pairs import Ground
from matching.planning import Plan
from matching.problem import Allocation, Candidates, Progress

POOLED = 1_000
"""Worthiest pairs of a need that are looked at, and as many again of those that could carry most of it."""
AT_ONCE = 8_500_000
"""Pairs that are looked at, unless there are so many needs that each of them would see too few."""
WORTHIEST, LOADS = 3, 7
"""Of so many needs, the parts of either kind: of alike needs the worthiest pairs are the same, the others are not."""


class LookedAt(NamedTuple):
    """The eligible pairs that a plan is sought among, in the order of the uids, and the limits to all others."""

    pool: Pool
    left_out: LeftOut


def looked_at(ground: Ground, progress: Progress) -> LookedAt:
    """Of each need the worthiest pairs and those that could carry most of it; as a rule that is all of them."""
    least = ground.problem.settings.candidates_per_need
    most = max(POOLED, least)
    if 2 * most * len(ground.needs) <= AT_ONCE:
        return LookedAt(*pooled(ground, progress, most, most))
    each = max(AT_ONCE // len(ground.needs), least)
    worthiest = each * WORTHIEST // (WORTHIEST + LOADS)
    return LookedAt(*pooled(ground, progress, worthiest, each - worthiest))


def priced_out(ground: Ground, looked: LookedAt, toll: Floats) -> LeftOut:
    """What the pairs that were not looked at can bring at most at these prices of offers, as `left_out_at` says."""
    from matching.pooling import left_out_at

    return left_out_at(ground, *looked, toll)


def kept(ground: Ground, pool: Pool, plan: Plan) -> tuple[Candidates, Allocation]:
    """So many candidates of each need as the settings say, those of the plan among them, and what the plan comes to."""
    problem = ground.problem
    rows = np.flatnonzero(_nearest(pool, plan, problem.settings.candidates_per_need))
    found = judged_candidates(ground, pool.take(rows))
    width = len(problem.offers)
    order = np.lexsort((found.offer, found.need))
    place = np.searchsorted((found.need * width + found.offer)[order], pool.need[rows] * width + pool.offer[rows])
    amount = np.zeros(len(found), dtype=np.int64)
    amount[order[place]] = plan.amount[rows]
    return found, accounted(problem, found, amount, plan)


def _nearest(pool: Pool, plan: Plan, most: int) -> Flags:
    """Those of the plan, half the worthiest of each need, and those that lose least at the plan's prices."""
    count = np.bincount(pool.need, minlength=1)
    if count.max() <= most:
        return np.ones(len(pool), dtype=np.bool_)
    turn = np.arange(len(pool))
    kept = pool.locked | (plan.amount > 0)
    kept |= lowest_of_each(pool.need, np.where(kept, -np.inf, -pool.worth.astype(np.float64)), turn, most - most // 2)
    kept |= lowest_of_each(pool.need, np.where(kept, -np.inf, plan.loss), turn, most)
    return kept
