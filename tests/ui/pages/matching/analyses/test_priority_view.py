"""What poverty priority costs, with real clicks: compute, look at a point, take it for the next run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.domain.matching import RunFact
from models.domain.trade_off import CurvePoint, TradeOffCurve
from models.use_cases.list_runs import list_runs
from models.use_cases.open_catalogue import Opened
from models.use_cases.settings import read_match_settings
from models.use_cases.summarise_run import summarise_run
from tests.poor_market import matched_poor_market
from tests.ui.test_frame import nameless
from ui.pages.matching.analyses.priority_view import PriorityView
from ui.pages.matching.run_summary import RunSummaryView
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
WAIT = 30_000


def show(qtbot: QtBot, work: Workplace, opened: Opened, run: RunFact) -> PriorityView:
    work.catalogue, work.actor = opened.catalogue, opened.actor
    view = PriorityView(work)
    qtbot.addWidget(view)
    view.resize(1000, 560)
    view.show()
    view.show_run(run, newest=True)
    qtbot.waitUntil(lambda: bool(view.next_line.text()), timeout=WAIT)
    return view


@pytest.fixture
def view(opened: Opened, tmp_path: Path, qtbot: QtBot, work: Workplace) -> PriorityView:
    """The view over the market of the poor, its run at λ 1."""
    return show(qtbot, work, opened, matched_poor_market(opened, tmp_path, poverty_lambda=1000))


def curve(*households: int | None, run: str = "R-0001", own: int = 0) -> TradeOffCurve:
    points = tuple(
        CurvePoint(at * 100, 50.0 - at, 10.0 + at, 60.0, 61.0, 0.01, count, 5, at / 50, dominated=False)
        for at, count in enumerate(households)
    )
    return TradeOffCurve(run, own, points)


def said_in(summary: RunSummaryView) -> list[str]:
    return [label.text() for label in summary.findChildren(QLabel)]


def press(qtbot: QtBot, view: PriorityView, text: str) -> None:
    (found,) = [each for each in view.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    qtbot.mouseClick(found, LEFT)


def test_the_curve_is_computed_when_asked_for_and_stays_for_its_run(qtbot: QtBot, view: PriorityView) -> None:
    assert not view.curve.isVisible()
    press(qtbot, view, "Hitung kurva")
    assert not view.empty.isEnabled()
    qtbot.waitUntil(lambda: view.rows.rowCount() == 8, timeout=WAIT)
    kept_back = "Dengan λ 1: selisih keluarga desil 1–2 kurang dari 10; kecocokan total turun"
    assert view.sentence.text().startswith(kept_back)
    assert view.rows.row_at(7)[0].households == 12
    (run,) = list_runs(view.work.catalogue, view.work.actor)
    view.show_run(run, newest=True)
    assert view.rows.rowCount() == 8
    qtbot.waitUntil(view.again_button.isEnabled, timeout=WAIT)


def test_a_click_on_the_curve_says_what_the_point_gains_and_costs(qtbot: QtBot, view: PriorityView) -> None:
    view.show_curve(curve(41, 55, 62))
    assert view.curve.isVisible()
    qtbot.mouseClick(view.curve, LEFT, pos=view.curve.place_of("200").toPoint())
    assert view.sentence.text() == (
        "Dengan λ 0,2: 21 keluarga desil 1–2 lebih banyak dilayani; kecocokan total turun 4,0\u00a0%."
    )
    assert view.table.selected_numbers() == [2]
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=view.table.visualRect(view.rows.index(1, 1)).center())
    assert view.sentence.text().startswith("Dengan λ 0,1: 14 keluarga")
    assert view.curve.accessibleDescription().startswith("λ 0,1: 55 keluarga")
    view.curve.setFocus()
    qtbot.keyClick(view.curve, Qt.Key.Key_Left)
    assert view.sentence.text() == "Dengan λ 0 hanya kecocokan yang menentukan: tidak ada yang dilepas."


def test_the_chosen_point_is_what_the_next_run_takes(qtbot: QtBot, view: PriorityView) -> None:
    view.show_curve(curve(41, 55, 62))
    view.choose(100)
    with qtbot.waitSignal(view.work.said, timeout=WAIT) as said:
        press(qtbot, view, "Pakai titik ini untuk pencocokan berikutnya")
    assert said.args[0] == "Bobot prioritas λ 0,1 disimpan; berlaku mulai pencocokan berikutnya"
    assert said.args[1]
    qtbot.waitUntil(lambda: view.next_line.text() == "Pencocokan berikutnya memakai λ 0,1.", timeout=WAIT)
    assert read_match_settings(view.work.catalogue, view.work.actor).poverty_lambda == 100
    assert not view.use_button.isEnabled()
    with qtbot.waitSignal(view.run_wanted):
        press(qtbot, view, "Jalankan pencocokan sekarang")


def test_where_few_are_served_no_number_is_drawn_or_written(qtbot: QtBot, view: PriorityView) -> None:
    view.show_curve(curve(None, None, 12))
    assert not view.curve.isVisible()
    assert "di bawah 10 keluarga" in view.note.text()
    cells = [str(view.rows.index(row, 1).data()) for row in range(3)]
    assert cells == ["< 10", "< 10", "12"]


def test_a_curve_of_another_run_waits_until_that_run_is_shown(qtbot: QtBot, view: PriorityView) -> None:
    view.show_curve(curve(41, 55, run="R-0077"))
    assert view.rows.rowCount() == 0
    assert not view.curve.isVisible()


def test_the_summary_of_a_run_says_what_was_given_up(qtbot: QtBot, view: PriorityView) -> None:
    summary = RunSummaryView()
    qtbot.addWidget(summary)
    view.given_up.connect(summary.note_given_up)
    work = view.work
    summary.show_summary(summarise_run(work.catalogue, work.actor, "R-0001"))
    before = said_in(summary)
    assert any(each.endswith("prioritas.") and "λ 1: " in each for each in before)
    view.show_curve(curve(41, 55, 62, run="R-0077", own=100))
    assert said_in(summary) == before
    view.show_curve(curve(41, 55, 62, own=100))
    assert any("14 keluarga desil 1–2 lebih banyak dilayani" in each for each in said_in(summary))


def test_cancelled_work_leaves_the_question_open(qtbot: QtBot, view: PriorityView) -> None:
    press(qtbot, view, "Hitung kurva")
    view.work.background.jobs[0].cancel()
    qtbot.waitUntil(view.empty.isEnabled, timeout=WAIT)
    assert view.rows.rowCount() == 0


def test_every_control_has_a_name_and_narrow_room_stacks_them(qtbot: QtBot, view: PriorityView) -> None:
    view.show_curve(curve(41, 55, 62))
    assert nameless(view) == []
    assert view.table.x() > view.curve.geometry().right()
    view.resize(600, 640)
    qtbot.waitUntil(lambda: view.table.y() > view.curve.geometry().bottom(), timeout=WAIT)
    assert view.minimumSizeHint().width() <= 600
