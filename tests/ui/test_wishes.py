"""What Pengaturan asks of the program itself: another catalogue, a copy put back, another look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.catalogue.recording import change_set
from models.catalogue.tables import Business
from models.domain.changes import ChangeKind
from models.use_cases.back_up import back_up
from models.use_cases.open_catalogue import open_catalogue
from ui.desktop import PAGES, Desktop, Wiring
from ui.desktop_settings import DesktopSettings, remembered_scheme
from ui.pages.settings.wishes import OpenPlace, PutBack, UseScheme
from ui.widgets.look.theme import Scheme


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, filled_file: Path, tmp_path: Path) -> Iterator[Desktop]:
    """The program at work in a small catalogue."""
    file = tmp_path / "katalog.db"
    file.write_bytes(filled_file.read_bytes())
    made = Desktop(qapp, DesktopSettings(tmp_path / "config", tmp_path / "data", str(file)), PAGES, Wiring())
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.workplace.entered):
        made.begin()
    yield made
    made.window.close()
    made.close()


def name_of(desktop: Desktop) -> str:
    with desktop.workplace.catalogue.reading() as session:
        return str(session.get_one(Business, 1).name)


def test_another_catalogue_is_opened(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "lain.db"
    open_catalogue(str(other)).catalogue.close()
    with qtbot.waitSignal(desktop.workplace.entered):
        desktop.window.wished.emit(OpenPlace(str(other)))
    assert desktop.workplace.catalogue.file == other


def test_a_place_that_cannot_be_opened_leaves_the_catalogue_at_hand(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "surat.db"
    wrong.write_text("bukan basis data sama sekali, hanya sebuah surat")
    before = desktop.workplace.catalogue
    desktop.window.wished.emit(OpenPlace(str(wrong)))
    qtbot.waitUntil(lambda: "bukan katalog TemuMitra" in desktop.window.messages.sentence)
    assert desktop.workplace.catalogue is before
    assert desktop.window.page is not None


def test_a_copy_is_put_back(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    work, copy = desktop.workplace, tmp_path / "cadangan.db"
    back_up(work.catalogue, work.actor, copy)
    name = name_of(desktop)
    with work.catalogue.transaction() as session, change_set(session, work.actor, ChangeKind.SCREEN):
        session.get_one(Business, 1).name = "Nama Baru"
    with qtbot.waitSignal(work.entered):
        desktop.window.wished.emit(PutBack(copy))
    assert name_of(desktop) == name


def test_the_look_is_changed_and_remembered(desktop: Desktop) -> None:
    desktop.window.wished.emit(UseScheme(Scheme.DARK))
    assert desktop.theme.scheme is Scheme.DARK
    assert remembered_scheme(desktop.memory) is Scheme.DARK
    desktop.window.wished.emit(UseScheme(Scheme.LIGHT))
