"""Bandingkan pencocokan: two runs side by side, the differences with their reasons, a run repeated, an export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.list_runs import list_proposals, list_runs
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.records import TODAY
from tests.ui.pages.matching.surroundings import WAIT
from ui.dialogs.choose_file import GivenFiles
from ui.pages.matching.analyses.comparison_view import ComparisonView
from ui.workplace import Workplace

FIGURES, CAME, WENT, CHANGED = range(4)


@pytest.fixture(scope="module")
def one_run(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = copy_of(filled_file, tmp_path_factory.mktemp("satu"))
    opened = open_catalogue(str(file))
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    opened.catalogue.close()
    return file


@pytest.fixture(scope="module")
def two_runs(one_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Before the second, an officer forbade the first proposal of the first."""
    file = copy_of(one_run, tmp_path_factory.mktemp("dua"))
    opened = open_catalogue(str(file))
    first = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 1).rows[0]
    decide_proposal(opened.catalogue, opened.actor, first.proposal, Decided.FORBID, "konflik")
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    opened.catalogue.close()
    return file


@pytest.fixture
def alone(one_run: Path, tmp_path: Path) -> Iterator[Opened]:
    found = open_catalogue(str(copy_of(one_run, tmp_path)))
    yield found
    found.catalogue.close()


@pytest.fixture
def both(two_runs: Path, tmp_path: Path) -> Iterator[Opened]:
    found = open_catalogue(str(copy_of(two_runs, tmp_path)))
    yield found
    found.catalogue.close()


@pytest.fixture
def view(qtbot: QtBot, work: Workplace) -> ComparisonView:
    made = ComparisonView(work)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def look(qtbot: QtBot, view: ComparisonView, opened: Opened, number: int = 0) -> None:
    """Show one of the runs, the newest first, and wait for the comparison."""
    view.work.enter(opened.catalogue, opened.actor)
    with qtbot.waitSignal(view.figures.modelReset, timeout=WAIT):
        view.show_run(list_runs(opened.catalogue, opened.actor)[number], newest=number == 0)


def choose_tab(qtbot: QtBot, view: ComparisonView, number: int) -> None:
    place = view.tabs.tabRect(number).center()
    qtbot.mouseClick(view.tabs, Qt.MouseButton.LeftButton, pos=QPoint(place))


def reasons(view: ComparisonView) -> list[str]:
    column = [each.key for each in view.changes.columns].index("why")
    return [str(view.changes.data(view.changes.index(row, column))) for row in range(view.changes.rowCount())]


def test_both_runs_stand_side_by_side_the_older_one_left(qtbot: QtBot, view: ComparisonView, both: Opened) -> None:
    look(qtbot, view, both)
    row = view.figures.row_at(0)
    assert row is not None
    assert (row.before[:6], row.after[:6]) == ("R-0001", "R-0002")
    assert "pengaturan, tanggal dan versi mesin yang sama" in view.settings.text()
    assert view.figures_table.isVisible()
    assert not view.changes_table.isVisible()


def test_who_went_is_listed_with_the_reason_and_opens_the_need(
    qtbot: QtBot, view: ComparisonView, both: Opened
) -> None:
    look(qtbot, view, both)
    choose_tab(qtbot, view, WENT)
    assert view.tabs.tabText(WENT) == f"Pergi {view.changes.rowCount()}"
    assert "Petugas melarang pasangan ini" in reasons(view)
    place = view.changes_table.visualRect(view.changes.index(0, 0)).center()
    with qtbot.waitSignal(view.need_wanted) as told:
        qtbot.mouseClick(view.changes_table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert told.args[0].startswith("K-")


def test_a_list_without_anything_says_so(qtbot: QtBot, view: ComparisonView, both: Opened) -> None:
    look(qtbot, view, both)
    choose_tab(qtbot, view, CAME)
    assert view.changes.rowCount() == 0
    assert view.nothing.isVisible()
    assert view.nothing.text() == "Tidak ada usulan baru."


def test_the_older_run_can_be_looked_at_as_well(qtbot: QtBot, view: ComparisonView, both: Opened) -> None:
    look(qtbot, view, both, number=1)
    assert view.with_run.text().startswith("R-0001")
    assert view.other.currentData() == "R-0002"
    row = view.figures.row_at(0)
    assert row is not None
    assert row.before[:6] == "R-0001"


def test_another_run_is_chosen_from_the_drop_down(qtbot: QtBot, view: ComparisonView, both: Opened) -> None:
    run_matching(both.catalogue, both.actor, MatchSettings(poverty_lambda=0), today=TODAY)
    look(qtbot, view, both)
    assert view.other.currentData() == "R-0002"
    view.other.setFocus()
    with qtbot.waitSignal(view.figures.modelReset, timeout=WAIT):
        qtbot.keyClick(view.other, Qt.Key.Key_Down)
    row = view.figures.row_at(0)
    assert row is not None
    assert row.before[:6] == "R-0001"
    assert "bobot prioritas keluarga miskin: 0,2 → 0" in view.settings.text()


def test_a_run_without_another_is_repeated_and_gives_the_same(
    qtbot: QtBot, view: ComparisonView, alone: Opened
) -> None:
    work = view.work
    work.enter(alone.catalogue, alone.actor)
    first = list_runs(alone.catalogue, alone.actor)[0]
    view.show_run(first, newest=True)
    qtbot.waitUntil(lambda: view._stack.currentIndex() == 1, timeout=WAIT)
    repeat = view._stack.currentWidget().findChild(QAbstractButton)
    with qtbot.waitSignal(work.said, timeout=WAIT) as said:
        qtbot.mouseClick(repeat, Qt.MouseButton.LeftButton)
    assert said.args[0] == "R-0001 diulangi sebagai R-0002: hasilnya sama persis"
    look(qtbot, view, alone)
    assert view.other.currentData() == "R-0001"
    assert view.result.text().startswith("Hasilnya sama persis")
    assert not view.export_button.isEnabled()


def test_what_differs_is_exported(qtbot: QtBot, view: ComparisonView, both: Opened, tmp_path: Path) -> None:
    file = tmp_path / "beda.csv"
    look(qtbot, view, both)
    view.work.files = GivenFiles(file)
    with qtbot.waitSignal(view.work.said, timeout=WAIT):
        qtbot.mouseClick(view.export_button, Qt.MouseButton.LeftButton)
    written = file.read_text(encoding="utf-8-sig")
    assert "petugas melarang pasangan ini" in written
    assert "pergi" in written
