"""The program as it starts: first choice, opening, standing, saving."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.domain.actor import Actor
from models.domain.changes import Outcome
from models.domain.progress import Progress
from models.problems import UserProblem
from tests.ui.conftest import OFFICER
from tests.ui.test_frame import PLACES
from ui.desktop import Desktop, Opened, Wiring
from ui.desktop_settings import DesktopSettings, remember_scheme, remembered_scheme
from ui.dialogs.choose_file import GivenFiles
from ui.remembered_place import remember_place, remembered_place
from ui.saving import write_file
from ui.widgets.look.theme import Scheme
from ui.workplace import Workplace


class PaperCatalogue:
    """Stands for a catalogue."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.closed = False

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class PaperOpened:
    """Stands for an opened catalogue."""

    catalogue: PaperCatalogue
    actor: Actor = OFFICER


class Doors:
    """Use cases of the frame that remember what was asked."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.filled: list[str] = []

    def open(self, place: str, *, progress: Progress) -> Opened:
        self.opened.append(place)
        if "mati" in place:
            raise UserProblem("general.file_missing", file="server")
        return PaperOpened(PaperCatalogue(place))

    def fill(self, place: str, *, progress: Progress) -> Opened:
        self.filled.append(place)
        return PaperOpened(PaperCatalogue(place))

    def undo(self, *_args: object, **_values: object) -> Outcome:
        raise AssertionError

    def wiring(self) -> Wiring:
        return Wiring(self.open, self.undo, self.fill, last_backup=lambda _catalogue: "hari ini")


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, doors: Doors, tmp_path: Path) -> Iterator[Desktop]:
    """The program on a new computer."""
    made = Desktop(qapp, DesktopSettings(tmp_path / "config", tmp_path / "data"), PLACES, doors.wiring())
    qtbot.addWidget(made.window)
    made.begin()
    yield made
    made.window.close()
    made.close()


def press(desktop: Desktop, text: str) -> None:
    """Press one of the buttons of the first page."""
    next(each for each in desktop.welcome.findChildren(QPushButton) if each.text() == text).click()


def test_a_new_computer_is_asked_first(desktop: Desktop, doors: Doors) -> None:
    assert desktop.welcome.isVisible()
    assert not desktop.window.sidebar.isVisible()
    assert doors.opened == []


def test_the_sample_is_a_catalogue_of_its_own(desktop: Desktop, doors: Doors, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desktop.workplace.entered):
        press(desktop, "Buka contoh")
    assert (doors.filled, doors.opened) == ([str(tmp_path / "data" / "contoh.db")], [])
    assert desktop.window.page is not None
    assert desktop.window.sidebar.isVisible()
    assert desktop.window.status.catalogue.text() == "Katalog: contoh.db"
    assert desktop.window.status.user.text() == "Petugas Contoh · TBN"


def test_the_choice_is_remembered(desktop: Desktop, doors: Doors, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desktop.workplace.entered):
        press(desktop, "Mulai kosong")
    assert doors.filled == []
    assert remembered_place(desktop.memory) == str(tmp_path / "data" / "katalog.db")


def test_a_server_that_does_not_answer_leads_back_with_a_sentence(desktop: Desktop, doors: Doors, qtbot: QtBot) -> None:
    desktop.welcome.url.setText("hhtp://x")
    press(desktop, "Sambungkan")
    assert "postgresql://" in desktop.welcome.message.text()
    desktop.welcome.url.setText("postgresql://mati/temumitra")
    with qtbot.waitSignal(desktop.background.job_over):
        press(desktop, "Sambungkan")
    assert desktop.welcome.message.text().startswith("Berkas server tidak ditemukan.")
    assert desktop.welcome.isVisible()
    assert remembered_place(desktop.memory) == ""


def test_another_catalogue_closes_the_first(desktop: Desktop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desktop.workplace.entered):
        desktop.open("satu.db")
    first = desktop.workplace.catalogue
    with qtbot.waitSignal(desktop.workplace.entered):
        desktop.open("dua.db")
    assert first.closed
    assert not desktop.workplace.catalogue.closed


def test_the_scheme_is_remembered(desktop: Desktop) -> None:
    assert remembered_scheme(desktop.memory) is Scheme.SYSTEM
    remember_scheme(desktop.memory, Scheme.DARK)
    assert remembered_scheme(desktop.memory) is Scheme.DARK
    desktop.memory.setValue("look/scheme", "ungu")
    assert remembered_scheme(desktop.memory) is Scheme.SYSTEM


def test_a_password_never_reaches_the_disk(desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ring: dict[tuple[str, str], str] = {}
    fake = SimpleNamespace(
        get_password=lambda service, user: ring.get((service, user)),
        set_password=lambda service, user, word: ring.__setitem__((service, user), word),
    )
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setitem(sys.modules, "keyring.errors", SimpleNamespace(KeyringError=OSError))
    remember_place(desktop.memory, "postgresql://ani:ra%2Fhasia@server:5433/temumitra?sslmode=verify-full")
    kept = (tmp_path / "config" / "window.ini").read_text(encoding="utf-8")
    assert "hasia" not in kept
    assert remembered_place(desktop.memory).startswith("postgresql://ani:")
    assert "5433/temumitra?sslmode=verify-full" in remembered_place(desktop.memory)


def test_files_are_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "perjanjian.pdf"
    assert write_file(target, b"satu") == target
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(UserProblem) as refused:
        write_file(target, b"dua")
    assert refused.value.message == "general.disk_full"
    assert target.read_bytes() == b"satu"
    assert [each.name for each in tmp_path.iterdir()] == ["perjanjian.pdf"]


def _full(_handle: int) -> None:
    raise OSError(28, "full")


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as refused:
        write_file(tmp_path / "tiada" / "x.pdf", b"x")
    assert refused.value.message == "general.folder_missing"


def test_pages_save_bytes_where_the_user_says(work: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    work.files = GivenFiles(tmp_path / "a.pdf")
    with qtbot.waitSignal(work.said) as said:
        work.save_bytes(None, "Simpan", "perjanjian.pdf", "PDF (*.pdf)", b"isi")  # type: ignore[arg-type]  # no window
    assert said.args[0] == "Tersimpan: a.pdf"
    assert (tmp_path / "a.pdf").read_bytes() == b"isi"
    assert work.files.offered == ["perjanjian.pdf"]
