from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation import allocate
from matching.candidates import candidates
from matching.engine import solve, unheard
from matching.pairs import ground_of
from matching.problem import Lock, Offers, Problem, Solution
from tests.matching.instances import markets, need, offer, problem


def partnerships(market: Problem, answer: Solution) -> dict[tuple[str, str], int]:
    """Quantity by the uids of both sides."""
    rows = answer.allocation.pair
    uids = (
        market.offers.uid[answer.candidates.offer[rows]],
        market.needs.uid[answer.candidates.need[rows]],
    )
    cells = zip(uids[0].tolist(), uids[1].tolist(), strict=True)
    return dict(zip(cells, answer.allocation.quantity.tolist(), strict=True))


@given(markets())
@settings(max_examples=40, deadline=None)
def test_nobody_is_promised_more_than_he_has_and_every_limit_is_kept(market: Problem):
    answer = solve(market)
    found, chosen = answer.candidates, answer.allocation
    used: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row, quantity in zip(chosen.pair.tolist(), chosen.quantity.tolist(), strict=True):
        use = Fraction(int(found.use_numerator[row]), int(found.use_denominator[row]))
        used[int(found.offer[row])] += use * quantity
        filled[int(found.need[row])] += quantity
    assert all(total <= market.offers.capacity[row] for row, total in used.items())
    assert all(total <= market.needs.quantity[row] for row, total in filled.items())
    assert answer.verified, answer.violations


@given(markets())
@settings(max_examples=40, deadline=None)
def test_minimum_lots_and_limits_hold_for_all_that_is_not_locked(market: Problem):
    answer = solve(market)
    found, chosen = answer.candidates, answer.allocation
    free = ~found.locked[chosen.pair]
    assert (chosen.quantity[free] >= market.needs.minimum_lot[found.need[chosen.pair]][free]).all()
    partners = Counter(found.need[chosen.pair].tolist())
    locks = Counter(found.need[chosen.pair[~free]].tolist())
    for row, count in partners.items():
        limit = market.needs.maximum_partners[row]
        assert limit < 0 or count <= max(limit, locks[row])
    visits = Counter(market.offers.enterprise[found.offer[chosen.pair]].tolist())
    held = Counter(market.offers.enterprise[found.offer[chosen.pair[~free]]].tolist())
    for firm, count in visits.items():
        limit = market.maximum_needs[firm] if firm < len(market.maximum_needs) else -1
        assert limit < 0 or count <= max(limit, held[firm])


@given(markets())
@settings(max_examples=40, deadline=None)
def test_locks_are_kept_or_named_and_forbids_absent(market: Problem):
    answer = solve(market)
    found, chosen = answer.candidates, answer.allocation
    cells = list(zip(found.offer[chosen.pair].tolist(), found.need[chosen.pair].tolist(), strict=True))
    given_to = dict(zip(cells, chosen.quantity.tolist(), strict=True))
    assert not set(market.forbids) & set(given_to)
    for lock in market.locks:
        if lock in chosen.refused_locks:
            assert (lock.offer, lock.need) not in given_to
        elif lock not in chosen.reduced_locks and lock.quantity >= 0:
            assert given_to[lock.offer, lock.need] == lock.quantity
        else:
            assert given_to[lock.offer, lock.need] > 0


@given(markets())
@settings(max_examples=40, deadline=None)
def test_the_value_can_be_computed_from_the_published_columns(market: Problem):
    answer = solve(market)
    found, chosen = answer.candidates, answer.allocation
    fit, priority = 0.0, 0.0
    for row, quantity in zip(chosen.pair.tolist(), chosen.quantity.tolist(), strict=True):
        column = int(found.need[row])
        share = market.needs.weight[column] / 1000 * quantity / market.needs.quantity[column]
        fit += share * found.score[row] / 1000
        priority += share * found.priority[row] / 1000
    assert chosen.fit == pytest.approx(fit)
    assert chosen.priority == pytest.approx(priority)
    assert chosen.value == pytest.approx(fit + market.settings.poverty_lambda / 1000 * priority)
    assert chosen.upper_bound >= chosen.value
    assert 0 <= chosen.gap <= 1


