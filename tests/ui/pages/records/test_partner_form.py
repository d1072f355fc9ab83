"""The form of a partner: goods, papers and membership typed, saved, read and undone by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.partners import GoodDirection, GoodPart, PartnerRecord
from models.domain.records import SavedRecord
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_partner import save_partner
from models.use_cases.view_partner import view_partner
from tests.models.records.drafts import partner
from ui.pages.partners.inferred_dialog import InferredDialog
from ui.pages.partners.page import PartnersPage
from ui.pages.partners.partner_form import PartnerForm
from ui.records.freshness_bar import FreshnessBar
from ui.widgets.forms.fields import TextField
from ui.widgets.records.papers_field import PapersField

LEFT = Qt.MouseButton.LeftButton


def changed(opened: Opened, page: PartnersPage, **changes: object) -> SavedRecord:
    """The partner of the page with these facts."""
    uid = page.partners.list.model.row_at(0).uid
    version = view_partner(opened.catalogue, opened.actor, uid).version
    draft = replace(partner(), uid=uid, version=version)
    return save_partner(opened.catalogue, opened.actor, replace(draft, **changes))  # type: ignore[arg-type]


def opened_record(qtbot: QtBot, page: PartnersPage) -> None:
    with qtbot.waitSignal(page.partners.shown):
        page.partners.list.table.selectRow(0)


def told(page: PartnersPage) -> str:
    return page.partners.view.views["Ringkasan"].text().replace("\N{NO-BREAK SPACE}", " ")


def saved(qtbot: QtBot, page: PartnersPage, opened: Opened, form: PartnerForm) -> PartnerRecord:
    assert isinstance(page.partners.record, PartnerRecord)
    uid, before = page.partners.record.uid, page.partners.record.version
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: view_partner(opened.catalogue, opened.actor, uid).version != before)
    qtbot.waitUntil(lambda: page.partners.record.version != before)
    return view_partner(opened.catalogue, opened.actor, uid)


def the_form(qtbot: QtBot, page: PartnersPage) -> PartnerForm:
    qtbot.mouseClick(page.partners.view.edit_button, LEFT)
    form = page.partners.form
    assert isinstance(form, PartnerForm)
    return form


def test_goods_papers_and_membership_are_entered_and_read(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened
) -> None:
    opened_record(qtbot, mitra)
    form = the_form(qtbot, mitra)
    assert not form.dirty
    qtbot.mouseClick(form.folds["Barang mitra"].toggle, LEFT)
    qtbot.mouseClick(form.goods.add_button, LEFT)
    (editor,) = form.goods.editors
    qtbot.keyClicks(editor.commodity.line, "ubi kayu segar")
    editor.direction.box.setCurrentIndex(editor.direction.box.findText("Diserap dari luar"))
    editor.direction.box.activated.emit(0)
    qtbot.keyClicks(editor.quantity.line, "40")
    assert editor.unit.value() == "kg"
    papers = form.fields["papers"]
    assert isinstance(papers, PapersField)
    qtbot.mouseClick(form.folds["Dokumen"].toggle, LEFT)
    qtbot.mouseClick(papers.rows["halal"].group.button(0), LEFT)
    qtbot.keyClicks(papers.rows["halal"].number, "ID12345678901234")
    until = form.fields["kadin_until"]
    assert isinstance(until, TextField)
    qtbot.keyClicks(until.line, "31/12/2020")
    record = saved(qtbot, mitra, stocked, form)
    (good,) = record.goods
    assert (good.direction, good.commodity, good.quantity) == (GoodDirection.TAKEN, "ubi_kayu", 40_000)
    assert [each.number for each in record.papers if each.held] == ["ID12345678901234"]
    assert record.kadin_until == "2020-12-31"
    qtbot.waitUntil(lambda: "sudah lewat masa berlaku" in told(mitra))
    assert "Ubi kayu segar: Ubi kayu segar 40 kg/bln" in told(mitra)
    mitra.work.undo.undo()  # type: ignore[attr-defined]  # set by the fixture
    qtbot.waitUntil(lambda: not view_partner(stocked.catalogue, stocked.actor, record.uid).goods)
    assert not [each for each in view_partner(stocked.catalogue, stocked.actor, record.uid).papers if each.held]


def test_a_form_that_is_only_opened_and_saved_keeps_all(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    day = (date.today() + timedelta(days=400)).isoformat()
    chips = GoodPart(commodity="keripik_singkong", unit="kg", quantity=9_000_000)
    changed(stocked, mitra, goods=(chips,), kadin_until=day)
    opened_record(qtbot, mitra)
    form = the_form(qtbot, mitra)
    note = form.fields["note"]
    note.input.setFocus()
    qtbot.keyClicks(note.input, "Kunjungan pertama")
    record = saved(qtbot, mitra, stocked, form)
    assert [(one.commodity, one.words, one.quantity) for one in record.goods] == [
        ("keripik_singkong", "Keripik singkong", 9_000_000)
    ]
    assert (record.kadin_until, record.note) == (day, "Kunjungan pertama")


def test_what_is_wrong_in_a_good_is_said_under_it(qtbot: QtBot, mitra: PartnersPage) -> None:
    opened_record(qtbot, mitra)
    form = the_form(qtbot, mitra)
    qtbot.mouseClick(form.folds["Barang mitra"].toggle, LEFT)
    qtbot.mouseClick(form.goods.add_button, LEFT)
    (editor,) = form.goods.editors
    qtbot.keyClicks(editor.quantity.line, "5")
    assert editor.unit.message == "Pilih satuannya."
    qtbot.mouseClick(form.save_button, LEFT)
    assert mitra.partners.side.editing
    qtbot.mouseClick(editor.remove, LEFT)
    assert form.goods.value() == ()


def test_the_quantity_that_a_partner_takes_in_waits_in_the_dialog(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened
) -> None:
    changed(stocked, mitra, goods=(GoodPart("", GoodDirection.TAKEN, "ubi_kayu", unit="kg", quantity=7_000),))
    opened_record(qtbot, mitra)
    qtbot.mouseClick(mitra.infer_bar.button, LEFT)
    qtbot.waitUntil(lambda: mitra.findChild(InferredDialog) is not None)
    dialog = mitra.findChild(InferredDialog)
    first = dialog.rows[0]
    assert first.box.text() == "Memasok ubi kayu segar"
    first.box.click()
    assert first.kept().quantity == 7_000
    dialog.reject()


def test_a_partner_is_confirmed_with_one_click(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    opened_record(qtbot, mitra)
    (bar,) = mitra.partners.view.findChildren(FreshnessBar)
    qtbot.mouseClick(bar.button, LEFT)
    uid, today = mitra.partners.list.model.row_at(0).uid, date.today().isoformat()
    qtbot.waitUntil(lambda: view_partner(stocked.catalogue, stocked.actor, uid).confirmed_on == today)
    qtbot.waitUntil(lambda: "Dipastikan masih benar" in bar.said.text())
