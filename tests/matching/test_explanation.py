from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from matching.explanation import explain, explain_all
from matching.pairs import ground_of
from matching.problem import (
    CriterionCode,
    Fact,
    FactKind,
    OfferKind,
    Paper,
    Pattern,
    Position,
    Problem,
    Reach,
    RuleCode,
    Verdict,
)
from tests.matching.instances import (
    BESAR,
    KECIL,
    KERUPUK,
    KERUPUK_PEDAS,
    MENENGAH,
    MIKRO,
    SINGKONG,
    TAPIOKA,
    markets,
    need,
    offer,
    problem,
)


def test_every_rule_and_criterion_is_reported_once_with_its_source():
    answer = explain(problem(), 0, 0)
    assert [report.code for report in answer.rules] == list(RuleCode)
    assert [report.code for report in answer.criteria] == list(CriterionCode)
    assert sum(report.weight for report in answer.criteria) == 100
    assert all(report.source for report in answer.rules)


def test_their_value_stands_beside_the_required_one():
    market = problem([offer(capacity=30_000, months=6)], [need(months_required=9, papers_required=Paper.PIRT)])
    reports = {report.code: report for report in explain(market, 0, 0).rules}
    lot, season, papers = (
        reports[RuleCode.MINIMUM_LOT],
        reports[RuleCode.SEASON],
        reports[RuleCode.CERTIFICATES],
    )
    assert (lot.theirs, lot.required) == (
        Fact(FactKind.QUANTITY, (30_000,)),
        Fact(FactKind.QUANTITY, (50_000,)),
    )
    assert (season.theirs, season.required) == (Fact(FactKind.MONTHS, (6,)), Fact(FactKind.MONTHS, (9,)))
    assert (papers.theirs, papers.required) == (
        Fact(FactKind.PAPERS, (0,)),
        Fact(FactKind.PAPERS, (int(Paper.PIRT),)),
    )


def test_the_allowed_pairs_of_sizes_are_what_is_required():
    market = problem([offer(size=BESAR.code)], [need(pattern=Pattern.DISTRIBUSI_KEAGENAN.code)])
    report = next(r for r in explain(market, 0, 0).rules if r.code is RuleCode.PATTERN_SIZE)
    assert report.theirs == Fact(FactKind.SIZES, (BESAR.code, BESAR.code))
    assert report.required is not None
    codes = report.required.numbers
    assert set(zip(codes[::2], codes[1::2], strict=True)) == {
        (small.code, large.code) for small in (MIKRO, KECIL) for large in (MENENGAH, BESAR)
    }


def test_the_law_says_whether_it_was_verified():
    inti = problem(needs=[need(pattern=Pattern.INTI_PLASMA.code)])
    chain = problem(needs=[need(pattern=Pattern.RANTAI_PASOK.code)])
    assert [
        next(r.verified for r in explain(market, 0, 0).rules if r.code is RuleCode.PATTERN_SIZE)
        for market in (inti, chain)
    ] == [True, False]


@pytest.mark.parametrize(
    "offered, needed, reach, path",
    [
        (KERUPUK, KERUPUK, Reach.SAME, (KERUPUK,)),
        (KERUPUK_PEDAS, KERUPUK, Reach.VARIANT, (KERUPUK_PEDAS, KERUPUK)),
        (KERUPUK, KERUPUK_PEDAS, Reach.KIND, (KERUPUK, KERUPUK_PEDAS)),
        (SINGKONG, KERUPUK, Reach.UNRELATED, (SINGKONG, TAPIOKA, KERUPUK)),
    ],
)
def test_the_path_through_the_supply_chain_is_shown(offered, needed, reach, path):
    answer = explain(problem([offer(commodity=offered)], [need(commodity=needed)]), 0, 0)
    assert answer.reach is reach
    assert answer.path == path


def test_an_impossible_pair_is_scored_all_the_same():
    answer = explain(problem([offer(active=False, track_record=1.0)]), 0, 0)
    assert not answer.possible
    assert answer.score > 0


@pytest.mark.parametrize(
    "kind, makes, position",
    [
        (OfferKind.PRODUK, ((0, KERUPUK),), Position.DOES_STEP),
        (OfferKind.LANGKAH, (), Position.DOES_STEP),
        (OfferKind.PENYALURAN, ((0, KERUPUK),), Position.SELLS_PRODUCT),
        (OfferKind.PRODUK, ((0, TAPIOKA),), Position.SUPPLIES_GOODS),
    ],
)
def test_the_position_towards_the_partners_production_is_named(kind, makes, position):
    assert explain(problem([offer(kind=kind.code)], makes=makes), 0, 0).position is position


def test_who_makes_what_the_partner_processes_supplies_its_input():
    market = problem([offer(commodity=TAPIOKA)], [need(commodity=TAPIOKA)], makes=((0, KERUPUK),))
    assert explain(market, 0, 0).position is Position.SUPPLIES_INPUT


def test_the_first_question_is_the_one_that_decides():
    market = problem([offer(capacity=-1, papers_unknown=Paper.HALAL)], [need(papers_due=Paper.HALAL)])
    assert explain(market, 0, 0).question is RuleCode.MINIMUM_LOT


def test_without_an_open_rule_the_widest_criterion_is_asked():
    answer = explain(problem([offer(track_record=0.5, quality=0.5)], [need(price=1000)]), 0, 0)
    assert answer.question is None
    assert answer.question_criterion is CriterionCode.DISTANCE


def test_a_pair_of_sizes_that_no_law_row_names_is_refused():
    market = problem([offer(size=MENENGAH.code)], [need(size=MENENGAH.code)])
    report = next(r for r in explain(market, 0, 0).rules if r.code is RuleCode.PATTERN_SIZE)
    assert report.verdict is Verdict.FAILS


@given(markets(4, 3))
@settings(max_examples=40, deadline=None)
def test_many_pairs_at_once_are_told_as_each_alone(market: Problem):
    cells = np.indices((len(market.offers), len(market.needs))).reshape(2, -1)
    for answer in explain_all(ground_of(market), *cells):
        assert answer == explain(market, answer.offer, answer.need)