@given(markets(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_rows_changes_nothing(market: Problem, chance):
    rows, columns = list(range(len(market.offers))), list(range(len(market.needs)))
    chance.shuffle(rows)
    chance.shuffle(columns)
    shuffled = replace(
        market,
        offers=market.offers.take(np.array(rows)),
        needs=market.needs.take(np.array(columns)),
        locks=tuple(Lock(rows.index(k.offer), columns.index(k.need), k.quantity) for k in market.locks),
        forbids=tuple((rows.index(i), columns.index(j)) for i, j in market.forbids),
    )
    first, second = solve(market), solve(shuffled)
    assert partnerships(market, first) == partnerships(shuffled, second)
    assert first.allocation.value == second.allocation.value


def _best_by_trying(market: Problem, most: int) -> float:
    """Every combination of whole quantities, one by one."""
    found = candidates(ground_of(market), unheard)
    best = 0.0
    for amounts in product(range(most + 1), repeat=len(found)):
        if _allowed(market, found, amounts):
            earned = (
                a * (s / 1000 + market.settings.poverty_lambda / 1000 * p / 1000) / market.needs.quantity[j]
                for a, s, p, j in zip(amounts, found.score, found.priority, found.need, strict=True)
            )
            best = max(best, math.fsum(earned))
    return best


def _allowed(market: Problem, found, amounts) -> bool:
    used, filled, partners, visits = Counter(), Counter(), Counter(), Counter()
    for amount, i, j in zip(amounts, found.offer.tolist(), found.need.tolist(), strict=True):
        if amount and amount < market.needs.minimum_lot[j]:
            return False
        used[i] += amount
        filled[j] += amount
        partners[j] += amount > 0
        visits[market.offers.enterprise[i]] += amount > 0
    return (
        all(total <= market.offers.capacity[i] for i, total in used.items())
        and all(total <= market.needs.quantity[j] for j, total in filled.items())
        and all(count <= market.needs.maximum_partners[j] for j, count in partners.items())
        and all(count <= market.maximum_needs[firm] for firm, count in visits.items())
    )


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 10)), min_size=2, max_size=3),
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2), st.integers(1, 3)), min_size=2, max_size=2),
    st.integers(1, 2),
)
@settings(max_examples=40, deadline=None)
def test_small_markets_get_the_best_there_is(sizes, wishes, visits):
    offers = [
        offer(uid=f"u{row}", enterprise=row, capacity=capacity, track_record=record / 10, priority=record % 2)
        for row, (capacity, record) in enumerate(sizes)
    ]
    needs = [
        need(uid=f"n{row}", quantity=quantity, minimum_lot=lot, maximum_partners=partners)
        for row, (quantity, lot, partners) in enumerate(wishes)
    ]
    market = problem(offers, needs, maximum_needs=(visits,) * len(offers))
    answer = solve(market)
    best = _best_by_trying(market, 4)
    assert answer.allocation.value == pytest.approx(best, abs=1e-9)
    assert answer.allocation.upper_bound >= best * (1 - 1e-9)


def test_a_locked_quantity_is_taken_before_better_pairs():
    offers = [offer(uid="a", enterprise=0), offer(uid="b", enterprise=1, track_record=1.0)]
    market = problem(offers, [need(quantity=500_000, maximum_partners=1)], locks=(Lock(0, 0, 120_000),))
    assert partnerships(market, solve(market)) == {("a", "n1"): 120_000}


def test_a_lock_without_quantity_gets_at_least_the_lot():
    offers = [offer(uid="a", enterprise=0), offer(uid="b", enterprise=1, track_record=1.0)]
    market = problem(offers, [need(quantity=500_000)], locks=(Lock(0, 0),))
    assert partnerships(market, solve(market)) == {("a", "n1"): 50_000, ("b", "n1"): 450_000}


