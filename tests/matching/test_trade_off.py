"""What poverty priority costs: points that are consistent with each other, and honest about their bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import solve, unheard
from matching.problem import Problem
from matching.trade_off import USUAL_LAMBDAS, TradeOff, trade_off
from tests.matching.instances import markets, need, offer, problem

GRID = (0, 100, 300, 1000)


def homes_of(market: Problem) -> np.ndarray:
    """Everybody with full priority is a household of their own enterprise."""
    return np.where(market.offers.priority == 1.0, market.offers.enterprise, -1)


def rivals(candidates_per_need: int = 500) -> Problem:
    """Two fit better, two are poor; the need takes two partners."""
    offers = [
        offer(uid=f"u{row}", enterprise=row, capacity=500_000, priority=float(row >= 2), quality=quality)
        for row, quality in enumerate((1.0, 0.95, 0.4, 0.2))
    ]
    market = problem(offers, [need(maximum_partners=2)])
    return replace(market, settings=replace(market.settings, candidates_per_need=candidates_per_need))


def curve(market: Problem, grid: tuple[int, ...] = GRID) -> TradeOff:
    return trade_off(market, grid, homes_of(market), unheard)


def test_the_poor_are_served_as_their_weight_rises_and_the_fit_pays_for_it() -> None:
    found = curve(rivals())
    first, last = found.points[0], found.points[-1]
    assert (first.served, last.served) == (0, 2)
    assert last.fit < first.fit
    assert last.priority > first.priority
    assert found.verified


def test_the_runs_own_weight_is_always_among_the_points() -> None:
    assert [point.poverty_lambda for point in curve(rivals(), (0, 1000)).points] == [0, 200, 1000]
    assert [point.poverty_lambda for point in curve(rivals(), USUAL_LAMBDAS).points] == list(USUAL_LAMBDAS)


def test_each_weight_chooses_among_the_candidates_of_all() -> None:
    # two candidates a need: those that λ = 0 keeps hold none of the poor, and the other way round
    found = curve(rivals(candidates_per_need=2))
    assert (found.points[0].served, found.points[-1].served) == (0, 2)
    assert found.verified


def test_a_household_is_counted_once() -> None:
    market = rivals()
    both = trade_off(market, GRID, np.array([-1, -1, 7, 7]), unheard)
    assert [point.served for point in both.points][-1] == 1


def test_pure_fit_is_the_best_fit_there_is() -> None:
    market = rivals()
    pure = solve(replace(market, settings=replace(market.settings, poverty_lambda=0)))
    assert curve(market).points[0].fit == pytest.approx(pure.allocation.fit, rel=1e-12)


def test_a_point_that_another_beats_in_both_is_marked() -> None:
    market = rivals()
    nobody = trade_off(market, GRID, np.full(4, -1), unheard)
    best = max(point.fit for point in nobody.points)
    assert [point.dominated for point in nobody.points] == [point.fit < best for point in nobody.points]
    assert any(point.dominated for point in nobody.points)
    assert not any(point.dominated for point in curve(market).points)


def test_a_market_without_pairs_has_a_curve_of_nothing() -> None:
    empty = curve(problem([offer(active=False)]))
    assert {(point.fit, point.served, point.upper_bound, point.gap) for point in empty.points} == {(0.0, 0, 0.0, 0.0)}


def test_progress_counts_every_weight_and_can_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    trade_off(rivals(), GRID, np.full(4, -1), lambda done, total: told.append((done, total)))
    assert told == [(step, 6) for step in range(7) if step != 6] + [(6, 6)]

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        trade_off(rivals(), GRID, np.full(4, -1), stop)


@settings(max_examples=40, deadline=None)
@given(markets(), st.lists(st.integers(0, 2000), min_size=1, max_size=4))
def test_fit_never_rises_and_priority_never_falls(market: Problem, grid: list[int]) -> None:
    found = trade_off(market, grid, homes_of(market), unheard)
    assert found.verified
    for less, more in zip(found.points, found.points[1:], strict=False):
        assert less.poverty_lambda < more.poverty_lambda
        assert more.fit <= less.fit
        assert more.priority >= less.priority
    for point in found.points:
        assert point.value == pytest.approx(point.fit + point.poverty_lambda / 1000 * point.priority, rel=1e-12)
        assert point.value <= point.upper_bound
        assert all(
            point.value >= each.fit + point.poverty_lambda / 1000 * each.priority - 1e-9 for each in found.points
        )


@settings(max_examples=20, deadline=None)
@given(markets())
def test_an_own_point_is_no_worse_than_the_run(market: Problem) -> None:
    own = solve(market).allocation
    points = {point.poverty_lambda: point for point in trade_off(market, GRID, homes_of(market), unheard).points}
    point = points[market.settings.poverty_lambda]
    assert point.value >= own.value * (1 - 1e-9)
    assert point.upper_bound >= own.value * (1 - 1e-9)
