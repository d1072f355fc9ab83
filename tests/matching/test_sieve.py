"""The compiled loop finds what the rules and criteria find, to the last bit."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.instances import market
from matching import grading
from matching.candidates import LeftOut, Pool, is_locked, judged_candidates, pooled, rank_of, worths
from matching.criteria import CRITERIA, EARTH, FARTHEST, priority, scores
from matching.eligibility import HARD_RULES, carried, failing, least
from matching.engine import unheard
from matching.exchanging import CROWD
from matching.kinds_of_offers import kinds_of
from matching.pairs import ground_of, pairs_of
from matching.problem import (
    BusinessSize,
    Columns,
    CriterionCode,
    Lock,
    Need,
    Needs,
    Offer,
    OfferKind,
    Offers,
    Pattern,
    Problem,
    RuleCode,
    Settings,
    SupplyLink,
)
from matching.sieve import UnknownToTheLoopError, require_known
from tests.matching.instances import GRAPH, LAW, TODAY, markets, need, offer, problem

EVERYTHING = 10**9
NAN = float("nan")
PLACES = (NAN, -7.25, -7.25, -7.3, 7.25, 89.9)
REGIONS = (0, 35, 3523, 352301, 352302, 3524, 36)


def pool_by_rules(market: Problem) -> Pool:
    """All eligible pairs in the order of the uids, judged by the rules and criteria themselves."""
    ground = ground_of(market)
    offers, needs = np.argsort(rank_of(market.offers.uid)), np.argsort(rank_of(market.needs.uid))
    cells = np.array([(i, j) for j in needs for i in offers], dtype=np.int64).reshape(-1, 2)
    fails, asks = failing(pairs_of(ground, cells[:, 0], cells[:, 1]), HARD_RULES)
    pairs, asks = pairs_of(ground, *cells[fails == 0].T), asks[fails == 0]
    return Pool(
        pairs.offer,
        pairs.need,
        worths(market, pairs.need, scores(pairs), priority(pairs)),
        np.maximum(carried(pairs), 0),
        least(pairs),
        pairs.use_numerator,
        pairs.use_denominator,
        asks,
        is_locked(market, pairs.offer, pairs.need),
    )


def cut_by_rules(market: Problem, most: int, loads: int) -> tuple[Pool, LeftOut]:
    """Of each need the worthiest and those that could carry most and were asked least, found by sorting all of them."""
    whole, rank = pool_by_rules(market), rank_of(market.offers.uid)
    asked = np.zeros(len(market.offers), dtype=np.int64)
    kept = np.ones(len(whole), dtype=np.bool_)
    left_out = LeftOut(np.zeros(len(market.needs)), np.zeros(len(market.needs)))
    load = whole.worth * (whole.capacity / np.maximum(market.needs.quantity[whole.need], 1))
    for each in np.lexsort((market.needs.uid, market.needs.commodity)).tolist():
        rows = np.flatnonzero(whole.need == each).tolist()
        if len(rows) <= most + loads:
            continue
        best = sorted(rows, key=lambda row: (-whole.worth[row], rank[whole.offer[row]]))
        few = 0 <= market.needs.maximum_partners[each] <= CROWD
        free = load / (1 if few else 1 + asked[whole.offer])
        rest = sorted(best[most:], key=lambda row: (-free[row], rank[whole.offer[row]]))
        out = [row for row in rest[loads:] if not whole.locked[row]]
        kept[out] = False
        asked[whole.offer[[row for row in rows if kept[row]]]] += 1
        left_out.rate[each] = max((whole.worth[row] for row in out if load[row] > 0), default=0)
        left_out.load[each] = max((load[row] for row in out), default=0)
    return whole.take(kept), left_out


def same(first: Columns, second: Columns) -> None:
    for each in fields(first):
        mine, theirs = getattr(first, each.name), getattr(second, each.name)
        assert mine.dtype == theirs.dtype, each.name
        assert mine.tolist() == theirs.tolist(), each.name


def any_offer(chance: np.random.Generator, row: int) -> Offer:
    """Mostly fitting, with everything unknown now and then."""
    return Offer(
        f"u{chance.integers(100):02}-{row}",
        row,
        chance.choice([0, 0, 0, 0, 0, 1, 1, 2]),
        chance.choice([2, 2, 2, 2, 2, 2, 3, 1, 4, 4, 5, -1]),
        int(chance.random() < 0.1),
        chance.choice([1000, 1000, 750, 100_000]),
        capacity=chance.choice([-1, 0, 500_000, 2_000_000, 9_000_000, 3_333]),
        months=chance.choice([0xFFF, 0xFFF, 0x0FF, 0x00F, 0]),
        price=chance.choice([-1, 0, 900, 1100, 1_000_003]),
        minimum_order=chance.choice([0, 0, 0, 20_000]),
        lead_days=chance.choice([-1, 0, 5, 30]),
        latitude=chance.choice(PLACES),
        longitude=chance.choice([NAN, 112.0, 112.0, 113.3, -68.0]),
        province=chance.choice([0, 35, 35, 36]),
        kabupaten=chance.choice([0, 3523, 3523, 3524]),
        kecamatan=chance.choice([0, 352301, 352302]),
        by_region=row % 3 < 2,
        size=chance.choice([0, 0, 1, 2, BusinessSize.TIDAK_DIKETAHUI.code]),
        owner=max(-1, chance.integers(-60, 30)),
        business=max(-1, chance.integers(-60, 30)),
        nib=max(-1, chance.integers(-60, 30)),
        papers=int(chance.integers(32)),
        papers_unknown=int(chance.integers(32)),
        verified=bool(chance.random() < 0.5),
        active=bool(chance.random() < 0.9),
        supports_wanted=int(chance.choice([0, 5, 511, 8191])),
        priority=chance.choice([0.0, 0.3, 1.0]),
        track_record=chance.choice([NAN, 0.0, 0.377, 1.0]),
        quality=chance.choice([NAN, 0.0, 0.4, 0.9995]),
    )


def any_need(chance: np.random.Generator, row: int) -> Need:
    return Need(
        f"n{chance.integers(100):02}-{row}",
        row,
        chance.choice([2, 2, 2, 2, 2, 2, 4, 1, -1]),
        int(chance.random() < 0.1),
        chance.choice([1000, 1000, 100]),
        chance.choice([1, 200_000, 777_777, 5_000_000]),
        pattern=chance.choice([-1, -1, -1, -1, *range(len(Pattern))]),
        kind=chance.choice([-1, -1, -1, -1, -1, *range(len(OfferKind))]),
        minimum_lot=chance.choice([0, 0, 1_000, 60_000]),
        maximum_partners=chance.choice([-1, 0, 1, 3, 7]),
        maximum_share=chance.choice([1000, 1000, 333]),
        months=chance.choice([0xFFF, 0x0F0, 0]),
        months_required=chance.choice([0, 0, 0, 0x001, 0x100]),
        price=chance.choice([-1, 0, 1000, 999_983]),
        lead_days=chance.choice([-1, 0, 14]),
        latitude=chance.choice(PLACES),
        longitude=chance.choice([NAN, 112.0, 112.5]),
        province=chance.choice([0, 35]),
        kabupaten=chance.choice([0, 3523]),
        kecamatan=chance.choice([0, 352301]),
        by_region=row % 3 < 2,
        territory=chance.choice([*[0] * 9, *REGIONS, 3500, 352300, 3523012001]),
        size=chance.choice([3, 3, 3, 3, 3, 2, 1, 4]),
        owner=max(-1, chance.integers(-60, 30)),
        business=max(-1, chance.integers(-60, 30)),
        nib=max(-1, chance.integers(-60, 30)),
        papers_required=chance.choice([0, 0, 0, 0, 0, 4, 5]),
        papers_due=int(chance.integers(32)),
        supports_offered=int(chance.choice([0, 0, 5, 8191])),
        weight=chance.choice([1000, 500, 2500, 0]),
        active=bool(chance.random() < 0.9),
    )


def any_market(seed: int) -> Problem:
    """A few dozen strangers, some forbidden, locked or owned by each other."""
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 60)), int(chance.integers(1, 8))
    cells = [tuple(cell) for cell in chance.integers((0, 0), count, (8, 2)).tolist()]
    businesses = [tuple(pair) for pair in chance.integers(-1, 32, (9, 2)).tolist()]
    return Problem(
        Offers.of([any_offer(chance, row) for row in range(count[0])]),
        Needs.of([any_need(chance, row) for row in range(count[1])]),
        replace(GRAPH, links=(*GRAPH.links, SupplyLink(4, 2))),
        LAW,
        Settings(today=TODAY, poverty_lambda=200, months=int(chance.choice([0xFFF, 0x0FF])), distance_scale=170),
        tuple(Lock(*cell) for cell in cells[:4]),
        tuple(cells[4:]),
        ownerships=tuple(businesses),
        makes=((0, 2), (1, 0), (2, 3)),
    )


@given(st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_strangers_are_judged_as_the_rules_and_criteria_judge_them(seed: int) -> None:
    strange = any_market(seed)
    same(pooled(ground_of(strange), unheard, EVERYTHING, 0)[0], pool_by_rules(strange))


@given(markets())
@settings(max_examples=80, deadline=None)
def test_neighbours_are_judged_as_the_rules_and_criteria_judge_them(usual: Problem) -> None:
    same(pooled(ground_of(usual), unheard, EVERYTHING, 0)[0], pool_by_rules(usual))


@given(st.integers(0, 2**32), st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_those_are_kept_whom_sorting_puts_first(seed: int, most: int, loads: int) -> None:
    strange = any_market(seed)
    pool, left_out = pooled(ground_of(strange), unheard, most, loads)
    expected, limits = cut_by_rules(strange, most, loads)
    same(pool, expected)
    assert left_out.rate.tolist() == limits.rate.tolist()
    assert left_out.load.tolist() == limits.load.tolist()


def test_strangers_leave_enough_to_compare() -> None:
    """Otherwise the properties above would say little: every rule asks, and most markets have pairs."""
    pools = [pool_by_rules(any_market(seed)) for seed in range(60)]
    assert sum(len(pool) > 0 for pool in pools) >= 45
    assert sum(len(pool) for pool in pools) >= 600
    asked = int(np.bitwise_or.reduce(np.concatenate([pool.unknown for pool in pools])))
    rules = (RuleCode.UNIT, RuleCode.MINIMUM_LOT, RuleCode.CERTIFICATES, RuleCode.TERRITORY, RuleCode.SEASON)
    assert all(asked >> rule.code & 1 for rule in rules)


@pytest.mark.parametrize("seed", [0, 1])
def test_an_invented_market_is_judged_alike(seed: int) -> None:
    large = market(seed, 600, 25, 5)
    pool, left_out = pooled(ground_of(large), unheard, 20, 10)
    expected, limits = cut_by_rules(large, 20, 10)
    assert len(pool) > 200
    same(pool, expected)
    assert left_out.rate.tolist() == limits.rate.tolist()
    assert left_out.load.tolist() == limits.load.tolist()


@given(st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_candidates_are_worth_what_their_pool_is_worth(seed: int) -> None:
    strange = any_market(seed)
    ground = ground_of(strange)
    pool, _ = pooled(ground, unheard, EVERYTHING, 0)
    found = judged_candidates(ground, pool)
    theirs = dict(zip(zip(pool.offer.tolist(), pool.need.tolist(), strict=True), pool.worth.tolist(), strict=True))
    mine = worths(strange, found.need, found.score, found.priority).tolist()
    places = list(zip(found.offer.tolist(), found.need.tolist(), strict=True))
    assert dict(zip(places, mine, strict=True)) == theirs
    uids = strange.needs.uid[found.need], strange.offers.uid[found.offer]
    keys = list(zip(uids[0].tolist(), [-each for each in mine], uids[1].tolist(), strict=True))
    assert keys == sorted(keys)


def test_a_rule_or_criterion_that_the_loop_does_not_know_stops_the_program() -> None:
    rules, criteria = frozenset(rule.code for rule in HARD_RULES), frozenset(code for code, _ in CRITERIA)
    require_known(rules, criteria)
    with pytest.raises(UnknownToTheLoopError, match="beli_putus"):
        require_known(rules | {RuleCode.BELI_PUTUS}, criteria)
    with pytest.raises(UnknownToTheLoopError, match="season"):
        require_known(rules - {RuleCode.SEASON}, criteria)
    with pytest.raises(UnknownToTheLoopError, match="price"):
        require_known(rules, criteria - {CriterionCode.PRICE})


@pytest.mark.parametrize("tenths", [0.5, 123.5, 4_567.5, 90_000.5])
def test_a_distance_at_half_a_unit_is_left_to_the_criterion(tenths: float) -> None:
    turn = 2 * tenths / EARTH
    assert grading.straight(0.0, turn, 0.0, 1.0) == -1.0
    assert grading.straight(0.0, turn + 1e-3 / EARTH, 0.0, 1.0) == np.floor(tenths) + 1
    here = need(latitude=0.0, longitude=112.0)
    both = problem([offer(latitude=float(np.degrees(turn)), longitude=112.0)], [here])
    same(pooled(ground_of(both), unheard, EVERYTHING, 0)[0], pool_by_rules(both))


def test_the_other_end_of_the_world_is_left_to_the_criterion() -> None:
    assert grading.straight(0.0, np.pi, 0.0, 1.0) == -1.0
    both = problem([offer(latitude=-7.0, longitude=112.0)], [need(latitude=7.0, longitude=-68.0)])
    found = pooled(ground_of(both), unheard, EVERYTHING, 0)[0]
    same(found, pool_by_rules(both))
    assert len(found) == 1
    assert round(EARTH * np.pi / 2) == FARTHEST


def test_offers_of_one_kind_have_commodity_kind_size_and_unit_in_common() -> None:
    offers = Offers.of(any_offer(np.random.default_rng(row), row) for row in range(300))
    rows = np.arange(0, 300, 2)
    kinds = kinds_of(offers, rows)
    named = ("commodity", "kind", "size", "dimension", "factor")
    facts = [tuple(int(getattr(offers, name)[row]) for name in named) for row in rows]
    examples = [tuple(int(getattr(offers, name)[row]) for name in named) for row in kinds.example]
    assert [examples[each] for each in kinds.of_offer] == facts
    assert len(set(examples)) == len(examples) == len(set(facts))


def test_everybody_is_in_use_again_for_the_next_need() -> None:
    both = problem([offer(business=4)], [need(uid="n1", business=5), need(uid="n2", business=6)])
    owned = replace(both, ownerships=((5, 4),))
    assert pooled(ground_of(owned), unheard, EVERYTHING, 0)[0].need.tolist() == [1]
    barred = replace(both, forbids=((0, 0),))
    assert pooled(ground_of(barred), unheard, EVERYTHING, 0)[0].need.tolist() == [1]