def test_a_lock_beyond_the_capacity_is_reduced_and_said_so():
    market = problem(locks=(Lock(0, 0, 900_000),))
    answer = solve(market)
    assert partnerships(market, answer) == {("u1", "n1"): 500_000}
    assert answer.allocation.reduced_locks == market.locks
    assert answer.verified


def test_a_lock_does_not_break_the_law():
    market = problem([offer(owner=1)], [need(owner=1)], locks=(Lock(0, 0),))
    answer = solve(market)
    assert answer.allocation.refused_locks == market.locks
    assert partnerships(market, answer) == {}


def test_poverty_priority_is_worth_lambda_and_no_more():
    offers = [
        offer(uid="poor", enterprise=0, priority=1.0, track_record=0.0),
        offer(uid="fit", enterprise=1, track_record=1.0),
    ]
    market = problem(offers, [need(quantity=500_000, maximum_partners=1)])
    without = replace(market, settings=replace(market.settings, poverty_lambda=0))
    assert list(partnerships(market, solve(market))) == [("poor", "n1")]
    assert list(partnerships(without, solve(without))) == [("fit", "n1")]


def test_reserves_are_named_beside_the_chosen_ones():
    offers = [offer(uid=f"u{row}", enterprise=row, track_record=row / 10) for row in range(6)]
    answer = solve(problem(offers, [need(quantity=500_000, maximum_partners=1)]))
    assert answer.candidates.offer[answer.allocation.pair].tolist() == [5]
    assert answer.candidates.offer[answer.allocation.reserves].tolist() == [4, 3, 2]
    assert answer.allocation.spare.tolist() == [500_000] * 5 + [0]


def test_an_empty_market_is_worth_nothing():
    answer = solve(problem([], []))
    assert (answer.allocation.value, answer.allocation.upper_bound, answer.allocation.gap) == (0.0, 0.0, 0.0)
    assert answer.verified


class Stopped(Exception):
    pass


def test_progress_that_raises_ends_the_run():
    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        solve(problem(), stop)


def larger_market() -> Problem:
    chance = np.random.default_rng(7)
    offers = [
        offer(
            uid=f"u{row:03}",
            enterprise=row // 2,
            capacity=int(chance.integers(1, 9)) * 50_000,
            track_record=float(chance.choice([0.2, 0.8])),
        )
        for row in range(150)
    ]
    needs = [
        need(
            uid=f"n{row:02}",
            partner=row,
            quantity=(quantity := int(chance.lognormal(13.5, 1.0))),
            minimum_lot=quantity // 20,
            maximum_partners=5,
        )
        for row in range(20)
    ]
    return problem(offers, needs, maximum_needs=(3,) * 75)


def test_a_larger_market_stays_near_its_bound():
    answer = solve(larger_market())
    assert answer.verified
    assert answer.allocation.gap <= 0.03
    assert len(answer.allocation.pair) > 20


def test_many_equal_pairs_are_shared_out_the_same_whatever_their_order():
    market = larger_market()
    chance = np.random.default_rng(3)
    rows, columns = chance.permutation(len(market.offers)), chance.permutation(len(market.needs))
    firms = chance.permutation(75)
    turned = market.offers.take(rows)
    turned = replace(turned, enterprise=firms[turned.enterprise])
    shuffled = replace(market, offers=turned, needs=market.needs.take(columns))
    assert partnerships(market, solve(market)) == partnerships(shuffled, solve(shuffled))


def test_an_allocation_of_columns_built_elsewhere_is_the_same():
    market = problem([offer(uid=f"u{row}", enterprise=row) for row in range(3)])
    found = candidates(ground_of(market), unheard)
    again = replace(market, offers=Offers.joined([market.offers]))
    assert allocate(market, found, unheard).quantity.tolist() == solve(again).allocation.quantity.tolist()
