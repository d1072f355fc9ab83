"""A solved problem that can be tried with changes: only the parts that the changes touch are solved again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.candidates import blocks, is_locked
from matching.changes import Change, applied, restricted
from matching.codes import UNKNOWN
from matching.columns import Floats, Ints
from matching.eligibility import HARD_RULES, failing
from matching.engine import solve, unheard
from matching.market import enterprise_limits
from matching.pairs import ground_of, pairs_of
from matching.problem import Lock, Problem, Progress, Solution
from matching.verification import violations

NO_BETTER = 1e-6
"""Relative difference in value below which two answers are equally good."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A problem with its best set of partnerships, and which rows hang together."""

    problem: Problem
    offer: Ints
    need: Ints
    quantity: Ints
    """Partnerships; thousandths of the need's unit per month."""
    worth: Floats
    """What each partnership adds to the value."""
    fit: Floats
    """The part of it that comes from its score."""
    upper_bound: float
    offer_part: Ints
    need_part: Ints
    """Rows of different parts share no eligible pair and no limit: each part can be solved alone."""

    @property
    def value(self) -> float:
        """What all partnerships are worth."""
        return math.fsum(self.worth.tolist())

    @property
    def filled(self) -> Ints:
        """Per need."""
        total = np.zeros(len(self.problem.needs), dtype=np.int64)
        np.add.at(total, self.need, self.quantity)
        return total


def standing_of(problem: Problem, solution: Solution | None = None, progress: Progress = unheard) -> Standing:
    """The problem with its solution, which is found here when it is not given."""
    offer, need = eligible(problem)
    offer_part, need_part = _parts(problem, offer, need)
    solved = solution or solve(problem, progress)
    bound = solved.allocation.upper_bound
    return Standing(problem, *_partnerships(problem, solved), bound, offer_part, need_part)


def tried(base: Standing, changes: Sequence[Change], progress: Progress = unheard) -> Standing:
    """How it would stand after the changes: what they touch is solved anew, all else stays as it is."""
    changed = applied(base.problem, changes)
    reached = _reached(changed, changes)
    parts = np.unique(np.concatenate([base.offer_part[reached.offers], base.need_part[reached.needs]]))
    offers, needs = np.flatnonzero(np.isin(base.offer_part, parts)), np.flatnonzero(np.isin(base.need_part, parts))
    before = solve(restricted(base.problem, offers, needs)).allocation.upper_bound
    part = restricted(changed, offers, needs)
    free = solve(part, progress)
    steady = _steadiest(part, free, _left_alone(base, reached, offers, needs))
    offer, need, quantity, worth, fit = _partnerships(part, steady)
    kept = ~np.isin(base.need_part[base.need], parts)
    return Standing(
        changed,
        np.concatenate([base.offer[kept], offers[offer]]),
        np.concatenate([base.need[kept], needs[need]]),
        np.concatenate([base.quantity[kept], quantity]),
        np.concatenate([base.worth[kept], worth]),
        np.concatenate([base.fit[kept], fit]),
        base.upper_bound - before + free.allocation.upper_bound,
        _merged(base.offer_part, parts),
        _merged(base.need_part, parts),
    )


def eligible(problem: Problem) -> tuple[Ints, Ints]:
    """(offers, needs) of all pairs that no hard rule refuses, however many a need has."""
    ground, found = ground_of(problem), [(np.zeros(0, dtype=np.int64),) * 2]
    for offer, need in blocks(ground):
        kept = failing(pairs_of(ground, offer, need), HARD_RULES)[0] == 0
        found.append((offer[kept], need[kept]))
    return np.concatenate([offer for offer, _ in found]), np.concatenate([need for _, need in found])


def _partnerships(problem: Problem, solution: Solution) -> tuple[Ints, Ints, Ints, Floats, Floats]:
    found, chosen = solution.candidates, solution.allocation
    pair, needs = chosen.pair, problem.needs
    need = found.need[pair]
    share = needs.weight[need] / 1000 * chosen.quantity / np.maximum(needs.quantity[need], 1)
    fit = share * found.score[pair] / 1000
    priority = problem.settings.poverty_lambda / 1000 * found.priority[pair] / 1000
    return found.offer[pair], need, chosen.quantity, fit + share * priority, fit


