"""Kewajaran dan ketergantungan: a run is judged when it is looked at, and a click opens what stands behind a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from models.domain.fairness import BlockingLine, DependenceKind
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.use_cases.list_runs import list_runs
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.models.pairs.moving import move_away
from tests.records import TODAY, enterprise, import_rows
from tests.ui.pages.matching.surroundings import WAIT
from ui.pages.matching.analyses.fairness_view import FairnessView
from ui.widgets.lists.table import Table
from ui.workplace import Workplace


@pytest.fixture(scope="module")
def unfair_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run, and after it a newcomer who would suit a need better than one who was chosen."""
    folder = tmp_path_factory.mktemp("kewajaran")
    opened = open_catalogue(str(copy_of(filled_file, folder)))
    move_away(opened, "Tani Sejahtera")
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    newcomer = (enterprise(10, "Tani Unggul Baru", "ubi_kayu", capacity=8_000, price=1_000),)
    assert import_rows(opened, folder, IntakeKind.ENTERPRISES, newcomer).rejected == 0
    opened.catalogue.close()
    return folder / "katalog.db"


@pytest.fixture
def opened(unfair_file: Path, tmp_path: Path) -> Iterator[Opened]:
    found = open_catalogue(str(copy_of(unfair_file, tmp_path)))
    yield found
    found.catalogue.close()


@pytest.fixture
def view(qtbot: QtBot, work: Workplace, opened: Opened) -> FairnessView:
    work.enter(opened.catalogue, opened.actor)
    made = FairnessView(work)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def judge(qtbot: QtBot, view: FairnessView, opened: Opened) -> None:
    """Show the newest run and wait for the answer."""
    with qtbot.waitSignal(view.alerts.modelReset, timeout=WAIT):
        view.show_run(list_runs(opened.catalogue, opened.actor)[0], newest=True)


def click(qtbot: QtBot, table: Table, number: int) -> None:
    place = table.visualRect(table.model().index(number, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def lines(view: FairnessView) -> list[BlockingLine]:
    found = (view.pairs.row_at(number) for number in range(view.pairs.rowCount()))
    return [line for line in found if line is not None]


def alert_of(view: FairnessView, kind: DependenceKind) -> int:
    rows = [view.alerts.row_at(number) for number in range(view.alerts.rowCount())]
    return [row.kind for row in rows if row is not None].index(kind)


def test_who_would_rather_have_each_other_is_listed_and_opens_the_need(
    qtbot: QtBot, view: FairnessView, opened: Opened
) -> None:
    judge(qtbot, view, opened)
    assert [(line.enterprise_name, line.need) for line in lines(view)] == [("Tani Unggul Baru", "K-0001")]
    assert "1 pasangan" in view.summary.text()
    assert "Katalog berubah" in view.summary.text()
    with qtbot.waitSignal(view.need_wanted) as told:
        click(qtbot, view.pairs_table, 0)
    assert told.args == ["K-0001"]


def test_a_line_of_dependence_opens_the_enterprise_or_the_need(
    qtbot: QtBot, view: FairnessView, opened: Opened
) -> None:
    judge(qtbot, view, opened)
    with qtbot.waitSignal(view.go_to) as told:
        click(qtbot, view.alerts_table, alert_of(view, DependenceKind.ENTERPRISE))
    page, query = told.args
    assert page == "enterprises"
    assert isinstance(query, ListQuery)
    assert query.words.startswith("U-")
    with qtbot.waitSignal(view.need_wanted) as wanted:
        click(qtbot, view.alerts_table, alert_of(view, DependenceKind.NEED))
    assert wanted.args[0].startswith("K-")


def test_another_limit_is_tried_as_soon_as_it_is_typed(qtbot: QtBot, view: FairnessView, opened: Opened) -> None:
    judge(qtbot, view, opened)
    before = view.alerts.rowCount()
    field = view.limits["enterprise"]
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(view.alerts.modelReset, timeout=WAIT):
        qtbot.keyClicks(field, "1")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.alerts.rowCount() > before


def test_a_plan_without_complaint_says_so(qtbot: QtBot, view: FairnessView, opened: Opened) -> None:
    run_matching(opened.catalogue, opened.actor, MatchSettings(poverty_lambda=0), today=TODAY)
    for field in view.limits.values():
        field.setValue(100)
    judge(qtbot, view, opened)
    assert lines(view) == []
    assert "mantap" in view.summary.text()
    assert not view.pairs_table.isVisible()


def test_stopped_on_the_way_it_offers_to_judge_again(qtbot: QtBot, view: FairnessView, opened: Opened) -> None:
    view.show_run(list_runs(opened.catalogue, opened.actor)[0], newest=True)
    job = view._job
    assert job is not None
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        job.cancel()
    assert view._stack.currentWidget().accessibleName() == "Penilaian dihentikan"
    again = view._stack.currentWidget().findChild(QAbstractButton)
    with qtbot.waitSignal(view.alerts.modelReset, timeout=WAIT):
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert view.alerts.rowCount() > 0
