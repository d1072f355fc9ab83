"""Simulasi pendapatan and Halaman penjelasan with real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.domain.income import Scenario
from models.domain.lists import ListQuery
from models.use_cases.list_agreements import list_agreements
from tests.reports.reading import whole_text
from tests.ui.pages.agreements.test_agreements_page import (
    LEFT,
    WAIT,
    accept,
    codes,
    draft_of,
    issue,
    texts_in,
    type_into,
    work_of,
)
from tests.ui.pages.matching.surroundings import OpenWindow
from ui.dialogs.choose_file import GivenFiles
from ui.main_window import MainWindow
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.income_view import IncomeDialog
from ui.pages.agreements.page import AgreementsPage
from ui.pages.agreements.plain_view import PlainPageDialog


@pytest.fixture
def drafting(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> tuple[MainWindow, AgreementsPage, DraftView]:
    window = open_window(matched_file)
    accept(window, *codes(window))
    window.open_page("agreements")
    page = window.page
    assert isinstance(page, AgreementsPage)
    return window, page, draft_of(qtbot, window, page)


def simulation(qtbot: QtBot, within: QWidget) -> IncomeDialog:
    """The dialog, once it has reckoned."""
    dialog = within.findChildren(IncomeDialog)[0]
    qtbot.waitUntil(lambda: dialog.shown is not None, timeout=WAIT)
    return dialog


def put(qtbot: QtBot, dialog: IncomeDialog, line: QWidget, text: str) -> None:
    """Type into a field and wait for the new reckoning."""
    assert isinstance(line, QLineEdit)
    before = dialog.shown
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.waitUntil(lambda: dialog.shown is not before, timeout=WAIT)


def test_the_draft_is_reckoned_as_it_is_typed(
    qtbot: QtBot, drafting: tuple[MainWindow, AgreementsPage, DraftView]
) -> None:
    _, _, draft = drafting
    type_into(qtbot, draft, "price", "5.000")
    qtbot.mouseClick(draft.explaining.income_button, LEFT)
    dialog = simulation(qtbot, draft)
    assert dialog.shown is not None
    assert dialog.shown.terms.price == 500_000
    assert dialog.guesses[Scenario.MIDDLE][0].value() == 500_000
    said = texts_in(dialog)
    assert "Ini hitungan, bukan janji." in said
    assert "Biaya Bapak/Ibu sendiri belum dihitung." in said
    put(qtbot, dialog, dialog.fields["own_cost"].input, "2.000.000")
    assert "Titik impas" in texts_in(dialog)
    assert dialog.shown.inputs.own_cost == 200_000_000


def test_what_is_typed_stays_and_the_rest_follows(
    qtbot: QtBot, drafting: tuple[MainWindow, AgreementsPage, DraftView]
) -> None:
    _, _, draft = drafting
    qtbot.mouseClick(draft.explaining.income_button, LEFT)
    dialog = simulation(qtbot, draft)
    low, high = dialog.guesses[Scenario.LOW], dialog.guesses[Scenario.HIGH]
    output = high[1].value()
    put(qtbot, dialog, low[0].input, "1.234")
    put(qtbot, dialog, dialog.fields["months"].input, "2")
    assert low[0].value() == 123_400
    assert high[1].value() == 2 * output
    dialog.fields["months"].input.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(dialog.fields["months"].input, "999")
    qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT)
    assert "Lama hitungan" in dialog.message.text()


def test_the_page_takes_the_figures_of_the_simulation_along(
    qtbot: QtBot, drafting: tuple[MainWindow, AgreementsPage, DraftView], tmp_path: Path
) -> None:
    window, _, draft = drafting
    qtbot.mouseClick(draft.explaining.income_button, LEFT)
    dialog = simulation(qtbot, draft)
    put(qtbot, dialog, dialog.fields["own_cost"].input, "1.500.000")
    qtbot.mouseClick(dialog.page_button, LEFT)
    shown = dialog.findChildren(PlainPageDialog)[0]
    qtbot.waitUntil(lambda: shown.paper.page_count > 0, timeout=WAIT)
    assert shown.paper.page_count <= 2
    out = tmp_path / "penjelasan.pdf"
    files = work_of(window).files = GivenFiles(out)
    qtbot.mouseClick(shown.paper.save_button, LEFT)
    qtbot.waitUntil(out.exists, timeout=WAIT)
    assert files.offered == [f"penjelasan-{draft.proposed.proposal}.pdf"]
    text = whole_text(out.read_bytes())
    assert "Rp1.500.000" in text
    assert "Titik impas" in text
    qtbot.mouseClick(shown.close_button, LEFT)
    assert not shown.isVisible()


def test_an_issued_agreement_has_both(
    qtbot: QtBot, drafting: tuple[MainWindow, AgreementsPage, DraftView]
) -> None:
    window, page, draft = drafting
    issue(qtbot, window, draft)
    work = work_of(window)
    qtbot.waitUntil(lambda: page.issued.explaining.isVisible(), timeout=WAIT)
    (line,) = list_agreements(work.catalogue, work.actor, ListQuery(), 0, 5).rows
    qtbot.mouseClick(page.issued.explaining.page_button, LEFT)
    shown = page.issued.findChildren(PlainPageDialog)[0]
    qtbot.waitUntil(lambda: shown.paper.page_count > 0, timeout=WAIT)
    assert shown.subject == line.agreement
    qtbot.mouseClick(shown.close_button, LEFT)
    qtbot.mouseClick(page.issued.explaining.income_button, LEFT)
    dialog = simulation(qtbot, page.issued)
    assert dialog.shown is not None
    assert dialog.shown.number == line.number


def test_every_control_has_a_name(qtbot: QtBot, drafting: tuple[MainWindow, AgreementsPage, DraftView]) -> None:
    _, _, draft = drafting
    qtbot.mouseClick(draft.explaining.income_button, LEFT)
    dialog = simulation(qtbot, draft)
    kinds = (QAbstractButton, QLineEdit, QAbstractScrollArea)
    nameless = [each for kind in kinds for each in dialog.findChildren(kind) if not each.accessibleName()]
    assert nameless == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
