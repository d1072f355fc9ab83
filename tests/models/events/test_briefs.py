"""The page of a meeting: what fits and what is missing are the matcher's own answers, for everybody at the table."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.events import EventPaper, Side
from models.domain.matching import MatchSettings, RuleCode
from models.steps.events.briefs import briefs_of
from models.steps.events.facts import facts_of
from models.steps.events.rows import load
from models.use_cases.add_meeting import add_meeting
from models.use_cases.explain_pair import explain_pair
from models.use_cases.open_catalogue import Opened
from models.use_cases.print_event import print_event
from reports.event_papers.briefs import Brief
from tests.models.events.staged import seen, side, staged
from tests.records import TODAY
from tests.reports.reading import page_texts, whole_text

LATER = date(2027, 3, 1)


def briefs(opened: Opened, event: str, today: date = TODAY) -> dict[int, Brief]:
    with opened.catalogue.reading() as session:
        rows = load(session, event)
        return briefs_of(session, rows, facts_of(session, opened.actor, rows), today)


def change(opened: Opened, table: type[t.Table], code: str, **fields: object) -> None:
    """One row of a kind with other fields."""
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN):
        row = session.scalars(select(table).where(table.code == code)).one()  # type: ignore[attr-defined]
        for name, value in fields.items():
            setattr(row, name, value)


def test_a_requested_meeting_is_about_the_need_that_suits_best(filled: Opened) -> None:
    event = staged(filled, [(0, (0,))])
    brief = briefs(filled, event)[1]
    assert "Yang dicari dan yang dibuat sama: ubi kayu." in brief.fits
    assert "Tersedia di semua bulan yang diminta." in brief.fits
    assert "Sama-sama di Kab. Tuban." in brief.fits
    found = explain_pair(filled.catalogue, filled.actor, "U-000001", "K-0001", MatchSettings(), today=TODAY)
    assert f"Nilai kecocokan {round(found.score / 10)} dari 100." in brief.fits
    assert brief.sides[0] == ("Barang atau jasa", "ubi kayu", "ubi kayu")


def test_what_the_matcher_refuses_is_told_as_missing_with_who_helps(filled: Opened) -> None:
    event = staged(filled, [(0, (2,))])
    brief = briefs(filled, event)[1]
    found = explain_pair(filled.catalogue, filled.actor, "U-000003", "K-0001", MatchSettings(), today=TODAY)
    refused = {line.rule for line in found.rules if line.holds is False}
    assert RuleCode.COMMODITY_REACH in refused
    said, help_ = next(each for each in brief.missing if each[0].startswith("Yang ditawarkan"))
    assert "ubi kayu" in said.casefold()
    assert help_
    assert not any(line.startswith("Nilai kecocokan") for line in brief.fits)


def test_a_group_is_judged_by_member_and_its_quantity_together(filled: Opened) -> None:
    event = staged(filled, [(0, (0, 1))])
    brief = briefs(filled, event)[1]
    assert "Yang dicari dan yang dibuat sama: ubi kayu." in brief.fits
    assert "Kapasitas bersama 8.000 kilogram sebulan cukup untuk seluruh kebutuhan." in brief.fits
    assert any(line.startswith("Nilai kecocokan Tani Makmur ") for line in brief.fits)
    assert any(line.startswith("Nilai kecocokan Tani Sejahtera ") for line in brief.fits)


def test_who_stands_apart_in_a_group_is_named(filled: Opened) -> None:
    event = staged(filled, [(0, (0, 2))])
    brief = briefs(filled, event)[1]
    assert any(line.startswith("Tani Makmur: yang dicari dan yang dibuat sama") for line in brief.fits)
    assert any(said.startswith("Konveksi Rapi: yang ditawarkan") for said, _help in brief.missing)


def test_a_quantity_below_the_least_is_missing_unless_the_group_reaches_it(filled: Opened) -> None:
    change(filled, t.Need, "K-0001", minimum_lot=6_000_000)
    single, group = staged(filled, [(0, (0,))]), staged(filled, [(0, (0, 1))])
    (alone,) = [said for said, _help in briefs(filled, single)[1].missing if said.startswith("Kapasitas")]
    assert alone == "Kapasitas 5.000 kilogram; paling sedikit diminta 6.000 kilogram"
    assert not [said for said, _help in briefs(filled, group)[1].missing if "apasitas" in said]


def test_a_lapsed_need_and_no_offer_leave_questions(filled: Opened) -> None:
    event = staged(filled, [(0, (0,))])
    change(filled, t.Need, "K-0001", until="2027-01-01")
    brief = briefs(filled, event, LATER)[1]
    assert ("Kebutuhan pembeli belum tercatat", "Pembeli, lalu petugas mencatatnya") in brief.missing
    assert brief.questions[0].startswith("Apa yang dicari pembeli")
    assert brief.sides[0] == ("Barang atau jasa", "belum tercatat", "ubi kayu")


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_page_of_a_group_by_request_is_one_page(filled: Opened, paper: str) -> None:
    event = staged(filled, [(0, (0, 1, 2, 3, 4))])
    (made,) = print_event(filled.catalogue, filled.actor, event, (EventPaper.BRIEFS,), paper=paper, today=TODAY)
    assert len(page_texts(made.content)) == 1
    text = whole_text(made.content)
    assert all(words in text for words in ("Yang cocok", "Yang belum ada", "Tiga hal yang perlu", "Hasil pertemuan"))


def test_a_need_chosen_for_a_meeting_is_the_one_that_is_explained(filled: Opened) -> None:
    event = staged(filled)
    facts = seen(filled, event)
    buyer, who = side(facts, Side.BUYER)[0], side(facts, Side.ENTERPRISE)[0]
    add_meeting(filled.catalogue, filled.actor, event, buyer.uid, (who.uid,), need="K-0001")
    assert "Yang dicari dan yang dibuat sama: ubi kayu." in briefs(filled, event)[1].fits
