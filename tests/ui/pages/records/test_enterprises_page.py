"""UMKM on screen: searched, read, edited, deleted, undone, exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from models.domain.changes import Changed
from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from tests.models.records.drafts import KK, NIK
from tests.ui.pages.records.conftest import NAMES, offers_desil
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.page import EnterprisesPage
from ui.widgets.forms.fields import TextField
from ui.workplace import Workplace


def _work(page: EnterprisesPage) -> Workplace:
    work = page.work  # type: ignore[attr-defined]
    assert isinstance(work, Workplace)
    return work


def _names(page: EnterprisesPage) -> list[str]:
    model = page.pane.list.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def _open(qtbot: QtBot, page: EnterprisesPage, name: str) -> None:
    row = _names(page).index(name)
    with qtbot.waitSignal(page.pane.shown):
        page.pane.list.table.selectRow(row)


def _type(qtbot: QtBot, field: TextField, text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def _form(qtbot: QtBot, page: EnterprisesPage) -> EnterpriseForm:
    qtbot.mouseClick(page.pane.view.edit_button, Qt.MouseButton.LeftButton)
    form = page.pane.form
    assert isinstance(form, EnterpriseForm)
    return form


def _text(form: EnterpriseForm, name: str) -> TextField:
    field = form.fields[name]
    assert isinstance(field, TextField)
    return field


def test_the_list_is_searched_while_one_types(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    assert _names(umkm) == sorted(NAMES)
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        qtbot.keyClicks(umkm.pane.list.bar.search, "zam")
    assert _names(umkm) == ["Dapur Zamrud"]
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        qtbot.keyClicks(umkm.pane.list.bar.search, "xx")
    assert _names(umkm) == []


def test_filters_beside_and_behind_the_button_narrow_the_list(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    bar = umkm.pane.list.bar
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        bar.more.choices["state", "nonaktif"].trigger()
    assert _names(umkm) == []
    assert bar.filters() == (("state", "nonaktif"),)
    assert umkm.pane.chips.texts() == ["Lepas saringan Keadaan: Nonaktif"]
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        qtbot.mouseClick(umkm.pane.chips.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert (bar.filters(), umkm.pane.chips.isVisible()) == ((), False)
    assert _names(umkm) == sorted(NAMES)
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        umkm.open_record(ListQuery(filters=(("region", "35.22"),)))
    assert _names(umkm) == ["Tani Makmur"]
    assert bar.filters() == (("region", "35.22"),)


def test_a_kabupaten_is_found_by_its_bare_name(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    box = next(b for b in umkm.pane.list.bar.findChildren(QComboBox) if b.accessibleName() == "Kabupaten/kota")
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        qtbot.keyClicks(box, "bojo")
    assert box.currentText() == "Kab. Bojonegoro"
    assert umkm.pane.list.bar.filters() == (("region", "35.22"),)


def test_the_list_has_the_whole_width_while_no_record_is_chosen(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    assert not umkm.pane.side.isVisible()
    assert umkm.pane.list.width() == umkm.pane.width()
    _open(qtbot, umkm, "Tani Makmur")
    assert umkm.pane.side.width() >= 300
    assert umkm.pane.list.width() >= 320


def test_a_record_is_read_beside_the_list_with_private_values_masked(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm, "Keripik Bu Contoh")
    view = umkm.pane.view
    told = view.views["Ringkasan"].text()
    assert view.name.text() == "Keripik Bu Contoh"
    assert "Kapasitas bebas: 500\u00a0kg/bln" in told
    assert "NIK: 3523••••••••9991" in told
    assert "P-IRT (SPP-IRT): tidak ada wajib" in told
    assert "Modal usaha: belum diketahui" in told
    for secret in (NIK, KK):
        assert secret not in told
    assert "Dicatat" in view.views["Riwayat"].text()


def test_a_wrong_nib_is_said_while_typing_and_keeps_the_form_from_saving(
    qtbot: QtBot, umkm: EnterprisesPage
) -> None:
    _open(qtbot, umkm, "Keripik Bu Contoh")
    form = _form(qtbot, umkm)
    assert not form.save_button.isEnabled()
    _type(qtbot, _text(form, "nib"), "12345")
    assert _text(form, "nib").message == "NIB terdiri dari 13 angka; baru 5."
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert umkm.pane.side.editing
    assert not umkm.may_leave()
    qtbot.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    assert umkm.pane.side.editing
    qtbot.mouseClick(umkm.pane.findChild(VerbDialog).verb_button, Qt.MouseButton.LeftButton)
    assert umkm.may_leave()


def test_an_edit_is_saved_told_and_undone(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    work = _work(umkm)
    said: list[str] = []
    work.said.connect(lambda sentence, _undo: said.append(sentence))
    _open(qtbot, umkm, "Keripik Bu Contoh")
    form = _form(qtbot, umkm)
    _type(qtbot, _text(form, "name"), "Keripik Rasa Baru")
    _type(qtbot, form.offers.editors[0].capacity, "1.250,5")
    with qtbot.waitSignals([umkm.pane.list.model.refreshed, umkm.pane.shown]):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Keripik Rasa Baru" in _names(umkm) and umkm.pane.view.name.text() == "Keripik Rasa Baru")
    assert said == ["Perubahan Keripik Rasa Baru tersimpan."]
    assert "1.250,5\u00a0kg/bln" in umkm.pane.view.views["Ringkasan"].text()
    assert "Kapasitas per bulan: 500 → 1.250,5" in umkm.pane.view.views["Riwayat"].text()
    work.undo.undo()
    qtbot.waitUntil(lambda: "Keripik Bu Contoh" in _names(umkm))
    qtbot.waitUntil(lambda: umkm.pane.view.name.text() == "Keripik Bu Contoh")


def test_an_edition_is_asked_for_when_the_code_changes(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm, "Keripik Bu Contoh")
    form = _form(qtbot, umkm)
    edition = form.fields["kbli_edition"]
    _type(qtbot, _text(form, "kbli"), "47112")
    assert edition.message == "KBLI 47112 ada dalam edisi 2020 dan 2025; pilih edisinya."
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert umkm.pane.side.editing
    edition.write("2025")
    edition.changed()
    with qtbot.waitSignal(umkm.pane.shown):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    form = _form(qtbot, umkm)
    _type(qtbot, _text(form, "name"), "Keripik Baru")
    with qtbot.waitSignal(umkm.pane.shown):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert umkm.pane.record.business.name == "Keripik Baru"
    assert umkm.pane.record.business.kbli_edition == "2025"


def test_kadin_gets_no_private_fields_and_no_filter_by_desil(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    work = _work(umkm)
    work.enter(work.catalogue, replace(work.actor, office="KADIN-JTM"))
    umkm.reload(Changed.EVERYTHING)
    qtbot.waitUntil(lambda: not offers_desil(umkm))
    _open(qtbot, umkm, "Keripik Bu Contoh")
    told = umkm.pane.view.views["Ringkasan"].text()
    assert "NIK" not in told
    assert "Desil" not in told
    assert not {"owner.nik", "owner.kk", "owner.desil"} & _form(qtbot, umkm).fields.keys()


def test_a_new_one_is_entered_with_a_commodity_picked_by_words(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened
) -> None:
    qtbot.waitUntil(lambda: bool(umkm.pane.commodities))
    umkm.add()
    form = umkm.pane.form
    assert isinstance(form, EnterpriseForm)
    offer = form.offers.editors[0]
    _type(qtbot, _text(form, "name"), "Tempe Baru")
    _type(qtbot, _text(form, "owner.name"), "Contoh Baru")
    region = form.fields["region"]
    region.write("35.23.01")
    region.changed()
    _type(qtbot, offer.commodity, "tapoika")
    assert "Tapioka" in offer.commodity.offered()
    assert "Tapioka" in offer.commodity.message
    _type(qtbot, offer.commodity, "tapioka")
    assert offer.commodity.value() == "tapioka"
    assert offer.unit.value() == "kg"
    offer.months.toggles[0].click()
    assert offer.months.value() == 0b1111_1111_1110
    with qtbot.waitSignal(umkm.pane.shown):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    found = list_enterprises(stocked.catalogue, stocked.actor, ListQuery("tempe baru"), 0, 5).rows
    assert [(row.name, row.owner, row.commodity) for row in found] == [("Tempe Baru", "Contoh Baru", "Tapioka")]
    assert umkm.pane.view.name.text() == "Tempe Baru"


def test_a_record_changed_elsewhere_is_not_overwritten(qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened) -> None:
    from models.use_cases.save_enterprise import save_enterprise
    from models.use_cases.view_enterprise import view_enterprise
    from tests.models.records.drafts import unchanged, with_capacity

    work = _work(umkm)
    _open(qtbot, umkm, "Keripik Bu Contoh")
    form = _form(qtbot, umkm)
    record = view_enterprise(stocked.catalogue, stocked.actor, umkm.pane.record.uid)
    other = with_capacity(replace(unchanged(record), note="lain"), 1_000)
    save_enterprise(stocked.catalogue, stocked.actor, other)
    _type(qtbot, _text(form, "name"), "Keripik Terlambat")
    with qtbot.waitSignal(work.refused) as refused:
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert refused.args is not None
    assert refused.args[0].message == "record.changed_elsewhere"
    assert umkm.pane.side.editing
    assert umkm.pane.side.unsaved


def test_deleting_asks_first_and_can_be_undone(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    work = _work(umkm)
    _open(qtbot, umkm, "Tani Makmur")
    qtbot.mouseClick(umkm.pane.view.delete_button, Qt.MouseButton.LeftButton)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, VerbDialog))
    assert isinstance(dialog, QDialog)
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    assert "Tani Makmur" not in _names(umkm)
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        work.undo.undo()
    assert "Tani Makmur" in _names(umkm)


def test_the_list_is_exported_as_it_is_shown(qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path) -> None:
    work = _work(umkm)
    work.files = GivenFiles(tmp_path / "daftar.csv")
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        umkm.pane.list.show_query(ListQuery("zamrud"))
    with qtbot.waitSignal(work.said) as said:
        umkm.pane.list.export_wanted.emit(umkm.pane.list.model.query)
    assert said.args is not None
    assert said.args[0] == "Semua baris yang tampil diekspor: 1 baris di daftar.csv."
    text = (tmp_path / "daftar.csv").read_text(encoding="utf-8-sig")
    assert "Dapur Zamrud" in text
    assert "Tani Makmur" not in text
