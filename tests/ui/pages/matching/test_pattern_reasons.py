"""The reasons pane and the command line can say why this pattern: position, flow of goods, sizes, article."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from matching.codes import Pattern, Position, Relation, Severity
from models.domain.matching import (
    CriterionCode,
    FactKind,
    FactValue,
    PairExplanation,
    RuleCode,
    RuleLine,
    explanation_of,
    explanation_to_json,
)
from ui import reasons
from ui.facts import flow_text


def line(rule: RuleCode, holds: bool | None = True, *values: str, source: str = "PP 7/2021") -> RuleLine:
    kind = FactKind.OFFER_KIND if rule is RuleCode.PATTERN_DIRECTION else FactKind.SIZES
    required = FactValue(FactKind.SIZES, ("mikro>besar", "kecil>besar"))
    return RuleLine(rule, Severity.HARD, holds, FactValue(kind, values), required, source, False)


def told(*changed: RuleLine, **more: object) -> PairExplanation:
    usual = {
        RuleCode.COMMODITY_REACH: line(RuleCode.COMMODITY_REACH, source="UU 20/2008 Pasal 1 angka 13"),
        RuleCode.PATTERN_DIRECTION: line(RuleCode.PATTERN_DIRECTION, True, "produk", source="Pasal 32A"),
        RuleCode.PATTERN_SIZE: line(RuleCode.PATTERN_SIZE, True, "mikro>besar", source="Pasal 112"),
        RuleCode.ANTAR_UMKM: line(RuleCode.ANTAR_UMKM, True, "mikro>besar", source="PerKPPU 2/2024"),
        RuleCode.BELI_PUTUS: line(RuleCode.BELI_PUTUS, source="Pasal 34"),
    }
    rules = {**usual, **{each.rule: each for each in changed}}
    plain = PairExplanation(
        "U-000001", "Kerupuk Maju", 1, "kerupuk", "K-0001", "kerupuk", "PT Boga", Pattern.RANTAI_PASOK, None, False,
        Position.SUPPLIES_INPUT, Relation.KEMITRAAN, True, 800, 800, 800, tuple(rules.values()), (), (), (),
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]  # fields of the explanation


def said(found: PairExplanation) -> list[str]:
    return [each.reason for each in reasons.pattern_reasons(found)]


def test_position_flow_and_sizes_are_told_with_their_articles() -> None:
    found = reasons.pattern_reasons(told())
    assert [each.source for each in found] == ["UU 20/2008 Pasal 1 angka 13", "Pasal 32A", "Pasal 112"]
    assert [each.reason for each in found] == [
        "Membuat bahan yang diolah mitra",
        "Barang dari UMKM ke mitra",
        "Usaha mikro dengan usaha besar: boleh menurut pola ini",
    ]
    assert not any(each.verified for each in found)


@pytest.mark.parametrize("pattern", Pattern)
def test_every_pattern_says_which_way_the_goods_go(pattern: Pattern) -> None:
    assert flow_text(pattern, False)
    outward = pattern is Pattern.DISTRIBUSI_KEAGENAN
    assert ("UMKM ke pasar" in flow_text(pattern, False)) is outward


def test_a_distributor_in_a_supply_chain_gets_its_goods_from_the_partner() -> None:
    outlet = line(RuleCode.PATTERN_DIRECTION, True, "penyaluran")
    assert said(told(outlet))[1] == "Barang dari mitra melalui UMKM sebagai penyalur dalam rantai pasok"


def test_sizes_that_nobody_knows_are_open_and_not_refused() -> None:
    open_sizes = line(RuleCode.PATTERN_SIZE, None, "tidak_diketahui>besar")
    maybe_small = line(RuleCode.ANTAR_UMKM, None, "mikro>tidak_diketahui")
    sentences = said(told(open_sizes, maybe_small))
    assert "bergantung pada ukuran yang belum diketahui; boleh usaha mikro dan kecil" in sentences[2]
    assert sentences[3] == "Mungkin kerja sama antar-UMKM: ukuran salah satu pihak belum diketahui"


def test_a_position_that_is_only_presumed_says_so() -> None:
    assert said(told(presumed=True))[0].endswith("(anggapan: produksi mitra belum dicatat)")


def test_a_proposed_inti_plasma_names_the_support() -> None:
    proposed = told(pattern=Pattern.INTI_PLASMA, proposed=True)
    assert "Mitra menawarkan dukungan yang menjadi kewajiban inti" in said(proposed)
    assert len(said(told(pattern=Pattern.INTI_PLASMA))) == 3


def test_against_the_flow_the_better_pattern_is_named() -> None:
    against = line(RuleCode.PATTERN_DIRECTION, False, "produk")
    found = told(against, pattern=Pattern.DISTRIBUSI_KEAGENAN, better_pattern=Pattern.RANTAI_PASOK)
    sentences = said(found)
    assert sentences[1].endswith("Yang ditawarkan (produk) tidak sejalan")
    assert sentences[-1] == "Dengan kedudukan dan ukuran ini, pola yang tepat ialah Rantai pasok"


@pytest.mark.parametrize(
    "relation, source", [(Relation.CSR, "UU 20/2008 Pasal 1 angka 13"), (Relation.BELI_PUTUS, "Pasal 34")]
)
def test_what_is_no_kemitraan_says_by_which_article(relation: Relation, source: str) -> None:
    last = reasons.pattern_reasons(told(relation=relation))[-1]
    assert last.reason.startswith("Bukan kemitraan")
    assert last.source == source


def test_the_first_question_is_a_rule_or_a_criterion() -> None:
    assert reasons.asking_text(told()) == ""
    assert reasons.asking_text(told(question=RuleCode.SEASON)).startswith("Tanyakan bulan")
    assert reasons.asking_text(told(question_criterion=CriterionCode.PRICE)).startswith("Tanyakan harga")


def test_a_due_paper_says_since_when() -> None:
    due = replace(line(RuleCode.LEGAL_PAPERS, False, source="PP 42/2024 Pasal 160 ayat (2)"), since="2026-10-18")
    assert reasons.source_text(replace(due, verified=True)) == "PP 42/2024 Pasal 160 ayat (2), sejak Min, 18 Okt 2026"


def test_what_is_stored_is_read_back_and_older_runs_too() -> None:
    found = told(question_criterion=CriterionCode.PRICE, presumed=True)
    assert explanation_of(json.loads(explanation_to_json(found))) == found
    older = explanation_to_json(told()).replace(',"question_criterion":null,"to_do":[],"presumed":false', "")
    assert "presumed" not in older
    assert explanation_of(json.loads(older.replace(',"since":""', ""))) == told()
