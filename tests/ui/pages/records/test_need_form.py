"""The form of a need follows its pattern: every term typed, saved, read and undone by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from matching.codes import Pattern
from models.domain.equipment import OutletKind
from models.domain.partners import NeedRecord
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import save_need
from models.use_cases.view_need import view_need
from tests.models.records.drafts import need
from ui.pages.partners.form import NeedForm
from ui.pages.partners.page import PartnersPage
from ui.records.freshness_bar import FreshnessBar
from ui.widgets.forms.fields import ChoiceField, Field, TextField

LEFT = Qt.MouseButton.LeftButton
NINE = (
    *("lahan", "sarana_produksi", "bimbingan_teknis", "teknologi", "pembiayaan", "pemasaran", "penjaminan"),
    *("informasi", "bantuan_lain"),
)
SIX = (
    *("kesempatan_produksi", "bahan_baku", "bimbingan_teknis", "teknologi", "pembiayaan", "sub.tidak_sepihak"),
)
RIGHT_OF_AGENTS = ("pemasaran", "dist.pasokan", "pelatihan", "promosi")


def a_form(qtbot: QtBot) -> NeedForm:
    form = NeedForm()
    form.resize(520, 900)
    qtbot.addWidget(form)
    form.begin("01")
    form.show()
    return form


def choose(qtbot: QtBot, field: Field, text: str) -> None:
    """Pick from a box as the keyboard does."""
    assert isinstance(field, ChoiceField)
    at = field.box.findText(text)
    assert at >= 0, text
    field.box.setFocus()
    field.box.setCurrentIndex(at)
    field.box.activated.emit(at)


def write(qtbot: QtBot, field: Field, text: str) -> None:
    assert isinstance(field, TextField)
    field.line.clear()
    qtbot.keyClicks(field.line, text)


def tick(qtbot: QtBot, box: QCheckBox) -> None:
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


@pytest.mark.parametrize(
    ("pattern", "boxes", "letters"),
    [
        ("Inti-plasma", NINE, "abcdefghi"),
        ("Subkontrak", SIX, "abcdef"),
        ("Distribusi & keagenan", RIGHT_OF_AGENTS, ""),
    ],
)
def test_the_duties_of_a_pattern_are_its_boxes(
    qtbot: QtBot, pattern: str, boxes: tuple[str, ...], letters: str
) -> None:
    form = a_form(qtbot)
    choose(qtbot, form.pattern, pattern)
    assert tuple(form.supports.boxes) == boxes
    assert "".join(box.text()[0] for box in form.supports.boxes.values() if box.text()[1:2] == ".") == letters
    first = next(iter(form.supports.boxes.values()))
    assert "UU 20/2008" in first.accessibleDescription()
    assert "sumber belum diverifikasi" in first.accessibleDescription()


def test_an_open_pattern_offers_everything(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    assert {*NINE, *SIX, *RIGHT_OF_AGENTS} <= set(form.supports.boxes)
    assert form.supports.more.isHidden()
    choose(qtbot, form.pattern, "Inti-plasma")
    assert not form.supports.more.isHidden()
    qtbot.mouseClick(form.supports.more, LEFT)
    assert "pelatihan" in form.supports.boxes
    assert "dist.pasokan" not in form.supports.boxes


def test_what_was_ticked_comes_back_with_its_pattern(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    choose(qtbot, form.pattern, "Inti-plasma")
    for code in ("lahan", "teknologi"):
        tick(qtbot, form.supports.boxes[code])
    assert form.supports.value() == ("lahan", "teknologi")
    choose(qtbot, form.pattern, "Subkontrak")
    assert form.supports.value() == ("teknologi",), "land is no duty here; technology is one of both"
    tick(qtbot, form.supports.boxes["bahan_baku"])
    choose(qtbot, form.pattern, "Inti-plasma")
    assert form.supports.value() == ("lahan", "teknologi")
    choose(qtbot, form.pattern, "Subkontrak")
    assert form.supports.value() == ("bahan_baku", "teknologi")


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("Subkontrak", {"process"}),
        ("Distribusi & keagenan", {"margin", "outlet"}),
        ("Inti-plasma", set()),
        ("Rantai pasok", set()),
        ("pilih…", {"process", "margin", "outlet"}),
    ],
)
def test_a_term_of_one_pattern_is_asked_with_it(qtbot: QtBot, pattern: str, asked: set[str]) -> None:
    form = a_form(qtbot)
    choose(qtbot, form.pattern, "Perdagangan umum")
    choose(qtbot, form.pattern, pattern)
    assert {name for name in ("process", "margin", "outlet") if not form.fields[name].isHidden()} == asked
    assert not form.fields["lead_days"].isHidden()
    assert not form.fields["until"].isHidden()


def test_a_term_of_a_pattern_given_up_is_no_term_and_stands_in_no_ones_way(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    choose(qtbot, form.pattern, "Distribusi & keagenan")
    write(qtbot, form.fields["margin"], "seratus")
    assert form.fields["margin"].problem()
    choose(qtbot, form.pattern, "Subkontrak")
    assert not form.fields["margin"].problem()
    choose(qtbot, form.pattern, "Distribusi & keagenan")
    write(qtbot, form.fields["margin"], "12,5")
    assert form.values()["margin"] == 1_250
    choose(qtbot, form.pattern, "Subkontrak")
    assert form.values()["margin"] is None
    choose(qtbot, form.pattern, "Distribusi & keagenan")
    assert form.values()["margin"] == 1_250


def test_a_share_of_the_whole_price_is_refused_while_one_types(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    write(qtbot, form.fields["margin"], "100")
    assert form.fields["margin"].message == "Margin lebih dari 0 dan kurang dari 100 persen."


def opened_form(qtbot: QtBot, page: PartnersPage, stocked: Opened, **terms: object) -> tuple[NeedForm, str]:
    """The form of a saved need with these terms."""
    partner = page.partners.list.model.row_at(0)
    saved = save_need(stocked.catalogue, stocked.actor, replace(need(partner.uid), **terms))  # type: ignore[arg-type]
    page.tabs.setCurrentIndex(1)
    page.reload(page.concerns)
    page.needs.open_record(saved.uid)
    qtbot.waitUntil(lambda: isinstance(page.needs.record, NeedRecord))
    page.needs.edit()
    form = page.needs.form
    assert isinstance(form, NeedForm)
    return form, saved.uid


def save(qtbot: QtBot, page: PartnersPage, form: NeedForm, stocked: Opened, uid: str) -> NeedRecord:
    before = view_need(stocked.catalogue, stocked.actor, uid).version
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: view_need(stocked.catalogue, stocked.actor, uid).version != before)
    qtbot.waitUntil(lambda: not page.needs.side.editing)
    return view_need(stocked.catalogue, stocked.actor, uid)


def told(page: PartnersPage) -> str:
    return page.needs.view.views["Ringkasan"].text()


def test_terms_of_a_subcontract_are_typed_saved_read_and_undone(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened
) -> None:
    form, uid = opened_form(qtbot, mitra, stocked, supports=())
    choose(qtbot, form.pattern, "Subkontrak")
    write(qtbot, form.fields["process"], "menjahit kerah")
    write(qtbot, form.fields["lead_days"], "14")
    write(qtbot, form.fields["until"], "31/12/2090")
    tick(qtbot, form.supports.boxes["sub.tidak_sepihak"])
    record = save(qtbot, mitra, form, stocked, uid)
    summary = record.summary
    assert (summary.pattern, summary.process, summary.lead_days, summary.until) == (
        Pattern.SUBKONTRAK, "menjahit kerah", 14, "2090-12-31",
    )  # fmt: skip
    assert record.supports == ("sub.tidak_sepihak",)
    qtbot.waitUntil(lambda: "menjahit kerah" in told(mitra))
    for said in ("Waktu tunggu: 14 hari", "Berlaku sampai: 31 Des 2090", "f. Tidak memutus hubungan sepihak"):
        assert said in told(mitra).replace("\N{NO-BREAK SPACE}", " ")
    mitra.work.undo.undo()  # type: ignore[attr-defined]  # set by the fixture
    qtbot.waitUntil(lambda: view_need(stocked.catalogue, stocked.actor, uid).summary.process == "")
    undone = view_need(stocked.catalogue, stocked.actor, uid)
    assert (undone.summary.pattern, undone.supports, undone.summary.until) == (Pattern.RANTAI_PASOK, (), "")


def test_terms_of_an_agency_come_back_into_the_form(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    terms = {
        "pattern": Pattern.DISTRIBUSI_KEAGENAN, "margin": 1_250, "outlet": str(OutletKind.KIOS), "lead_days": 3,
        "supports": ("pemasaran", "pembiayaan"), "until": "2090-01-31",
    }  # fmt: skip
    form, uid = opened_form(qtbot, mitra, stocked, **terms)
    assert not form.dirty
    assert form.supports.boxes["pembiayaan"].isChecked(), "offered beyond the duties of the pattern"
    write(qtbot, form.fields["lead_days"], "4")
    record = save(qtbot, mitra, form, stocked, uid)
    summary = record.summary
    kept = (summary.pattern, summary.margin, summary.outlet, summary.lead_days, record.supports, summary.until)
    assert kept == (*(terms[name] for name in ("pattern", "margin", "outlet")), 4, terms["supports"], terms["until"])
    qtbot.waitUntil(lambda: "Margin penyalur: 12,5 %" in told(mitra).replace("\N{NO-BREAK SPACE}", " "))
    assert "Hak khusus memasarkan" in told(mitra)


def test_a_need_past_its_day_says_that_it_is_not_matched(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened
) -> None:
    past = (date.today() - timedelta(days=1)).isoformat()
    form, _uid = opened_form(qtbot, mitra, stocked, until=past)
    qtbot.mouseClick(form.cancel_button, LEFT)
    assert "sudah lewat: tidak dicocokkan lagi" in told(mitra)
    assert "lewat tanggalnya" in mitra.needs.view.what.text()


def test_a_need_is_confirmed_with_one_click(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    form, uid = opened_form(qtbot, mitra, stocked)
    qtbot.mouseClick(form.cancel_button, LEFT)
    (bar,) = mitra.needs.view.findChildren(FreshnessBar)
    qtbot.mouseClick(bar.button, LEFT)
    today = date.today().isoformat()
    qtbot.waitUntil(lambda: view_need(stocked.catalogue, stocked.actor, uid).confirmed_on == today)
    qtbot.waitUntil(lambda: "Dipastikan masih benar" in bar.said.text())
    assert bar.button.isHidden()
