"""Does an allocation keep what it promises? Judged anew from the problem, not from the way it was found."""

from __future__ import annotations

import numpy as np

from matching.allocation import value_of
from matching.codes import UNKNOWN
from matching.columns import Flags, Ints
from matching.eligibility import HARD_RULES, failing
from matching.market import enterprise_limits, offer_units
from matching.pairs import ground_of, pairs_of
from matching.problem import Allocation, Candidates, Problem, Violation

TOLERANCE = 1e-9
"""Relative difference allowed between the stated value and the one computed again."""


def violations(problem: Problem, found: Candidates, chosen: Allocation) -> tuple[Violation, ...]:
    """Every promise that is broken; nothing when all are kept."""
    checks = (_quantities, _capacities, _needs, _partners, _visits, _eligibility, _locks, _figures)
    return tuple(broken for check in checks for broken in check(problem, found, chosen))


def _each(code: str, rows: Ints) -> list[Violation]:
    return [Violation(code, (row,)) for row in rows.tolist()]


def _quantities(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    """Positive; between minimum and most, unless the officer fixed the quantity."""
    pair, quantity, fixed = chosen.pair, chosen.quantity, _fixed(problem, found, chosen)
    outside = (quantity < found.minimum[pair]) | (quantity > found.capacity[pair])
    twice = len(np.unique(pair)) < len(pair)
    broken = _each("quantity", pair[(quantity <= 0) | (outside & ~fixed)])
    return broken + [Violation("pair_twice", ())] * twice


def _fixed(problem: Problem, found: Candidates, chosen: Allocation) -> Flags:
    width = len(problem.needs)
    keys = [lock.offer * width + lock.need for lock in problem.locks if lock.quantity != UNKNOWN]
    mine = found.offer[chosen.pair] * width + found.need[chosen.pair]
    return np.isin(mine, np.array(keys, dtype=np.int64))


def _capacities(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    pair = chosen.pair
    used = offer_units(found.use_numerator[pair], found.use_denominator[pair], chosen.quantity)
    total = np.zeros(len(problem.offers), dtype=np.int64)
    np.add.at(total, found.offer[pair], used)
    return _each("capacity", np.flatnonzero(total > np.maximum(problem.offers.capacity, 0)))


def _needs(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    total = np.zeros(len(problem.needs), dtype=np.int64)
    np.add.at(total, found.need[chosen.pair], chosen.quantity)
    stated = np.flatnonzero(total != chosen.filled)
    return _each("need_overfilled", np.flatnonzero(total > problem.needs.quantity)) + _each("filled", stated)


def _partners(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    limits = problem.needs.maximum_partners
    return _each("partner_limit", _crowded(found.need[chosen.pair], found.locked[chosen.pair], limits))


def _visits(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    firm = problem.offers.enterprise[found.offer[chosen.pair]]
    return _each("need_limit", _crowded(firm, found.locked[chosen.pair], enterprise_limits(problem)))


def _crowded(key: Ints, locked: Flags, limits: Ints) -> Ints:
    """Where there are more than the limit, or than the locks when these are more."""
    count = np.bincount(key, minlength=len(limits))
    allowed = np.maximum(limits, np.bincount(key[locked], minlength=len(limits)))
    return np.flatnonzero((limits >= 0) & (count > allowed))


def _eligibility(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    pairs = pairs_of(ground_of(problem), found.offer[chosen.pair], found.need[chosen.pair])
    return _each("ineligible", chosen.pair[failing(pairs, HARD_RULES)[0] != 0])


def _locks(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    """Each lock is kept in full, or named as refused or reduced."""
    width = len(problem.needs)
    keys = (found.offer[chosen.pair] * width + found.need[chosen.pair]).tolist()
    given = dict(zip(keys, chosen.quantity.tolist(), strict=True))
    excused = {*chosen.refused_locks, *chosen.reduced_locks}
    last = {(lock.offer, lock.need): lock for lock in problem.locks}
    return [
        Violation("lock", (lock.offer, lock.need))
        for lock in last.values()
        if lock not in excused and not _kept(given.get(lock.offer * width + lock.need, 0), lock.quantity)
    ]


def _kept(given: int, locked: int) -> bool:
    return given > 0 if locked == UNKNOWN else given == locked


def _figures(problem: Problem, found: Candidates, chosen: Allocation) -> list[Violation]:
    """The value is what the columns add up to, and the bound is not below it."""
    amount = np.zeros(len(found), dtype=np.int64)
    amount[chosen.pair] = chosen.quantity
    value = value_of(problem, found, amount)[0]
    wrong = abs(value - chosen.value) > TOLERANCE * max(value, 1.0)
    low = chosen.upper_bound < chosen.value
    return [Violation("value", ())] * wrong + [Violation("bound", ())] * low
