"""A given plan judged as a whole: who would rather have each other, and who rests on whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.candidates import candidates, judged
from matching.codes import UNKNOWN
from matching.columns import Columns, Ints
from matching.dependence import Dependence, DependenceKind, DependenceLimits, Relief, Standing, dependence, relief_of
from matching.eligibility import HARD_RULES, failing
from matching.pairs import Ground, ground_of, pairs_of
from matching.problem import Candidates, Problem, Progress
from matching.stability import Blocking, PlanReason, blocking_pairs, with_forbidden

MOST_TELLING = (
    DependenceKind.KABUPATEN, DependenceKind.KECAMATAN, DependenceKind.NEED, DependenceKind.ENTERPRISE,
)  # fmt: skip
"""The order in which alerts are told: what concerns many first."""


@dataclass(frozen=True, slots=True, eq=False)
class GivenPlan(Columns):
    """Pairs by the rows of their offers and needs, with quantities in thousandths of the need's unit."""

    offer: Ints
    need: Ints
    quantity: Ints


@dataclass(frozen=True, slots=True)
class BlockingPair:
    """Two who would rather have each other; -1 where nobody has to step back."""

    offer: int
    need: int
    score: int
    instead_of: int
    """Offer that would make place at the need."""
    given_up: int
    """Need that the enterprise would leave."""
    quantity: int
    reason: PlanReason
    change: float
    fit_change: float


@dataclass(frozen=True, slots=True)
class DependenceAlert:
    """Somebody who rests on somebody else; what would relieve him as pairs of offer and need."""

    kind: DependenceKind
    who: int
    on: int
    share: int
    threshold: int
    relief: tuple[tuple[int, int], ...]
    room: bool
    """There is room for these as things are."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The most telling of each, how many there are in all, and pairs of the plan that are no longer possible."""

    blocking: tuple[BlockingPair, ...]
    blocking_total: int
    for_priority: int
    """How many of them the plan leaves apart for what has priority; they are not listed."""
    dependence: tuple[DependenceAlert, ...]
    dependence_total: int
    impossible: tuple[tuple[int, int], ...]


def judge_plan(
    problem: Problem, plan: GivenPlan, standing: Standing, limits: DependenceLimits, most: int, progress: Progress
) -> Judgement:
    """The plan judged against everything that would have been possible; at most `most` lines of each kind."""
    ground = ground_of(problem)
    found, impossible = _with_plan(ground, candidates(ground, progress), plan)
    amount = _amount(problem, found, plan)
    blocking, total, for_priority = _blocking(ground, found, amount, most)
    alerts = dependence(problem, found, amount, limits, standing)
    shown = Dependence.joined([_first(alerts.take(alerts.kind == kind.code), most) for kind in MOST_TELLING])
    return Judgement(blocking, total, for_priority, _alerts(problem, found, amount, shown), len(alerts), impossible)


def _first(columns: Dependence, most: int) -> Dependence:
    return columns.take(np.arange(min(most, len(columns))))


def _keys(problem: Problem, offer: Ints, need: Ints) -> Ints:
    return offer * len(problem.needs) + need


def _with_plan(ground: Ground, found: Candidates, plan: GivenPlan) -> tuple[Candidates, tuple[tuple[int, int], ...]]:
    """The candidates with whoever of the plan was not among the best, and whoever is not possible at all."""
    problem = ground.problem
    missing = ~np.isin(_keys(problem, plan.offer, plan.need), _keys(problem, found.offer, found.need))
    pairs = pairs_of(ground, plan.offer[missing], plan.need[missing])
    fails, asks = failing(pairs, HARD_RULES)
    kept = np.flatnonzero(fails == 0)
    more = judged(pairs_of(ground, pairs.offer[kept], pairs.need[kept]), asks[kept])
    gone = np.flatnonzero(fails)
    impossible = zip(pairs.offer[gone].tolist(), pairs.need[gone].tolist(), strict=True)
    return Candidates.joined([found, more]), tuple(impossible)


def _amount(problem: Problem, found: Candidates, plan: GivenPlan) -> Ints:
    """Quantity per candidate row."""
    keys, wanted = _keys(problem, found.offer, found.need), _keys(problem, plan.offer, plan.need)
    order = np.argsort(wanted, kind="stable")
    place = np.searchsorted(wanted[order], keys)
    amount = np.zeros(len(found), dtype=np.int64)
    if len(order):
        at = order[np.minimum(place, len(order) - 1)]
        amount = np.where(wanted[at] == keys, plan.quantity[at], 0)
    return amount


def _blocking(ground: Ground, found: Candidates, amount: Ints, most: int) -> tuple[tuple[BlockingPair, ...], int, int]:
    """The pairs with the best scores, how many there are, and how many of them for what has priority."""
    everyone = with_forbidden(ground, found)
    forbidden = len(everyone) - len(found)
    amount = np.concatenate([amount, np.zeros(forbidden, dtype=np.int64)])
    swaps = blocking_pairs(ground.problem, everyone, amount, forbidden)
    # fit and value that move apart would tell whose family is poor
    hidden = (swaps.quantity > 0) & ((swaps.fit_change > 0) != (swaps.change > 0))
    told = swaps.take(~hidden)
    order = np.lexsort((told.row, -everyone.score[told.row]))[:most]
    return _listed(everyone, told.take(order)), len(swaps), int(hidden.sum())


def _listed(found: Candidates, swaps: Blocking) -> tuple[BlockingPair, ...]:
    who = (found.offer[swaps.row], found.need[swaps.row], found.score[swaps.row])
    sides = (_side(found.offer, swaps.instead_of), _side(found.need, swaps.given_up))
    rows = zip(*(each.tolist() for each in (*who, *sides, swaps.quantity)), strict=True)
    changes = zip(swaps.reason.tolist(), swaps.change.tolist(), swaps.fit_change.tolist(), strict=True)
    return tuple(
        BlockingPair(offer, need, score, instead_of, given_up, quantity, PlanReason.at(why), change, fit_change)
        for (offer, need, score, instead_of, given_up, quantity), (why, change, fit_change) in zip(
            rows, changes, strict=True
        )
    )


def _side(column: Ints, rows: Ints) -> Ints:
    return np.where(rows < 0, UNKNOWN, column[rows])


def _alerts(problem: Problem, found: Candidates, amount: Ints, alerts: Dependence) -> tuple[DependenceAlert, ...]:
    relief = relief_of(problem, found, amount, alerts)
    return tuple(_alert(found, alerts, at, each) for at, each in enumerate(relief))


def _alert(found: Candidates, alerts: Dependence, at: int, relief: Relief) -> DependenceAlert:
    rows = relief.rows
    return DependenceAlert(
        kind=DependenceKind.at(int(alerts.kind[at])),
        who=int(alerts.who[at]),
        on=int(alerts.on[at]),
        share=int(alerts.share[at]),
        threshold=int(alerts.threshold[at]),
        relief=tuple(zip(found.offer[rows].tolist(), found.need[rows].tolist(), strict=True)),
        room=relief.room,
    )
