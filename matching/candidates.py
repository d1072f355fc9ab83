"""All eligible pairs, in columns: offers and needs meet where their commodities reach each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matching.codes import UNKNOWN, CriterionCode, Reach
from matching.columns import Columns, Flags, Floats, Ints, Words
from matching.criteria import Points, priority, scored, scores
from matching.eligibility import HARD_RULES, WARNINGS, carried, failing, least
from matching.pairs import REFUSED, Ground, Pairs, pairs_of
from matching.problem import Candidates, Lock, Problem, Progress

BLOCK = 1 << 17
"""Pairs judged at once, which bounds the memory."""
ALMOST = 1 + 1e-9
"""Rounding must not refuse what the rule would let through."""


class LeftOut(NamedTuple):
    """What no eligible pair that was not even pooled can exceed, per row of the needs; 0: every pair was."""

    rate: Floats
    """Worth of a fully met need, as in `worth`."""
    load: Floats
    """The same times the share of the need that the pair could carry."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool(Columns):
    """Eligible pairs in the few columns that decide whether they become candidates."""

    offer: Ints
    need: Ints
    worth: Ints
    capacity: Ints
    minimum: Ints
    use_numerator: Ints
    use_denominator: Ints
    unknown: Ints
    locked: Flags


def candidates(ground: Ground, progress: Progress) -> Candidates:
    """Every pair that no hard rule refuses, the worthiest of each need only, in the order of the uids."""
    pool, _left_out = pooled(ground, progress, ground.problem.settings.candidates_per_need, loads=0)
    return judged_candidates(ground, pool)


def pooled(ground: Ground, progress: Progress, most: int, loads: int) -> tuple[Pool, LeftOut]:
    """Of each need the `most` worthiest pairs and as many `loads` that could carry most of it; the rest's limit."""
    problem = ground.problem
    left_out = LeftOut(np.zeros(len(problem.needs)), np.zeros(len(problem.needs)))
    parts = []
    for done, (offer, need) in enumerate(blocks(ground, hopeful=True)):
        progress(done, len(problem.needs))
        pool = _pool_of(*_eligible(pairs_of(ground, offer, need)))
        parts.append(pool.take(_best(problem, pool, most, loads, left_out)))
    return Pool.joined(parts), left_out


def judged_candidates(ground: Ground, pool: Pool) -> Candidates:
    """All columns of the pooled pairs, ordered by need, worth and offer."""
    parts = []
    for first in range(0, len(pool), BLOCK):
        part = pool.take(np.arange(first, min(first + BLOCK, len(pool))))
        parts.append(judged(pairs_of(ground, part.offer, part.need), part.unknown))
    return _ordered(ground.problem, Candidates.joined(parts))


def _pool_of(pairs: Pairs, asks: Ints) -> Pool:
    problem = pairs.ground.problem
    return Pool(
        pairs.offer,
        pairs.need,
        _worth(problem, pairs.need, scores(pairs), priority(pairs)),
        np.maximum(carried(pairs), 0),
        least(pairs),
        pairs.use_numerator,
        pairs.use_denominator,
        asks,
        is_locked(problem, pairs.offer, pairs.need),
    )


def rank_of(uids: Words) -> Ints:
    """Place of each uid in the alphabetical list, by which ties are broken."""
    rank = np.empty(len(uids), dtype=np.int64)
    rank[np.argsort(uids, kind="stable")] = np.arange(len(uids))
    return rank


def worth(problem: Problem, found: Candidates) -> Ints:
    """What a fully met need earns through each pair, in thousand-millionths of the value."""
    return _worth(problem, found.need, found.score, found.priority)


def _worth(problem: Problem, need: Ints, score: Ints, poor: Ints) -> Ints:
    return problem.needs.weight[need] * (score * 1000 + problem.settings.poverty_lambda * poor)


def blocks(ground: Ground, *, hopeful: bool = False) -> Iterator[tuple[Ints, Ints]]:
    """(offers, needs) whose commodities reach each other, in portions of about one block.

    Of the hopeful ones alone, those are absent that the cheapest rules refuse.
    """
    waiting: list[tuple[Ints, Ints]] = []
    size = 0
    for offer, need in _meetings(ground, hopeful):
        waiting.append((offer, need))
        size += len(offer)
        if size >= BLOCK:
            yield _flushed(waiting)
            waiting, size = [], 0
    if waiting:
        yield _flushed(waiting)


