"""Whole quantities for all that was pooled: locks first, then component by component, each with its bound."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from matching.candidates import LeftOut, Pool, rank_of, refused_locks
from matching.codes import UNKNOWN
from matching.columns import Flags, Floats, Ints
from matching.filling import rounded, whole_of
from matching.market import WHOLE, Account, Market, components, market_of
from matching.problem import Lock, Problem, Progress
from matching.programmes import exact_of, relaxation_of
from matching.relaxation import MOST_NODES, Relaxed, raised, relaxed, settled

if TYPE_CHECKING:
    from matching.bounding import Terms

EXACT_BELOW = 200
"""Components with fewer pairs are solved exactly."""
FEWEST_NODES = 30
"""Branches that such a search may open at least; in a large market a small component hardly counts."""
PORTION = 1 << 17
"""Pairs whose room is looked up at once, which bounds the memory."""
LARGE = 5_000
"""Pairs from which components are solved side by side."""
MOST_HANDS = 4
NEGLIGIBLE = 1e-5
"""Relative gap not worth a search: what rounding to whole thousandths of a unit leaves."""

PricedOut = Callable[[Floats], LeftOut]
"""Limits at prices of offers."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """How much each pooled pair gets, and what proves how good that is."""

    amount: Ints
    loss: Floats
    """Share of its worth that each pair brings less than those that the prices choose; infinite: not priced."""
    bound: float
    refused: tuple[Lock, ...]
    reduced: tuple[Lock, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """The same of one component; without terms the bound is final, and nothing of its needs was left out."""

    quantity: Ints
    loss: Floats
    bound: float
    terms: Terms | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Locked:
    """What locks took beforehand, and the market that remains for the others."""

    market: Market
    """Pooled row by pooled row; those that cannot carry anything any more have no most."""
    amount: Ints
    """Per pooled row, fixed by a lock."""
    refused: tuple[Lock, ...]
    reduced: tuple[Lock, ...]


def planned(
    problem: Problem, pool: Pool, left_out: LeftOut, progress: Progress, priced_out: PricedOut | None = None
) -> Plan:
    """The best quantities found; the bound covers every eligible pair, those that were left out as well.

    The pool's rows are ordered by the uids of needs and offers, which decides among equals. `priced_out` says what
    pairs that were left out can bring at most at the final prices of offers (per thousandth of their units).
    """
    locked = _admit_locks(problem, pool)
    amount, loss = locked.amount.copy(), np.full(len(pool), np.inf)
    beyond = _by_rank(problem, left_out)
    parts = components(locked.market)
    solved = _each(locked.market, parts, beyond, progress)
    for pairs, found in zip(parts, solved, strict=True):
        amount[pairs] += found.quantity
        loss[pairs] = found.loss
    if priced_out and left_out.load.any():
        beyond = _by_rank(problem, priced_out(_toll(problem, solved)))
    bounds = (_worth(problem, pool, locked.amount), *_bounds(solved, beyond), _unmet(locked.market, beyond))
    return Plan(amount, loss, math.fsum(bounds), locked.refused, locked.reduced)


def _bounds(solved: list[Solved], beyond: LeftOut) -> list[float]:
    """What each component proves."""
    return [one.terms.bound(beyond.of(one.terms.need)) if one.terms else one.bound for one in solved]


def _toll(problem: Problem, solved: list[Solved]) -> Floats:
    """Per row of an offer, the price of a thousandth of its unit, in the measure of worth; 0 where nobody asked."""
    rank = rank_of(problem.offers.uid)
    toll = np.zeros(len(rank))
    for one in solved:
        if one.terms:
            toll[one.terms.offer] = one.terms.toll
    return toll[rank] * WHOLE


def _each(market: Market, parts: list[Ints], beyond: LeftOut, progress: Progress) -> list[Solved]:
    """Each component's answer; of a large market several at a time, the largest first, which changes no answer."""
    found: dict[int, Solved] = {}
    nodes = _nodes(market)
    largest_first = sorted(range(len(parts)), key=lambda at: -len(parts[at]))

    def solve(at: int) -> int:
        found[at] = _solved(market.part(parts[at]), beyond, nodes)
        return at

    with ThreadPoolExecutor(_hands(market)) as hands:
        for done, _ in enumerate(hands.map(solve, largest_first)):
            progress(done, len(parts))
    return [found[at] for at in range(len(parts))]


