"""Blocking pairs: planted ones, none in a stable plan, and every one against a slow count by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation import value_of
from matching.candidates import candidates
from matching.engine import solve, unheard
from matching.market import enterprise_limits
from matching.pairs import ground_of
from matching.problem import Candidates, Lock, Needs, Offers, Problem
from matching.stability import Blocking, PlanReason, blocking_pairs, with_forbidden
from tests.matching.instances import markets, need, offer, problem

NEAR, FAR = {"latitude": -7.0, "longitude": 112.0}, {"latitude": -8.2, "longitude": 113.5}


def found_in(market: Problem) -> Candidates:
    return candidates(ground_of(market), unheard)


def plan_of(market: Problem, found: Candidates, given: dict[tuple[str, str], int]) -> np.ndarray:
    """Quantities by the uids of both sides, per candidate row."""
    amount = np.zeros(len(found), dtype=np.int64)
    for row in range(len(found)):
        pair = str(market.offers.uid[found.offer[row]]), str(market.needs.uid[found.need[row]])
        amount[row] = given.get(pair, 0)
    return amount


def told(market: Problem, found: Candidates, blocking: Blocking) -> list[tuple[str, str, PlanReason]]:
    return [
        (
            str(market.offers.uid[found.offer[row]]),
            str(market.needs.uid[found.need[row]]),
            PlanReason.at(reason),
        )
        for row, reason in zip(blocking.row.tolist(), blocking.reason.tolist(), strict=True)
    ]


def judged(market: Problem, given: dict[tuple[str, str], int]) -> list[tuple[str, str, PlanReason]]:
    found = found_in(market)
    return told(market, found, blocking_pairs(market, found, plan_of(market, found, given)))


def near_and_far(**needs: object) -> Problem:
    """Two enterprises with 500 kg each, the first beside the factory; a need of 500 kg."""
    wanted = need(quantity=500_000, **NEAR, **needs)
    return problem([offer(uid="near", **NEAR), offer(uid="far", enterprise=1, **FAR)], [wanted])


def test_the_near_one_and_the_need_would_rather_have_each_other():
    market = near_and_far()
    assert judged(market, {("far", "n1"): 500_000}) == [("near", "n1", PlanReason.WITHIN_GAP)]
    assert judged(market, {("near", "n1"): 500_000}) == []


def test_the_change_of_a_swap_is_that_of_the_value_computed_anew():
    market = near_and_far()
    found = found_in(market)
    before, after = (plan_of(market, found, {(each, "n1"): 500_000}) for each in ("far", "near"))
    swap = blocking_pairs(market, found, before)
    assert swap.quantity.tolist() == [500_000]
    assert swap.change[0] == pytest.approx(value_of(market, found, after)[0] - value_of(market, found, before)[0])


def test_a_partner_the_officer_keeps_does_not_step_back():
    market = near_and_far()
    locked = replace(market, locks=(Lock(1, 0, 500_000),))
    assert judged(locked, {("far", "n1"): 500_000}) == [("near", "n1", PlanReason.LOCKED)]


def test_what_the_enterprise_has_promised_elsewhere_is_named():
    needs = [need(quantity=500_000, **NEAR), need(uid="n2", partner=1, quantity=500_000, **FAR)]
    market = problem([offer(uid="near", **NEAR)], needs, locks=(Lock(0, 1, 500_000),))
    assert judged(market, {("near", "n2"): 500_000}) == [("near", "n1", PlanReason.PROMISED)]


def test_a_forbidden_pair_is_told_of_only_where_nothing_else_refuses_it():
    market = replace(near_and_far(), forbids=((0, 0),))
    ground, found = ground_of(market), found_in(market)
    everyone = with_forbidden(ground, found)
    assert (len(found), len(everyone)) == (1, 2)
    plan = np.concatenate([plan_of(market, found, {("far", "n1"): 500_000}), [0]])
    assert told(market, everyone, blocking_pairs(market, everyone, plan, forbidden=1)) == [
        ("near", "n1", PlanReason.FORBIDDEN)
    ]
    idle = replace(market, offers=replace(market.offers, active=np.array([False, True])))
    assert len(with_forbidden(ground_of(idle), found_in(idle))) == 1


def test_a_full_list_of_partners_lets_nobody_in_beside_the_others():
    small = offer(uid="near", capacity=300_000, **NEAR)
    needs = [need(quantity=500_000, maximum_partners=1, **NEAR)]
    market = problem([small, offer(uid="far", enterprise=1, capacity=400_000, **FAR)], needs)
    assert judged(market, {("far", "n1"): 400_000}) == [("near", "n1", PlanReason.PARTNER_LIMIT)]


def test_less_than_the_minimum_lot_does_not_change_hands():
    others = (need(uid=f"n{at}", partner=at, quantity=150_000, minimum_lot=0, **FAR) for at in (2, 3))
    needs = [need(quantity=500_000, minimum_lot=200_000, **NEAR), *others]
    offers = [offer(uid="near", capacity=250_000, **NEAR), offer(uid="far", enterprise=1, capacity=400_000, **FAR)]
    market = problem(offers, needs, locks=(Lock(0, 2, 100_000),))
    plan = {("near", "n2"): 150_000, ("near", "n3"): 100_000, ("far", "n1"): 400_000}
    assert ("near", "n1", PlanReason.MINIMUM_LOT) in judged(market, plan)


def test_who_serves_a_need_of_more_weight_is_left_there_for_the_total():
    needs = [need(quantity=500_000, **NEAR), need(uid="n2", partner=1, quantity=500_000, weight=5000, **FAR)]
    market = problem([offer(uid="near", **NEAR)], needs)
    answer = solve(market)
    amount = np.zeros(len(answer.candidates), dtype=np.int64)
    amount[answer.allocation.pair] = answer.allocation.quantity
    swap = blocking_pairs(market, answer.candidates, amount)
    assert told(market, answer.candidates, swap) == [("near", "n1", PlanReason.TOTAL_VALUE)]
    assert swap.change[0] < 0


def test_priority_is_named_where_the_swap_would_fit_better_but_be_worth_less():
    market = near_and_far()
    market = replace(
        market,
        offers=replace(market.offers, priority=np.array([0.0, 1.0])),
        settings=replace(market.settings, poverty_lambda=1000),
    )
    found = found_in(market)
    swap = blocking_pairs(market, found, plan_of(market, found, {("far", "n1"): 500_000}))
    assert told(market, found, swap) == [("near", "n1", PlanReason.PRIORITY)]
    assert swap.change[0] < 0 < swap.fit_change[0]


def test_an_enterprise_that_serves_the_need_already_does_not_compete_with_itself():
    market = near_and_far()
    market = replace(market, offers=replace(market.offers, enterprise=np.array([0, 0])))
    assert judged(market, {("far", "n1"): 500_000}) == []


def by_hand(market: Problem, found: Candidates, amount: list[int]) -> dict[int, tuple[int, float]]:
    """Row → (quantity, change of value) of each swap that can be made, one row after the other."""
    slow = {}
    for row in range(len(found)):
        swap = _swap(market, found, amount, row)
        if swap is not None and swap[0] >= max(int(found.minimum[row]), 1):
            slow[row] = (swap[0], _change(market, found, amount, swap[1]))
    return slow


def _use(found: Candidates, row: int, quantity: int) -> int:
    return -(-quantity * int(found.use_numerator[row]) // int(found.use_denominator[row]))


def _weakest(found: Candidates, rows: list[int], row: int) -> int | None:
    rows = [each for each in rows if not found.locked[each]]
    worst = min(rows, key=lambda each: (int(found.score[each]), each), default=None)
    return worst if worst is not None and found.score[worst] < found.score[row] else None


def _swap(market: Problem, found: Candidates, amount: list[int], row: int) -> tuple[int, dict[int, int]] | None:
    firm = market.offers.enterprise[found.offer]
    chosen = [each for each in range(len(found)) if amount[each] > 0]
    at_need = [each for each in chosen if found.need[each] == found.need[row]]
    useless = amount[row] or not found.capacity[row] or found.capacity[row] < found.minimum[row]
    if useless or any(firm[each] == firm[row] for each in at_need):
        return None
    wanted = int(market.needs.quantity[found.need[row]])
    least = max(int(found.minimum[row]), min(int(found.capacity[row]), wanted // 100), 1)
    given, taken = _from_offer(market, found, amount, row, least), _from_need(market, found, amount, row, least)
    if given is None or taken is None:
        return None
    quantity = min(given[0], taken[0], int(found.capacity[row]))
    return quantity, {row: quantity, **given[1](quantity), **taken[1](quantity)}


Side = tuple[int, Callable[[int], dict[int, int]]]
"""The most one side can make place for, and what steps back for a quantity."""


def _from_offer(market: Problem, found: Candidates, amount: list[int], row: int, least: int) -> Side | None:
    firm = market.offers.enterprise[found.offer]
    chosen = [each for each in range(len(found)) if amount[each] > 0]
    mine = [each for each in chosen if found.offer[each] == found.offer[row]]
    all_mine = [each for each in chosen if firm[each] == firm[row]]
    per_unit = Fraction(int(found.use_denominator[row]), int(found.use_numerator[row]))
    spare = max(int(market.offers.capacity[found.offer[row]]), 0) - sum(_use(found, e, amount[e]) for e in mine)
    busy = 0 <= int(enterprise_limits(market)[firm[row]]) <= len(all_mine)
    if not busy and int(max(spare, 0) * per_unit) >= least:
        return int(spare * per_unit), lambda _quantity: {}
    weakest = _weakest(found, all_mine if busy else mine, row)
    if weakest is None:
        return None
    freed = _use(found, weakest, amount[weakest]) if weakest in mine else 0

    def stepping_back(quantity: int) -> dict[int, int]:
        short = max(_use(found, row, quantity) - spare, 0)
        return {weakest: 0 if busy else _kept_of(found, amount, weakest, short)}

    return int(max(spare + freed, 0) * per_unit), stepping_back


def _from_need(market: Problem, found: Candidates, amount: list[int], row: int, least: int) -> Side | None:
    mine = [each for each in range(len(found)) if amount[each] > 0 and found.need[each] == found.need[row]]
    left = max(int(market.needs.quantity[found.need[row]]) - sum(amount[each] for each in mine), 0)
    crowded = 0 <= int(market.needs.maximum_partners[found.need[row]]) <= len(mine)
    if not crowded and left >= least:
        return left, lambda _quantity: {}
    weakest = _weakest(found, mine, row)
    if weakest is None:
        return None

    def stepping_back(quantity: int) -> dict[int, int]:
        return {weakest: 0 if crowded else _kept(found, weakest, amount[weakest] - max(quantity - left, 0))}

    return left + amount[weakest], stepping_back


def _kept_of(found: Candidates, amount: list[int], row: int, short: int) -> int:
    """The most that takes `short` units of the offer less than before."""
    if not short:
        return amount[row]
    allowed = _use(found, row, amount[row]) - short
    per_unit = Fraction(int(found.use_denominator[row]), int(found.use_numerator[row]))
    return _kept(found, row, min(amount[row], int(max(allowed, 0) * per_unit)))


def _kept(found: Candidates, row: int, quantity: int) -> int:
    return quantity if quantity >= max(int(found.minimum[row]), 1) else 0


def _change(market: Problem, found: Candidates, amount: list[int], after: dict[int, int]) -> float:
    moved = np.array(amount, dtype=np.int64)
    for row, quantity in after.items():
        moved[row] = quantity
    return value_of(market, found, moved)[0] - value_of(market, found, np.array(amount, dtype=np.int64))[0]


@given(markets(), st.data())
@settings(max_examples=150, deadline=None)
def test_every_swap_is_the_one_counted_by_hand(market: Problem, data: st.DataObject):
    """Not only the engine's own plans: any part of one, whose swaps are many."""
    answer = solve(market)
    found, rows = answer.candidates, answer.allocation.pair
    amount = np.zeros(len(found), dtype=np.int64)
    amount[rows] = answer.allocation.quantity
    if len(rows):
        amount[data.draw(st.lists(st.sampled_from(rows.tolist()), max_size=2))] = 0
    swaps = blocking_pairs(market, found, amount)
    made = np.flatnonzero(swaps.quantity)
    expected = by_hand(market, found, amount.tolist())
    assert dict(zip(swaps.row[made].tolist(), swaps.quantity[made].tolist(), strict=True)) == {
        row: quantity for row, (quantity, _) in expected.items()
    }
    assert swaps.change[made].tolist() == pytest.approx(
        [expected[row][1] for row in swaps.row[made].tolist()], abs=1e-9
    )


