"""Every way through the engine against one whole model of the market, and against its rows in another order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import large_markets, planning, selecting
from matching.engine import solve
from matching.problem import Lock, Problem, Solution
from tests.matching.fitting import best_value, fitting
from tests.matching.instances import need, offer, problem

WAYS = {
    "as it is": {},
    "by prices": {(planning, "EXACT_BELOW"): 0},
    "by programmes, side by side": {
        (planning, "EXACT_BELOW"): 0, (planning, "LARGE"): 0, (large_markets, "CONTENT"): 0.0,
    },
    "few looked at": {(planning, "EXACT_BELOW"): 0, (selecting, "POOLED"): 1},
}  # fmt: skip


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for (module, name), value in WAYS[request.param].items():
        monkeypatch.setattr(module, name, value)
    return request.param


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_a_plan_keeps_every_promise_and_its_bound_holds(seed: int, way: str):
    market = narrow(fitting(seed), way)
    found = solve(market)
    assert found.violations == ()
    best = best_value(market, found)
    assert found.allocation.value <= best * (1 + 1e-6) + 1e-7
    assert found.allocation.upper_bound >= (best - 1e-6) * (1 - 1e-6)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_rows_in_another_order_change_nothing(seed: int, way: str):
    market = narrow(fitting(seed), way)
    turned = turned_round(market)
    assert named(market, solve(market)) == named(turned, solve(turned))


def narrow(market: Problem, way: str) -> Problem:
    kept = 1 if way == "few looked at" else 500
    return replace(market, settings=replace(market.settings, candidates_per_need=kept))


def turned_round(market: Problem) -> Problem:
    offers, needs = len(market.offers), len(market.needs)
    locks = tuple(Lock(offers - 1 - lock.offer, needs - 1 - lock.need, lock.quantity) for lock in market.locks)
    return replace(
        market,
        offers=market.offers.take(np.arange(offers)[::-1]),
        needs=market.needs.take(np.arange(needs)[::-1]),
        locks=locks,
    )


def named(market: Problem, found: Solution) -> list[tuple[str, str, int]]:
    pair = found.allocation.pair
    offer_names = market.offers.uid[found.candidates.offer[pair]].tolist()
    need_names = market.needs.uid[found.candidates.need[pair]].tolist()
    return sorted(zip(offer_names, need_names, found.allocation.quantity.tolist(), strict=True))


@pytest.mark.parametrize("quantity", [10**9, 10**10, 10**12, 10**15])
@pytest.mark.parametrize("partners", [-1, 2])
def test_a_need_may_be_as_large_as_the_catalogue_allows(quantity: int, partners: int):
    rows = [offer(uid=f"u{at}", enterprise=at, capacity=quantity // 3) for at in range(4)]
    found = solve(problem(rows, [need(quantity=quantity, minimum_lot=0, maximum_partners=partners)]))
    assert found.violations == ()
    served = 2 * (quantity // 3) if partners == 2 else quantity
    assert found.allocation.filled.tolist() == [served]
    assert found.allocation.gap == pytest.approx(0, abs=1e-6)


def test_open_locks_have_their_place_beyond_the_limit():
    rows = [offer(uid=f"u{at:03}", enterprise=at, capacity=500_000) for at in range(252)]
    market = problem(rows, [need(maximum_partners=1)], locks=(Lock(0, 0), Lock(1, 0)))
    found = solve(market)
    assert found.violations == ()
    assert {0, 1} <= set(found.candidates.offer[found.allocation.pair].tolist())


def test_left_out_offers_without_capacity_promise_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(selecting, "POOLED", 1)
    rows = [offer(uid=f"u{at}", enterprise=at, capacity=-1) for at in range(6)]
    market = problem(rows, [need(minimum_lot=0)])
    found = solve(replace(market, settings=replace(market.settings, candidates_per_need=1)))
    assert found.allocation.upper_bound == pytest.approx(0, abs=1e-9)
