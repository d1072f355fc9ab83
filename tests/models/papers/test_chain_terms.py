"""What an adendum lets the agreement's row, lists and pages say, and when it may be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from models.domain.paper_reports import ReportScope
from models.domain.papers import EndingDraft, OwnChange
from models.problems import UserProblem
from models.steps.agreements.issuing import RedFindings
from models.steps.papers.listed_agreements import listed
from models.use_cases.agreement_chain import agreement_chain
from models.use_cases.end_agreement import end_agreement
from models.use_cases.open_catalogue import Opened
from models.use_cases.plain_page import plain_page
from models.use_cases.record_signing import record_signing
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_paper
from tests.models.papers.issuing import AUGUST, MARCH, MAY, changed, ended, issued, row_of, words


def test_capacity_is_taken_until_the_day_from_which_less_is_delivered(accepted: Opened) -> None:
    first = issued(accepted)
    row = row_of(accepted, first.agreement)
    changed(accepted, first.agreement, quantity=3_000_000, effective_on=AUGUST)
    now = row_of(accepted, first.agreement)
    assert (now.quantity, now.offer_quantity) == (row.quantity, row.offer_quantity)
    dearer = changed(accepted, first.agreement, MAY, price=340_000)
    assert row_of(accepted, first.agreement).quantity == row.quantity
    void_paper(accepted.catalogue, accepted.actor, dearer.code, "salah ketik", today=MAY)
    assert row_of(accepted, first.agreement).quantity == row.quantity
    changed(accepted, first.agreement, AUGUST, price=341_000)
    assert row_of(accepted, first.agreement).quantity == 3_000_000


def test_more_is_taken_at_once_and_given_back_by_undo(accepted: Opened) -> None:
    first = issued(accepted)
    row = row_of(accepted, first.agreement)
    less = changed(accepted, first.agreement, quantity=3_000_000)
    more = changed(accepted, first.agreement, MAY, quantity=3_500_000, effective_on=AUGUST)
    assert row_of(accepted, first.agreement).quantity == 3_500_000
    for paper in (more, less):
        undo_change(accepted.catalogue, accepted.actor, paper.change_set)
    assert row_of(accepted, first.agreement).quantity == row.quantity


def test_an_adendum_with_a_newer_one_upon_it_is_not_undone(accepted: Opened) -> None:
    first = issued(accepted)
    one = changed(accepted, first.agreement, price=340_000)
    two = changed(accepted, first.agreement, MAY, price=345_000)
    undo = (accepted.catalogue, accepted.actor)
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(*undo, one.change_set)
    undo_change(*undo, two.change_set)
    undone = undo_change(*undo, one.change_set)
    changed(accepted, first.agreement, MAY, price=350_000)
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(*undo, undone.change_set)
    assert agreement_chain(*undo, first.agreement).terms.price == 350_000


def test_a_voided_adendum_does_not_come_back_beneath_a_newer_one(accepted: Opened) -> None:
    first = issued(accepted)
    one = changed(accepted, first.agreement, price=340_000)
    voided = void_paper(accepted.catalogue, accepted.actor, one.code, "salah ketik")
    changed(accepted, first.agreement, MAY, price=345_000)
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(accepted.catalogue, accepted.actor, voided.change_set)


def test_an_adendum_of_a_signed_agreement_is_not_voided(accepted: Opened) -> None:
    first = issued(accepted)
    one = changed(accepted, first.agreement, price=340_000)
    signing = record_signing(
        accepted.catalogue, accepted.actor, first.agreement, date(2026, 11, 25), "Tuban", today=MARCH
    )
    with pytest.raises(UserProblem, match=r"paper\.of_signed"):
        void_paper(accepted.catalogue, accepted.actor, one.code, "salah ketik")
    undo_change(accepted.catalogue, accepted.actor, signing.change_set)
    void_paper(accepted.catalogue, accepted.actor, one.code, "salah ketik")


@pytest.mark.parametrize(
    "rule, becomes",
    [
        ("unilateral_end", "PIHAK PERTAMA berhak mengakhiri Perjanjian sewaktu-waktu tanpa alasan."),
        ("ownership_taken", "PIHAK KEDUA menyerahkan kepemilikan usahanya kepada PIHAK PERTAMA."),
    ],
)
def test_an_own_provision_is_judged_like_the_words_of_an_agreement(accepted: Opened, rule: str, becomes: str) -> None:
    first = issued(accepted)
    with pytest.raises(RedFindings) as refusal:
        changed(accepted, first.agreement, own=(OwnChange("Pasal 9", "", becomes),))
    (found,) = refusal.value.findings
    assert (found.rule, found.overridable, dict(found.values)["place"]) == (rule, True, "Pasal 9")


def test_fair_words_of_an_adendum_and_an_ending_pass(accepted: Opened) -> None:
    first = issued(accepted)
    fair = "PIHAK PERTAMA membayar ongkos angkut sampai gudang PIHAK KEDUA setiap hari Senin."
    changed(accepted, first.agreement, own=(OwnChange("Pasal 9", "", fair),))
    settled = "PIHAK PERTAMA melunasi seluruh hasil yang sudah diterima dalam 14 hari sejak pengakhiran."
    draft = EndingDraft(date(2027, 8, 31), "PARA PIHAK menyelesaikan kemitraan lebih awal", settlement=settled)
    assert end_agreement(accepted.catalogue, accepted.actor, first.agreement, draft, today=AUGUST).number


def test_the_plain_page_does_not_tell_of_months_after_an_ending(accepted: Opened) -> None:
    first = issued(accepted)
    changed(accepted, first.agreement, months=24)
    page = words(plain_page(accepted.catalogue, accepted.actor, first.agreement))
    assert "24 bulan: 21 November 2026 sampai 20 November 2028" in page
    ended(accepted, first.agreement, date(2027, 8, 31))
    page = words(plain_page(accepted.catalogue, accepted.actor, first.agreement))
    assert "9 bulan lebih: 21 November 2026 sampai 31 Agustus 2027" in page
    assert "24 bulan" not in page


def test_a_list_takes_every_figure_from_the_newest_paper(accepted: Opened) -> None:
    first = issued(accepted)
    changed(accepted, first.agreement, price=340_000, payment_days=21)
    newest = changed(accepted, first.agreement, MAY, months=24, quantity=3_000_000, effective_on=AUGUST)

    def told() -> tuple[object, ...]:
        with accepted.catalogue.reading() as session:
            (line,) = listed(session, ReportScope())
        return line.price, line.payment_days, line.row.quantity.thousandths, line.row.ends

    assert told() == (340_000, 21, 3_000_000, date(2028, 11, 20))
    void_paper(accepted.catalogue, accepted.actor, newest.code, "salah ketik", today=MAY)
    assert told() == (340_000, 21, row_of(accepted, first.agreement).quantity, date(2027, 11, 20))
