"""An Excel list on screen: checked, findings shown, taken in, rejected rows back, undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.problems import ImportRejected
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.workbook.reading import read_workbook
from models.workbook.writing import write_rows
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.enterprises.page import EnterprisesPage
from ui.texts import problem_sentences
from ui.widgets.empty_state import EmptyState
from ui.workplace import Workplace

HEADINGS = ("Nama Usaha", "Nama Pemilik", "Kabupaten", "Kecamatan", "Produk", "Kapasitas per bulan", "Satuan", "NIB")
ROWS = (
    ("Kerupuk Udang Baru", "Contoh Empat", "Tuban", "Palang", "tapioka", 900, "kg", ""),
    ("Salah NIB", "Contoh Lima", "Tuban", "Palang", "tapioka", 300, "kg", "12345"),
    ("Singkong Segar", "Contoh Enam", "Tuban", "Kerek", "ubi kayu", 4000, "kg", ""),
    ("Tanpa Pemilik", "", "Tuban", "Kerek", "ubi kayu", 400, "kg", ""),
)


def _file(folder: Path) -> Path:
    write_rows(folder / "daftar.xlsx", HEADINGS, ROWS, text=("NIB",))
    return folder / "daftar.xlsx"


def _total(opened: Opened) -> int:
    return list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 5).total


def _work(page: EnterprisesPage) -> Workplace:
    work = page.work  # type: ignore[attr-defined]
    assert isinstance(work, Workplace)
    return work


def test_good_rows_go_in_and_bad_rows_come_back(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    work, panel = _work(umkm), umkm.intake
    work.files = GivenFiles(_file(tmp_path), tmp_path / "ditolak.xlsx")
    with qtbot.waitSignal(panel.reported):
        umkm.choose_file()
    assert {name: label.text() for name, label in panel.figures.items()} == {
        "read": "4", "new": "3", "updated": "0", "unchanged": "0", "rejected": "1",
    }  # fmt: skip
    assert _total(stocked) == 3
    found = [finding for finding in map(panel.findings.row_at, range(panel.findings.rowCount())) if finding]
    refused = next(finding for finding in found if finding.message == "nib_length")
    assert (refused.row, refused.column, refused.value, refused.severity) == (3, "NIB", "12345", "warning")
    wrong = next(finding for finding in found if finding.severity == "error")
    assert (wrong.row, wrong.column, wrong.message) == (5, "Nama Pemilik", "required_missing")
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert panel.import_button.text() == "Impor 3 baris"
    with qtbot.waitSignals([panel.reported, umkm.pane.list.model.refreshed]):
        qtbot.mouseClick(panel.import_button, Qt.MouseButton.LeftButton)
    assert _total(stocked) == 6
    qtbot.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    asked = panel.findChild(VerbDialog)
    assert panel.isVisible()
    qtbot.mouseClick(asked.decline_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(work.said):
        qtbot.mouseClick(panel.rejected_button, Qt.MouseButton.LeftButton)
    (sheet,) = read_workbook(tmp_path / "ditolak.xlsx")
    qtbot.waitUntil(lambda: not work.background.jobs)
    qtbot.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    assert umkm.pane.isVisible()
    (bad,) = [row for row in sheet.rows if "Tanpa Pemilik" in row]
    assert "kosong" in str(bad[-1])
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        work.undo.undo()
    assert _total(stocked) == 3


def test_leaving_after_the_check_changes_nothing(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, tmp_path: Path
) -> None:
    with qtbot.waitSignal(umkm.intake.reported):
        umkm.check_file(_file(tmp_path))
    qtbot.mouseClick(umkm.intake.cancel_button, Qt.MouseButton.LeftButton)
    assert umkm.pane.isVisible()
    assert _total(stocked) == 3


def test_a_file_that_is_no_workbook_is_refused_once_in_words(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    file = tmp_path / "daftar.xlsx"
    file.write_bytes(b"bukan buku kerja")
    umkm.check_file(file)
    qtbot.waitUntil(lambda: not umkm.intake.is_busy)
    panel = umkm.intake
    assert (panel.heading.text(), panel.state.text()) == ("daftar.xlsx tidak dapat diimpor", "Tidak ada yang disimpan.")
    assert not umkm.intake.import_button.isEnabled()
    assert not umkm.intake.list.isVisible()
    (notice,) = (each for each in panel.findChildren(EmptyState) if each.isVisible())
    said = problem_sentences(ImportRejected("file_not_a_workbook", file="daftar.xlsx"))
    assert notice.accessibleName() == said.what_happened
    shown = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    assert [shown.count(each) for each in (said.what_happened, said.what_to_do)] == [1, 1]


def test_figures_of_the_file_before_are_gone_while_the_next_is_checked(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    panel = umkm.intake
    with qtbot.waitSignal(panel.reported):
        umkm.check_file(_file(tmp_path))
    qtbot.waitUntil(lambda: not panel.is_busy)
    with qtbot.waitSignal(panel.reported):
        umkm.check_file(_file(tmp_path))
        assert {label.text() for label in panel.figures.values()} == {"–"}
        assert (panel.findings.rowCount(), panel.list.isVisible()) == (0, False)
    assert panel.list.isVisible()


def test_the_template_is_saved_where_the_user_says(qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path) -> None:
    work = _work(umkm)
    work.files = GivenFiles(tmp_path / "templat.xlsx")
    (action,) = [each for each in umkm.more_actions() if "templat" in each.text]
    with qtbot.waitSignal(work.said) as said:
        action.start()
    assert said.args is not None
    assert said.args[0] == "Templat tersimpan di templat.xlsx."
    names = {sheet.name for sheet in read_workbook(tmp_path / "templat.xlsx")}
    assert {"UMKM", "Mitra", "Kebutuhan"} <= names


def test_a_number_of_a_person_in_the_name_of_a_file_is_nowhere_on_screen(
    qtbot: QtBot, umkm: EnterprisesPage, tmp_path: Path
) -> None:
    work, panel, nik = _work(umkm), umkm.intake, "3523116001809991"
    file = _file(tmp_path).rename(tmp_path / f"data {nik}.xlsx")
    chooser = work.files = GivenFiles(file, tmp_path / "ditolak.xlsx")
    told: list[str] = []
    work.background.job_queued.connect(lambda job: told.append(job.title))
    work.said.connect(lambda sentence, _change_set: told.append(sentence))
    with qtbot.waitSignal(panel.reported):
        umkm.choose_file()
        told.append(panel.heading.text())
    qtbot.waitUntil(lambda: not panel.is_busy)
    told.append(panel.heading.text())
    with qtbot.waitSignals([panel.reported, work.said]):
        qtbot.mouseClick(panel.import_button, Qt.MouseButton.LeftButton)
        told.append(panel.heading.text())
    told.append(panel.heading.text())
    qtbot.waitUntil(lambda: not panel.is_busy)
    with qtbot.waitSignal(work.said):
        qtbot.mouseClick(panel.rejected_button, Qt.MouseButton.LeftButton)
    assert len([words for words in told if "data 3523••••••••9991.xlsx" in words]) >= 6
    assert chooser.offered == ["data 3523••••••••9991 ditolak.xlsx"]
    assert not [words for words in told if nik in words]
