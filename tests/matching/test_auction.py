"""The auction of plain markets, beside exact solvers and on markets where everybody is alike."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import transport
from matching.auction import listed, opened, proven, sold, worth
from matching.columns import Floats, Ints
from matching.market import NO_LIMIT, Market, offer_units
from matching.relaxation import Programme, relaxed
from matching.transport import Transported, transported

SMALL = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MILLION = 1_000_000
SOLVER = 1e-6
"""HiGHS keeps its limits and prices up to an absolute tolerance."""


def market_of(offer: Ints, need: Ints, gain: Floats, capacity: Ints, quantity: Ints, **units: Ints) -> Market:
    """A plain market of pairs in the order of their needs; units are alike unless told."""
    count, ones = len(offer), np.ones(len(offer), dtype=np.int64)
    above, below = units.get("above", ones), units.get("below", ones)
    most = np.minimum(quantity[need], capacity[offer] * below // above)
    if "most" in units:
        most = np.minimum(most, units["most"])
    kept = most > 0
    limits = np.full(len(capacity), NO_LIMIT), np.full(len(quantity), NO_LIMIT)
    rows = (offer, need, offer, gain, most, ones * 0, above, below, np.zeros(count, dtype=np.bool_))
    return Market(*(row[kept] for row in rows), capacity, quantity, limits[1], limits[0])


@st.composite
def plain_markets(draw: st.DrawFn, *, alike: bool = True, few: bool = False) -> Market:
    """Up to 12 offers and 6 needs, with numbers that leave gaps; gains are millionths."""
    offers, needs = draw(st.integers(1, 12)), draw(st.integers(1, 6))
    pairs = [(o, n) for n in range(needs) for o in range(offers) if draw(st.integers(0, 3))] or [(0, 0)]
    offer, need = (np.array(column, dtype=np.int64) for column in zip(*pairs, strict=True))
    gains = st.sampled_from([500_000, MILLION]) if few else st.integers(1, MILLION)
    gain = _drawn(draw, gains, len(pairs)) / MILLION
    size = st.integers(0, 4) if few else st.integers(0, 60_000)
    units = {"most": _drawn(draw, st.integers(1, 50_000), len(pairs))} if draw(st.booleans()) else {}
    if not alike:
        units |= {name: _drawn(draw, st.sampled_from([1, 2, 3, 7]), len(pairs)) for name in ("above", "below")}
    made = market_of(offer, need, gain, _drawn(draw, size, offers), 1 + _drawn(draw, size, needs), **units)
    return made if len(made) else market_of(offer[:1], need[:1], gain[:1], np.full(offers, 9), np.full(needs, 9))


def _drawn(draw: st.DrawFn, numbers: st.SearchStrategy[int], count: int) -> Ints:
    return np.array(draw(st.lists(numbers, min_size=count, max_size=count)), dtype=np.int64)


def crowd(kinds: int, demand: float, *, equal: bool, offers: int = 300, needs: int = 20, each: int = 90) -> Market:
    """Many offers for each need whose pairs have but a few different gains, or are all alike."""
    chance = np.random.default_rng(kinds)
    capacity = np.full(offers, 1000) if equal else chance.integers(1, 5000, offers)
    sizes = np.ones(needs) if equal else chance.lognormal(0, 1, needs)
    quantity = np.maximum((sizes / sizes.sum() * demand * capacity.sum()).astype(np.int64), 1)
    offer = np.concatenate([np.sort(chance.choice(offers, each, replace=False)) for _ in range(needs)])
    gain = chance.choice(np.array([1.0, 0.8, 0.5])[:kinds], needs * each)
    return market_of(offer, np.repeat(np.arange(needs), each), gain, capacity, quantity)


def value_of(market: Market, found: Transported) -> float:
    return float(market.gain @ found.quantity)


def keeps_every_limit(market: Market, quantity: Ints) -> bool:
    used = np.zeros_like(market.capacity)
    np.add.at(used, market.offer, offer_units(market.above, market.below, quantity))
    filled = np.zeros_like(market.quantity)
    np.add.at(filled, market.need, quantity)
    within = (quantity >= 0).all() and (quantity <= market.most).all()
    return bool(within and (used <= market.capacity).all() and (filled <= market.quantity).all())


def cheapest_flow(market: Market) -> float:
    """The best value by networkx, which is exact in whole numbers."""
    network = nx.DiGraph()
    total = int(market.capacity.sum())
    network.add_node("from", demand=-total)
    network.add_node("to", demand=total)
    network.add_edge("from", "to", weight=0)
    for at, capacity in enumerate(market.capacity.tolist()):
        network.add_edge("from", ("o", at), capacity=capacity, weight=0)
    for at, quantity in enumerate(market.quantity.tolist()):
        network.add_edge(("n", at), "to", capacity=quantity, weight=0)
    costs = np.rint(market.gain * MILLION).astype(np.int64)
    for o, n, most, cost in zip(*(c.tolist() for c in (market.offer, market.need, market.most, costs)), strict=True):
        network.add_edge(("o", o), ("n", n), capacity=most, weight=-cost)
    return -nx.network_simplex(network)[0] / MILLION


def best_of_programme(market: Market) -> float:
    """The best value where amounts may be broken."""
    count, needs = np.arange(len(market)), len(market.quantity)
    entry = np.concatenate([market.most, market.most * market.above / market.below]).astype(np.float64)
    limit = np.concatenate([market.quantity, market.capacity]).astype(np.float64)
    row = np.concatenate([market.need, needs + market.offer])
    scale = np.maximum(limit, 1)
    programme = Programme(
        market.gain * market.most, np.zeros(len(market)), row, np.tile(count, 2), entry / scale[row], limit / scale
    )
    answer = relaxed(programme)
    assert answer is not None
    return float(programme.gain @ answer.share)


@SMALL
@given(market=st.one_of(plain_markets(), plain_markets(few=True)))
def test_whole_markets_are_solved_to_a_hundredth_of_a_percent(market: Market):
    found, best = transported(market), cheapest_flow(market)
    assert keeps_every_limit(market, found.quantity)
    assert value_of(market, found) <= best * (1 + 1e-9) + 1e-9
    assert best <= found.bound * (1 + 1e-9) + 1e-9
    assert found.bound - value_of(market, found) <= 1e-4 * found.bound + 1e-9


@SMALL
@given(market=st.one_of(plain_markets(alike=False), plain_markets(alike=False, few=True)))
def test_units_that_differ_keep_every_limit_and_the_bound_holds(market: Market):
    found, best = transported(market), best_of_programme(market)
    assert keeps_every_limit(market, found.quantity)
    assert value_of(market, found) <= best * (1 + 1e-6) + 1e-9
    assert best <= found.bound * (1 + 1e-6) + 1e-9
    rounding = float(np.sort(market.gain)[::-1][: len(market.capacity) + len(market.quantity)].sum()) * 2
    assert found.bound - value_of(market, found) <= 1e-4 * found.bound + rounding


@SMALL
@given(market=plain_markets(alike=False))
def test_its_prices_alone_prove_the_bound(market: Market):
    found = transported(market)
    beyond = (market.gain - found.need[market.need]) * market.below / market.above
    whole = float(market.quantity @ found.need)
    for offer in np.unique(market.offer).tolist():
        rows = np.flatnonzero((market.offer == offer) & (beyond > 0))
        rows = rows[np.argsort(-beyond[rows], kind="stable")]
        used = (market.most * market.above / market.below)[rows]
        left = np.clip(market.capacity[offer] - (np.cumsum(used) - used), 0.0, used)
        whole += float(beyond[rows] @ left)
        assert np.isclose(found.offer[offer], [0.0, *beyond[rows]], rtol=1e-9, atol=0.0).any()
    assert found.bound == pytest.approx(whole, rel=1e-8, abs=1e-9)


@pytest.fixture
def programmes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pairs each market had that went to the linear programme."""
    called: list[int] = []
    real = transport._programmed
    monkeypatch.setattr(transport, "_programmed", lambda *given: called.append(len(given[0])) or real(*given))
    return called


