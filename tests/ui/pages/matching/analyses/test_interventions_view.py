"""The most useful help, with real clicks: compute, price, spend a budget, open whom it is for, write it down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.use_cases.open_catalogue import Opened
from tests.halal_market import matched_halal_market
from tests.ui.test_frame import nameless
from ui.dialogs.choose_file import GivenFiles
from ui.pages.matching.analyses.interventions_view import InterventionsView
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
WAIT = 30_000


@pytest.fixture
def view(opened: Opened, tmp_path: Path, qtbot: QtBot, work: Workplace) -> InterventionsView:
    run = matched_halal_market(opened, tmp_path)
    work.catalogue, work.actor = opened.catalogue, opened.actor
    made = InterventionsView(work)
    qtbot.addWidget(made)
    made.resize(1100, 620)
    made.show()
    made.show_run(run, newest=True)
    return made


def press(qtbot: QtBot, view: InterventionsView, text: str) -> None:
    (found,) = [each for each in view.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    qtbot.mouseClick(found, LEFT)


def computed(qtbot: QtBot, view: InterventionsView, says: str = "Hitung") -> None:
    view.sentence.clear()
    press(qtbot, view, says)
    qtbot.waitUntil(lambda: bool(view.sentence.text()) and view.again_button.isEnabled(), timeout=WAIT)


def cells(model: object, row: int) -> list[str]:
    return [model.data(model.index(row, at)) for at in range(4)]  # type: ignore[attr-defined]


def test_help_is_computed_only_when_asked_for(qtbot: QtBot, view: InterventionsView) -> None:
    assert view.empty.isVisible()
    press(qtbot, view, "Hitung")
    assert not view.empty.isEnabled()
    qtbot.waitUntil(lambda: view.rows.rowCount() == 1, timeout=WAIT)
    assert cells(view.rows, 0) == ["Sertifikat halal", "3", "+2", "+4.000\u00a0kg"]
    assert view.sentence.text().startswith("Isi anggaran dan biaya satuan")
    assert view.pane.rows.rowCount() == 3
    assert nameless(view) == []
    qtbot.waitUntil(view.again_button.isEnabled, timeout=WAIT)


def test_a_price_and_a_budget_make_a_portfolio(qtbot: QtBot, view: InterventionsView) -> None:
    computed(qtbot, view)
    qtbot.keyClicks(view.pane.cost.input, "300000")
    assert view.rows.data(view.rows.index(0, 4)) == "Rp900.000"
    qtbot.keyClicks(view.budget.input, "1000000")
    computed(qtbot, view, "Hitung lagi")
    assert view.sentence.text() == (
        "Dengan Rp900.000 dari Rp1.000.000: +2 kemitraan, +4.000\u00a0kg tiap bulan, +2 kebutuhan penuh."
    )
    assert cells(view.step_rows, 0) == ["1. Sertifikat halal", "Rp900.000", "+2", "+4.000\u00a0kg"]
    assert view.steps.isVisible()
    assert "tidak menjaminnya" in view.note.text()
    assert view.pane.cost.value() == 300_000_00


def test_a_wrong_budget_is_said_beside_the_field(qtbot: QtBot, view: InterventionsView) -> None:
    computed(qtbot, view)
    qtbot.keyClicks(view.budget.input, "banyak")
    press(qtbot, view, "Hitung lagi")
    assert view.budget.message
    assert view.again_button.isEnabled()


def test_an_enterprise_of_a_package_is_opened(qtbot: QtBot, view: InterventionsView) -> None:
    computed(qtbot, view)
    place = view.pane.table.visualRect(view.pane.rows.index(1, 0)).center()
    with qtbot.waitSignal(view.go_to) as went:
        qtbot.mouseClick(view.pane.table.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(view.pane.table.viewport(), LEFT, pos=place)
    page, query = went.args
    assert (page, query.words) == ("enterprises", "U-000002")


def test_the_list_is_exported(qtbot: QtBot, view: InterventionsView, tmp_path: Path) -> None:
    computed(qtbot, view)
    file = tmp_path / "keluar.xlsx"
    view.work.files = GivenFiles(file)
    with qtbot.waitSignal(view.work.said, timeout=WAIT):
        view.list.export_wanted.emit(view.rows.query)
    _headings, row = load_workbook(file).active.iter_rows(values_only=True)
    assert row[:2] == ("Sertifikat halal", "3 UMKM")


def test_another_run_is_asked_about_anew(qtbot: QtBot, view: InterventionsView) -> None:
    computed(qtbot, view)
    run = view._run
    assert run is not None
    view.show_run(run, newest=True)
    assert not view.empty.isVisible()
    view.show_run(replace(run, code="R-9999"), newest=True)
    assert view.empty.isVisible()


def test_a_cancelled_ranking_leaves_the_question(qtbot: QtBot, view: InterventionsView) -> None:
    press(qtbot, view, "Hitung")
    assert view._job is not None
    with qtbot.waitSignal(view._job.cancelled, timeout=WAIT):
        view._job.cancel()
    qtbot.waitUntil(view.empty.isEnabled, timeout=WAIT)
    assert view.empty.isVisible()