def _hands(market: Market) -> int:
    return min(os.cpu_count() or 1, MOST_HANDS) if len(market) >= LARGE else 1


def _nodes(market: Market) -> int:
    """Branches of a search: fewer the larger the market is, of which a component is a part."""
    return max(FEWEST_NODES, MOST_NODES * LARGE // max(len(market), LARGE))


def _worth(problem: Problem, pool: Pool, amount: Ints) -> float:
    chosen = np.flatnonzero(amount)
    share = amount[chosen] / np.maximum(problem.needs.quantity[pool.need[chosen]], 1)
    value = math.fsum((share * pool.worth[chosen] / WHOLE).tolist())
    return raised(value, value)


def _by_rank(problem: Problem, left_out: LeftOut) -> LeftOut:
    """The limits as shares of the value, in the order in which a market numbers needs."""
    order = np.argsort(rank_of(problem.needs.uid))
    rate = left_out.rate[order] / WHOLE
    return LeftOut(rate, np.minimum(left_out.load[order] / WHOLE, rate))


def _unmet(market: Market, beyond: LeftOut) -> float:
    """Needs of which no pooled pair is left may still be met by what was left out, by as many as they may have."""
    there = np.zeros(len(market.quantity), dtype=np.bool_)
    there[market.need[market.most > 0]] = True
    most = np.minimum(beyond.rate, beyond.load * market.partners)
    return float(most[~there & (market.partners > 0)].sum())


def _admit_locks(problem: Problem, pool: Pool) -> Locked:
    """Locks are served first, need by need, the worthiest first, as far as capacities go."""
    market = market_of(problem, pool)
    rows = np.flatnonzero(pool.locked)
    if not len(rows):
        none = np.zeros(len(pool), dtype=np.int64)
        return Locked(_carrying(market, market.most > 0), none, refused_locks(problem, pool), ())
    wishes = {(lock.offer, lock.need): lock for lock in problem.locks}
    account = Account(replace(market, most=np.full(len(pool), np.iinfo(np.int64).max >> 1)))
    refused, reduced = list(refused_locks(problem, pool)), []
    forced = market.forced.copy()
    for row in rows[np.lexsort((-pool.worth[rows], market.need[rows]))].tolist():
        lock = wishes[int(pool.offer[row]), int(pool.need[row])]
        wish = int(market.least[row]) if lock.quantity == UNKNOWN else lock.quantity
        given = min(int(account.room(np.array([row]))[0]), wish)
        if given <= 0 or (given < wish and lock.quantity == UNKNOWN):
            refused.append(lock)
            continue
        account.give(row, given)
        forced[row] = lock.quantity == UNKNOWN
        if given < wish:
            reduced.append(lock)
    return _remaining(replace(market, forced=forced), account, pool, tuple(refused), tuple(reduced))


def _remaining(
    market: Market, account: Account, pool: Pool, refused: tuple[Lock, ...], reduced: tuple[Lock, ...]
) -> Locked:
    fixed = np.where(market.forced, 0, account.amount)
    left = Account(market)
    left.set(fixed)
    usable = (market.most > 0) & (~pool.locked | market.forced)
    # a lock has its place even where there are more of them than the limit allows
    rest = replace(
        market,
        capacity=left.spare,
        quantity=left.left,
        partners=np.maximum(left.slots, _forced(market, market.need, len(market.partners))),
        visits=np.maximum(left.visits, _forced(market, market.enterprise, len(market.visits))),
    )
    return Locked(_carrying(rest, usable), fixed, refused, reduced)


def _forced(market: Market, key: Ints, length: int) -> Ints:
    return np.bincount(key[market.forced], minlength=length)


def _carrying(market: Market, usable: Flags) -> Market:
    """The market with what its pairs can still carry: nothing those that are not usable."""
    account, most = Account(market), np.zeros(len(market), dtype=np.int64)
    for first in range(0, len(market), PORTION):
        here = np.arange(first, min(first + PORTION, len(market)))
        room = account.room(here)
        most[here] = np.where(usable[here] & (room >= market.least[here]), room, 0)
    return replace(market, most=most)


def _solved(market: Market, beyond: LeftOut, nodes: int) -> Solved:
    """Quantities and bound of one component."""
    from matching.large_markets import by_prices
    from matching.transport import is_plain

    own = beyond.of(np.unique(market.need))
    if len(market) < EXACT_BELOW and not own.load.any():
        quantity, bound = _solved_exactly(market, own, nodes)
        return Solved(quantity, np.full(len(market), np.inf), bound)
    if is_plain(market):
        return _transported(market)
    found = by_prices(market, own)
    return Solved(found.quantity, found.loss, math.inf, found.terms)


def _transported(market: Market) -> Solved:
    from matching.bounding import terms_of_transport
    from matching.transport import transported

    found = transported(market)
    toll = found.offer[market.offer] * market.above / np.maximum(market.below, 1)
    loss = found.need[market.need] + toll - market.gain
    return Solved(found.quantity, loss / np.maximum(market.gain, 1e-300), math.inf, terms_of_transport(market, found))


def _solved_exactly(market: Market, beyond: LeftOut, nodes: int) -> tuple[Ints, float]:
    """What prices say is mended by the linear programme, and where a gap is left, by a branching search."""
    from matching.large_markets import by_prices

    answer = relaxed(relaxation_of(market))
    if answer is None:
        raise ArithmeticError("the relaxation of a component has no optimum")
    quantity, bound = rounded(market, answer.share), answer.bound
    if _is_best(market, quantity, bound):
        return quantity, bound
    priced = by_prices(market, beyond)
    quantity = max((quantity, priced.quantity), key=lambda amounts: _worth_of(market, amounts))
    bound = min(bound, priced.terms.bound(beyond))
    if _is_best(market, quantity, bound):
        return quantity, bound
    return _exact(market, _hopeful(market, answer, _worth_of(market, quantity)), quantity, bound, nodes)


def _is_best(market: Market, quantity: Ints, bound: float) -> bool:
    return bound - _worth_of(market, quantity) <= NEGLIGIBLE * bound


def _hopeful(market: Market, answer: Relaxed, value: float) -> Ints:
    """Pairs that a solution better than this value may contain."""
    slack = answer.bound - value
    return np.flatnonzero(market.forced | (answer.reduced * _smallest(market) >= -slack))


def _smallest(market: Market) -> Floats:
    """The least share a chosen pair can have."""
    return market.least / market.most


def _worth_of(market: Market, quantity: Ints) -> float:
    return float((market.gain * quantity).sum())


def _exact(market: Market, hopeful: Ints, quantity: Ints, bound: float, nodes: int) -> tuple[Ints, float]:
    """The better of what is known and what a branching search among the hopeful pairs finds."""
    part = market.part(hopeful)
    programme, whole = exact_of(part)
    start = quantity[hopeful] / part.most
    share, proven = settled(programme, whole, np.concatenate([start, start > 0]), nodes=nodes)
    better, value = quantity, _worth_of(market, quantity)
    if share is not None:
        again, kept = np.zeros_like(quantity), np.zeros_like(quantity)
        again[hopeful] = rounded(part, _chosen_share(part, share))
        kept[hopeful] = whole_of(part, _chosen_share(part, share))
        better = max((quantity, again, kept), key=lambda amounts: _worth_of(market, amounts))
        value = _worth_of(market, better)
    return better, min(bound, max(proven, raised(value, 1.0)))


def _chosen_share(market: Market, share: Floats) -> Floats:
    count = len(market)
    return np.where(share[count:] > 0.5, share[:count], 0.0)
