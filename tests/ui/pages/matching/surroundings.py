"""A window over a real catalogue, for the pages that follow a run of the matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from models.domain.matching import MatchSettings
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from models.use_cases.undo_change import UndoReport, undo_change
from tests.conftest import copy_of
from tests.records import TODAY
from ui.background import Background
from ui.main_window import MainWindow
from ui.widgets.frame.places import Place
from ui.workplace import Workplace

PLACES = (
    Place("matching", "Pencocokan", "handshake", "ui.pages.matching.page:MatchingPage"),
    Place("agreements", "Perjanjian", "file-text", "ui.pages.agreements.page:AgreementsPage"),
    Place("reports", "Laporan", "files", "ui.pages.reports.page:ReportsPage"),
)
WAIT = 20_000
"""Milliseconds that a run of the matcher may take on a slow machine."""

OpenWindow = Callable[[Path], MainWindow]


@pytest.fixture(scope="session")
def matched_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled catalogue after one run."""
    file = copy_of(filled_file, tmp_path_factory.mktemp("cocok"))
    opened = open_catalogue(str(file))
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    opened.catalogue.close()
    return file


@pytest.fixture
def matched(matched_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A copy of it, open."""
    opened = open_catalogue(str(copy_of(matched_file, tmp_path)))
    yield opened
    opened.catalogue.close()


@pytest.fixture
def open_window(qtbot: QtBot, background: Background, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens the window over a copy of a catalogue's file."""
    opened: list[Opened] = []

    def open_it(file: Path) -> MainWindow:
        found = open_catalogue(str(copy_of(file, tmp_path)))
        opened.append(found)

        def reverse(uid: str, *, progress: Callable[[int, int], None]) -> UndoReport:
            return undo_change(found.catalogue, found.actor, uid, progress=progress)

        work = Workplace(found.catalogue, found.actor, background, reverse)
        memory = QSettings(str(tmp_path / "jendela.ini"), QSettings.Format.IniFormat)
        window = MainWindow(work, PLACES, memory)
        window.workplace = work  # type: ignore[attr-defined]  # tests ask the page's surroundings
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.begin()
        return window

    yield open_it
    background.close()
    for each in opened:
        each.catalogue.close()
