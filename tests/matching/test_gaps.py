from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from matching.explanation import explain, explain_all
from matching.gaps import TURNING
from matching.pairs import ground_of
from matching.problem import (
    AgencyKind,
    ChangeCode,
    FactKind,
    Gap,
    InterventionCode,
    OfferKind,
    Paper,
    Pattern,
    Problem,
    RuleCode,
    Severity,
    Verdict,
)
from tests.matching.instances import (
    BATA,
    BESAR,
    LITRE,
    TAPIOKA,
    markets,
    need,
    offer,
    problem,
)


def gaps(offer_facts: dict[str, object], need_facts: dict[str, object], **more: object) -> tuple[Gap, ...]:
    return explain(problem([offer(**offer_facts)], [need(**need_facts)], **more), 0, 0).gaps


def test_a_possible_pair_lacks_nothing():
    assert gaps({}, {}) == ()


@pytest.mark.parametrize(
    "offer_facts, need_facts, change, agency, intervention",
    [
        (
            {},
            {"papers_required": Paper.PIRT},
            ChangeCode.OBTAIN_PAPER,
            AgencyKind.DINKES,
            InterventionCode.PENYULUHAN_PIRT,
        ),
        (
            {"capacity": 40_000},
            {},
            ChangeCode.RAISE_CAPACITY,
            AgencyKind.DISKOPUMDAG,
            InterventionCode.MODAL_DAN_ALAT,
        ),
        (
            {"capacity": 5_000},
            {},
            ChangeCode.JOIN_GROUP,
            AgencyKind.DISKOPUMDAG,
            InterventionCode.PEMBENTUKAN_KELOMPOK,
        ),
        (
            {},
            {"maximum_share": 10},
            ChangeCode.LOWER_MINIMUM_LOT,
            AgencyKind.PARTNER,
            InterventionCode.PERUNDINGAN,
        ),
        (
            {},
            {"pattern": Pattern.DISTRIBUSI_KEAGENAN.code},
            ChangeCode.CHANGE_PATTERN,
            AgencyKind.PARTNER,
            InterventionCode.PERUNDINGAN,
        ),
        (
            {"size": BESAR.code},
            {},
            ChangeCode.FIND_OTHER_PARTNER,
            AgencyKind.KADIN,
            InterventionCode.PENDAMPINGAN,
        ),
        (
            {"commodity": BATA},
            {},
            ChangeCode.FIND_OTHER_PARTNER,
            AgencyKind.KADIN,
            InterventionCode.PENDAMPINGAN,
        ),
        (
            {"commodity": TAPIOKA},
            {},
            ChangeCode.LEARN_STEP,
            AgencyKind.DISPERINDAG,
            InterventionCode.PELATIHAN_PRODUKSI,
        ),
        (
            {"dimension": LITRE},
            {},
            ChangeCode.CHANGE_UNIT,
            AgencyKind.OFFICER,
            InterventionCode.PERBAIKAN_DATA,
        ),
        (
            {"kabupaten": 3524},
            {"territory": 3523},
            ChangeCode.WIDEN_TERRITORY,
            AgencyKind.PARTNER,
            InterventionCode.PERUNDINGAN,
        ),
        (
            {"months": 2},
            {"months_required": 1},
            ChangeCode.EXTEND_SEASON,
            AgencyKind.DINAS_PERTANIAN,
            InterventionCode.PENDAMPINGAN,
        ),
        (
            {"active": False},
            {},
            ChangeCode.REACTIVATE,
            AgencyKind.OFFICER,
            InterventionCode.PERBAIKAN_DATA,
        ),
    ],
)
def test_each_obstacle_names_a_change_and_who_makes_it(offer_facts, need_facts, change, agency, intervention):
    (gap,) = gaps(offer_facts, need_facts)
    assert (gap.change, gap.agency, gap.intervention) == (change, agency, intervention)


def test_every_missing_paper_has_its_own_office():
    found = gaps({"papers": Paper.NIB}, {"papers_required": Paper.NIB | Paper.HALAL | Paper.BPOM_MD})
    assert [(gap.required.numbers, gap.agency) for gap in found if gap.required] == [
        ((int(Paper.HALAL),), AgencyKind.BPJPH),
        ((int(Paper.BPOM_MD),), AgencyKind.BPOM),
    ]


def test_one_change_of_pattern_cures_direction_and_size():
    found = gaps({}, {"pattern": Pattern.DISTRIBUSI_KEAGENAN.code, "size": 1})
    assert [gap.change for gap in found] == [ChangeCode.CHANGE_PATTERN]
    assert found[0].required is not None
    assert found[0].required.kind is FactKind.PATTERN
    assert found[0].required.numbers == (Pattern.RANTAI_PASOK.code,)


def test_where_only_another_partner_helps_nothing_else_is_asked_for():
    found = gaps({"owner": 3, "active": False}, {"owner": 3, "papers_required": Paper.PIRT})
    assert [gap.change for gap in found] == [ChangeCode.FIND_OTHER_PARTNER]


def test_papers_due_by_law_are_a_to_do_and_no_gap():
    answer = explain(problem([offer()], [need(papers_due=Paper.HALAL)]), 0, 0)
    assert answer.gaps == ()
    assert [(gap.change, gap.agency) for gap in answer.to_do] == [(ChangeCode.OBTAIN_PAPER, AgencyKind.BPJPH)]


@given(markets(4, 3))
@settings(max_examples=40, deadline=None)
def test_a_pair_has_gaps_exactly_when_it_is_impossible(market: Problem):
    cells = np.indices((len(market.offers), len(market.needs))).reshape(2, -1)
    for answer in explain_all(ground_of(market), *cells):
        assert bool(answer.gaps) is not answer.possible
        hard = [report for report in answer.rules if report.severity is Severity.HARD]
        failing = {report.code for report in hard if report.verdict is Verdict.FAILS}
        if not TURNING & {gap.change for gap in answer.gaps}:
            assert {gap.rule for gap in answer.gaps} <= failing


def test_making_the_changes_makes_the_pair_possible():
    facts = {"capacity": 40_000, "months": 2, "kabupaten": 3524, "active": False}
    wishes = {"months_required": 1, "territory": 3523, "papers_required": Paper.PIRT | Paper.HALAL}
    market = problem([offer(**facts)], [need(**wishes)])
    row, wish = offer(**facts), need(**wishes)
    for gap in explain(market, 0, 0).gaps:
        assert gap.required is not None
        row, wish = CURES[gap.change](row, wish, gap.required.numbers[0])
    assert explain(problem([row], [wish]), 0, 0).possible


CURES = {
    ChangeCode.OBTAIN_PAPER: lambda o, n, asked: (replace(o, papers=o.papers | asked), n),
    ChangeCode.RAISE_CAPACITY: lambda o, n, asked: (replace(o, capacity=asked), n),
    ChangeCode.EXTEND_SEASON: lambda o, n, asked: (replace(o, months=o.months | asked), n),
    ChangeCode.WIDEN_TERRITORY: lambda o, n, asked: (o, replace(n, territory=0)),
    ChangeCode.REACTIVATE: lambda o, n, asked: (replace(o, active=bool(asked)), n),
}


def test_an_agent_for_a_step_it_cannot_do_is_not_sent_to_learn_it():
    (gap,) = gaps({"commodity": TAPIOKA, "kind": OfferKind.PENYALURAN.code}, {})
    assert gap.change is ChangeCode.FIND_OTHER_PARTNER
    assert gap.rule is RuleCode.COMMODITY_REACH
