"""Who would rather have each other than what the plan gives them, and why the plan differs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.candidates import judged, worth
from matching.codes import UNKNOWN, Coded, RuleCode
from matching.columns import Columns, Flags, Floats, Ints
from matching.eligibility import HARD_RULES, failing
from matching.market import WHOLE, enterprise_limits, offer_units
from matching.pairs import Ground, pairs_of
from matching.problem import Candidates, Problem

NOTICEABLE = 100
"""Less than this part of a need is no room worth a partnership."""


class PlanReason(Coded):
    """Why a plan leaves apart two who would rather have each other."""

    TOTAL_VALUE = "total_value"
    """The swap would cost more elsewhere than the two would gain."""
    PRIORITY = "priority"
    """The swap would fit better, but serve less of what has priority."""
    PARTNER_LIMIT = "partner_limit"
    """There is room, but no place for one more partner: somebody would have to leave altogether."""
    MINIMUM_LOT = "minimum_lot"
    """What could change hands is less than the minimum lot."""
    LOCKED = "locked"
    """The partner that would have to step back is one the officer keeps."""
    PROMISED = "promised"
    """What the enterprise would have to give up is something the officer keeps."""
    FORBIDDEN = "forbidden"
    """The officer forbids the pair."""
    WITHIN_GAP = "within_gap"
    """The swap would raise the value: the search ended within its gap."""


@dataclass(frozen=True, slots=True, eq=False)
class Blocking(Columns):
    """Pairs that would rather have each other, as rows of the candidates; -1 where nobody has to step back."""

    row: Ints
    instead_of: Ints
    """The pair that would make place at the need."""
    given_up: Ints
    """The pair that the enterprise would give up."""
    quantity: Ints
    """What the swap would carry, thousandths of the need's unit; 0 where it cannot be made."""
    change: Floats
    """What the swap would change of the total value; 0 where it cannot be made."""
    fit_change: Floats
    """The part of it that comes from scores."""
    reason: Ints
    """PlanReason codes."""


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """How far one side could make place for each pair, and who would have to step back for it."""

    willing: Flags
    barred: Flags
    """Willing, but only at the cost of what is locked."""
    crowded: Flags
    """There would be room, but no place for one more partner."""
    whole: Flags
    """Whoever steps back does so altogether."""
    worst: Ints
    """Row that steps back; -1 nobody."""
    room: Ints
    """Thousandths of the need's unit."""


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """An allocation with all its running totals."""

    problem: Problem
    found: Candidates
    amount: Ints
    used: Ints
    """Per row, in the offer's unit."""
    spare: Ints
    left: Ints
    partners: Ints
    visits: Ints
    firm: Ints


def with_forbidden(ground: Ground, found: Candidates) -> Candidates:
    """The candidates and, after them, the pairs that nothing but the officer's word keeps from being one."""
    barred = np.array(ground.problem.forbids, dtype=np.int64).reshape(-1, 2)
    pairs = pairs_of(ground, barred[:, 0], barred[:, 1])
    fails, asks = failing(pairs, HARD_RULES)
    only = np.flatnonzero(fails == np.int64(1) << RuleCode.FORBIDDEN.code)
    chosen = pairs_of(ground, pairs.offer[only], pairs.need[only])
    return Candidates.joined([found, judged(chosen, asks[only])])


def blocking_pairs(problem: Problem, found: Candidates, amount: Ints, forbidden: int = 0) -> Blocking:
    """Every pair outside the plan whose two sides would both gain, in the order of the candidates.

    `amount` is the plan, per candidate row; the last `forbidden` rows are pairs the officer forbids.
    """
    plan = _plan(problem, found, amount)
    rows = _outside(plan)
    offer_side, need_side = _offer_side(plan, rows), _need_side(plan, rows)
    both = np.flatnonzero(offer_side.willing & need_side.willing)
    rows, offer_side, need_side = rows[both], _taken(offer_side, both), _taken(need_side, both)
    return _judged(plan, rows, offer_side, need_side, rows >= len(found) - forbidden)


