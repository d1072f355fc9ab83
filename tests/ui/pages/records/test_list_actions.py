"""The list of UMKM by keyboard, many records at once, kept views, kept columns, and a file of what is shown."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from tests.models.records.drafts import NIK
from tests.ui.pages.records.conftest import NAMES
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.enterprises.columns import enterprise_columns
from ui.pages.enterprises.page import EnterprisesPage
from ui.records.bulk_dialog import BulkDialog
from ui.records.remembered_columns import remember_columns
from ui.records.views_button import NameDialog
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.workplace import Workplace

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def _work(page: EnterprisesPage) -> Workplace:
    work = page.work  # type: ignore[attr-defined]
    assert isinstance(work, Workplace)
    return work


def _names(page: EnterprisesPage) -> list[str]:
    model = page.pane.list.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def _current(page: EnterprisesPage) -> str:
    table = page.pane.list.table
    return str(page.pane.list.model.index(table.currentIndex().row(), 1).data())


def _focus(qtbot: QtBot, table: Table) -> None:
    table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)


def _count(page: EnterprisesPage, *filters: tuple[str, str]) -> int:
    work = _work(page)
    return list_enterprises(work.catalogue, work.actor, ListQuery("", filters), 0, 9).total


def _dialog(page: EnterprisesPage) -> VerbDialog:
    found = [each for each in page.findChildren(VerbDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def _choose(menu: QMenu, begins: str) -> None:
    action = next(each for each in menu.actions() if each.text().startswith(begins))
    assert action.isEnabled()
    action.trigger()


def test_the_page_is_walked_by_keyboard_alone(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    pane, table = umkm.pane, umkm.pane.list.table
    table.setFocus()
    qtbot.waitUntil(lambda: pane.record is not None)
    # search, and back to the rows
    qtbot.keyClick(table, KEY.Key_F, CONTROL)
    assert QApplication.focusWidget() is pane.list.bar.search
    qtbot.keyClicks(pane.list.bar.search, "tani")
    qtbot.waitUntil(lambda: _names(umkm) == ["Tani Makmur"])
    pane.list.bar.search.clear()
    qtbot.waitUntil(lambda: len(_names(umkm)) == len(NAMES))
    _focus(qtbot, table)
    qtbot.keyClick(table, KEY.Key_Down)
    qtbot.waitUntil(lambda: pane.record is not None and pane.record.business.name == _current(umkm))
    # F2 opens the form of the record in focus, Ctrl+N an empty one
    named = pane.record.business.name
    qtbot.keyClick(table, KEY.Key_F2)
    assert pane.side.editing
    pane.side.show_view()
    _focus(qtbot, table)
    qtbot.keyClick(table, KEY.Key_N, CONTROL)
    assert pane.side.editing
    assert pane.form.draft(pane.form.values()).uid == ""
    pane.side.show_view()
    # Del asks first; Enter in the question does not delete by itself but its button does
    _focus(qtbot, table)
    qtbot.waitUntil(lambda: pane.record is not None)
    qtbot.keyClick(table, KEY.Key_Delete)
    question = _dialog(umkm)
    with qtbot.waitSignal(_work(umkm).said):
        qtbot.keyClick(question.verb_button, KEY.Key_Space)
    qtbot.waitUntil(lambda: len(_names(umkm)) == len(NAMES) - 1)
    assert named not in _names(umkm)


def test_the_menu_key_opens_a_menu_on_the_row_in_focus(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    table = umkm.pane.list.table
    with qtbot.waitSignal(umkm.pane.shown):
        table.setCurrentIndex(table.model().index(1, 0))
    middle = table.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, table.mapToGlobal(middle))
    with qtbot.waitSignal(umkm.pane.list.menu_wanted) as at:
        QApplication.sendEvent(table.viewport(), event)
    assert at.args is not None
    assert at.args[0] == table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts[:2] == ["Ubah…", "Hapus…"]
    menu.close()


def test_everything_is_chosen_and_changed_at_once_and_undone(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    table = umkm.pane.list.table
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_A, CONTROL)
    assert umkm.pane.list.everything_selected()
    _choose(umkm.pane.menu(), "Ubah 3 UMKM sekaligus")
    dialog = _dialog(umkm)
    assert isinstance(dialog, BulkDialog)
    assert not dialog.verb_button.isEnabled()
    box = dialog.values.currentWidget().findChild(QComboBox)
    box.setFocus()
    qtbot.keyClick(box, KEY.Key_End)
    with qtbot.waitSignal(_work(umkm).said) as said:
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    assert said.args is not None
    assert said.args[0] == "3 UMKM diubah."
    assert _count(umkm, ("state", "nonaktif")) == 3
    with qtbot.waitSignal(_work(umkm).background.catalogue_changed):
        _work(umkm).undo.undo()
    assert _count(umkm, ("state", "nonaktif")) == 0


def test_two_rows_are_taken_into_a_programme_that_can_then_be_filtered(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    table = umkm.pane.list.table
    table.selectRow(0)
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    _choose(umkm.pane.menu(), "Ubah 2 UMKM sekaligus")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in umkm.findChildren(BulkDialog)))
    dialog = _dialog(umkm)
    assert isinstance(dialog, BulkDialog)
    dialog.field.setFocus()
    dialog.field.setCurrentIndex(dialog.field.findText("Masukkan ke program"))
    line = dialog.values.currentWidget().findChild(QLineEdit)
    qtbot.keyClicks(line, "PKH Plus")
    with qtbot.waitSignal(_work(umkm).said):
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    more = umkm.pane.list.bar.more
    qtbot.waitUntil(lambda: ("programme", "PKH Plus") in more.choices)
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        more.choices["programme", "PKH Plus"].trigger()
    qtbot.waitUntil(lambda: len(_names(umkm)) == 2)


def test_kecamatan_are_offered_of_the_kabupaten_that_is_chosen(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    listed, more = umkm.pane.list, umkm.pane.list.bar.more
    with qtbot.waitSignal(listed.model.refreshed):
        listed.show_query(ListQuery("", (("region", "35.23"),)))
    qtbot.waitUntil(lambda: ("kecamatan", "35.23.11") in more.choices)
    with qtbot.waitSignal(listed.model.refreshed):
        more.choices["kecamatan", "35.23.11"].trigger()
    qtbot.waitUntil(lambda: _names(umkm) == ["Dapur Zamrud"])
    listed.show_query(ListQuery("", (("region", "35.22"), ("kecamatan", "35.23.11"))))
    qtbot.waitUntil(lambda: _names(umkm) == ["Tani Makmur"])


def _keep(qtbot: QtBot, page: EnterprisesPage, name: str) -> None:
    views = page.pane.views
    assert views is not None
    _choose(views.menu(), "Simpan tampilan ini")
    dialog = _dialog(page)
    assert isinstance(dialog, NameDialog)
    qtbot.keyClicks(dialog.line, name)
    with qtbot.waitSignal(_work(page).said):
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: name in [each.name for each in views.views])


def test_a_view_brings_back_words_filters_and_columns(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    listed, views = umkm.pane.list, umkm.pane.views
    assert views is not None
    listed.table.choose_columns(("code", "owner", "name"))
    with qtbot.waitSignal(listed.model.refreshed):
        listed.show_query(ListQuery("zamrud", (("region", "35.23"),), "owner", True))
    _keep(qtbot, umkm, "Zamrud Tuban")
    listed.table.choose_columns(("code", "name", "place"))
    with qtbot.waitSignal(listed.model.refreshed):
        listed.show_query(ListQuery())
    with qtbot.waitSignal(listed.model.refreshed):
        _choose(views.menu(), "Zamrud Tuban")
    assert listed.model.query == ListQuery("zamrud", (("region", "35.23"),), "owner", True)
    assert listed.table.chosen_columns() == ("code", "owner", "name")
    assert listed.bar.search.text() == "zamrud"
    with qtbot.waitSignal(_work(umkm).said):
        _choose(views.menu(), "Hapus “Zamrud Tuban”")
    qtbot.waitUntil(lambda: views.views == ())


def test_a_view_whose_filter_has_gone_says_so_and_lets_it_go(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    listed, views = umkm.pane.list, umkm.pane.views
    assert views is not None
    with qtbot.waitSignal(listed.model.refreshed):
        listed.show_query(ListQuery("", (("programme", "Sudah Bubar"), ("state", "aktif"))))
    _keep(qtbot, umkm, "Bubar")
    with qtbot.waitSignals([listed.model.refreshed, _work(umkm).said]):
        _choose(views.menu(), "Bubar")
    assert listed.model.query.filters == (("state", "aktif"),)


def test_columns_stand_again_at_the_next_start(qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path) -> None:
    work = _work(umkm)
    work.memory = QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat)
    first, second = (Table(FixedRows(enterprise_columns()), "Daftar") for _ in range(2))
    for table in (first, second):
        qtbot.addWidget(table)
    remember_columns(work, "enterprises", first)
    first.choose_columns(("code", "name", "owner", "size"))
    menu = first.column_menu()
    next(each for each in menu.actions() if each.text() == "Skala").trigger()
    remember_columns(work, "enterprises", second)
    assert second.chosen_columns() == first.chosen_columns() == ("code", "name", "owner")


def test_the_file_is_what_is_shown(qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path) -> None:
    work, listed = _work(umkm), umkm.pane.list
    listed.table.choose_columns(("code", "owner", "name", "papers"))
    with qtbot.waitSignal(listed.model.refreshed):
        listed.show_query(ListQuery("", (("region", "35.23"),), "name", True))
    work.files = GivenFiles(tmp_path / "tampil.xlsx")
    with qtbot.waitSignal(work.said):
        umkm.pane.list_actions.export(listed.model.query)
    rows = list(load_workbook(tmp_path / "tampil.xlsx").active.iter_rows(values_only=True))
    columns = listed.table.columns_in_view()
    assert rows[0] == tuple(column.heading for column in columns) == ("Kode", "Pemilik", "Nama usaha", "Dokumen")
    shown = [listed.model.row_at(at) for at in range(listed.model.rowCount())]
    assert rows[1:] == [tuple(column.plain(row) for column in columns) for row in shown]


def test_nik_goes_out_masked_or_with_a_reason_as_exact_text(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    work = _work(umkm)
    work.files = GivenFiles(tmp_path / "masked.csv", tmp_path / "whole.xlsx")
    with qtbot.waitSignal(work.said):
        _choose(umkm.pane.menu(), "Ekspor dengan NIK disamarkan")
    with (tmp_path / "masked.csv").open(encoding="utf-8-sig", newline="") as file:
        masked = [row[-1] for row in csv.reader(file, delimiter=_separator(tmp_path / "masked.csv"))]
    assert masked[0] == "NIK"
    assert set(masked[1:]) == {NIK[:4] + "•" * 8 + NIK[-4:]}
    _choose(umkm.pane.menu(), "Ekspor dengan NIK lengkap")
    dialog = _dialog(umkm)
    qtbot.keyClicks(dialog.findChild(QPlainTextEdit), "pencocokan DTSEN")
    with qtbot.waitSignal(work.said):
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    sheet = load_workbook(tmp_path / "whole.xlsx").active
    cells = [row[-1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {NIK}
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


def _separator(file: Path) -> str:
    first = file.read_text(encoding="utf-8-sig").splitlines()[0]
    return ";" if ";" in first else ","
