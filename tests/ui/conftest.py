"""A window without a display, threads that are stopped, and sentences that must exist."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.domain.actor import Actor, Role
from models.domain.changes import Changed, Outcome
from ui import texts
from ui.background import Background
from ui.widgets.look.indonesian import speak_indonesian
from ui.widgets.look.theme import Scheme, Theme
from ui.workplace import Workplace

NOISE = r"^This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
"""What the display-less platform says of itself, whatever the program does."""

PATIENCE = 20_000
"""Milliseconds to wait for what must come, on a machine that has other things to do, too."""

OFFICER = Actor("00000000-0000-7000-8000-000000000001", "Petugas Contoh", Role.DISKOPUMDAG, "TBN", "35.23")


class PatientBot(QtBot):
    """Waits longer than usual before it gives up; what comes in time takes no longer."""

    def waitSignal(self, *given: Any, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(*given, timeout=timeout, **more)

    def waitSignals(self, *given: Any, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignals(*given, timeout=timeout, **more)

    def waitUntil(self, *given: Any, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitUntil(*given, timeout=timeout, **more)

    def waitExposed(self, *given: Any, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitExposed(*given, timeout=timeout, **more)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's other warnings still fail a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(NOISE, extend=True))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A patient hand at the window."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def strict_texts() -> Iterator[None]:
    """An unknown message id fails the test."""
    texts.break_on_unknown_ids(True)
    yield
    texts.break_on_unknown_ids(False)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Our look and our words on the one application of the run."""
    speak_indonesian(qapp)
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def _dressed(theme: Theme) -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Threads that are stopped afterwards."""
    made = Background()
    yield made
    made.close()
    qapp.processEvents()


@pytest.fixture
def reversed_changes() -> list[str]:
    """Change sets that were taken back, oldest first."""
    return []


@pytest.fixture
def work(background: Background, reversed_changes: list[str], tmp_path: Path) -> Workplace:
    """A page's surroundings with an officer and no catalogue."""

    def reverse(uid: str, *, progress: object) -> Outcome:
        reversed_changes.append(uid)
        return Outcome(Changed.ENTERPRISES, f"{uid}'")

    return Workplace(None, OFFICER, background, reverse)