@dataclass(frozen=True, slots=True, eq=False)
class _Reached:
    """Rows that a change makes different, and rows that a changed one may pair with."""

    changed_offers: Ints
    offers: Ints
    needs: Ints


def _reached(changed: Problem, changes: Iterable[Change]) -> _Reached:
    listed = list(changes)
    offers = np.unique(np.array([row for each in listed for row in each.offers], dtype=np.int64))
    needs = np.unique(np.array([each.need for each in listed if each.need != UNKNOWN], dtype=np.int64))
    every_need, every_offer = np.arange(len(changed.needs)), np.arange(len(changed.offers))
    wanting = eligible(restricted(changed, offers, every_need))[1]
    able = eligible(restricted(changed, every_offer, needs))[0]
    return _Reached(offers, np.union1d(offers, able), np.union1d(needs, wanting))


def _left_alone(base: Standing, reached: _Reached, offers: Ints, needs: Ints) -> Iterator[tuple[Lock, ...]]:
    """Partnerships to be kept as they are: first all of others, then those of others where no changed row competes."""
    offer_at, need_at = _places(offers), _places(needs)
    here = [at for at, need in enumerate(base.need.tolist()) if need in need_at]
    others = [at for at in here if base.offer[at] not in reached.changed_offers]
    apart = [at for at in others if base.need[at] not in reached.needs]
    for rows in (others, apart):
        if rows:
            yield tuple(
                Lock(offer_at[int(base.offer[at])], need_at[int(base.need[at])], int(base.quantity[at])) for at in rows
            )


def _places(rows: Ints) -> dict[int, int]:
    return {row: at for at, row in enumerate(rows.tolist())}


def _steadiest(part: Problem, free: Solution, keeping: Iterable[tuple[Lock, ...]]) -> Solution:
    """Among answers as good as the free one, the one that moves the fewest: ties are nobody's news."""
    locked = {(lock.offer, lock.need) for lock in part.locks}
    best = free.allocation.value
    for locks in keeping:
        more = tuple(lock for lock in locks if (lock.offer, lock.need) not in locked)
        kept = solve(replace(part, locks=part.locks + more))
        if _lawful(part, kept, free) and kept.allocation.value >= best - NO_BETTER * max(best, 1.0):
            return kept
    return free


def _lawful(part: Problem, kept: Solution, free: Solution) -> bool:
    """It breaks nothing, read as an answer without our locks, and the officer's own lose nothing to them."""
    one, other, found = kept.allocation, free.allocation, kept.candidates
    own = is_locked(part, found.offer, found.need)
    as_told = one.refused_locks == other.refused_locks and one.reduced_locks == other.reduced_locks
    return as_told and not violations(part, replace(found, locked=own), one)


def _merged(labels: Ints, parts: Ints) -> Ints:
    """The touched parts count as one from now on."""
    return np.where(np.isin(labels, parts), parts[0], labels) if len(parts) else labels


def _parts(problem: Problem, offer: Ints, need: Ints) -> tuple[Ints, Ints]:
    """Labels of offers and needs: the smallest number among all that an eligible pair or a limit ties together."""
    count = len(problem.offers)
    firm = problem.offers.enterprise
    limited = np.flatnonzero((enterprise_limits(problem) >= 0)[firm])
    sides = [(offer, need + count), (limited, firm[limited] + count + len(problem.needs))]
    one, other = (np.concatenate([side[at] for side in sides]) for at in (0, 1))
    label = np.arange(1 + max(count + len(problem.needs), int(other.max(initial=0))))
    while True:
        before = label.copy()
        lowest = np.minimum(label[one], label[other])
        np.minimum.at(label, one, lowest)
        np.minimum.at(label, other, lowest)
        label = label[label]
        if (label == before).all():
            return label[:count], label[count : count + len(problem.needs)]