def _plan(problem: Problem, found: Candidates, amount: Ints) -> _Plan:
    used = offer_units(found.use_numerator, found.use_denominator, amount)
    firm = problem.offers.enterprise[found.offer]
    ones = (amount > 0).astype(np.int64)
    return _Plan(
        problem, found, amount, used,
        np.maximum(problem.offers.capacity, 0) - _sums(found.offer, used, len(problem.offers)),
        problem.needs.quantity - _sums(found.need, amount, len(problem.needs)),
        _sums(found.need, ones, len(problem.needs)),
        _sums(firm, ones, len(enterprise_limits(problem))),
        firm,
    )  # fmt: skip


def _sums(index: Ints, amount: Ints, length: int) -> Ints:
    total = np.zeros(length, dtype=np.int64)
    np.add.at(total, index, amount)
    return total


def _outside(plan: _Plan) -> Ints:
    """Rows that could carry something and whose enterprise does not serve the need already."""
    found, width = plan.found, len(plan.problem.needs)
    serves = plan.firm * width + found.need
    could = (plan.amount == 0) & (found.capacity > 0) & (found.capacity >= found.minimum)
    return np.flatnonzero(could & ~np.isin(serves, serves[plan.amount > 0]))


def _noticeable(plan: _Plan, rows: Ints) -> Ints:
    found = plan.found
    some = np.minimum(found.capacity[rows], plan.problem.needs.quantity[found.need[rows]] // NOTICEABLE)
    return np.maximum(np.maximum(found.minimum[rows], some), 1)


def _worst(plan: _Plan, key: Ints, length: int, rows: Ints) -> Ints:
    """Per key, the chosen row of the lowest score among the given; -1 where there is none."""
    order = rows[np.lexsort((rows, plan.found.score[rows], key[rows]))]
    worst = np.full(length, UNKNOWN, dtype=np.int64)
    worst[key[order[::-1]]] = order[::-1]
    return worst


def _side(plan: _Plan, rows: Ints, key: Ints, length: int, free: Flags) -> tuple[Flags, Flags, Ints]:
    """Whether each row's side is willing, whether only a lock stands in the way, and who steps back."""
    score, chosen = plan.found.score, np.flatnonzero(plan.amount)
    movable = _worst(plan, key, length, chosen[~plan.found.locked[chosen]])[key[rows]]
    kept = _worst(plan, key, length, chosen[plan.found.locked[chosen]])[key[rows]]
    gains = (movable >= 0) & (score[movable] < score[rows])
    barred = ~free & ~gains & (kept >= 0) & (score[kept] < score[rows])
    return free | gains | barred, barred, np.where(free | ~gains, UNKNOWN, movable)


def _offer_side(plan: _Plan, rows: Ints) -> _Side:
    """An enterprise is willing when it has something to spare, or carries a pair of a lower score."""
    found, firm = plan.found, plan.firm
    limits = enterprise_limits(plan.problem)
    full = ((limits >= 0) & (plan.visits >= limits))[firm[rows]]
    enough = _in_need_units(plan, rows, plan.spare[found.offer[rows]]) >= _noticeable(plan, rows)
    by_offer = _side(plan, rows, found.offer, len(plan.problem.offers), enough & ~full)
    by_firm = _side(plan, rows, firm, len(limits), enough & ~full)
    willing, barred, worst = (np.where(full, far, near) for far, near in zip(by_firm, by_offer, strict=True))
    same = (worst >= 0) & (found.offer[worst] == found.offer[rows])
    gained = plan.spare[found.offer[rows]] + np.where(same, plan.used[worst], 0)
    room = _in_need_units(plan, rows, gained)
    return _Side(willing.astype(np.bool_), barred.astype(np.bool_), np.zeros_like(full), full, worst, room)


def _in_need_units(plan: _Plan, rows: Ints, amount: Ints) -> Ints:
    found = plan.found
    carried: Ints = np.maximum(amount, 0) * found.use_denominator[rows] // np.maximum(found.use_numerator[rows], 1)
    return carried


def _need_side(plan: _Plan, rows: Ints) -> _Side:
    """A need is willing when it has room for one more, or a partner of a lower score."""
    need = plan.found.need
    limits = plan.problem.needs.maximum_partners
    full = ((limits >= 0) & (plan.partners >= limits))[need[rows]]
    left = np.maximum(plan.left[need[rows]], 0)
    enough = left >= _noticeable(plan, rows)
    willing, barred, worst = _side(plan, rows, need, len(plan.problem.needs), enough & ~full)
    room = left + np.where(worst >= 0, plan.amount[worst], 0)
    return _Side(willing, barred, full & enough, full, worst, room)


def _taken(side: _Side, rows: Ints) -> _Side:
    columns = (side.willing, side.barred, side.crowded, side.whole, side.worst, side.room)
    return _Side(*(column[rows] for column in columns))  # type: ignore[arg-type]  # each column keeps its own kind


def _judged(plan: _Plan, rows: Ints, offer_side: _Side, need_side: _Side, forbidden: Flags) -> Blocking:
    """The simple swap of each pair, what it would change, and the reason the plan differs."""
    quantity = _carried(plan, rows, offer_side, need_side)
    short = quantity < np.maximum(plan.found.minimum[rows], 1)
    possible = ~(short | offer_side.barred | need_side.barred | forbidden)
    quantity = np.where(possible, quantity, 0)
    lost = (_lost_of_offer(plan, rows, offer_side, quantity), _lost_at_need(plan, rows, need_side, quantity))
    scores = plan.problem.needs.weight[plan.found.need] * plan.found.score * 1000
    swaps = (rows, quantity, ((offer_side.worst, lost[0]), (need_side.worst, lost[1])))
    change, fit_change = (np.where(possible, _gain(plan, each, *swaps), 0.0)
                          for each in (worth(plan.problem, plan.found), scores))  # fmt: skip
    reason = _reason(change, fit_change, short, offer_side, need_side, forbidden)
    return Blocking(rows, need_side.worst, offer_side.worst, quantity, change, fit_change, reason)


def _carried(plan: _Plan, rows: Ints, offer_side: _Side, need_side: _Side) -> Ints:
    room = np.minimum(offer_side.room, need_side.room)
    return np.minimum(plan.found.capacity[rows], room)


def _lost_of_offer(plan: _Plan, rows: Ints, side: _Side, quantity: Ints) -> Ints:
    """What the enterprise carries less of the pair it gives up."""
    found, worst = plan.found, side.worst
    takes = offer_units(found.use_numerator[rows], found.use_denominator[rows], quantity)
    short = np.maximum(takes - plan.spare[found.offer[rows]], 0)
    kept = np.maximum(plan.used[worst] - short, 0) * found.use_denominator[worst]
    kept = kept // np.maximum(found.use_numerator[worst], 1)
    return _stepping_back(plan, side, np.minimum(kept, plan.amount[worst]), short == 0)


def _lost_at_need(plan: _Plan, rows: Ints, side: _Side, quantity: Ints) -> Ints:
    """What the partner that makes place carries less."""
    short = np.maximum(quantity - np.maximum(plan.left[plan.found.need[rows]], 0), 0)
    return _stepping_back(plan, side, plan.amount[side.worst] - short, short == 0)


def _stepping_back(plan: _Plan, side: _Side, kept: Ints, idle: Flags) -> Ints:
    """What is lost where `kept` would remain: everything, where that is less than the minimum lot."""
    before = plan.amount[side.worst]
    kept = np.where(side.whole | (kept < np.maximum(plan.found.minimum[side.worst], 1)), 0, kept)
    kept = np.where(idle & ~side.whole, before, kept)
    return np.where(side.worst >= 0, before - kept, 0)


def _gain(plan: _Plan, each: Ints, rows: Ints, quantity: Ints, lost: tuple[tuple[Ints, Ints], ...]) -> Floats:
    """Change of the total when the rows carry a quantity and others lose theirs; `each` is a full need's worth."""
    needed = np.maximum(plan.problem.needs.quantity[plan.found.need], 1)
    per_unit = each / WHOLE / needed
    gain: Floats = per_unit[rows] * quantity
    for worst, amount in lost:
        gain = gain - per_unit[worst] * amount
    return gain


def _reason(
    change: Floats, fit_change: Floats, short: Flags, offer_side: _Side, need_side: _Side, forbidden: Flags
) -> Ints:
    """The first that applies."""
    cases = (
        (forbidden, PlanReason.FORBIDDEN),
        (need_side.barred, PlanReason.LOCKED),
        (offer_side.barred, PlanReason.PROMISED),
        (short, PlanReason.MINIMUM_LOT),
        (change > 0, PlanReason.WITHIN_GAP),
        (need_side.crowded, PlanReason.PARTNER_LIMIT),
        (fit_change > 0, PlanReason.PRIORITY),
    )
    return np.select([case for case, _ in cases], [why.code for _, why in cases], PlanReason.TOTAL_VALUE.code)
