"""Laporan with real clicks: preview, numbered letters, workbooks, and the letters that were issued."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.paper_reports import LetterLine
from models.use_cases.list_letters import list_letters
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from tests.ui.test_frame import CONTROLS
from ui.dialogs.ask_reason import AskReason
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.main_window import MainWindow
from ui.pages.reports.letters_view import ReceiptDialog
from ui.pages.reports.page import ReportsPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


def work_of(window: MainWindow) -> Workplace:
    found: Workplace = window.workplace  # type: ignore[attr-defined]  # set by the fixture
    return found


def letters(window: MainWindow) -> tuple[LetterLine, ...]:
    work = work_of(window)
    return list_letters(work.catalogue, work.actor, ListQuery(), 0, 50).rows


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, agreed_file: Path) -> tuple[MainWindow, ReportsPage]:
    """The page with its first preview drawn."""
    window = open_window(agreed_file)
    window.open_page("reports")
    page = window.page
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.maker.paper.page_count > 0, timeout=WAIT)
    return window, page


def choose(qtbot: QtBot, page: ReportsPage, key: str) -> None:
    """Click a paper in the list."""
    at = next(at for at, each in enumerate(page.maker.makings) if each.key == key)
    area = page.maker.choices.visualItemRect(page.maker.choices.item(at))
    qtbot.mouseClick(page.maker.choices.viewport(), LEFT, pos=area.center())
    assert page.maker.making.key == key


def pick(qtbot: QtBot, field: QWidget, row: int) -> None:
    """Choose a row of a combo box with the keyboard, as somebody without a mouse does."""
    box = field.findChild(QComboBox)
    assert box is not None
    box.setFocus()
    for _ in range(row):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())


def preview(qtbot: QtBot, page: ReportsPage, words: str) -> None:
    """Wait until the paper in view says these words."""
    shown = page.maker.paper
    qtbot.waitUntil(lambda: shown._pages is not None and words in shown._pages.text(0), timeout=WAIT)


def test_every_paper_that_needs_no_choice_shows_itself(
    qtbot: QtBot, opened: tuple[MainWindow, ReportsPage]
) -> None:
    _window, page = opened
    for key, words in (("report", "LAPORAN KEMITRAAN"), ("register", "REGISTER"), ("consent", "PERSETUJUAN")):
        choose(qtbot, page, key)
        preview(qtbot, page, words)
        assert page.maker.paper.save_button.isEnabled()
        assert page.maker.paper.print_button.isEnabled()


def test_a_profile_waits_for_its_code_and_says_what_is_missing(
    qtbot: QtBot, opened: tuple[MainWindow, ReportsPage]
) -> None:
    _window, page = opened
    choose(qtbot, page, "profile")
    assert page.maker.paper.page_count == 0
    assert "lengkap" in page.maker.note.text()
    qtbot.keyClicks(page.maker.form.fields["code"].input, "u-000001")
    preview(qtbot, page, "PROFIL UMKM")
    assert "belum tercatat setuju" in page.maker.note.text()
    qtbot.keyClicks(page.maker.form.fields["code"].input, "9")
    qtbot.waitUntil(lambda: "tidak ada dalam katalog" in page.maker.note.text(), timeout=WAIT)
    assert page.maker.paper.page_count == 0


@pytest.mark.parametrize(("key", "words"), [("memorandum", "NOTA KESEPAHAMAN"), ("minutes", "BERITA ACARA")])
def test_a_letter_is_drafted_then_issued_once(
    qtbot: QtBot, opened: tuple[MainWindow, ReportsPage], key: str, words: str
) -> None:
    window, page = opened
    choose(qtbot, page, key)
    pick(qtbot, page.maker.form.fields["proposal"], 1)
    preview(qtbot, page, words)
    assert letters(window) == ()
    qtbot.mouseClick(page.maker.form.save_button, LEFT)
    dialog = page.findChildren(VerbDialog)[0]
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)
    (line,) = letters(window)
    preview(qtbot, page, line.number)
    assert line.number in page.maker.note.text()
    qtbot.waitUntil(lambda: page.letters.list.model.rowCount() == 1, timeout=WAIT)


def test_the_same_letter_is_issued_again_only_after_another_question(
    qtbot: QtBot, opened: tuple[MainWindow, ReportsPage]
) -> None:
    window, page = opened
    choose(qtbot, page, "memorandum")
    changed = work_of(window).background.catalogue_changed

    def agree(at: int) -> None:
        qtbot.waitUntil(lambda: len(page.findChildren(VerbDialog)) > at, timeout=WAIT)
        qtbot.mouseClick(page.findChildren(VerbDialog)[at].verb_button, LEFT)

    pick(qtbot, page.maker.form.fields["proposal"], 1)
    qtbot.mouseClick(page.maker.form.save_button, LEFT)
    with qtbot.waitSignal(changed, timeout=WAIT):
        agree(0)
    qtbot.waitUntil(lambda: "Sudah terbit" in page.maker.note.text(), timeout=WAIT)
    assert not page.maker.form.save_button.isEnabled()
    qtbot.keyClicks(page.maker.form.fields["place"].input, "Tuban")
    assert page.maker.form.save_button.isEnabled()
    qtbot.mouseClick(page.maker.form.save_button, LEFT)
    agree(len(page.findChildren(VerbDialog)) - 1)

    def asked() -> list[VerbDialog]:
        return [each for each in page.findChildren(VerbDialog) if each.verb_button.text() == "Terbitkan lagi"]

    qtbot.waitUntil(lambda: len(asked()) == 1, timeout=WAIT)
    assert len(letters(window)) == 1
    with qtbot.waitSignal(changed, timeout=WAIT):
        qtbot.mouseClick(asked()[0].verb_button, LEFT)
    assert len(letters(window)) == 2


def test_nothing_is_issued_while_a_field_is_missing(qtbot: QtBot, opened: tuple[MainWindow, ReportsPage]) -> None:
    window, page = opened
    choose(qtbot, page, "memorandum")
    qtbot.mouseClick(page.maker.form.save_button, LEFT)
    assert page.findChildren(VerbDialog) == []
    assert "perlu diisi" in page.maker.form.fields["proposal"].message
    assert letters(window) == ()


def test_agreements_are_reported_received_and_the_letter_is_voided(
    qtbot: QtBot, opened: tuple[MainWindow, ReportsPage]
) -> None:
    window, page = opened
    choose(qtbot, page, "reporting")
    form = page.maker.form
    for box in form.fields["agreements"].boxes.values():  # type: ignore[attr-defined]
        qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    qtbot.keyClicks(form.fields["addressee"].input, "Kepala Dinas Contoh")
    qtbot.keyClicks(form.fields["town"].input, "Tuban")
    preview(qtbot, page, "Kepala Dinas Contoh")
    qtbot.mouseClick(form.save_button, LEFT)
    changed = work_of(window).background.catalogue_changed
    with qtbot.waitSignal(changed, timeout=WAIT):
        qtbot.mouseClick(page.findChildren(VerbDialog)[0].verb_button, LEFT)
    page.tabs.setCurrentWidget(page.letters)
    table = page.letters.list.table
    qtbot.waitUntil(lambda: page.letters.list.model.rowCount() == 1, timeout=WAIT)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(page.letters.list.model.index(0, 0)).center())
    qtbot.waitUntil(lambda: page.letters.paper.page_count > 0, timeout=WAIT)
    qtbot.mouseClick(page.letters.receipt_button, LEFT)
    receipt = page.findChildren(ReceiptDialog)[0]
    qtbot.keyClicks(receipt.number, "AG-7")
    with qtbot.waitSignal(changed, timeout=WAIT):
        qtbot.mouseClick(receipt.verb_button, LEFT)
    assert letters(window)[0].receipt == "AG-7"
    qtbot.waitUntil(lambda: "AG-7" in page.letters.about.text(), timeout=WAIT)
    qtbot.mouseClick(page.letters.void_button, LEFT)
    reason = page.findChildren(AskReason)[0]
    qtbot.keyClicks(reason.field, "salah alamat")
    with qtbot.waitSignal(changed, timeout=WAIT):
        qtbot.mouseClick(reason.verb_button, LEFT)
    assert letters(window)[0].status == "batal"
    qtbot.waitUntil(lambda: not page.letters.void_button.isEnabled(), timeout=WAIT)


def test_pdf_and_workbook_are_written_where_the_user_says(
    qtbot: QtBot, opened: tuple[MainWindow, ReportsPage], tmp_path: Path
) -> None:
    window, page = opened
    work = work_of(window)
    pdf, book = tmp_path / "laporan.pdf", tmp_path / "laporan.xlsx"
    work.files = GivenFiles(pdf, book)
    with qtbot.waitSignal(work.said, timeout=WAIT):
        qtbot.mouseClick(page.maker.paper.save_button, LEFT)
    with qtbot.waitSignal(work.said, timeout=WAIT):
        qtbot.mouseClick(page.maker.form.save_button, LEFT)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert book.read_bytes().startswith(b"PK")


def test_every_control_has_a_name(qtbot: QtBot, opened: tuple[MainWindow, ReportsPage]) -> None:
    _window, page = opened
    for each in page.maker.makings:
        choose(qtbot, page, each.key)
    controls = [each for kind in CONTROLS for each in page.findChildren(kind) if not of_another(each)]
    bare = [each for each in controls if not each.accessibleName() and not getattr(each, "text", str)()]
    assert len(controls) > 40
    assert bare == []


def of_another(widget: QWidget) -> bool:
    """Qt's own parts of a field, a list that drops down, a date with its calendar, a bar of tabs."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, (*CONTROLS, QTabBar)):
        parent = parent.parentWidget()
    return parent is not None or widget.objectName().startswith("qt_")
