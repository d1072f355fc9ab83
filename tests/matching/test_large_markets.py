"""What large markets go through, tried on small ones whose best plan is known: prices, exchanges, bounds, selection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import planning, selecting, transport
from matching.engine import solve
from matching.market import market_of
from matching.problem import Offers, Problem, Solution
from tests.matching.instances import markets, need, offer, problem

SMALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def by_prices(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Nothing is too small to be solved by prices."""
    monkeypatch.setattr(planning, "EXACT_BELOW", 0)
    return monkeypatch


def exactly(market: Problem) -> Solution:
    """The same market, every component solved exactly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "EXACT_BELOW", 10_000)
        return solve(market)


def lies_between(found: Solution, best: Solution) -> bool:
    """Value ≤ best value ≤ bound, up to rounding."""
    value, bound, top = found.allocation.value, found.allocation.upper_bound, best.allocation.value
    return value <= best.allocation.upper_bound * (1 + 1e-6) + 1e-9 and top <= bound * (1 + 1e-9) + 1e-9


@SMALL
@given(market=markets())
def test_prices_prove_a_bound_and_the_plan_keeps_every_limit(market: Problem, by_prices: pytest.MonkeyPatch):
    found = solve(market)
    assert found.violations == ()
    assert lies_between(found, exactly(market))


@SMALL
@given(market=markets(most_offers=12), kept=st.integers(1, 4), looked_at=st.integers(1, 3))
def test_the_bound_covers_pairs_that_are_no_candidates(
    market: Problem, kept: int, looked_at: int, by_prices: pytest.MonkeyPatch
):
    by_prices.setattr(selecting, "POOLED", looked_at)
    narrow = replace(market, settings=replace(market.settings, candidates_per_need=kept))
    found = solve(narrow)
    assert found.violations == ()
    assert lies_between(found, exactly(market))


@SMALL
@given(market=markets())
def test_plain_markets_are_solved_as_transport(market: Problem, by_prices: pytest.MonkeyPatch):
    plain = _without_limits(market)
    called: list[int] = []
    real = transport.transported
    by_prices.setattr(transport, "transported", lambda *given: called.append(1) or real(*given))
    found = solve(plain)
    best = exactly(plain)
    assert found.violations == ()
    assert lies_between(found, best)
    assert found.allocation.gap <= 1e-4 or found.allocation.value >= best.allocation.value * (1 - 1e-6)
    assert bool(called) == bool(len(found.candidates) and (found.candidates.capacity > 0).any())


def test_rounding_up_never_overdraws_a_plain_offer(by_prices: pytest.MonkeyPatch):
    """Each of two needs takes a thousandth of the last unit there is: only one can have it."""
    alone = offer(factor=1000, capacity=1)
    wants = [need(uid=f"n{at}", partner=at, factor=1, quantity=1, minimum_lot=0) for at in range(2)]
    found = solve(problem([alone], wants))
    assert found.violations == ()
    assert found.allocation.quantity.tolist() == [1]


def _without_limits(market: Problem) -> Problem:
    count = len(market.needs)
    needs = replace(
        market.needs,
        minimum_lot=np.zeros(count, dtype=np.int64),
        maximum_partners=np.full(count, -1),
    )
    offers = replace(market.offers, minimum_order=np.zeros(len(market.offers), dtype=np.int64))
    return replace(market, offers=offers, needs=needs, locks=(), maximum_needs=np.zeros(0, dtype=np.int64))


@settings(SMALL, max_examples=25)
@given(market=markets(), chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(market: Problem, chance, by_prices: pytest.MonkeyPatch):
    by_prices.setattr(selecting, "POOLED", 2)
    plain = replace(market, locks=(), forbids=(), settings=replace(market.settings, candidates_per_need=2))
    order = list(range(len(plain.offers)))
    chance.shuffle(order)
    turned = replace(plain, offers=plain.offers.take(np.array(order, dtype=np.int64)))
    assert _promised(solve(plain)) == _promised(solve(turned))


def _promised(found: Solution) -> list[int]:
    return sorted(found.allocation.quantity.tolist())


def test_every_limit_and_lock_survives_the_exchange(by_prices: pytest.MonkeyPatch):
    from matching.problem import Lock

    rows = [offer(uid=f"u{at:02}", enterprise=at // 2, capacity=90_000 + 10_000 * at) for at in range(24)]
    wants = [need(uid=f"n{at}", partner=at, quantity=400_000, maximum_partners=2) for at in range(5)]
    market = problem(rows, wants, locks=(Lock(0, 0), Lock(3, 1, 60_000)), maximum_needs=(1,) * 12)
    found = solve(market)
    assert found.violations == ()
    given = {(found.candidates.offer[row], found.candidates.need[row]) for row in found.allocation.pair}
    assert {(0, 0), (3, 1)} <= given
    assert lies_between(found, exactly(market))


def test_prices_point_to_those_who_can_carry_most(by_prices: pytest.MonkeyPatch):
    """Ten small ones score best, the only one who can fill the need scores least: one partner is allowed."""
    small = [offer(uid=f"u{at:02}", enterprise=at, capacity=60_000, lead_days=1) for at in range(10)]
    large = offer(uid="u99", enterprise=99, capacity=1_000_000, verified=False, quality=0.0)
    market = problem([*small, large], [need(maximum_partners=1)])
    narrow = replace(market, settings=replace(market.settings, candidates_per_need=4))
    found = solve(narrow)
    assert found.candidates.offer[found.allocation.pair].tolist() == [10]
    assert len(found.candidates) == 4


def test_what_nobody_looked_at_raises_the_bound(by_prices: pytest.MonkeyPatch):
    """With nobody but the best by score and by load looked at, the proof must still allow for the others."""
    by_prices.setattr(selecting, "POOLED", 1)
    rows = [offer(uid=f"u{at:02}", enterprise=at, capacity=100_000) for at in range(12)]
    market = problem(rows, [need(quantity=1_000_000, maximum_partners=10)])
    narrow = replace(market, settings=replace(market.settings, candidates_per_need=1))
    found = solve(narrow)
    assert len(found.candidates) < 12
    assert found.allocation.upper_bound >= exactly(market).allocation.value
    assert found.allocation.gap > 0.5


@pytest.mark.parametrize("at_once", [10**9, 10])
def test_needs_that_are_alike_look_at_different_offers(at_once: int, by_prices: pytest.MonkeyPatch):
    """Each of ten needs alike sees eight of sixty offers, and takes four: all are filled, and nearly proven best."""
    by_prices.setattr(selecting, "POOLED", 4)
    by_prices.setattr(selecting, "AT_ONCE", at_once)
    rows = [offer(uid=f"u{at:02}", enterprise=at, capacity=250_000) for at in range(60)]
    market = problem(rows, [need(uid=f"n{at}", partner=at, quantity=1_000_000) for at in range(10)])
    found = solve(replace(market, settings=replace(market.settings, candidates_per_need=4 if at_once > 10 else 8)))
    assert found.allocation.filled.tolist() == [1_000_000] * 10
    assert found.allocation.gap < 0.001


def test_those_that_are_not_kept_were_thought_of(by_prices: pytest.MonkeyPatch):
    """All were looked at, few are kept: the plan and its proof are those of all."""
    rows = [offer(uid=f"u{at:02}", enterprise=at, capacity=500_000, lead_days=1 + at) for at in range(12)]
    market = problem(rows, [need(quantity=1_000_000, maximum_partners=2, lead_days=1)])
    narrow = replace(market, settings=replace(market.settings, candidates_per_need=6))
    found = solve(narrow)
    assert len(found.candidates) == 6
    assert found.allocation.gap <= 1e-6


def test_equal_capacities_leave_no_gap_in_transport():
    rows = Offers.of([offer(uid=f"u{at}", enterprise=at, capacity=300_000) for at in range(4)])
    market = replace(problem([offer()], [need(minimum_lot=0)]), offers=rows)
    chosen = market_of(market, solve(market).candidates)
    assert transport.is_plain(chosen)
    found = transport.transported(chosen)
    assert int(found.quantity.sum()) == 1_000_000
    assert found.bound == pytest.approx(float((chosen.gain * found.quantity).sum()), rel=1e-6)


def test_a_need_without_limit_is_never_bound_beyond_its_own_worth(by_prices: pytest.MonkeyPatch):
    by_prices.setattr(selecting, "POOLED", 1)
    rows = [offer(uid=f"u{at:02}", enterprise=at, capacity=100_000) for at in range(12)]
    market = problem(rows, [need(quantity=1_000_000, maximum_partners=-1)])
    narrow = replace(market, settings=replace(market.settings, candidates_per_need=1))
    found = solve(narrow)
    assert exactly(market).allocation.value <= found.allocation.upper_bound <= 1.2
