from __future__ import annotations

from dataclasses import replace

import pytest

from matching.explanation import explain
from matching.problem import (
    FactKind,
    OfferKind,
    Paper,
    Pattern,
    Problem,
    Relation,
    RuleCode,
    RuleReport,
    Severity,
    Verdict,
)
from tests.matching.instances import (
    BATA,
    BESAR,
    KECIL,
    KERUPUK,
    KERUPUK_PEDAS,
    LITRE,
    MENENGAH,
    MIKRO,
    SINGKONG,
    TAPIOKA,
    TODAY,
    UNSURE,
    need,
    offer,
    problem,
)


def told(given: Problem) -> dict[RuleCode, RuleReport]:
    return {report.code: report for report in explain(given, 0, 0).rules}


def failing(given: Problem) -> set[RuleCode]:
    return {code for code, report in told(given).items() if report.verdict is Verdict.FAILS}


def asked(given: Problem) -> set[RuleCode]:
    return {code for code, report in told(given).items() if report.verdict is Verdict.UNKNOWN}


def changed(offer_facts: dict[str, object], need_facts: dict[str, object], **more: object) -> Problem:
    return problem([offer(**offer_facts)], [need(**need_facts)], **more)


def test_a_fitting_pair_fails_nothing_and_leaves_nothing_open():
    assert failing(problem()) == set()
    assert asked(problem()) == set()
    assert explain(problem(), 0, 0).possible


ALONE = [
    (RuleCode.ACTIVE, {"active": False}, {}),
    (RuleCode.ACTIVE, {}, {"active": False}),
    (RuleCode.INDEPENDENCE, {"owner": 7}, {"owner": 7}),
    (RuleCode.INDEPENDENCE, {"nib": 3}, {"nib": 3}),
    (RuleCode.INDEPENDENCE, {"business": 4}, {"business": 4}),
    (RuleCode.COMMODITY_REACH, {"commodity": BATA}, {}),
    (RuleCode.PATTERN_DIRECTION, {"kind": OfferKind.PENYALURAN.code}, {}),
    (RuleCode.PATTERN_DIRECTION, {}, {"kind": OfferKind.PENYALURAN.code}),
    (RuleCode.PATTERN_SIZE, {"size": MENENGAH.code}, {"size": MENENGAH.code}),
    (RuleCode.PATTERN_SIZE, {"size": BESAR.code}, {}),
    (RuleCode.UNIT, {"dimension": LITRE}, {}),
    (RuleCode.MINIMUM_LOT, {"capacity": 49_999}, {}),
    (RuleCode.MINIMUM_LOT, {"minimum_order": 501_000}, {}),
    (RuleCode.MINIMUM_LOT, {}, {"maximum_share": 40}),
    (RuleCode.CERTIFICATES, {}, {"papers_required": Paper.PIRT}),
    (RuleCode.TERRITORY, {"kabupaten": 3524}, {"territory": 3523}),
    (RuleCode.TERRITORY, {"province": 33}, {"territory": 35}),
    (RuleCode.TERRITORY, {"kecamatan": 352302}, {"territory": 352301}),
    (RuleCode.SEASON, {"months": 0b000000001110}, {"months_required": 0b000000000011}),
]


@pytest.mark.parametrize("rule, offer_facts, need_facts", ALONE)
def test_each_hard_rule_refuses_alone(rule, offer_facts, need_facts):
    given = changed(offer_facts, need_facts)
    report = told(given)[rule]
    assert failing(given) == {rule}
    assert report.severity is Severity.HARD
    assert report.required is not None
    assert not explain(given, 0, 0).possible


def test_an_officers_forbid_refuses():
    assert failing(problem(forbids=((0, 0),))) == {RuleCode.FORBIDDEN}


@pytest.mark.parametrize("ownership", [(4, 5), (5, 4)])
def test_who_owns_the_other_is_no_partner(ownership):
    given = changed({"business": 4}, {"business": 5}, ownerships=(ownership,))
    assert failing(given) == {RuleCode.INDEPENDENCE}
    assert told(given)[RuleCode.INDEPENDENCE].source == "uu20_2008.35"


def test_two_parties_of_whom_nothing_is_known_are_not_one():
    assert failing(changed({"owner": -1, "nib": -1}, {"owner": -1, "nib": -1})) == set()


def test_all_failing_rules_are_named_together():
    given = changed(
        {"active": False, "capacity": 1, "size": BESAR.code, "months": 2},
        {"papers_required": Paper.HALAL, "months_required": 1, "territory": 3523},
    )
    assert failing(given) == {
        RuleCode.ACTIVE,
        RuleCode.MINIMUM_LOT,
        RuleCode.PATTERN_SIZE,
        RuleCode.CERTIFICATES,
        RuleCode.SEASON,
    }
    assert asked(given) == {RuleCode.TERRITORY}