def _flushed(waiting: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    return np.concatenate([offer for offer, _ in waiting]), np.concatenate([need for _, need in waiting])


def _meetings(ground: Ground, hopeful: bool) -> Iterator[tuple[Ints, Ints]]:
    """One portion per need, of the active offers within its reach."""
    offers, needs = ground.problem.offers, ground.problem.needs
    near = (ground.reach.reach != Reach.UNRELATED.code) | ground.reach.step
    usable = np.flatnonzero(offers.active)
    for commodity in np.unique(needs.commodity[needs.active]):
        within = usable[near[offers.commodity[usable], commodity]]
        amount, size, kind = _amounts(ground, within, int(commodity)), offers.size[within], offers.kind[within]
        for need in np.flatnonzero((needs.commodity == commodity) & needs.active):
            chosen = within[_hopeful(ground, int(need), amount, size, kind)] if hopeful else within
            yield chosen, np.full(len(chosen), need, dtype=np.int64)


def _hopeful(ground: Ground, need: int, amount: Floats, size: Ints, kind: Ints) -> Flags:
    """Offers that may carry the minimum lot and that a stated pattern allows: most pairs end here, and cheaply."""
    needs = ground.problem.needs
    able: Flags = amount >= float(needs.minimum_lot[need]) * float(needs.factor[need])
    pattern = needs.pattern[need]
    if pattern == UNKNOWN:
        return able
    legal = ground.sizes[pattern, :, needs.size[need]] != REFUSED
    able &= legal[size] & ground.kinds[pattern][kind]
    return able


def _amounts(ground: Ground, within: Ints, commodity: int) -> Floats:
    """What offers can give in base units, with room for rounding; infinite where only the rule itself can tell."""
    offers = ground.problem.offers
    goods = ground.reach.reach[offers.commodity[within], commodity] != Reach.UNRELATED.code
    known = goods & (offers.capacity[within] >= 0)
    amount = offers.capacity[within].astype(np.float64) * offers.factor[within] * ALMOST
    return np.where(known, amount, np.inf)


def _eligible(pairs: Pairs) -> tuple[Pairs, Ints]:
    """Pairs that no hard rule refuses, and the mask of hard rules nobody can answer yet."""
    fails, asks = failing(pairs, HARD_RULES)
    kept = np.flatnonzero(fails == 0)
    return pairs.take(kept), asks[kept]


def _best(problem: Problem, pool: Pool, most: int, loads: int, left_out: LeftOut) -> Flags:
    """The pairs to keep; what the others cannot exceed is noted."""
    kept = np.ones(len(pool), dtype=np.bool_)
    ends = np.flatnonzero(np.diff(pool.need, append=-1)) + 1
    starts = np.concatenate([[0], ends[:-1]])
    crowded = np.flatnonzero(ends - starts > most + loads)
    if not len(crowded):
        return kept
    load = pool.worth * (pool.capacity / np.maximum(problem.needs.quantity[pool.need], 1))
    uid = rank_of(problem.offers.uid)[pool.offer]
    for at in crowded:
        here = slice(starts[at], ends[at])
        kept[here] = _first(pool.worth[here], uid[here], most)
        kept[here] |= _first(np.where(kept[here], -1.0, load[here]), uid[here], loads) | pool.locked[here]
        need, out = pool.need[starts[at]], ~kept[here]
        left_out.rate[need] = pool.worth[here].max(initial=0, where=out)
        left_out.load[need] = load[here].max(initial=0, where=out)
    return kept


def _first(worth: Floats | Ints, uid: Ints, count: int) -> Flags:
    """So many of the worthiest; among equals the first by uid."""
    if count <= 0:
        return np.zeros(len(worth), dtype=np.bool_)
    last = -np.partition(-worth, count - 1)[count - 1]
    chosen: Flags = worth > last
    ties = np.flatnonzero(worth == last)
    chosen[ties[np.argsort(uid[ties])][: count - int(chosen.sum())]] = True
    return chosen


def judged(pairs: Pairs, asks: Ints) -> Candidates:
    """Columns of the given pairs; `asks` is the mask of hard rules nobody can answer yet."""
    marks = scored(pairs)
    warned, _ = failing(pairs, WARNINGS)
    return _columns(pairs, marks, asks, warned)


def _columns(pairs: Pairs, marks: Points, asks: Ints, warned: Ints) -> Candidates:
    earned = marks.per_criterion
    return Candidates(
        offer=pairs.offer,
        need=pairs.need,
        pattern=pairs.pattern,
        score=marks.score,
        score_low=marks.low,
        score_high=marks.high,
        supply_chain=earned[CriterionCode.SUPPLY_CHAIN.code],
        volume=earned[CriterionCode.VOLUME.code],
        continuity=earned[CriterionCode.CONTINUITY.code],
        distance=earned[CriterionCode.DISTANCE.code],
        price=earned[CriterionCode.PRICE.code],
        readiness=earned[CriterionCode.READINESS.code],
        support=earned[CriterionCode.SUPPORT.code],
        track_record=earned[CriterionCode.TRACK_RECORD.code],
        priority=priority(pairs),
        capacity=np.maximum(carried(pairs), 0),
        minimum=least(pairs),
        use_numerator=pairs.use_numerator,
        use_denominator=pairs.use_denominator,
        locked=is_locked(pairs.ground.problem, pairs.offer, pairs.need),
        unknown=asks,
        warnings=warned,
    )


def is_locked(problem: Problem, offer: Ints, need: Ints) -> Flags:
    """True where the officer has locked the pair."""
    width = len(problem.needs)
    keys = np.array([lock.offer * width + lock.need for lock in problem.locks], dtype=np.int64)
    return np.isin(offer * width + need, keys)


def _ordered(problem: Problem, found: Candidates) -> Candidates:
    """Ordered by need, worth and offer."""
    offer_rank, need_rank = rank_of(problem.offers.uid), rank_of(problem.needs.uid)
    return found.take(np.lexsort((offer_rank[found.offer], -worth(problem, found), need_rank[found.need])))


def refused_locks(problem: Problem, found: Candidates) -> tuple[Lock, ...]:
    """Locks whose pair a hard rule refuses."""
    width = len(problem.needs)
    there = frozenset((found.offer * width + found.need)[found.locked].tolist())
    return tuple(lock for lock in problem.locks if lock.offer * width + lock.need not in there)
