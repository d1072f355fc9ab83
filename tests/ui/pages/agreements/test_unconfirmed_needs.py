"""What was only concluded is marked among the accepted proposals, and leads to the need instead of to a paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import Changed, ChangeKind
from models.domain.matching import ProposalLine
from tests.ui.pages.agreements.test_agreements_page import accept, codes, work_of
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.main_window import MainWindow
from ui.pages.agreements.page import AgreementsPage

LEFT = Qt.MouseButton.LeftButton


def page_with_one_inferred(qtbot: QtBot, window: MainWindow) -> tuple[AgreementsPage, int]:
    """The page, and the row of the proposal whose need is only concluded."""
    accept(window, *codes(window))
    window.open_page("agreements")
    page = window.page
    assert isinstance(page, AgreementsPage)
    qtbot.waitUntil(lambda: page.ready.list.model.row_at(0) is not None, timeout=WAIT)
    work, last = work_of(window), page.ready.list.model.rowCount() - 1
    row = page.ready.list.model.row_at(last)
    assert isinstance(row, ProposalLine)
    with work.catalogue.transaction() as session, change_set(session, work.actor, ChangeKind.SCREEN):
        session.execute(update(t.Need).where(t.Need.code == row.need).values(inferred=True))
    work.background.catalogue_changed.emit(Changed.NEEDS)
    qtbot.waitUntil(lambda: _inferred(page, last), timeout=WAIT)
    return page, last


def _inferred(page: AgreementsPage, number: int) -> bool:
    row = page.ready.list.model.row_at(number)
    return isinstance(row, ProposalLine) and row.need_inferred


def test_a_concluded_need_is_marked_and_opened_instead(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    page, marked = page_with_one_inferred(qtbot, window)
    ready = page.ready
    ready.list.table.setCurrentIndex(ready.list.model.index(marked, 0))
    shown = [ready.list.model.index(marked, at).data() for at in range(ready.list.model.columnCount())]
    assert any(str(each).startswith("Disimpulkan: ") for each in shown)
    assert not ready.make_button.isEnabled()
    assert "perlu mengonfirmasinya" in ready.unconfirmed.text()
    with qtbot.assertNotEmitted(ready.wanted):
        ready.list.opened.emit(ready.list.current())
    page.go_to.disconnect()
    with qtbot.waitSignal(page.go_to) as gone:
        qtbot.mouseClick(ready.confirm_button, LEFT)
    assert gone.args == ["partners", ready.list.current().need]


def test_a_stated_need_goes_on_to_its_paper(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    page, _marked = page_with_one_inferred(qtbot, window)
    page.ready.list.table.setCurrentIndex(page.ready.list.model.index(0, 0))
    assert page.ready.make_button.isEnabled()
    assert not page.ready.confirm_button.isVisible()
    with qtbot.waitSignal(page.ready.wanted):
        qtbot.mouseClick(page.ready.make_button, LEFT)