def test_litres_say_nothing_about_a_lot_in_kilograms():
    given = changed({"capacity": 1, "dimension": LITRE}, {})
    assert failing(given) == {RuleCode.UNIT}
    assert asked(given) == {RuleCode.MINIMUM_LOT}
    assert told(given)[RuleCode.MINIMUM_LOT].theirs is None


UNANSWERED = [
    (RuleCode.MINIMUM_LOT, {"capacity": -1}, {}),
    (RuleCode.CERTIFICATES, {"papers_unknown": Paper.PIRT}, {"papers_required": Paper.PIRT}),
    (RuleCode.TERRITORY, {}, {"territory": 3523}),
    (RuleCode.SEASON, {"months": 0}, {"months_required": 1}),
    (RuleCode.PATTERN_SIZE, {"size": UNSURE.code}, {}),
    (RuleCode.PATTERN_SIZE, {}, {"size": UNSURE.code, "pattern": Pattern.INTI_PLASMA.code}),
]


@pytest.mark.parametrize("rule, offer_facts, need_facts", UNANSWERED)
def test_what_nobody_knows_keeps_the_pair_and_asks(rule, offer_facts, need_facts):
    given = changed(offer_facts, need_facts)
    answer = explain(given, 0, 0)
    assert asked(given) == {rule}
    assert answer.possible
    assert answer.question is rule


def test_a_step_without_claimed_yield_asks_for_the_unit():
    step = {"kind": OfferKind.LANGKAH.code, "commodity": TAPIOKA}
    given = changed(step, {"pattern": Pattern.SUBKONTRAK.code})
    silent = replace(given.graph, links=tuple(replace(link, yield_low=-1) for link in given.graph.links))
    assert RuleCode.UNIT not in asked(given)
    assert RuleCode.UNIT in asked(replace(given, graph=silent))


@pytest.mark.parametrize(
    "pattern, kind, small, large, good",
    [
        (Pattern.INTI_PLASMA, OfferKind.PRODUK, KECIL, MENENGAH, True),
        (Pattern.INTI_PLASMA, OfferKind.PRODUK, MENENGAH, MENENGAH, False),
        (Pattern.INTI_PLASMA, OfferKind.PRODUK, MENENGAH, BESAR, True),
        (Pattern.INTI_PLASMA, OfferKind.LANGKAH, MIKRO, BESAR, False),
        (Pattern.SUBKONTRAK, OfferKind.LANGKAH, MIKRO, BESAR, True),
        (Pattern.SUBKONTRAK, OfferKind.PRODUK, MIKRO, BESAR, True),
        (Pattern.SUBKONTRAK, OfferKind.PENYALURAN, MIKRO, BESAR, False),
        (Pattern.DISTRIBUSI_KEAGENAN, OfferKind.PENYALURAN, MIKRO, BESAR, True),
        (Pattern.DISTRIBUSI_KEAGENAN, OfferKind.PENYALURAN, MENENGAH, BESAR, False),
        (Pattern.DISTRIBUSI_KEAGENAN, OfferKind.PRODUK, MIKRO, BESAR, False),
        (Pattern.RANTAI_PASOK, OfferKind.PRODUK, MENENGAH, BESAR, True),
        (Pattern.RANTAI_PASOK, OfferKind.PRODUK, MIKRO, KECIL, True),
        (Pattern.PERDAGANGAN_UMUM, OfferKind.PRODUK, MIKRO, KECIL, False),
        (Pattern.PERDAGANGAN_UMUM, OfferKind.PENYALURAN, MIKRO, BESAR, False),
    ],
)
def test_each_pattern_accepts_its_kinds_and_sizes_only(pattern, kind, small, large, good):
    given = changed({"kind": kind.code, "size": small.code}, {"pattern": pattern.code, "size": large.code})
    answer = explain(given, 0, 0)
    assert answer.possible is good
    assert answer.pattern is pattern
    assert told(given)[RuleCode.PATTERN_SIZE].source == f"pattern_size.{pattern}"


@pytest.mark.parametrize(
    "rule, offer_facts, need_facts",
    [
        (RuleCode.ANTAR_UMKM, {}, {"size": KECIL.code}),
        (RuleCode.UNVERIFIED, {"verified": False}, {}),
        (RuleCode.LEGAL_PAPERS, {}, {"papers_due": Paper.HALAL}),
        (RuleCode.INFERRED, {}, {"inferred": True}),
        (RuleCode.BELI_PUTUS, {}, {"duration": 0, "development": 0}),
    ],
)
def test_a_warning_speaks_and_does_not_refuse(rule, offer_facts, need_facts):
    given = changed(offer_facts, need_facts)
    assert failing(given) == {rule}
    assert told(given)[rule].severity is Severity.WARNING
    assert explain(given, 0, 0).possible


def test_a_paper_is_due_from_its_day_on():
    given = changed({}, {"papers_due": Paper.HALAL})
    before = replace(given, settings=replace(given.settings, today=TODAY - 100))
    assert told(given)[RuleCode.LEGAL_PAPERS].verdict is Verdict.FAILS
    assert told(given)[RuleCode.LEGAL_PAPERS].source == "legal_papers.halal"
    assert told(before)[RuleCode.LEGAL_PAPERS].verdict is Verdict.HOLDS


