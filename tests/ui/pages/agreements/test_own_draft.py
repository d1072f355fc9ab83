"""A company's own draft, pasted or opened, judged on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.pages.agreements.test_agreements_page import texts_in, work_of
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.dialogs.choose_file import GivenFiles
from ui.main_window import MainWindow
from ui.pages.agreements.own_draft_view import OwnDraftView
from ui.pages.agreements.page import AgreementsPage

LEFT = Qt.MouseButton.LeftButton
TEXT = """PERJANJIAN KERJA SAMA

Pasal 1
PIHAK PERTAMA dapat mengubah harga sewaktu-waktu secara sepihak tanpa persetujuan PIHAK KEDUA.

Pasal 2
Pembayaran dilakukan PIHAK PERTAMA setelah barang laku terjual.
"""


@pytest.fixture
def view(open_window: OpenWindow, matched_file: Path) -> tuple[MainWindow, OwnDraftView]:
    """The view, opened from the page's menu."""
    window = open_window(matched_file)
    window.open_page("agreements")
    page = window.page
    assert isinstance(page, AgreementsPage)
    next(each for each in page.more_actions() if each.text == "Periksa naskah lain…").start()
    found = page.side.currentWidget()
    assert isinstance(found, OwnDraftView)
    assert not page.list.isVisible()
    return window, found


def test_a_pasted_text_is_judged(qtbot: QtBot, view: tuple[MainWindow, OwnDraftView]) -> None:
    window, own = view
    assert window.focusWidget() is own.text
    own.text.setPlainText(TEXT)
    qtbot.mouseClick(own.check_button, LEFT)
    qtbot.waitUntil(lambda: bool(own.lines), timeout=WAIT)
    said = texts_in(own.found)
    assert "harus dibetulkan" in own.counts.text()
    assert "Jangka waktu" in said
    assert "mengubah harga sewaktu-waktu" in said, "the sentence itself is shown"
    assert "kata dibaca" in own.about.text()


def test_a_file_is_opened_and_a_wrong_one_refused(
    qtbot: QtBot, view: tuple[MainWindow, OwnDraftView], tmp_path: Path
) -> None:
    window, own = view
    naskah = tmp_path / "naskah.txt"
    naskah.write_text(TEXT, encoding="utf-8")
    work_of(window).files = GivenFiles(naskah)
    qtbot.mouseClick(own.file_button, LEFT)
    qtbot.waitUntil(lambda: bool(own.lines), timeout=WAIT)
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.7 rusak")
    work_of(window).files = GivenFiles(broken)
    qtbot.mouseClick(own.file_button, LEFT)
    qtbot.waitUntil(lambda: not own.lines and bool(own.about.text()), timeout=WAIT)
    qtbot.mouseClick(own.close_button, LEFT)
    assert not own.isVisible()
