"""Who rests on whom: planted shares on either side of the limits, and what would relieve them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from matching.candidates import candidates
from matching.dependence import Dependence, DependenceKind, DependenceLimits, Standing, dependence, relief_of
from matching.engine import solve, unheard
from matching.pairs import ground_of
from matching.problem import Candidates, Problem
from tests.matching.instances import markets, need, offer, problem

NOTHING = Standing.of(())
LIMITS = DependenceLimits()


def found_in(market: Problem) -> Candidates:
    return candidates(ground_of(market), unheard)


def plan_of(market: Problem, found: Candidates, given: dict[tuple[int, int], int]) -> np.ndarray:
    """Quantities by offer and need, per candidate row."""
    pairs = zip(found.offer.tolist(), found.need.tolist(), strict=True)
    return np.array([given.get(pair, 0) for pair in pairs], dtype=np.int64)


def alerts(
    market: Problem, given: dict[tuple[int, int], int], limits: DependenceLimits = LIMITS, standing: Standing = NOTHING
) -> dict[tuple[DependenceKind, int, int], int]:
    """(kind, who, on) → share in thousandths."""
    found = found_in(market)
    told = dependence(market, found, plan_of(market, found, given), limits, standing)
    kinds = (DependenceKind.at(kind) for kind in told.kind.tolist())
    return dict(zip(zip(kinds, told.who.tolist(), told.on.tolist(), strict=True), told.share.tolist(), strict=True))


def two_partners() -> Problem:
    needs = [need(uid=f"n{at}", partner=at, minimum_lot=0) for at in range(2)]
    return problem([offer(), offer(uid="u2", enterprise=1)], needs)


def test_an_enterprise_that_sells_most_to_one_partner_is_named():
    market = two_partners()
    divided = {(0, 0): 250_000, (0, 1): 250_000, (1, 0): 390_000}
    assert (DependenceKind.ENTERPRISE, 0, 0) not in alerts(market, divided)
    whole = {(0, 0): 400_000, (1, 0): 390_000}
    enterprises = {key: share for key, share in alerts(market, whole).items() if key[0] is DependenceKind.ENTERPRISE}
    assert enterprises == {(DependenceKind.ENTERPRISE, 0, 0): 800}


def test_running_agreements_count_as_well():
    market = two_partners()
    market = replace(market, offers=replace(market.offers, capacity=np.array([100_000, 500_000])))
    standing = Standing(*(np.array([number]) for number in (0, 0, 0, 400_000, 400_000)))
    assert alerts(market, {}) == {}
    assert alerts(market, {}, standing=standing)[DependenceKind.ENTERPRISE, 0, 0] == 800
    assert alerts(market, {(0, 0): 100_000}, standing=standing)[DependenceKind.ENTERPRISE, 0, 0] == 1000


def test_what_could_be_sold_is_counted_in_money_where_all_prices_are_known():
    needs = [need(partner=0, minimum_lot=0)]
    offers = [offer(price=900), offer(uid="u2", price=100)]
    rich = {(0, 0): 500_000}
    assert alerts(problem(offers, needs), rich)[DependenceKind.ENTERPRISE, 0, 0] == 900
    silent = [offers[0], replace(offers[1], price=-1)]
    assert DependenceKind.ENTERPRISE not in {kind for kind, _, _ in alerts(problem(silent, needs), rich)}
    half = alerts(problem(silent, needs), rich, DependenceLimits(enterprise=500))
    assert half[DependenceKind.ENTERPRISE, 0, 0] == 500


def district(partners: list[int]) -> tuple[Problem, dict[tuple[int, int], int]]:
    """Enterprises of one kecamatan, each with the partner named."""
    offers = [offer(uid=f"u{at}", enterprise=at, kabupaten=3523, kecamatan=352301) for at in range(len(partners))]
    needs = [need(uid=f"n{at}", partner=at, minimum_lot=0, quantity=5_000_000) for at in range(2)]
    return problem(offers, needs), dict.fromkeys(enumerate(partners), 100000)


def test_a_region_under_one_partner_is_named_from_five_enterprises_on():
    found = alerts(*district([0, 0, 0, 1, 1]))
    assert found[DependenceKind.KECAMATAN, 352301, 0] == 600
    assert found[DependenceKind.KABUPATEN, 3523, 0] == 600
    assert (DependenceKind.KECAMATAN, 352301, 1) not in found
    few = alerts(*district([0, 0, 0, 1]))
    assert not {kind for kind, _, _ in few} & {DependenceKind.KECAMATAN, DependenceKind.KABUPATEN}


def test_an_enterprise_with_two_offers_counts_once_in_its_region():
    market, given = district([0, 0, 1, 1, 1])
    market = replace(market, offers=replace(market.offers, enterprise=np.array([0, 0, 1, 2, 3])))
    found = alerts(market, given, DependenceLimits(fewest=4))
    assert (DependenceKind.KECAMATAN, 352301, 0) not in found
    assert found[DependenceKind.KECAMATAN, 352301, 1] == 750


def test_a_need_that_rests_on_one_enterprise_is_named_unless_it_wants_one_only():
    market = two_partners()
    given = {(0, 0): 400_000, (1, 0): 100_000}
    assert alerts(market, given)[DependenceKind.NEED, 0, 0] == 800
    single = replace(market, needs=replace(market.needs, maximum_partners=np.array([1, -1])))
    assert DependenceKind.NEED not in {kind for kind, _, _ in alerts(single, given)}


def test_relief_names_other_partners_and_other_enterprises():
    market = two_partners()
    found = found_in(market)
    plan = plan_of(market, found, {(0, 0): 450_000})
    told = dependence(market, found, plan, LIMITS, NOTHING)
    relief = {
        DependenceKind.at(kind): [(int(found.offer[row]), int(found.need[row])) for row in each.rows]
        for kind, each in zip(told.kind.tolist(), relief_of(market, found, plan, told), strict=True)
    }
    assert relief[DependenceKind.ENTERPRISE] == [(0, 1)]
    assert relief[DependenceKind.NEED] == [(1, 0)]


def test_where_nobody_has_room_it_is_said_who_could_if_he_had():
    market = two_partners()
    found = found_in(market)
    plan = plan_of(market, found, {(0, 0): 450_000, (1, 1): 500_000})
    filled = replace(market, needs=replace(market.needs, quantity=np.array([1_000_000, 500_000])))
    told = dependence(filled, found, plan, LIMITS, NOTHING)
    first = np.flatnonzero((told.kind == DependenceKind.ENTERPRISE.code) & (told.who == 0))
    full, open_ = (relief_of(each, found, plan, told.take(first))[0] for each in (filled, market))
    assert (full.room, open_.room) == (False, True)
    assert [int(found.need[row]) for row in full.rows] == [int(found.need[row]) for row in open_.rows] == [1]


@given(markets())
@settings(max_examples=60, deadline=None)
def test_shares_are_shares_and_over_their_limit(market: Problem):
    answer = solve(market)
    amount = np.zeros(len(answer.candidates), dtype=np.int64)
    amount[answer.allocation.pair] = answer.allocation.quantity
    told = dependence(market, answer.candidates, amount, DependenceLimits(0, 0, 0, 1), NOTHING)
    assert ((told.share >= 0) & (told.share <= 1000)).all()
    needs = told.take(told.kind == DependenceKind.NEED.code)
    for at in np.unique(needs.who):
        assert needs.share[needs.who == at].sum() == pytest.approx(1000, abs=len(needs))
    assert isinstance(told, Dependence)
