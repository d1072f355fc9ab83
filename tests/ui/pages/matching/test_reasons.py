"""Every code that a run may store has words; values read as an officer writes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.codes import AgencyKind, ChangeCode, InterventionCode, Pattern, Position, Relation, Severity
from models.domain.matching import (
    CriterionCode,
    Decided,
    FactKind,
    FactValue,
    GapLine,
    RuleCode,
    RuleLine,
    UnmatchedCode,
)
from ui import reasons
from ui.facts import capitalised, fact_text, months_text, pattern_name, place_text, short_place, unit_text

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def rule_line(
    rule: RuleCode, holds: bool | None, theirs: FactValue | None, required: FactValue | None, *, verified: bool = True
) -> RuleLine:
    return RuleLine(rule, Severity.HARD, holds, theirs, required, "PP 7/2021 Pasal 35", verified)


def quantity(thousandths: int, unit: str = "kg") -> FactValue:
    return FactValue(FactKind.QUANTITY, (thousandths, unit))


@pytest.mark.parametrize("rule", RuleCode)
def test_every_rule_has_a_name_and_a_question(rule: RuleCode) -> None:
    assert reasons.rule_name(rule) != str(rule)
    assert reasons.question_text(rule).endswith(".")
    assert reasons.reason_text(f"rule:{rule}").startswith("terhalang syarat ")


@pytest.mark.parametrize("code", UnmatchedCode)
def test_every_reason_has_words(code: UnmatchedCode) -> None:
    assert "_" not in reasons.reason_text(code)


@pytest.mark.parametrize("criterion", CriterionCode)
def test_every_criterion_has_a_name_and_a_sentence(criterion: CriterionCode) -> None:
    assert reasons.criterion_name(criterion) != str(criterion)
    assert reasons.criterion_text(criterion).endswith(".")


@pytest.mark.parametrize("change", ChangeCode)
def test_every_change_reads_without_braces(change: ChangeCode) -> None:
    gap = GapLine(
        change, RuleCode.MINIMUM_LOT, quantity(300_000), quantity(1_000_000), AgencyKind.BPJPH,
        InterventionCode.SERTIFIKASI_HALAL,
    )  # fmt: skip
    assert "{" not in reasons.gap_text(gap)
    assert "Pendampingan sertifikasi halal" in reasons.gap_help(gap)


def test_every_agency_and_intervention_is_named() -> None:
    assert all(reasons.agency_name(agency) != str(agency) for agency in AgencyKind)
    assert all(reasons.intervention_name(each) != str(each) for each in InterventionCode)


def test_every_decision_relation_position_and_pattern_is_named() -> None:
    assert {reasons.decided_name(each) for each in Decided} >= {"Diterima", "Ditolak", "Dikunci", "Dilarang"}
    assert all(reasons.relation_text(each) != str(each) for each in Relation)
    assert all(reasons.position_text(each) != str(each) for each in Position)
    assert all("_" not in pattern_name(each) for each in Pattern)


@pytest.mark.parametrize(
    "fact,said",
    [
        (None, "belum diketahui"),
        (FactValue(FactKind.STATE, (1,)), "ya"),
        (FactValue(FactKind.SIZES, ("mikro>besar",)), "usaha mikro dengan usaha besar"),
        (
            FactValue(FactKind.SIZES, ("mikro>menengah", "kecil>menengah", "mikro>besar", "kecil>besar")),
            "usaha mikro dan kecil dengan usaha menengah dan besar",
        ),
        (FactValue(FactKind.COMMODITY, ("Ubi kayu",)), "Ubi kayu"),
        (FactValue(FactKind.OFFER_KIND, ("langkah",)), "langkah pengerjaan"),
        (FactValue(FactKind.PATTERN, ("inti_plasma",)), "Inti-plasma"),
        (FactValue(FactKind.UNIT, ("kg",)), "kg"),
        (FactValue(FactKind.QUANTITY, (1_250_500, "kg")), "1.250,5\u00a0kg/bln"),
        (FactValue(FactKind.QUANTITY, (-1, "kg")), "belum diketahui"),
        (FactValue(FactKind.PAPERS, ("halal", "pirt")), "Sertifikat halal dan P-IRT"),
        (FactValue(FactKind.PAPERS, ()), "tidak ada"),
        (FactValue(FactKind.SUPPORTS, ("bimbingan_teknis", "pemasaran")), "bimbingan teknis dan pemasaran"),
        (FactValue(FactKind.REGION, ("Kec. Palang, Kab. Tuban",)), "Kec. Palang, Kab. Tuban"),
        (FactValue(FactKind.MONTHS, (0b0010_0000_0111,)), "Jan–Mar, Okt"),
        (FactValue(FactKind.PRICE, (320_000, "kg")), "Rp3.200/kg"),
        (FactValue(FactKind.DISTANCE, (145,)), "14,5\u00a0km"),
        (FactValue(FactKind.PARTY, ()), "pihak yang sama"),
        (FactValue(FactKind.SHARE, (820,)), "82\u00a0%"),
    ],
)
def test_values_read_as_people_write_them(fact: FactValue | None, said: str) -> None:
    assert fact_text(fact) == said


@given(st.integers(min_value=1, max_value=0xFFE))
def test_months_name_exactly_the_months_of_the_mask(mask: int) -> None:
    named = 0
    for part in months_text(mask).split(", "):
        first, _, last = part.partition("–")
        start, end = _MONTHS.index(first), _MONTHS.index(last or first)
        named |= sum(1 << month for month in range(start, end + 1))
    assert named == mask


def test_a_rule_says_both_values_and_where_it_comes_from() -> None:
    line = rule_line(RuleCode.MINIMUM_LOT, False, quantity(300_000), quantity(1_000_000), verified=False)
    assert reasons.rule_text(line) == "sanggup 300\u00a0kg/bln, paling sedikit 1.000\u00a0kg/bln"
    assert reasons.verdict_text(line) == "tidak terpenuhi"
    assert reasons.source_text(line) == "PP 7/2021 Pasal 35 · sumber belum diverifikasi"


def test_no_source_says_nothing_and_a_house_rule_needs_no_verifying() -> None:
    line = rule_line(RuleCode.MINIMUM_LOT, True, None, None, verified=False)
    assert reasons.source_text(replace(line, source="")) == ""
    assert reasons.source_text(replace(line, source="Permintaan mitra")) == "Permintaan mitra"


def test_units_and_goods_are_written_as_people_do() -> None:
    assert (unit_text("m3"), unit_text("kg")) == ("m³", "kg")
    assert capitalised("ubi kayu") == "Ubi kayu"


def test_an_unknown_value_is_never_shown_as_zero() -> None:
    line = rule_line(RuleCode.MINIMUM_LOT, None, None, quantity(1_000_000))
    assert reasons.theirs_text(line) == "belum diketahui"
    assert reasons.verdict_text(line) == "belum diketahui"


def test_papers_name_only_those_that_are_missing() -> None:
    held, asked = FactValue(FactKind.PAPERS, ("nib",)), FactValue(FactKind.PAPERS, ("nib", "halal"))
    line = rule_line(RuleCode.CERTIFICATES, False, held, asked)
    assert reasons.rule_text(line) == "belum ada: Sertifikat halal"


def test_a_rule_that_asks_nothing_says_so() -> None:
    line = rule_line(RuleCode.TERRITORY, True, None, FactValue(FactKind.REGION, ()))
    assert reasons.rule_text(line) == "tidak disyaratkan"


def test_a_named_rule_replaces_the_general_reason() -> None:
    said = reasons.reasons_text((str(UnmatchedCode.RULE), f"rule:{RuleCode.TERRITORY}"))
    assert said == "terhalang syarat wilayah"


def test_a_place_is_named_no_deeper_than_its_kecamatan() -> None:
    assert place_text("35.23.11.2001") == "Soko, Kab. Tuban"
    assert place_text("") == ""
    assert (short_place("35.23.11.2001"), short_place("35.23"), short_place("")) == ("Soko", "Kab. Tuban", "")
