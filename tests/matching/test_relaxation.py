"""The bound holds whatever prices it is computed from; components share nothing; the flow case equals a peer's."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation import allocate
from matching.candidates import candidates, worth
from matching.engine import solve, unheard
from matching.market import NO_LIMIT, Account, components, market_of, offer_units
from matching.pairs import ground_of
from matching.problem import Lock, Problem
from matching.programmes import relaxation_of
from matching.relaxation import Programme, proven, relaxed
from tests.matching.instances import BATA, KERUPUK, markets, need, offer, problem


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_any_prices_prove_a_bound(seed: int):
    chance = np.random.default_rng(seed)
    columns, rows = 6, 4
    row, column = np.divmod(np.arange(columns * rows), columns)
    programme = Programme(
        chance.random(columns),
        np.zeros(columns),
        row,
        column,
        chance.random(columns * rows),
        chance.random(rows),
    )
    best = relaxed(programme)
    assert best is not None
    used = np.bincount(row, weights=programme.entry * best.share[column])
    assert (used <= programme.limit + 1e-6).all()
    value = float(programme.gain @ best.share)
    for prices in (np.zeros(rows), chance.random(rows), best.price):
        assert proven(programme, prices) >= value - 1e-9
    assert best.bound == pytest.approx(value, abs=1e-6)


def test_lower_bounds_that_cannot_be_kept_have_no_solution():
    two = np.array([0, 0]), np.array([0, 1])
    programme = Programme(np.ones(2), np.array([0.7, 0.7]), *two, np.ones(2), np.ones(1))
    assert relaxed(programme) is None


def test_markets_of_different_goods_fall_apart():
    offers = [
        offer(uid="a", enterprise=0),
        offer(uid="b", enterprise=0, commodity=BATA),
        offer(uid="c", enterprise=1, commodity=BATA),
    ]
    wishes = [need(uid="x", commodity=KERUPUK), need(uid="y", commodity=BATA)]
    free, tied = problem(offers, wishes), problem(offers, wishes, maximum_needs=(1, -1))
    sizes = [
        sorted(len(part) for part in components(market_of(market, found_in(market))))
        for market in (free, tied)
    ]
    assert sizes == [[1, 2], [3]]


def found_in(market: Problem):
    return candidates(ground_of(market), unheard)


@given(markets(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_running_account_agrees_with_one_made_anew(market: Problem, chance):
    shared = market_of(market, found_in(market))
    running = Account(shared)
    for pair in range(len(shared)):
        room = int(running.room(np.array([pair]))[0])
        running.give(pair, chance.randint(0, room))
        if chance.random() < 0.3:
            running.withdraw(pair)
    anew = Account(shared)
    anew.set(running.amount)
    for name in ("spare", "left", "slots", "visits"):
        assert (getattr(anew, name) == getattr(running, name)).all()
    assert (running.spare >= 0).all()
    assert (running.left >= 0).all()


def test_what_an_offer_gives_is_rounded_up():
    assert offer_units(np.array([1]), np.array([3]), np.array([10])).tolist() == [4]


def test_a_need_without_a_limit_has_no_row_for_partners():
    market = problem([offer(uid=f"u{row}", enterprise=row) for row in range(3)])
    shared = market_of(market, found_in(market))
    assert shared.partners.tolist() == [NO_LIMIT]
    assert len(relaxation_of(shared).limit) == 3 + 1


@pytest.mark.parametrize("seed", range(3))
def test_without_side_constraints_the_value_is_that_of_a_minimum_cost_flow(seed: int):
    chance = np.random.default_rng(seed)
    offers = [
        offer(uid=f"u{row}", enterprise=row, capacity=int(chance.integers(1, 500)), track_record=row % 10 / 10)
        for row in range(30)
    ]
    wishes = [
        need(uid=f"n{row}", quantity=int(chance.integers(1, 1500)), minimum_lot=0, price=1, weight=500 + row)
        for row in range(5)
    ]
    market = problem(offers, wishes)
    answer = solve(market)
    assert answer.allocation.value == pytest.approx(_flow(market), rel=1e-6)
    assert answer.allocation.gap <= 1e-6


def _flow(market: Problem) -> float:
    found = found_in(market)
    gain = worth(market, found) / (1e9 * market.needs.quantity[found.need])
    total = int(market.offers.capacity.sum())
    network = nx.DiGraph()
    network.add_node("from", demand=-total)
    network.add_node("to", demand=total)
    network.add_edge("from", "to", weight=0)
    for row, capacity in enumerate(market.offers.capacity.tolist()):
        network.add_edge("from", ("offer", row), capacity=capacity, weight=0)
    for row, quantity in enumerate(market.needs.quantity.tolist()):
        network.add_edge(("need", row), "to", capacity=quantity, weight=0)
    for i, j, one in zip(found.offer.tolist(), found.need.tolist(), gain.tolist(), strict=True):
        network.add_edge(("offer", i), ("need", j), weight=-round(one * 1e12))
    return -nx.network_simplex(network)[0] / 1e12


def test_a_lock_added_to_the_best_never_makes_it_better():
    market = problem([offer(uid=f"u{row}", enterprise=row, track_record=row / 10) for row in range(6)])
    narrow = replace(market, needs=replace(market.needs, maximum_partners=np.array([2])))
    found = found_in(narrow)
    best = allocate(narrow, found, unheard).value
    for row in range(6):
        assert solve(replace(narrow, locks=(Lock(row, 0),))).allocation.value <= best + 1e-12
