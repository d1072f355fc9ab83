"""Which of all eligible pairs become candidates: the worthiest, and those that prices say a plan may need."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.candidates import LeftOut, Pool, judged_candidates, pooled, rank_of
from matching.columns import Flags, Floats, Ints
from matching.market import Market, components, market_of
from matching.pairs import Ground
from matching.problem import Candidates, Problem, Progress

POOLED = 1_000
"""Worthiest pairs of a need that are looked at, and as many again of those that could carry most of it."""


class Prices(NamedTuple):
    """What capacities and quantities are worth, by rank of the offers and needs."""

    offer: Floats
    """Of the offer's whole capacity."""
    need: Floats
    """Of the whole need."""


class Selection(NamedTuple):
    """The candidates, the other eligible pairs, and how both came about."""

    candidates: Candidates
    others: Pool
    left_out: LeftOut
    """Limits to the pairs that were not even looked at."""
    prices: Prices | None
    """None where every eligible pair is a candidate."""


def selected(ground: Ground, progress: Progress) -> Selection:
    """So many candidates of each need as the settings say: half the worthiest, half those that prices point to."""
    problem, most = ground.problem, ground.problem.settings.candidates_per_need
    pool, left_out = pooled(ground, progress, max(POOLED, most), max(POOLED, most))
    if not len(pool) or np.bincount(pool.need).max() <= most:
        return Selection(judged_candidates(ground, pool), pool.take(np.zeros(0, dtype=np.int64)), left_out, None)
    prices, loss = _priced(problem, pool)
    kept = _nearest(problem, pool, loss, most)
    return Selection(judged_candidates(ground, pool.take(kept)), pool.take(~kept), left_out, prices)


def _priced(problem: Problem, pool: Pool) -> tuple[Prices, Floats]:
    """Prices for all that was pooled, and what each pair loses at them against those that would be chosen."""
    from matching.lots import lots_of, shares_of
    from matching.pricing import losses, roughly_priced

    prices = Prices(np.zeros(len(problem.offers)), np.zeros(len(problem.needs)))
    market, loss = market_of(problem, pool), np.full(len(pool), np.inf)
    by_need = np.argsort(market.need, kind="stable")
    usable = by_need[market.most[by_need] > 0]
    whole = market.part(usable)
    for rows in components(whole):
        part: Market = whole.part(rows)
        lots = lots_of(part)
        shares = shares_of(lots)
        found = roughly_priced(shares)
        prices.offer[np.unique(part.offer)] = found.price
        prices.need[np.unique(part.need)] = found.rate
        loss[usable[rows]] = losses(shares, found) / np.maximum(shares.worth, 1e-300)
    return prices, loss


def _nearest(problem: Problem, pool: Pool, loss: Floats, most: int) -> Flags:
    """Half the worthiest of each need, and those that lose least."""
    uid = rank_of(problem.offers.uid)[pool.offer]
    kept = pool.locked | (_places(pool.need, -pool.worth, uid) < most - most // 2)
    kept |= _places(pool.need, np.where(kept, np.inf, loss), uid) < most // 2
    return kept


def _places(need: Ints, low: Floats | Ints, uid: Ints) -> Ints:
    """Place of each pair among its need's, the lowest first."""
    order = np.lexsort((uid, low, need))
    place = np.empty(len(need), dtype=np.int64)
    place[order] = np.arange(len(need)) - np.searchsorted(need[order], need[order])
    return place
