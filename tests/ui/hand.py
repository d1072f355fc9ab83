"""A user's hand in front of the whole program: clicks, keys, and waiting for what the window says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import copy_of
from ui.desktop import PAGES, REAL, Desktop
from ui.desktop_settings import DesktopSettings
from ui.dialogs.choose_file import GivenFiles

LEFT = Qt.MouseButton.LeftButton
WAIT = 60_000
"""Milliseconds after which something has gone wrong, on the slowest machine."""


class Hand:
    """A user in front of the window: looks for what can be seen, clicks it, types, and waits for what follows."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot = qtbot
        self.desktop = desktop
        self.window = desktop.window
        self.files = GivenFiles()
        desktop.workplace.files = self.files
        self.defects: list[object] = []
        desktop.workplace.broke.connect(self.defects.append)

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click the one button that can be seen with this text."""
        found = [
            each
            for each in (within or self.window).findChildren(QPushButton)
            if each.text() == text and each.isVisible() and each.isEnabled()
        ]
        assert len(found) == 1, (text, len(found))
        self.qtbot.mouseClick(found[0], LEFT)

    def go(self, key: str) -> None:
        """Click an entry of the sidebar."""
        self.qtbot.mouseClick(self.window.sidebar.buttons[key], LEFT)
        assert self.window.sidebar.buttons[key].isChecked()

    def click_row(self, table: QTableView, row: int = 0) -> None:
        """Click a row of a list."""
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(row, 1)).center())

    def type_into(self, line: QLineEdit, text: str) -> None:
        """Write over what stands in a field."""
        self.qtbot.mouseClick(line, LEFT)
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press keys anywhere in the window."""
        if not self.window.isActiveWindow():
            # without a window manager nobody gives the window its focus back after a question
            with self.qtbot.waitActive(self.window):
                self.window.activateWindow()
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def until(self, signal: SignalInstance, holds: Callable[[], bool]) -> None:
        """Wait until a signal leaves the window in this state; it may be so already."""
        if not holds():
            with self.qtbot.waitSignal(signal, timeout=WAIT, check_params_cb=lambda *_given: holds()):
                pass

    def choose(self, *paths: Path) -> None:
        """What the next file dialogs shall answer."""
        self.files.paths.extend(paths)

    def idle(self) -> None:
        """Let everything that was started come to its end."""
        self.until(self.desktop.background.job_over, lambda: not self.desktop.background.jobs)


Start = Callable[..., Hand]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts the whole program on a computer whose folders are the test's own."""
    made: list[Hand] = []

    def begin(catalogue: str = "") -> Hand:
        settings = DesktopSettings(tmp_path / "config", tmp_path / "data", catalogue)
        desktop = Desktop(qapp, settings, PAGES, REAL)
        made.append(Hand(qtbot, desktop))
        qtbot.addWidget(desktop.window)
        with qtbot.waitExposed(desktop.window):
            desktop.begin()
        desktop.window.activateWindow()
        return made[-1]

    yield begin
    for each in made:
        each.desktop.close()
    qapp.processEvents()
    assert not [defect for each in made for defect in each.defects]


@pytest.fixture
def at_work(start: Start, filled_file: Path, tmp_path: Path) -> Hand:
    """The program over a catalogue with records that wait to be matched."""
    hand = start(str(copy_of(filled_file, tmp_path)))
    entered(hand)
    return hand


def entered(hand: Hand) -> None:
    """Wait until the catalogue is open and the day's copy is made."""
    hand.until(hand.desktop.workplace.entered, lambda: hand.desktop.workplace.catalogue is not None)
    hand.idle()


def workbook(file: Path, **sheets: tuple[tuple[object, ...], ...]) -> Path:
    """An ordinary list in Excel."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file
