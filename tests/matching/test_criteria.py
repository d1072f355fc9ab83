from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.explanation import explain
from matching.problem import (
    ALL_MONTHS,
    CriterionCode,
    CriterionReport,
    OfferKind,
    Paper,
    Pattern,
    Problem,
    Settings,
    Support,
)
from tests.matching.instances import KERUPUK_PEDAS, TODAY, markets, need, offer, problem

Facts = dict[str, object]


def graded(code: CriterionCode, offer_facts: Facts, need_facts: Facts) -> CriterionReport:
    answer = explain(problem([offer(**offer_facts)], [need(**need_facts)]), 0, 0)
    return next(report for report in answer.criteria if report.code is code)


SELLS = {"kind": OfferKind.PENYALURAN.code}
AGENT = {"pattern": Pattern.DISTRIBUSI_KEAGENAN.code}
THERE: Facts = {"latitude": -7.0, "longitude": 112.0}
TONS: Facts = {"factor": 1_000_000, "capacity": 500}
TWO_SUPPORTS = Support.LAHAN | Support.PELATIHAN
FOUR_OF_TEN = 0.4


@pytest.mark.parametrize(
    "code, offer_facts, need_facts, value",
    [
        (CriterionCode.SUPPLY_CHAIN, {}, {}, 1.0),
        (CriterionCode.SUPPLY_CHAIN, {"commodity": KERUPUK_PEDAS}, {}, 0.85),
        (CriterionCode.VOLUME, {"capacity": 100_000}, {"maximum_partners": 5}, 0.5),
        (CriterionCode.VOLUME, {"capacity": 900_000}, {"maximum_partners": 5}, 1.0),
        (CriterionCode.VOLUME, {"capacity": 500_000}, {"maximum_partners": 1}, 0.5),
        (CriterionCode.CONTINUITY, {"months": 0b111}, {}, 0.25),
        (CriterionCode.CONTINUITY, {"months": 0b111}, {"months": 0b11}, 1.0),
        (CriterionCode.DISTANCE, {"kecamatan": 352301}, {"kecamatan": 352301}, 0.923),
        (CriterionCode.DISTANCE, THERE, THERE, 1.0),
        (CriterionCode.PRICE, {"price": 1000}, {"price": 1000}, 1.0),
        (CriterionCode.PRICE, {"price": 1000}, {"price": 2000}, 1.0),
        (CriterionCode.PRICE, {"price": 2000}, {"price": 1000}, 0.0),
        (CriterionCode.PRICE, {"price": 1_000_000, **TONS}, {"price": 1000}, 1.0),
        (CriterionCode.PRICE, {**SELLS, "price": 2000}, {**AGENT, "price": 1000}, 1.0),
        (CriterionCode.PRICE, {**SELLS, "price": 1000}, {**AGENT, "price": 2000}, 0.0),
        (CriterionCode.READINESS, {"quality": 1.0}, {}, 1.0),
        (CriterionCode.READINESS, {"quality": 1.0, "verified": False}, {}, 0.8),
        (CriterionCode.READINESS, {"quality": 0.0}, {"papers_due": Paper.HALAL}, FOUR_OF_TEN),
        (CriterionCode.READINESS, {"quality": 1.0, "lead_days": 28}, {"lead_days": 14}, 0.9),
        (CriterionCode.SUPPORT, {"supports_wanted": 0}, {}, 1.0),
        (CriterionCode.SUPPORT, {"supports_wanted": TWO_SUPPORTS}, {"supports_offered": Support.LAHAN}, 0.5),
        (CriterionCode.TRACK_RECORD, {"track_record": 0.4}, {}, FOUR_OF_TEN),
    ],
)
def test_a_criterion_gives_what_the_facts_are_worth(code, offer_facts, need_facts, value):
    report = graded(code, offer_facts, need_facts)
    assert (report.low, report.value, report.high) == (value, value, value)