@given(markets())
@settings(max_examples=60, deadline=None)
def test_no_swap_raises_the_value_by_more_than_the_gap(market: Problem):
    answer = solve(market)
    amount = np.zeros(len(answer.candidates), dtype=np.int64)
    amount[answer.allocation.pair] = answer.allocation.quantity
    swaps = blocking_pairs(market, answer.candidates, amount)
    slack = answer.allocation.upper_bound - answer.allocation.value
    assert (swaps.change <= slack + 1e-9).all()


def test_a_hundred_thousand_pairs_are_judged_at_once():
    offers = [
        offer(uid=f"u{at:05}", enterprise=at, capacity=100_000 + 1000 * (at % 7), latitude=-7 - at / 2000,
              longitude=112.0)
        for at in range(1000)
    ]  # fmt: skip
    needs = [need(uid=f"n{at:03}", partner=at, quantity=400_000, minimum_lot=0, **NEAR) for at in range(100)]
    market = problem(offers, needs, settings=replace(problem().settings, candidates_per_need=1000))
    found = found_in(market)
    assert len(found) == 100_000
    amount = np.zeros(len(found), dtype=np.int64)
    for at in range(100):
        mine = np.flatnonzero((found.need == at) & (found.offer // 4 == 249 - at))
        amount[mine] = 80_000
    started = perf_counter()
    swaps = blocking_pairs(market, found, amount)
    assert perf_counter() - started < 1
    assert len(swaps) > 10_000


def test_nothing_to_judge_is_no_trouble():
    market = replace(problem(), offers=Offers.of(()), needs=Needs.of(()))
    found = Candidates.of(())
    assert len(blocking_pairs(market, found, np.zeros(0, dtype=np.int64))) == 0
