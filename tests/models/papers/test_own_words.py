"""Prices by quality and the parties' own provisions, from the desk to the paper, its facts, its addenda."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from models.domain.agreements import AgreementReport, AgreementTerms, Override
from models.domain.drafts import AgreementDraft
from models.domain.papers import Claim, Verdict
from models.problems import UserProblem
from models.use_cases.agreement_chain import agreement_chain
from models.use_cases.back_up import check_catalogue
from models.use_cases.issue_agreement import RedFindings, draft_agreement, issue_agreement
from models.use_cases.open_catalogue import Opened
from models.use_cases.open_draft import open_draft
from models.use_cases.plain_page import plain_page
from models.use_cases.reprint_agreement import reprint_agreement
from models.use_cases.save_draft import save_draft
from models.use_cases.verify_paper import verify_paper
from tests.models.papers.issuing import FIRST, MARCH, TERMS, changed, row_of, words
from tests.records import TODAY

ROWS = (("Kelas A", "150000", ""), ("Kelas B", "125000", "retak paling banyak 5%"), ("Kelas C", "100050", ""))
SAID = "1. PARA PIHAK bertemu setiap tiga bulan & mencatat hasilnya <tertulis>.\n2. Karung milik PIHAK PERTAMA."
UNFAIR = "PIHAK PERTAMA berhak mengubah harga sewaktu-waktu tanpa persetujuan PIHAK KEDUA."
OWN = replace(TERMS, price_list=ROWS, provisions=SAID)


def issue(opened: Opened, terms: AgreementTerms = OWN, *answers: Override) -> AgreementReport:
    return issue_agreement(opened.catalogue, opened.actor, FIRST, terms, overrides=answers, today=TODAY)


def found(opened: Opened, terms: AgreementTerms) -> dict[str, str]:
    report = draft_agreement(opened.catalogue, opened.actor, FIRST, terms, today=TODAY)
    return {each.rule: each.level for each in report.findings}


def test_the_paper_states_the_list_and_the_provisions_and_so_do_its_facts(accepted: Opened) -> None:
    report = issue(accepted)
    text = words(report.content)
    for said in (
        "untuk Kelas A serta harga mutu lainnya", "Kelas B", "Rp1.250,00", "retak paling banyak 5%", "Rp1.000,50",
        "Ketentuan Tambahan", "PARA PIHAK bertemu setiap tiga bulan & mencatat hasilnya <tertulis>.",
    ):  # fmt: skip
        assert said in text
    kept = json.loads(row_of(accepted, report.agreement).document)["document"]
    assert [row["price"]["sen"] for row in kept["price_list"]] == [150_000, 125_000, 100_050]
    assert kept["provisions"][1] == "Karung milik PIHAK PERTAMA."
    assert json.loads(row_of(accepted, report.agreement).terms)["provisions"] == SAID
    again = reprint_agreement(accepted.catalogue, accepted.actor, FIRST)
    assert again is not None
    assert again.content == report.content
    checked = verify_paper(accepted.catalogue, accepted.actor, Claim(data=report.content))
    facts = dict(checked.facts)
    assert checked.verdict is Verdict.UNCHANGED
    assert "Kelas C Rp1.000,50" in facts["Daftar harga"]
    assert facts["Ketentuan tambahan"].startswith("2 butir, dimulai: PARA PIHAK bertemu")
    assert check_catalogue(accepted.catalogue, accepted.actor).ok


def test_without_a_price_the_first_quality_is_the_main_one(accepted: Opened) -> None:
    assert "price_not_listed" not in found(accepted, OWN)
    assert found(accepted, replace(OWN, price=149_900))["price_not_listed"] == "red"
    assert "price_not_listed" not in found(accepted, replace(OWN, price=125_000))


def test_an_unfair_provision_is_red_until_somebody_answers_for_it(accepted: Opened) -> None:
    terms = replace(OWN, provisions=f"{SAID}\n3. {UNFAIR}")
    with pytest.raises(RedFindings) as refusal:
        issue(accepted, terms)
    (red,) = [each for each in refusal.value.findings if each.overridden is None]
    assert (red.rule, red.place) == ("unilateral_price", "provisions.3")
    answer = Override(red.rule, red.values, "disepakati di hadapan Dinas", "Nama Contoh", "Kepala Bidang")
    assert issue(accepted, terms, answer).number


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (replace(OWN, price_list=(("Kelas A", ""),)), "agreement.bad_price_row"),
        (replace(OWN, price_list=(("", "150000"),)), "agreement.bad_price_row"),
        (replace(OWN, price_list=(("Kelas A", "-5"),)), "agreement.bad_price_row"),
        (replace(OWN, price_list=(("Kelas A", "5"),)), "agreement.bad_price"),
        (replace(OWN, price_list=(ROWS[0],) * 201), "agreement.many_prices"),
        (replace(OWN, provisions="a" * 10_001), "agreement.long_provisions"),
    ],
)
def test_what_no_list_can_hold_is_refused(accepted: Opened, terms: AgreementTerms, problem: str) -> None:
    with pytest.raises(UserProblem) as refusal:
        issue(accepted, terms)
    assert refusal.value.message == problem


def test_a_draft_keeps_them(accepted: Opened) -> None:
    save_draft(accepted.catalogue, accepted.actor, AgreementDraft(FIRST, "F4", OWN))
    kept = open_draft(accepted.catalogue, accepted.actor, FIRST)
    assert kept is not None
    assert kept.terms == OWN


def test_an_adendum_changes_the_whole_list(accepted: Opened) -> None:
    agreement = issue(accepted).agreement
    with pytest.raises(UserProblem, match=r"addendum\.price_by_quality"):
        changed(accepted, agreement, price=160_000)
    paper = changed(accepted, agreement, price_list=(("Kelas B", "130000"), ("Kelas A", "160000")))
    text = words(paper.content)
    assert "Daftar harga (Lampiran II)" in text
    assert "Kelas A Rp1.500,00; Kelas B Rp1.250,00 (retak paling banyak 5%); Kelas C Rp1.000,50" in text
    assert "Kelas B Rp1.300,00; Kelas A Rp1.600,00, masing-masing per kilogram" in text
    terms = agreement_chain(accepted.catalogue, accepted.actor, agreement).terms
    assert terms.price == 160_000
    assert terms.prices == (("Kelas B", "130000", ""), ("Kelas A", "160000", ""))
    page = words(plain_page(accepted.catalogue, accepted.actor, agreement, today=MARCH))
    assert "Kelas A Rp1.600" in page.replace("\u00a0", " ")
    later = changed(accepted, agreement, payment_days=10)
    assert "Daftar harga" not in words(later.content)
    assert agreement_chain(accepted.catalogue, accepted.actor, agreement).terms.prices == terms.prices


def test_an_adendum_may_bring_the_first_list_or_the_last_one_back_to_one_price(accepted: Opened) -> None:
    agreement = issue(accepted, TERMS).agreement
    assert agreement_chain(accepted.catalogue, accepted.actor, agreement).terms.prices == ()
    changed(accepted, agreement, price_list=ROWS)
    assert len(agreement_chain(accepted.catalogue, accepted.actor, agreement).terms.prices) == 3
    with pytest.raises(RedFindings):
        changed(accepted, agreement, price=140_000, price_list=ROWS)
    changed(accepted, agreement, price_list=(("semua mutu", "140000"),))
    terms = agreement_chain(accepted.catalogue, accepted.actor, agreement).terms
    assert (terms.price, terms.prices) == (140_000, ())
