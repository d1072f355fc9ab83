"""The import in steps: columns that need a yes, questions, findings of a kind together, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_imports import list_imports
from models.use_cases.open_catalogue import Opened
from models.workbook.writing import write_rows
from tests.ui.pages.records.conftest import show
from ui.intake.columns_page import SheetColumns
from ui.intake.grouping import FindingGroup
from ui.intake.panel import IntakePanel
from ui.intake.steps_bar import Step
from ui.pages.enterprises.page import EnterprisesPage
from ui.pages.partners.page import PartnersPage
from ui.workplace import Workplace

LETTERS = ("A", "B", "C", "D", "E", "F")
ROWS = (
    ("Siti Aminah", "Keripik Barokah", "3523016505859991", "Tuban", "keripik singkong", "kg"),
    ("H. Slamet", "UD Berkah", "3523011505859992", "Tuban", "tempe", "bungkus"),
)
KNOWN = ("Nama Usaha", "Pemilik", "Kabupaten", "Kecamatan", "Produk", "Satuan", "Kapasitas/bln", "NIB")
WITH_DAYS = ("Nama Usaha", "Pemilik", "Kabupaten", "Sertifikat Halal", "Berlaku sampai")


def workbook(folder: Path, head: tuple[str, ...], *rows: tuple[object, ...]) -> Path:
    file = folder / "daftar.xlsx"
    write_rows(file, head, rows, text=("NIB", "C"))  # type: ignore[arg-type]
    return file


def total(opened: Opened) -> int:
    return list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 50).total or 0


def click(qtbot: QtBot, made: QPushButton) -> None:
    assert made.isVisible()
    assert made.isEnabled()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def open_file(qtbot: QtBot, page: EnterprisesPage, file: Path) -> IntakePanel:
    page.check_file(file)
    qtbot.waitUntil(lambda: not page.intake.is_busy)
    return page.intake


def idle(qtbot: QtBot, panel: IntakePanel) -> None:
    qtbot.waitUntil(lambda: not panel.is_busy and not panel._work.background.jobs)


def sheet_of(panel: IntakePanel) -> SheetColumns:
    (part,) = panel.columns.parts
    return part


def groups_of(panel: IntakePanel) -> list[FindingGroup]:
    groups = panel.found.groups
    return [group for group in map(groups.row_at, range(groups.rowCount())) if group]


def choose(box: QComboBox, words: str) -> None:
    place = box.findText(words, Qt.MatchFlag.MatchContains)
    assert place >= 0, words
    box.setCurrentIndex(place)


def test_guesses_need_a_yes_and_then_go_in(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    panel = open_file(qtbot, umkm, workbook(tmp_path, LETTERS, *ROWS))
    assert panel.step is Step.COLUMNS
    part = sheet_of(panel)
    assert [field for _, field in part.mapping] == ["owner", "name", "nik", "kabupaten", "product", "unit"]
    shown = [part.table.item(2, 1).text()]
    assert "•" in shown[0]
    assert "6505850001" not in shown[0]
    assert panel.next_button.text() == "Benar, pakai 6 tebakan"
    click(qtbot, panel.next_button)
    assert panel.step is Step.QUESTIONS
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    assert panel.step is Step.CHECK
    assert (panel.figures["new"].text(), total(stocked)) == ("2", 3)
    click(qtbot, panel.import_button)
    idle(qtbot, panel)
    assert panel.step is Step.DONE
    assert total(stocked) == 5


def test_a_wrong_guess_is_put_right_and_a_field_has_one_column(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    panel = open_file(qtbot, umkm, workbook(tmp_path, LETTERS, *ROWS))
    part = sheet_of(panel)
    choose(part.combos["A"], "Nama Usaha")
    assert (part.combos["A"].currentData(), part.combos["B"].currentData()) == ("name", "")
    assert panel.columns.missing.isVisible()
    assert "Nama Pemilik" in panel.columns.missing.text()
    assert not panel.next_button.isEnabled()
    choose(part.combos["B"], "Nama Pemilik")
    assert panel.next_button.isEnabled()
    assert panel.next_button.text() == "Benar, pakai 4 tebakan"


def test_every_step_leads_back_and_cancelling_writes_nothing(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    panel = open_file(qtbot, umkm, workbook(tmp_path, LETTERS, *ROWS))
    choose(sheet_of(panel).combos["C"], "tidak dipakai")
    click(qtbot, panel.next_button)
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    click(qtbot, panel.back_button)
    assert panel.step is Step.QUESTIONS
    click(qtbot, panel.steps.buttons[Step.COLUMNS])
    assert panel.step is Step.COLUMNS
    assert sheet_of(panel).combos["C"].currentData() == ""
    click(qtbot, panel.cancel_button)
    assert umkm.pane.isVisible()
    assert (total(stocked), list_imports(stocked.catalogue, stocked.actor)) == (3, ())


def test_what_is_plain_goes_straight_to_the_check_and_can_still_be_looked_at(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    row = ("Kerupuk Baru", "Contoh Empat", "Tuban", "Palang", "tapioka", "kg", 900, "")
    panel = open_file(qtbot, umkm, workbook(tmp_path, KNOWN, row))
    assert panel.step is Step.CHECK
    assert panel.import_button.isEnabled()
    click(qtbot, panel.steps.buttons[Step.COLUMNS])
    assert {column.how for column in sheet_of(panel).sheet.columns} == {"name"}
    click(qtbot, panel.next_button)
    choose(panel.questions.key, "NIB")
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    assert (panel.figures["rejected"].text(), panel.findings.row_at(0).message) == ("1", "key_missing")  # type: ignore[union-attr]


def test_open_days_are_asked_once_a_column(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    rows = [(f"Usaha {at}", f"Contoh {at}", "Tuban", "Ada", day) for at, day in enumerate(("03/04/2028", "05/06/2028"))]
    panel = open_file(qtbot, umkm, workbook(tmp_path, WITH_DAYS, *rows))
    click(qtbot, panel.next_button)
    (box,) = panel.questions.days.values()
    assert not panel.next_button.isEnabled()
    assert "yang masih “pilih…”" in panel.state.text()
    choose(box, "3 April 2028")
    assert panel.state.text() == "Belum ada yang disimpan."
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    assert "date_ambiguous" not in {group.message for group in groups_of(panel)}
    assert panel.figures["new"].text() == "2"


def test_findings_of_a_kind_stand_together_and_open_to_their_rows(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    rest = (("kg", 9, "1"), ("gentong", 9, "1"), ("kg", 9, ""), ("gentong", 9, ""), ("kg", 9, ""), ("gentong", 9, ""))
    rows = [(f"Usaha {at}", f"Contoh {at}", "Tuban", "Palang", "tapioka", *each) for at, each in enumerate(rest)]
    panel = open_file(qtbot, umkm, workbook(tmp_path, KNOWN, *rows))
    found = panel.found
    assert [(g.message, len(g.findings), g.severity) for g in groups_of(panel)] == [
        ("unit_unknown", 3, "error"), ("nib_length", 2, "warning"),
    ]  # fmt: skip
    assert found.findings.rowCount() == 5
    table = found.group_table
    place = table.visualRect(found.groups.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [one.row for one in map(found.findings.row_at, range(found.findings.rowCount())) if one] == [2, 3]


def test_a_preview_shows_what_would_change(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    (line, *_) = list_enterprises(stocked.catalogue, stocked.actor, ListQuery(), 0, 1).rows
    head = ("Kode UMKM", "Nama Usaha", "Pemilik", "Kabupaten", "Tenaga Kerja")
    row = (line.code, f"{line.name} Jaya", line.owner, line.kabupaten, 77)
    panel = open_file(qtbot, umkm, workbook(tmp_path, head, row))
    assert panel.found.tabs.isTabVisible(1)
    bar = panel.found.tabs
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    changes = panel.found.changes
    told = {one.field: (one.old, one.new) for one in map(changes.row_at, range(changes.rowCount())) if one}
    assert told["business.name"] == (line.name, f"{line.name} Jaya")
    assert panel.found.change_list.isVisible()


def test_a_sender_is_remembered_and_offered_again(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    file = workbook(tmp_path, LETTERS, *ROWS)
    panel = open_file(qtbot, umkm, file)
    choose(sheet_of(panel).combos["C"], "tidak dipakai")
    click(qtbot, panel.next_button)
    qtbot.keyClicks(panel.questions.from_whom.lineEdit(), "Dinas Contoh")
    assert panel.questions.remember.isChecked()
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    click(qtbot, panel.import_button)
    idle(qtbot, panel)
    assert list_imports(stocked.catalogue, stocked.actor)[0].sender == "Dinas Contoh"
    panel = open_file(qtbot, umkm, file)
    assert "Dinas Contoh" in panel.columns.offer.text()
    assert sheet_of(panel).combos["C"].currentData() == "nik"
    click(qtbot, panel.columns.offer_button)
    idle(qtbot, panel)
    assert sheet_of(panel).combos["C"].currentData() == ""
    assert panel.questions.sender_name == "Dinas Contoh"
    assert panel.next_button.text() == "Lanjut"


@pytest.mark.parametrize("step", [Step.COLUMNS, Step.QUESTIONS, Step.CHECK])
def test_another_file_begins_anew_from_every_step(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path, step: Step
) -> None:
    panel = open_file(qtbot, umkm, workbook(tmp_path, LETTERS, *ROWS))
    while panel.step is not step:
        click(qtbot, panel.next_button)
        idle(qtbot, panel)
    row = ("Kerupuk Baru", "Contoh Empat", "Tuban", "Palang", "tapioka", "kg", 900, "")
    other = write_rows(tmp_path / "lain.xlsx", KNOWN, [row])
    assert other == 1
    panel = open_file(qtbot, umkm, tmp_path / "lain.xlsx")
    assert panel.step is Step.CHECK
    assert panel.import_button.text() == "Impor 1 baris"


def test_every_control_says_its_name(qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path) -> None:
    panel = open_file(qtbot, umkm, workbook(tmp_path, LETTERS, *ROWS))
    for kind in (QPushButton, QComboBox):
        assert all(each.accessibleName() for each in panel.findChildren(kind) if each.isVisible())
    assert panel._kind is IntakeKind.ENTERPRISES
    assert panel.steps.buttons[Step.COLUMNS].mapTo(panel, QPoint()).x() > 0


NOWHERE = ("Nama Usaha", "Pemilik", "Produk")
"""Headings of a list that does not say in which kabupaten it is."""


@pytest.fixture
def provincial(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, place: Callable[[Opened], Workplace]
) -> EnterprisesPage:
    """The page as an office of the whole province has it."""
    page = EnterprisesPage(place(replace(stocked, actor=replace(stocked.actor, region="35"))))
    with qtbot.waitSignal(page.pane.list.model.refreshed):
        show(qtbot, page, page._work)
    return page


def test_a_list_without_a_place_asks_from_where_it_is(
    qtbot: QtBot, provincial: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    panel = open_file(qtbot, provincial, workbook(tmp_path, NOWHERE, ("Kerupuk Baru", "Contoh Empat", "tapioka")))
    assert panel.step is Step.COLUMNS
    click(qtbot, panel.next_button)
    (box,) = panel.questions.places.boxes.values()
    assert box.isVisible()
    assert not panel.next_button.isEnabled()
    choose(box, "Kab. Gresik")
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    assert (panel.figures["new"].text(), panel.figures["rejected"].text()) == ("1", "0")
    click(qtbot, panel.import_button)
    idle(qtbot, panel)
    found = list_enterprises(stocked.catalogue, stocked.actor, ListQuery(), 0, 50).rows
    assert [line.kabupaten for line in found if line.name == "Kerupuk Baru"] == ["Kab. Gresik"]


def test_where_a_senders_lists_are_from_is_remembered(
    qtbot: QtBot, provincial: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    file = workbook(tmp_path, NOWHERE, ("Kerupuk Baru", "Contoh Empat", "tapioka"))
    panel = open_file(qtbot, provincial, file)
    click(qtbot, panel.next_button)
    (box,) = panel.questions.places.boxes.values()
    choose(box, "Kota Blitar")
    qtbot.keyClicks(panel.questions.from_whom.lineEdit(), "Dinas Blitar")
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    click(qtbot, panel.import_button)
    idle(qtbot, panel)
    panel = open_file(qtbot, provincial, file)
    click(qtbot, panel.next_button)
    (box,) = panel.questions.places.boxes.values()
    assert box.currentText() == "pilih…"
    choose(panel.questions.from_whom, "Dinas Blitar")
    click(qtbot, panel.questions.remembered)
    idle(qtbot, panel)
    (box,) = panel.questions.places.boxes.values()
    assert box.currentText() == "Kota Blitar"
    if panel.step is Step.COLUMNS:
        click(qtbot, panel.next_button)
    with qtbot.waitSignal(panel.reported) as told:
        click(qtbot, panel.next_button)
    assert "home_remembered" in [one.message for one in told.args[0].findings]


def test_a_column_read_as_the_place_needs_no_question(
    qtbot: QtBot, provincial: EnterprisesPage, tmp_path: Path
) -> None:
    panel = open_file(qtbot, provincial, workbook(tmp_path, LETTERS, *ROWS))
    click(qtbot, panel.next_button)
    assert panel.questions.places.isHidden()
    assert panel.next_button.isEnabled()
    click(qtbot, panel.back_button)
    choose(sheet_of(panel).combos["D"], "tidak dipakai")
    click(qtbot, panel.next_button)
    assert panel.questions.places.isVisible()
    assert not panel.next_button.isEnabled()


def test_the_place_of_an_office_is_proposed_and_may_be_another(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    panel = open_file(qtbot, umkm, workbook(tmp_path, NOWHERE, ("Kerupuk Baru", "Contoh Empat", "tapioka")))
    assert panel.step is Step.CHECK
    click(qtbot, panel.steps.buttons[Step.QUESTIONS])
    (box,) = panel.questions.places.boxes.values()
    assert box.currentText() == "Kab. Tuban"
    choose(box, "Kab. Gresik")
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    click(qtbot, panel.import_button)
    idle(qtbot, panel)
    found = list_enterprises(umkm._work.catalogue, umkm._work.actor, ListQuery(), 0, 50).rows
    assert [line.kabupaten for line in found if line.name == "Kerupuk Baru"] == ["Kab. Gresik"]


def test_a_file_of_an_unknown_kind_asks_what_it_is(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened, tmp_path: Path
) -> None:
    mitra.check_file(workbook(tmp_path, ("XQ1", "XQ2"), ("PT Contoh Pangan", "Gresik"), ("CV Contoh Ritel", "Tuban")))
    panel = mitra.intake
    qtbot.waitUntil(lambda: not panel.is_busy)
    click(qtbot, panel.kinds.buttons[IntakeKind.PARTNERS])
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert not panel.kinds.isVisible()
    assert panel.step is Step.COLUMNS
    assert sheet_of(panel).sheet.kind is IntakeKind.PARTNERS
    choose(sheet_of(panel).combos["XQ1"], "Nama Perusahaan")
    click(qtbot, panel.next_button)
    click(qtbot, panel.next_button)
    idle(qtbot, panel)
    assert panel.figures["new"].text() == "2"
    assert panel._kind is None
