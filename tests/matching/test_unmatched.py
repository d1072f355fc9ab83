from __future__ import annotations

import pytest
from hypothesis import given, settings

from matching.engine import solve
from matching.problem import Paper, Problem, RuleCode, Unmatched, UnmatchedCode, UnmatchedReasons
from matching.unmatched import unmatched_reasons
from tests.matching.instances import BATA, markets, need, offer, problem


def reasons(market: Problem) -> UnmatchedReasons:
    return unmatched_reasons(market, solve(market))


def test_a_full_market_leaves_nobody():
    assert reasons(problem(needs=[need(quantity=500_000)])) == UnmatchedReasons((), ())


@pytest.mark.parametrize(
    "offer_facts, need_facts, firm, wish",
    [
        (
            {"commodity": BATA},
            {},
            Unmatched(0, (UnmatchedCode.NO_NEED_IN_REACH,)),
            Unmatched(0, (UnmatchedCode.NO_OFFER_IN_REACH,)),
        ),
        (
            {"active": False},
            {},
            Unmatched(0, (UnmatchedCode.INACTIVE,)),
            Unmatched(0, (UnmatchedCode.NO_OFFER_IN_REACH,)),
        ),
        (
            {"capacity": 10_000},
            {},
            Unmatched(0, (UnmatchedCode.MINIMUM_LOT,), (RuleCode.MINIMUM_LOT,)),
            Unmatched(0, (UnmatchedCode.MINIMUM_LOT,), (RuleCode.MINIMUM_LOT,)),
        ),
        (
            {"kabupaten": 3524},
            {"territory": 3523, "papers_required": Paper.PIRT},
            Unmatched(0, (UnmatchedCode.RULE,), (RuleCode.CERTIFICATES, RuleCode.TERRITORY)),
            Unmatched(0, (UnmatchedCode.RULE,), (RuleCode.CERTIFICATES, RuleCode.TERRITORY)),
        ),
        (
            {"capacity": -1},
            {},
            Unmatched(0, (UnmatchedCode.CAPACITY_UNKNOWN,)),
            Unmatched(0, (UnmatchedCode.CAPACITY_SHORT, UnmatchedCode.CAPACITY_UNKNOWN)),
        ),
        (
            {},
            {"active": False},
            Unmatched(0, (UnmatchedCode.NO_NEED_IN_REACH,)),
            Unmatched(0, (UnmatchedCode.INACTIVE,)),
        ),
    ],
)
def test_the_left_over_are_told_why(offer_facts, need_facts, firm, wish):
    told = reasons(problem([offer(**offer_facts)], [need(**need_facts)]))
    assert told.enterprises == (firm,)
    assert told.needs == (wish,)


def test_the_closest_need_names_the_rules():
    wishes = [need(uid="far", dimension=1, papers_required=15), need(uid="near", papers_required=4)]
    (told,) = reasons(problem(needs=wishes)).enterprises
    assert told.rules == (RuleCode.CERTIFICATES,)


def test_the_one_whom_a_better_one_leaves_nothing_finds_the_need_full():
    offers = [offer(uid="a", enterprise=0), offer(uid="b", enterprise=1, track_record=1.0)]
    told = reasons(problem(offers, [need(quantity=500_000)]))
    assert told.enterprises == (Unmatched(0, (UnmatchedCode.NEEDS_FULL,)),)
    assert told.needs == ()


def test_a_need_with_all_the_partners_it_wants_is_short_by_its_own_limit():
    offers = [offer(uid="a", enterprise=0), offer(uid="b", enterprise=1, track_record=1.0)]
    told = reasons(problem(offers, [need(maximum_partners=1)]))
    assert told.enterprises == (Unmatched(0, (UnmatchedCode.PARTNER_LIMIT,)),)
    assert told.needs == (Unmatched(0, (UnmatchedCode.PARTNER_LIMIT,)),)


def test_a_need_that_nobody_can_fill_is_short_of_capacity():
    told = reasons(problem())
    assert told.enterprises == ()
    assert told.needs == (Unmatched(0, (UnmatchedCode.CAPACITY_SHORT,)),)


def test_an_enterprise_index_without_any_offer_says_so():
    told = reasons(problem([offer(enterprise=1)]))
    assert told.enterprises == (Unmatched(0, (UnmatchedCode.NO_OFFER,)),)


@given(markets())
@settings(max_examples=40, deadline=None)
def test_everybody_left_over_and_nobody_else_gets_a_reason(market: Problem):
    answer = solve(market)
    told = unmatched_reasons(market, answer)
    chosen = answer.allocation
    served = set(market.offers.enterprise[answer.candidates.offer[chosen.pair]].tolist())
    assert {one.index for one in told.enterprises} & served == set()
    assert {one.index for one in told.enterprises} | served >= set(market.offers.enterprise.tolist())
    short = [row for row in range(len(market.needs)) if chosen.filled[row] < market.needs.quantity[row]]
    assert [one.index for one in told.needs] == short
    assert all(one.reasons for one in (*told.enterprises, *told.needs))
