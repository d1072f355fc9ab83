"""After how many months a profile is marked: typed, kept, refused, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.freshness import FreshnessSettings
from models.use_cases.open_catalogue import Opened
from models.use_cases.settings import read_freshness_settings
from tests.ui.pages.home.surroundings import idle, show, workplace
from ui.background import Background
from ui.pages.settings.page import SettingsPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def work(opened: Opened, background: Background) -> Workplace:
    return workplace(opened, background)


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> SettingsPage:
    """The page over a new catalogue, open at this section."""
    made = SettingsPage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    made.open_record("freshness")
    return made


def _type(qtbot: QtBot, page: SettingsPage, text: str) -> None:
    line = page.freshness.months.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_the_months_are_kept_and_an_undo_takes_them_back(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.freshness
    assert page.section is section
    assert (section.months.value(), section.unsaved) == (12, False)
    _type(qtbot, page, "6")
    assert section.unsaved
    qtbot.mouseClick(section.form.save_button, LEFT)
    qtbot.waitUntil(lambda: not section.unsaved and section.months.value() == 6)
    assert read_freshness_settings(work.catalogue, work.actor) == FreshnessSettings(6)
    work.undo.undo()
    qtbot.waitUntil(lambda: section.months.value() == 12)


def test_a_number_that_makes_no_sense_is_said_and_not_kept(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    _type(qtbot, page, "0")
    assert page.freshness.months.message == "Isi antara 1 dan 120 bulan."
    qtbot.mouseClick(page.freshness.form.save_button, LEFT)
    assert page.freshness.unsaved
    assert not page.may_leave()
    assert read_freshness_settings(work.catalogue, work.actor) == FreshnessSettings(12)
