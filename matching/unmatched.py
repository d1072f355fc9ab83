"""Who is left over after a run, and why: enterprises without a partnership, needs that are not full."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from matching.candidates import blocks
from matching.codes import RuleCode, UnmatchedCode
from matching.columns import Flags, Ints
from matching.eligibility import HARD_RULES, failing
from matching.market import enterprise_limits
from matching.pairs import Ground, ground_of, pairs_of
from matching.problem import Candidates, Problem, Solution, Unmatched, UnmatchedReasons

NONE = 1 << 62
"""Mask of somebody nothing was judged of."""


def unmatched_reasons(problem: Problem, solution: Solution) -> UnmatchedReasons:
    """The main reasons for every enterprise without a partnership and every need that is not full."""
    ground, found, chosen = ground_of(problem), solution.candidates, solution.allocation
    amount = np.zeros(len(found), dtype=np.int64)
    amount[chosen.pair] = chosen.quantity
    firm = problem.offers.enterprise
    served = np.zeros(len(enterprise_limits(problem)), dtype=np.bool_)
    served[firm[found.offer[chosen.pair]]] = True
    firms = _firm_reasons(problem, found, solution, amount)
    needs = _need_reasons(problem, found, solution, amount)
    short = chosen.filled < problem.needs.quantity
    closest_firm, closest_need = _closest(ground, _without(~served, firms), _without(short, needs))
    return UnmatchedReasons(
        tuple(_told(i, firms.get(i), closest_firm[i]) for i in np.flatnonzero(~served).tolist()),
        tuple(_told(j, needs.get(j), closest_need[j], need=True) for j in np.flatnonzero(short).tolist()),
    )


def _without(left: Flags, known: Reasons) -> Flags:
    """Those left over of whom no reason is known yet."""
    asked = left.copy()
    asked[list(known)] = False
    return asked


def _told(index: int, reasons: tuple[UnmatchedCode, ...] | None, mask: int, need: bool = False) -> Unmatched:
    """Known reasons, otherwise what the closest pair fails on."""
    if reasons is not None:
        return Unmatched(index, reasons)
    if mask == NONE:
        nothing = UnmatchedCode.NO_OFFER_IN_REACH if need else UnmatchedCode.NO_NEED_IN_REACH
        return Unmatched(index, (nothing,))
    if mask == 0:
        return Unmatched(index, (UnmatchedCode.OUTRANKED,))
    rules = tuple(rule.code for rule in HARD_RULES if mask >> rule.code.code & 1)
    return Unmatched(index, (_named(rules),), rules)


def _named(rules: tuple[RuleCode, ...]) -> UnmatchedCode:
    return UnmatchedCode.MINIMUM_LOT if rules == (RuleCode.MINIMUM_LOT,) else UnmatchedCode.RULE


def _closest(ground: Ground, firms: Flags, needs: Flags) -> tuple[Ints, Ints]:
    """Mask of failing hard rules of the pair with the fewest, per enterprise and per need; of these only."""
    firm = np.full(len(firms), NONE, dtype=np.int64)
    need = np.full(len(needs), NONE, dtype=np.int64)
    firm_of = ground.problem.offers.enterprise
    for offer, wanted in blocks(ground):
        asked = firms[firm_of[offer]] | needs[wanted]
        offer, wanted = offer[asked], wanted[asked]
        fails = failing(pairs_of(ground, offer, wanted), HARD_RULES)[0]
        order = _fewest_first(fails)
        _keep_fewest(firm, firm_of[offer][order], fails[order])
        _keep_fewest(need, wanted[order], fails[order])
    return firm, need


def _fewest_first(fails: Ints) -> NDArray[np.intp]:
    return np.lexsort((fails, np.bitwise_count(fails)))


def _keep_fewest(best: Ints, key: Ints, fails: Ints) -> None:
    labels, first = np.unique(key, return_index=True)
    mine, known = fails[first], best[labels]
    better = _rank(mine) < _rank(known)
    best[labels] = np.where(better, mine, known)


def _rank(mask: Ints) -> Ints:
    """Fewer rules first, then the smaller mask; nothing judged comes last."""
    width = np.int64(1) << len(RuleCode)
    counted = np.bitwise_count(mask).astype(np.int64) * width + np.minimum(mask, width - 1)
    return np.where(mask == NONE, np.iinfo(np.int64).max, counted)


Reasons = dict[int, tuple[UnmatchedCode, ...]]


def _firm_reasons(problem: Problem, found: Candidates, solution: Solution, amount: Ints) -> Reasons:
    """Reasons that need no second look at the rules."""
    firm, offers = problem.offers.enterprise, problem.offers
    reasons: Reasons = {}
    seen = np.zeros(len(enterprise_limits(problem)), dtype=np.bool_)
    seen[firm] = True
    reasons.update(_same(np.flatnonzero(~seen), UnmatchedCode.NO_OFFER))
    working = np.zeros_like(seen)
    working[firm[offers.active]] = True
    reasons.update(_same(np.flatnonzero(seen & ~working), UnmatchedCode.INACTIVE))
    for code, pairs in _obstacles(problem, found, solution, amount):
        for one in np.unique(firm[found.offer[pairs]]).tolist():
            reasons[one] = (code,)
    return reasons


def _same(rows: NDArray[np.intp], code: UnmatchedCode) -> Reasons:
    return {int(row): (code,) for row in rows}


def _obstacles(
    problem: Problem, found: Candidates, solution: Solution, amount: Ints
) -> Iterator[tuple[UnmatchedCode, Flags]]:
    """Candidates by what kept them out, the weightiest last."""
    left = (problem.needs.quantity - solution.allocation.filled)[found.need]
    closed = _crowded(problem, found, amount)[found.need]
    known, idle = found.capacity > 0, amount == 0
    yield UnmatchedCode.CAPACITY_UNKNOWN, idle & ~known
    yield UnmatchedCode.NEEDS_FULL, idle & known & (left < found.minimum)
    yield UnmatchedCode.PARTNER_LIMIT, idle & known & closed & (left >= found.minimum)
    yield UnmatchedCode.OUTRANKED, idle & known & ~closed & (left >= found.minimum)


def _crowded(problem: Problem, found: Candidates, amount: Ints) -> Flags:
    """Needs that have as many partners as they may."""
    count = np.bincount(found.need[amount > 0], minlength=len(problem.needs))
    limit = problem.needs.maximum_partners
    return (limit >= 0) & (count >= limit)


def _need_reasons(problem: Problem, found: Candidates, solution: Solution, amount: Ints) -> Reasons:
    reasons = _same(np.flatnonzero(~problem.needs.active), UnmatchedCode.INACTIVE)
    crowded = _crowded(problem, found, amount)
    spare = solution.allocation.spare[found.offer]
    small = _needs_of(problem, found, (amount == 0) & (spare > 0) & ~_able(found, spare))
    unknown = _needs_of(problem, found, found.capacity == 0)
    for need in np.unique(found.need).tolist():
        codes = [UnmatchedCode.PARTNER_LIMIT if crowded[need] else UnmatchedCode.CAPACITY_SHORT]
        if not crowded[need] and small[need]:
            codes.append(UnmatchedCode.MINIMUM_LOT)
        if unknown[need]:
            codes.append(UnmatchedCode.CAPACITY_UNKNOWN)
        reasons[need] = tuple(codes)
    return reasons


def _needs_of(problem: Problem, found: Candidates, some: Flags) -> Flags:
    """Needs with a candidate among some of them."""
    needs = np.zeros(len(problem.needs), dtype=np.bool_)
    needs[found.need[some]] = True
    return needs


def _able(found: Candidates, spare: Ints) -> Flags:
    """What the offer has left would carry the least of the pair."""
    able: Flags = spare * found.use_denominator // np.maximum(found.use_numerator, 1) >= found.minimum
    return able