@pytest.mark.parametrize(
    "code, offer_facts, lowest",
    [
        (CriterionCode.VOLUME, {"capacity": -1}, 0.0),
        # one month in twelve, and the other side of the earth
        (CriterionCode.CONTINUITY, {"months": 0}, 0.083),
        (CriterionCode.DISTANCE, {}, 0.002),
        (CriterionCode.PRICE, {}, 0.0),
        (CriterionCode.TRACK_RECORD, {}, 0.0),
    ],
)
def test_the_unknown_is_a_range_and_not_nothing(code, offer_facts, lowest):
    report = graded(code, offer_facts, {})
    assert (report.low, report.value, report.high) == (lowest, 0.5, 1.0)


def test_a_kilometre_on_the_ground_is_a_kilometre():
    surabaya: Facts = {"latitude": -7.2575, "longitude": 112.7521}
    tuban: Facts = {"latitude": -6.8976, "longitude": 112.0649}
    report = graded(CriterionCode.DISTANCE, surabaya, tuban)
    assert report.value == pytest.approx(60 / (60 + 85.8), abs=0.005)


def test_nearer_is_better():
    tuban = {"latitude": -6.9, "longitude": 112.06}
    values = [
        graded(CriterionCode.DISTANCE, {"latitude": -6.9, "longitude": 112.06 + step}, tuban).value
        for step in (0.0, 0.1, 0.5, 1.5)
    ]
    assert values == sorted(set(values), reverse=True)


@given(markets(), st.data())
@settings(max_examples=40, deadline=None)
def test_points_add_up_to_the_score_and_stay_in_range(given_market: Problem, data):
    row = data.draw(st.integers(0, len(given_market.offers) - 1))
    column = data.draw(st.integers(0, len(given_market.needs) - 1))
    answer = explain(given_market, row, column)
    assert answer.score == sum(report.points for report in answer.criteria)
    assert 0 <= answer.score_low <= answer.score <= answer.score_high <= 1000
    for report in answer.criteria:
        assert report.points == round(10 * report.weight * report.value)
        assert 0 <= report.low <= report.value <= report.high <= 1


def test_weights_decide_the_points_and_priority_never_enters_the_score():
    only_price = ((Pattern.RANTAI_PASOK, ((CriterionCode.PRICE, 100),)),)
    chosen = Settings(today=TODAY, weights=only_price)
    given_market = problem([offer(price=1000, priority=1.0)], [need(price=1000)], settings=chosen)
    poorer = replace(given_market, settings=replace(chosen, poverty_lambda=1000))
    assert explain(given_market, 0, 0).score == 1000
    assert explain(poorer, 0, 0).score == 1000
    assert explain(poorer, 0, 0).priority == 1000


def test_months_outside_the_run_do_not_count():
    first_quarter = Settings(today=TODAY, months=0b111)
    given_market = problem([offer(months=0b111)], [need(months=ALL_MONTHS)], settings=first_quarter)
    report = next(r for r in explain(given_market, 0, 0).criteria if r.code is CriterionCode.CONTINUITY)
    assert report.value == 1.0


ROUGH: Facts = {**THERE, "by_region": True}
ROUGH_HERE: Facts = {**ROUGH, "kecamatan": 352301}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (ROUGH, ROUGH, (0.375, 0.705, 1.0)),
        (ROUGH_HERE, ROUGH_HERE, (0.75, 0.923, 1.0)),
        ({**ROUGH, "kecamatan": 352302}, ROUGH_HERE, (0.375, 0.705, 1.0)),
        (ROUGH, THERE, (1.0, 1.0, 1.0)),
        (THERE, ROUGH, (1.0, 1.0, 1.0)),
        ({**ROUGH, "latitude": -7.02}, ROUGH, (0.964, 0.964, 0.964)),
    ],
)
def test_two_known_by_the_middle_of_one_region_may_lie_apart_in_it(
    mine: Facts, theirs: Facts, expected: tuple[float, float, float]
) -> None:
    report = graded(CriterionCode.DISTANCE, mine, theirs)
    assert (report.low, report.value, report.high) == expected
