"""The best set of partnerships under capacities, minimum lots and partner limits, with a proven bound."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from matching.candidates import refused_locks
from matching.codes import UNKNOWN
from matching.columns import Floats, Ints
from matching.filling import rounded
from matching.market import Account, Market, components, market_of, offer_units
from matching.outside import Outside
from matching.problem import Allocation, Candidates, Lock, Problem, Progress
from matching.programmes import exact_of, relaxation_of
from matching.relaxation import Relaxed, raised, relaxed, settled
from matching.selecting import Selection

EXACT_BELOW = 200
"""Components with fewer pairs are solved exactly."""
RESERVES_PER_NEED = 3
ENOUGH = 5e-4
"""Relative gap at which the search in a larger component ends."""
NEGLIGIBLE = 1e-7
"""Relative gap not worth a search."""


@dataclass(frozen=True, slots=True, eq=False)
class Locked:
    """What locks took beforehand, and the market that remains for the others."""

    market: Market
    rows: Ints
    """Candidate row of each pair of the market."""
    amount: Ints
    """Per candidate row, fixed by a lock."""
    refused: tuple[Lock, ...]
    reduced: tuple[Lock, ...]


def allocate(
    problem: Problem, found: Candidates, progress: Progress, selection: Selection | None = None
) -> Allocation:
    """Quantities for the best set of candidates, value, bound and what is left over.

    Where the selection is told that the candidates come from, the bound covers every eligible pair.
    """
    locked = _admit_locks(problem, found)
    outside = Outside(problem, locked.market, selection)
    amount, bounds = locked.amount.copy(), [_worth(problem, found, locked.amount)]
    parts = components(locked.market)
    for done, pairs in enumerate(parts):
        progress(done, len(parts))
        quantity, bound = _solve(locked.market.part(pairs), outside)
        amount[locked.rows[pairs]] += quantity
        bounds.append(bound)
    bounds.append(outside.worth())
    return _accounted(problem, found, amount, math.fsum(bounds), locked)


def value_of(problem: Problem, found: Candidates, amount: Ints) -> tuple[float, float, float]:
    """Value, its part from scores, and the priority part before λ; amounts per candidate row."""
    weight, needed = problem.needs.weight[found.need], problem.needs.quantity[found.need]
    share = weight * amount / np.maximum(needed, 1) / 1000
    fit = math.fsum((share * found.score / 1000).tolist())
    priority = math.fsum((share * found.priority / 1000).tolist())
    return fit + problem.settings.poverty_lambda / 1000 * priority, fit, priority


def _worth(problem: Problem, found: Candidates, amount: Ints) -> float:
    value = value_of(problem, found, amount)[0]
    return raised(value, value)


def _admit_locks(problem: Problem, found: Candidates) -> Locked:
    """Locks are served first, in the candidates' order, as far as capacities go."""
    market = market_of(problem, found)
    wishes = {(lock.offer, lock.need): lock for lock in problem.locks}
    account = Account(replace(market, most=np.full(len(found), np.iinfo(np.int64).max >> 1)))
    refused, reduced = list(refused_locks(problem, found)), []
    forced = market.forced.copy()
    for row in np.flatnonzero(found.locked).tolist():
        lock = wishes[int(found.offer[row]), int(found.need[row])]
        wish = int(market.least[row]) if lock.quantity == UNKNOWN else lock.quantity
        given = min(int(account.room(np.array([row]))[0]), wish)
        if given <= 0 or (given < wish and lock.quantity == UNKNOWN):
            refused.append(lock)
            continue
        account.give(row, given)
        forced[row] = lock.quantity == UNKNOWN
        if given < wish:
            reduced.append(lock)
    return _remaining(replace(market, forced=forced), account, found, tuple(refused), tuple(reduced))


def _remaining(
    market: Market, account: Account, found: Candidates, refused: tuple[Lock, ...], reduced: tuple[Lock, ...]
) -> Locked:
    fixed = np.where(market.forced, 0, account.amount)
    left = Account(market)
    left.set(fixed)
    rows = np.flatnonzero((market.most > 0) & (~found.locked | market.forced))
    rest = replace(
        market,
        capacity=left.spare,
        quantity=left.left,
        partners=np.maximum(left.slots, 0),
        visits=np.maximum(left.visits, 0),
    )
    return Locked(*_carrying(rest, rows), fixed, refused, reduced)


def _carrying(market: Market, rows: Ints) -> tuple[Market, Ints]:
    """The market of the given rows, without those that what is left no longer carries."""
    part = market.part(rows)
    most = Account(part).room(np.arange(len(part)))
    kept = np.flatnonzero((most >= part.least) & (most > 0))
    return replace(part, most=most).part(kept), rows[kept]


def _solve(market: Market, outside: Outside) -> tuple[Ints, float]:
    """Quantities and bound of one component."""
    if len(market) < EXACT_BELOW and not outside.concerns(market):
        return _solve_exactly(market)
    return outside.solved(market)


def _solve_exactly(market: Market) -> tuple[Ints, float]:
    answer = relaxed(relaxation_of(market))
    if answer is None:
        raise ArithmeticError("the relaxation of a component has no optimum")
    quantity = rounded(market, answer.share)
    hopeful = _hopeful(market, answer, _worth_of(market, quantity))
    if not len(hopeful):
        return quantity, answer.bound
    return _exact(market, hopeful, quantity, answer.bound)


def _hopeful(market: Market, answer: Relaxed, value: float) -> Ints:
    """Pairs that a better solution may contain; none when the known one is as good as the bound."""
    slack = answer.bound - value
    if slack <= NEGLIGIBLE * answer.bound:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(market.forced | (answer.reduced * _smallest(market) >= -slack))


def _smallest(market: Market) -> Floats:
    """The least share a chosen pair can have."""
    return market.least / market.most


def _worth_of(market: Market, quantity: Ints) -> float:
    return float((market.gain * quantity).sum())


def _exact(market: Market, hopeful: Ints, quantity: Ints, bound: float) -> tuple[Ints, float]:
    """The better of what is known and what a branching search among the hopeful pairs finds."""
    part = market.part(hopeful)
    # a large component is mended as far as it pays; the last thousandths cost most of a run's time
    gap = 0.0 if len(market) < EXACT_BELOW else ENOUGH
    programme, whole = exact_of(part)
    start = quantity[hopeful] / part.most
    share, proven = settled(programme, whole, np.concatenate([start, start > 0]), gap)
    better, value = quantity, _worth_of(market, quantity)
    if share is not None:
        found = np.zeros_like(quantity)
        found[hopeful] = rounded(part, _chosen_share(part, share))
        better = max((quantity, found), key=lambda amounts: _worth_of(market, amounts))
        value = _worth_of(market, better)
    return better, min(bound, max(proven, raised(value, 1.0)))


def _chosen_share(market: Market, share: Floats) -> Floats:
    count = len(market)
    return np.where(share[count:] > 0.5, share[:count], 0.0)


def _accounted(
    problem: Problem, found: Candidates, amount: Ints, bound: float, locked: Locked
) -> Allocation:
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
        bound,
        (bound - value) / bound if bound > 0 else 0.0,
        filled,
        spare,
        _reserves(found, amount, spare),
        locked.refused,
        locked.reduced,
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
