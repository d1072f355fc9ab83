"""Letters of an accepted group out of Laporan, with real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.use_cases.list_letters import letter_file
from models.use_cases.open_catalogue import open_catalogue
from tests.conftest import copy_of
from tests.models.papers.farmers import ready
from tests.reports.reading import whole_text
from tests.small_enterprises import NAMES
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from tests.ui.pages.reports.test_reports_page import choose, letters, pick, preview, work_of
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.reports.page import ReportsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def farmers_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with an accepted group and nothing else."""
    folder = tmp_path_factory.mktemp("kelompok")
    opened = open_catalogue(str(copy_of(empty_file, folder)))
    ready(opened, folder)
    opened.catalogue.close()
    return folder / "katalog.db"


def test_a_group_is_offered_as_a_group_and_its_letter_issued(
    qtbot: QtBot, open_window: OpenWindow, farmers_file: Path
) -> None:
    window = open_window(farmers_file)
    window.open_page("reports")
    page = window.page
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.maker.paper.page_count > 0, timeout=WAIT)
    choose(qtbot, page, "minutes")
    field = page.maker.form.fields["proposal"]
    assert "kelompok Koperasi Tani Rukun dkk. (5 usaha)" in field.input.itemText(1)
    pick(qtbot, field, 1)
    preview(qtbot, page, "Kelompok Koperasi Tani Rukun dkk.")
    qtbot.mouseClick(page.maker.form.save_button, LEFT)
    dialog = page.findChildren(VerbDialog)[0]
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)
    (line,) = letters(window)
    work = work_of(window)
    text = whole_text(letter_file(work.catalogue, work.actor, line.code))
    assert all(name in text for name in NAMES)
