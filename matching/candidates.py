"""All eligible pairs, in columns: offers and needs meet where their commodities reach each other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matching.codes import CriterionCode, Reach
from matching.columns import Flags, Ints, Words
from matching.criteria import Points, priority, scored
from matching.eligibility import HARD_RULES, WARNINGS, carried, failing, least
from matching.pairs import Ground, Pairs, pairs_of
from matching.problem import Candidates, Lock, Problem, Progress

BLOCK = 1 << 17
"""Pairs judged at once, which bounds the memory."""


def candidates(ground: Ground, progress: Progress) -> Candidates:
    """Every pair that no hard rule refuses, the best of each need only, in the order of the uids."""
    problem = ground.problem
    parts = []
    for done, (offer, need) in enumerate(blocks(ground)):
        progress(done, len(problem.needs))
        parts.append(_eligible(pairs_of(ground, offer, need)))
    return _cut(problem, Candidates.joined(parts))


def rank_of(uids: Words) -> Ints:
    """Place of each uid in the alphabetical list, by which ties are broken."""
    rank = np.empty(len(uids), dtype=np.int64)
    rank[np.argsort(uids, kind="stable")] = np.arange(len(uids))
    return rank


def worth(problem: Problem, found: Candidates) -> Ints:
    """What a fully met need earns through each pair, in thousand-millionths of the value."""
    scores = found.score * 1000 + problem.settings.poverty_lambda * found.priority
    return problem.needs.weight[found.need] * scores


def blocks(ground: Ground) -> Iterator[tuple[Ints, Ints]]:
    """(offers, needs) whose commodities reach each other, in portions of about one block."""
    waiting: list[tuple[Ints, Ints]] = []
    size = 0
    for offer, need in _meetings(ground):
        waiting.append((offer, need))
        size += len(offer)
        if size >= BLOCK:
            yield _flushed(waiting)
            waiting, size = [], 0
    if waiting:
        yield _flushed(waiting)


def _flushed(waiting: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    return np.concatenate([offer for offer, _ in waiting]), np.concatenate([need for _, need in waiting])


def _meetings(ground: Ground) -> Iterator[tuple[Ints, Ints]]:
    """One portion per need, of the active offers within its reach."""
    offers, needs = ground.problem.offers, ground.problem.needs
    near = (ground.reach.reach != Reach.UNRELATED.code) | ground.reach.step
    usable = np.flatnonzero(offers.active)
    for commodity in np.unique(needs.commodity[needs.active]):
        within = usable[near[offers.commodity[usable], commodity]]
        for need in np.flatnonzero((needs.commodity == commodity) & needs.active):
            yield within, np.full(len(within), need, dtype=np.int64)


def _eligible(pairs: Pairs) -> Candidates:
    fails, asks = failing(pairs, HARD_RULES)
    kept = np.flatnonzero(fails == 0)
    chosen = pairs_of(pairs.ground, pairs.offer[kept], pairs.need[kept])
    return judged(chosen, asks[kept])


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


def _cut(problem: Problem, found: Candidates) -> Candidates:
    """The best of each need, locked ones always, ordered by need, worth and offer."""
    offer_rank, need_rank = rank_of(problem.offers.uid), rank_of(problem.needs.uid)
    order = np.lexsort((offer_rank[found.offer], -worth(problem, found), need_rank[found.need]))
    needs = found.need[order]
    place = np.arange(len(order)) - np.searchsorted(need_rank[needs], need_rank[needs])
    kept = (place < problem.settings.candidates_per_need) | found.locked[order]
    return found.take(order[kept])


def refused_locks(problem: Problem, found: Candidates) -> tuple[Lock, ...]:
    """Locks whose pair a hard rule refuses."""
    width = len(problem.needs)
    there = frozenset((found.offer * width + found.need)[found.locked].tolist())
    return tuple(lock for lock in problem.locks if lock.offer * width + lock.need not in there)
