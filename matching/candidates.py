"""All eligible pairs, in columns: offers and needs meet where their commodities reach each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from matching.codes import CriterionCode, Reach
from matching.columns import Columns, Flags, Floats, Ints, Words
from matching.criteria import Points, priority, scored
from matching.eligibility import WARNINGS, carried, failing, least
from matching.pairs import Ground, Pairs, pairs_of
from matching.problem import Candidates, Lock, Problem, Progress

BLOCK = 1 << 17
"""Pairs judged at once, which bounds the memory."""
PORTION = 1 << 15
"""The same where the columns of so many pairs are to stay in the processor's cache."""


class LeftOut(NamedTuple):
    """What no eligible pair that was not even pooled can exceed, per need; 0: every pair was."""

    rate: Floats
    """Worth of a fully met need, as in `worth`."""
    load: Floats
    """The same times the share of the need that the pair could carry."""

    def of(self, needs: Ints) -> LeftOut:
        """The limits of some needs only."""
        return LeftOut(self.rate[needs], self.load[needs])


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
    """Of each need the `most` worthiest pairs and as many `loads` that could carry most of it; the rest's limit.

    Rows are in the order of the uids of needs and offers.
    """
    from matching.pooling import pools

    parts, left_out = pools(ground, progress, most, loads)
    count = sum(len(part) for part in parts)
    parts.reverse()
    pool = Pool.gathered((parts.pop() for _ in range(len(parts))), count)
    return _by_uids(ground.problem, pool), left_out


def order_by_uids(problem: Problem, pool: Pool) -> Ints:
    """Rows in the order in which pairs are thought of, whatever their own: by the uids of needs and offers."""
    offer, need = rank_of(problem.offers.uid), rank_of(problem.needs.uid)
    return np.argsort(need[pool.need] * len(offer) + offer[pool.offer], kind="stable")


def _by_uids(problem: Problem, pool: Pool) -> Pool:
    """The pool in order; column by column in its place, since it is the largest thing that a run holds."""
    order = order_by_uids(problem, pool)
    for column in fields(pool):
        values = getattr(pool, column.name)
        values[:] = values[order]
    return pool


def judged_candidates(ground: Ground, pool: Pool) -> Candidates:
    """All columns of the pooled pairs, ordered by need, worth and offer."""
    order = _order(ground.problem, pool)
    portions = (order[first : first + PORTION] for first in range(0, len(order), PORTION))
    parts = (judged(pairs_of(ground, pool.offer[rows], pool.need[rows]), pool.unknown[rows]) for rows in portions)
    return Candidates.gathered(parts, len(order))


def _order(problem: Problem, pool: Pool) -> Ints:
    """Rows by need, worth and offer: need by need, which is quicker than all at once."""
    offer_rank, need_rank = rank_of(problem.offers.uid)[pool.offer], rank_of(problem.needs.uid)[pool.need]
    order = np.argsort(need_rank, kind="stable")
    for here in _runs(need_rank[order]):
        rows = order[here]
        order[here] = rows[np.lexsort((offer_rank[rows], -pool.worth[rows]))]
    return order


def lowest_of_each(need: Ints, low: Floats | Ints, turn: Ints, most: int) -> Flags:
    """So many rows of each need, the lowest first, equals by their turn; the rows of a need are neighbours."""
    chosen = np.ones(len(need), dtype=np.bool_)
    for here in _runs(need):
        if here.stop - here.start > most:
            chosen[here] = worthiest(-low[here], turn[here], most)
    return chosen


def _runs(need: Ints) -> list[slice]:
    """Where the rows of each need are."""
    ends = (np.flatnonzero(np.diff(need, append=-1)) + 1).tolist()
    return [slice(first, end) for first, end in zip([0, *ends], ends, strict=False)]


def worthiest(worth: Floats | Ints, turn: Ints, count: int) -> Flags:
    """So many of the worthiest; among equals those whose turn is first."""
    if count <= 0:
        return np.zeros(len(worth), dtype=np.bool_)
    last = np.partition(worth, len(worth) - count)[len(worth) - count]
    chosen: Flags = worth > last
    ties = np.flatnonzero(worth == last)
    chosen[ties[np.argsort(turn[ties], kind="stable")][: count - int(chosen.sum())]] = True
    return chosen


def rank_of(uids: Words) -> Ints:
    """Place of each uid in the alphabetical list, by which ties are broken."""
    rank = np.empty(len(uids), dtype=np.int64)
    rank[np.argsort(uids, kind="stable")] = np.arange(len(uids))
    return rank


def worth(problem: Problem, found: Candidates) -> Ints:
    """What a fully met need earns through each pair, in thousand-millionths of the value."""
    return worths(problem, found.need, found.score, found.priority)


def worths(problem: Problem, need: Ints, score: Ints, poor: Ints) -> Ints:
    """The same of needs, scores and priorities."""
    return problem.needs.weight[need] * (score * 1000 + problem.settings.poverty_lambda * poor)


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


def refused_locks(problem: Problem, found: Candidates | Pool) -> tuple[Lock, ...]:
    """Locks whose pair a hard rule refuses."""
    width = len(problem.needs)
    there = frozenset((found.offer * width + found.need)[found.locked].tolist())
    return tuple(lock for lock in problem.locks if lock.offer * width + lock.need not in there)
