"""A given plan judged as a whole: nothing told of single pairs lets a desil be read back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from matching.candidates import candidates
from matching.dependence import DependenceKind, DependenceLimits, Standing
from matching.engine import solve, unheard
from matching.fairness import GivenPlan, Judgement, judge_plan
from matching.pairs import ground_of
from matching.problem import Problem
from matching.stability import PlanReason, blocking_pairs
from tests.matching.instances import markets, need, offer, problem

NEAR, FAR = {"latitude": -7.0, "longitude": 112.0}, {"latitude": -8.2, "longitude": 113.5}


def judged(market: Problem, *plan: tuple[int, int, int], most: int = 100) -> Judgement:
    """The plan as (offer, need, quantity)."""
    columns = np.array(plan, dtype=np.int64).reshape(-1, 3).T
    return judge_plan(market, GivenPlan(*columns), Standing.of(()), DependenceLimits(), most, unheard)


def near_and_far(**facts: object) -> Problem:
    offers = [offer(uid="near", **NEAR), offer(uid="far", enterprise=1, **FAR, **facts)]
    return problem(offers, [need(quantity=500_000, **NEAR)])


def test_a_pair_is_told_with_who_would_make_place():
    found = judged(near_and_far(), (1, 0, 500_000))
    assert [(pair.offer, pair.need, pair.instead_of, pair.given_up) for pair in found.blocking] == [(0, 0, 1, -1)]
    assert (found.blocking_total, found.for_priority) == (1, 0)


def test_pairs_kept_apart_for_priority_are_counted_and_not_listed():
    market = near_and_far(priority=1.0)
    market = replace(market, settings=replace(market.settings, poverty_lambda=1000))
    found = judged(market, (1, 0, 500_000))
    assert (found.blocking, found.blocking_total, found.for_priority) == ((), 1, 1)


def test_a_swap_worth_more_only_for_priority_is_not_listed_either():
    """Less fit and yet more value: whoever saw both would know whose family is poor."""
    offers = [offer(uid="near", capacity=400_000, priority=1.0, **NEAR), offer(uid="far", enterprise=1, **FAR)]
    market = problem(offers, [need(quantity=500_000, maximum_partners=1, **NEAR)])
    market = replace(market, settings=replace(market.settings, poverty_lambda=1000))
    found, amount = candidates(ground_of(market), unheard), np.array([0, 500_000])
    assert found.offer.tolist() == [0, 1]
    swap = blocking_pairs(market, found, amount)
    assert swap.fit_change[0] < 0 < swap.change[0]
    told = judged(market, (1, 0, 500_000))
    assert (told.blocking, told.blocking_total, told.for_priority) == ((), 1, 1)


def test_a_pair_outside_the_best_candidates_is_judged_all_the_same():
    market = near_and_far()
    market = replace(market, settings=replace(market.settings, candidates_per_need=1))
    found = judged(market, (1, 0, 500_000))
    assert found.impossible == ()
    assert [pair.instead_of for pair in found.blocking] == [1]


def test_a_pair_that_a_rule_refuses_now_is_named_as_impossible():
    market = near_and_far()
    idle = replace(market, offers=replace(market.offers, active=np.array([True, False])))
    assert judged(idle, (1, 0, 500_000)).impossible == ((1, 0),)


def test_only_the_most_telling_of_each_kind_are_listed():
    needs = [need(uid=f"n{at}", partner=at, quantity=500_000) for at in range(3)]
    market = problem([offer(uid=f"u{at}", enterprise=at) for at in range(3)], needs)
    found = judged(market, *((at, at, 500_000) for at in range(3)), most=1)
    assert [alert.kind for alert in found.dependence] == [DependenceKind.NEED, DependenceKind.ENTERPRISE]
    assert found.dependence_total == 6


@given(markets())
@settings(max_examples=50, deadline=None)
def test_no_listed_pair_tells_of_priority(market: Problem):
    answer = solve(market)
    rows = answer.allocation.pair
    sides = answer.candidates.offer[rows], answer.candidates.need[rows], answer.allocation.quantity
    found = judged(market, *zip(*(side.tolist() for side in sides), strict=True))
    assert found.impossible == ()
    assert PlanReason.PRIORITY not in {pair.reason for pair in found.blocking}
    assert all((pair.fit_change > 0) == (pair.change > 0) for pair in found.blocking if pair.quantity)
    assert found.blocking_total == len(found.blocking) + found.for_priority