def test_tempe_chips_with_a_building_material_maker_are_csr():
    answer = explain(changed({}, {"commodity": BATA}), 0, 0)
    assert answer.relation is Relation.CSR
    assert not answer.possible
    assert answer.path == ()


def test_an_outright_purchase_is_no_kemitraan():
    bought = explain(changed({}, {"duration": 0, "development": 0}), 0, 0)
    taught = explain(changed({}, {"duration": 0, "development": 0, "supports_offered": 1}), 0, 0)
    assert bought.relation is Relation.BELI_PUTUS
    assert taught.relation is Relation.KEMITRAAN


def test_what_goes_into_the_product_is_related_though_not_yet_possible():
    answer = explain(changed({"commodity": TAPIOKA}, {}), 0, 0)
    assert answer.relation is Relation.KEMITRAAN
    assert not answer.possible
    assert answer.path == (TAPIOKA, KERUPUK)


def test_a_step_takes_more_input_than_it_gives_output():
    given = changed(
        {"kind": OfferKind.LANGKAH.code, "commodity": SINGKONG, "capacity": 500_000},
        {"pattern": Pattern.SUBKONTRAK.code, "commodity": TAPIOKA},
    )
    lot = told(given)[RuleCode.MINIMUM_LOT]
    assert lot.theirs is not None
    assert lot.theirs.kind is FactKind.QUANTITY
    assert lot.theirs.numbers == (100_000,)


def test_units_of_one_dimension_are_turned_into_each_other():
    given = changed({"factor": 1_000_000, "capacity": 250}, {"factor": 1000})
    lot = told(given)[RuleCode.MINIMUM_LOT]
    assert lot.theirs is not None
    assert lot.theirs.numbers == (250_000,)


@pytest.mark.parametrize(
    "offer_facts, need_facts, makes, proposed",
    [
        ({}, {"supports_offered": 3}, (), Pattern.INTI_PLASMA),
        ({}, {}, (), Pattern.RANTAI_PASOK),
        ({}, {}, ((0, BATA),), Pattern.PERDAGANGAN_UMUM),
        ({}, {}, ((0, KERUPUK),), Pattern.SUBKONTRAK),
        ({"kind": OfferKind.LANGKAH.code}, {}, (), Pattern.SUBKONTRAK),
        ({"kind": OfferKind.PENYALURAN.code}, {}, ((0, KERUPUK_PEDAS),), Pattern.DISTRIBUSI_KEAGENAN),
        ({"size": MENENGAH.code}, {"size": MENENGAH.code, "supports_offered": 3}, (), Pattern.INTI_PLASMA),
        ({}, {"size": KECIL.code, "supports_offered": 3}, (), Pattern.RANTAI_PASOK),
    ],
)
def test_an_open_need_gets_the_pattern_of_position_and_size(offer_facts, need_facts, makes, proposed):
    answer = explain(changed(offer_facts, {"pattern": -1, **need_facts}, makes=makes), 0, 0)
    assert answer.pattern is proposed
    assert answer.proposed


def test_outlets_for_what_the_partner_does_not_make_are_refused():
    given = changed({"kind": OfferKind.PENYALURAN.code}, {"pattern": -1}, makes=((0, BATA),))
    assert failing(given) == {RuleCode.PATTERN_DIRECTION}


@pytest.mark.parametrize(
    "offer_facts, need_facts, better",
    [
        ({}, {"pattern": Pattern.DISTRIBUSI_KEAGENAN.code}, Pattern.RANTAI_PASOK),
        ({"kind": OfferKind.PENYALURAN.code}, {}, Pattern.DISTRIBUSI_KEAGENAN),
        ({"kind": OfferKind.LANGKAH.code}, {"pattern": Pattern.INTI_PLASMA.code}, Pattern.SUBKONTRAK),
        ({}, {"pattern": Pattern.INTI_PLASMA.code, "size": KECIL.code}, Pattern.RANTAI_PASOK),
        ({"size": BESAR.code}, {}, None),
    ],
)
def test_a_stated_pattern_against_law_or_flow_names_the_better_one(offer_facts, need_facts, better):
    answer = explain(changed(offer_facts, need_facts), 0, 0)
    assert not answer.possible
    assert answer.better_pattern is better


@pytest.mark.parametrize("offered, needed", [(-1, KERUPUK), (KERUPUK, -1), (-1, -1)])
def test_a_commodity_nobody_has_named_reaches_nothing(offered, needed):
    answer = explain(changed({"commodity": offered}, {"commodity": needed}), 0, 0)
    assert not answer.possible
    assert answer.path == ()
    assert told(changed({"commodity": -1}, {}))[RuleCode.COMMODITY_REACH].theirs is None
