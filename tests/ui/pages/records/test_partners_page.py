"""Mitra & Kebutuhan on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.use_cases.list_needs import list_needs
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import save_need
from tests.models.records.drafts import need
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.partners.form import NeedForm
from ui.pages.partners.page import PartnersPage


def _open_partner(qtbot: QtBot, page: PartnersPage) -> None:
    with qtbot.waitSignal(page.partners.shown):
        page.partners.list.table.selectRow(0)


def test_a_partner_is_read_with_its_people(qtbot: QtBot, mitra: PartnersPage) -> None:
    _open_partner(qtbot, mitra)
    told = mitra.partners.view.views["Ringkasan"].text()
    assert mitra.partners.view.name.text() == "PT Contoh Pangan"
    assert "Nama: Contoh Dua Manajer pengadaan" in told
    assert "Skala: Besar menurut penjualan" in told
    assert "NIK" not in told


def test_a_need_is_entered_from_its_partner(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    _open_partner(qtbot, mitra)
    qtbot.mouseClick(mitra.need_button, Qt.MouseButton.LeftButton)
    assert mitra.tabs.currentIndex() == 1
    form = mitra.needs.form
    assert isinstance(form, NeedForm)
    qtbot.keyClicks(form.commodity.line, "tapioka")
    qtbot.keyClicks(form.quantity.line, "20.000")
    qtbot.keyClicks(form.lot.line, "30.000")
    assert form.lot.message == "Minimum per pemasok lebih besar dari jumlah yang dibutuhkan."
    form.lot.line.clear()
    qtbot.keyClicks(form.lot.line, "500")
    with qtbot.waitSignals([mitra.needs.shown, mitra.needs.list.model.refreshed]):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    (line,) = list_needs(stocked.catalogue, stocked.actor, ListQuery(), 0, 5).rows
    assert (line.partner, line.commodity, line.quantity, line.minimum_lot) == (
        "PT Contoh Pangan", "Tapioka", 20_000_000, 500_000,
    )  # fmt: skip
    assert line.pattern is None
    qtbot.waitUntil(lambda: "terbuka" in mitra.needs.view.views["Ringkasan"].text())


def test_an_unsaved_need_keeps_the_user_here(qtbot: QtBot, mitra: PartnersPage) -> None:
    _open_partner(qtbot, mitra)
    mitra.add_need()
    form = mitra.needs.form
    assert isinstance(form, NeedForm)
    qtbot.keyClicks(form.quantity.line, "5")
    assert not mitra.may_leave()
    qtbot.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(mitra.needs.findChild(VerbDialog).verb_button, Qt.MouseButton.LeftButton)
    assert mitra.may_leave()


def test_without_a_chosen_partner_no_need_can_be_added(mitra: PartnersPage) -> None:
    (action,) = [each for each in mitra.more_actions() if each.start == mitra.add_need]
    assert action.enabled is not None
    assert not action.enabled()
    mitra.add_need()
    assert not mitra.needs.side.editing


def test_a_code_or_a_query_of_another_page_opens_the_right_list(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened
) -> None:
    partner = mitra.partners.list.model.row_at(0)
    saved = save_need(stocked.catalogue, stocked.actor, need(partner.uid))
    with qtbot.waitSignal(mitra.needs.list.model.refreshed):
        mitra.open_record(saved.code)
    assert mitra.tabs.currentIndex() == 1
    assert mitra.needs.list.model.rowCount() == 1
    with qtbot.waitSignal(mitra.partners.list.model.refreshed):
        mitra.open_record(partner.code)
    assert mitra.tabs.currentIndex() == 0
    with qtbot.waitSignal(mitra.needs.list.model.refreshed):
        mitra.open_record(ListQuery(filters=(("partner", partner.uid), ("pattern", "rantai_pasok"))))
    assert mitra.tabs.currentIndex() == 1
    assert mitra.needs.list.model.rowCount() == 1