@pytest.mark.parametrize("equal", [True, False])
@pytest.mark.parametrize("demand", [0.6, 0.97, 1.0, 1.5])
@pytest.mark.parametrize("kinds", [1, 2, 3])
def test_those_who_are_alike_do_not_outbid_each_other_for_long(
    kinds: int, demand: float, equal: bool, programmes: list[int]
):
    market = crowd(kinds, demand, equal=equal)
    found = transported(market)
    assert keeps_every_limit(market, found.quantity)
    assert found.bound - value_of(market, found) <= 1e-4 * found.bound
    assert best_of_programme(market) <= found.bound * (1 + 1e-9)
    assert not programmes


def test_one_auction_of_equals_ends_after_a_few_looks_each():
    lists = listed(crowd(1, 0.97, equal=True))
    opened(lists.sale, np.zeros(len(lists.needs)), transport.FIRST_STEP * lists.best)
    assert sold(lists.sale, 10 * len(lists.row))
    bound, _ = proven(lists.sale, lists.sale.needs["price"].copy())
    assert worth(lists.sale) == pytest.approx(bound, rel=1e-9)


def test_where_auctions_are_cut_short_a_programme_follows(monkeypatch: pytest.MonkeyPatch, programmes: list[int]):
    monkeypatch.setattr(transport, "LOOKS", 0)
    market = crowd(3, 0.97, equal=False)
    found = transported(market)
    assert programmes == [len(market)]
    assert keeps_every_limit(market, found.quantity)
    assert found.bound - value_of(market, found) <= 1e-4 * found.bound


@SMALL
@given(market=plain_markets())
def test_a_programme_after_one_coarse_auction_is_as_good(market: Market):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transport, "AUCTIONS", 1)
        patch.setattr(transport, "FAILED", 0.0)
        found = transported(market)
    best = cheapest_flow(market)
    assert keeps_every_limit(market, found.quantity)
    assert value_of(market, found) <= best * (1 + 1e-9) + 1e-9
    assert best <= found.bound * (1 + 1e-9) + 1e-9
    assert found.bound - value_of(market, found) <= 1e-4 * found.bound + SOLVER


def test_the_same_market_is_answered_alike_every_time():
    first, second = (transported(crowd(3, 0.9, equal=False)) for _ in range(2))
    assert (first.quantity == second.quantity).all()
    assert first.bound == second.bound
    assert (first.need == second.need).all()
