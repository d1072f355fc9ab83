"""Pencocokan with real clicks: run, read why, decide, take back, stop a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.changes import Changed
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.use_cases.browse_run import EMPTY, FULL, PARTLY
from models.use_cases.list_runs import list_proposals, list_runs
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.dialogs.ask_reason import AskReason
from ui.main_window import MainWindow
from ui.pages.matching.page import MatchingPage
from ui.pages.matching.run_bar import View
from ui.widgets.empty_state import EmptyState
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def page_of(window: MainWindow) -> MatchingPage:
    page = window.page
    assert isinstance(page, MatchingPage)
    return page


def work_of(window: MainWindow) -> Workplace:
    found: Workplace = window.workplace  # type: ignore[attr-defined]  # set by the fixture
    return found


def shown(qtbot: QtBot, window: MainWindow) -> MatchingPage:
    """The page, once needs, proposals and reasons stand."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.proposals.rows.rowCount() > 0 and page.reasons.explanation is not None, timeout=WAIT)
    return page


def click_row(qtbot: QtBot, table: QWidget, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    area = table.visualRect(table.model().index(row, 1))  # type: ignore[attr-defined]
    qtbot.mouseClick(table.viewport(), LEFT, modifier, area.center())  # type: ignore[attr-defined]


def statuses(window: MainWindow) -> list[Decided]:
    work = work_of(window)
    return [line.status for line in list_proposals(work.catalogue, work.actor, ListQuery(), 0, 50).rows]


def current_proposal(page: MatchingPage) -> str | None:
    row = page.proposals.table.current()
    return None if row is None else row.proposal


def texts_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def decided(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> None:
    """Do something that writes a decision, and wait until the list shows it."""
    page = page_of(window)
    with qtbot.waitSignals([work_of(window).background.catalogue_changed, page.proposals.rows.refreshed], timeout=WAIT):
        act()
    qtbot.waitUntil(lambda: page.proposals.table.current() is not None, timeout=WAIT)


def test_an_empty_catalogue_says_what_is_missing_and_leads_there(
    qtbot: QtBot, open_window: OpenWindow, empty_file: Path
) -> None:
    window = open_window(empty_file)
    window.open_page("matching")
    page = page_of(window)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(EmptyState)))
    assert not window.title_bar.main_button.isEnabled()
    steps = [each for each in page.findChildren(QPushButton) if each.text() == "Buka UMKM"]
    page.go_to.disconnect()
    with qtbot.waitSignal(page.go_to) as gone:
        qtbot.mouseClick(steps[0], LEFT)
    assert gone.args == ["enterprises", None]


def test_the_first_run_is_one_click_and_ends_in_a_summary(
    qtbot: QtBot, open_window: OpenWindow, filled_file: Path
) -> None:
    window = open_window(filled_file)
    window.open_page("matching")
    page = page_of(window)
    qtbot.waitUntil(lambda: any("siap dicocokkan" in text for text in texts_in(page)))
    with qtbot.waitSignal(work_of(window).said, timeout=WAIT) as said:
        qtbot.mouseClick(window.title_bar.main_button, LEFT)
    qtbot.waitUntil(lambda: page.summary.cards["proposals"].figure != "", timeout=WAIT)
    runs = list_runs(work_of(window).catalogue, work_of(window).actor)
    assert len(runs) == 1
    assert said.args[0].startswith("R-0001 selesai")
    assert said.args[1] == ""  # a run is written once: no Urungkan is promised
    counts = runs[0].counts
    figures = {key: int(page.summary.cards[key].figure) for key in (FULL, PARTLY, EMPTY)}
    assert sum(figures.values()) == counts.needs
    assert page.run_bar.tabs.currentIndex() == list(View).index(View.SUMMARY)


def test_stopping_a_run_leaves_nothing(qtbot: QtBot, open_window: OpenWindow, filled_file: Path) -> None:
    window = open_window(filled_file)
    window.open_page("matching")
    page = page_of(window)
    qtbot.waitUntil(lambda: any("siap dicocokkan" in text for text in texts_in(page)))
    qtbot.mouseClick(window.title_bar.main_button, LEFT)
    job = work_of(window).background.jobs[0]
    with qtbot.waitSignals([job.cancelled, job.ended], timeout=WAIT):
        page.more_actions()[0].start()
    qtbot.waitUntil(lambda: not work_of(window).background.jobs)
    assert list_runs(work_of(window).catalogue, work_of(window).actor) == ()
    assert window.title_bar.main_button.isEnabled()


def test_the_reasons_add_up_to_the_score_and_name_their_sources(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    found = page.reasons.explanation
    assert found is not None
    row = page.proposals.table.current()
    assert sum(line.points for line in found.criteria) == found.score == row.score
    said = texts_in(page.reasons)
    assert sum(text.startswith("Sumber: ") for text in said) == sum(bool(line.source) for line in found.rules)
    assert any("sumber belum diverifikasi" in text for text in said)
    assert " → ".join(found.path) in said
    assert not any("desil" in text.lower() for text in said)


def test_the_line_below_tells_value_bound_and_gap(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    run = list_runs(work_of(window).catalogue, work_of(window).actor)[0]
    assert page.value_line.text.startswith("Mencapai 100,0\u00a0% dari batas terbaik: ")
    assert "Di antara semua pasangan yang memenuhi syarat" in page.value_line.text
    assert run.value <= run.upper_bound
    page.run_bar.show_view(View.SUMMARY)
    assert not page.value_line.isVisible()


def test_accept_undo_and_redo(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    code = page.proposals.table.current().proposal
    decided(qtbot, window, lambda: qtbot.mouseClick(page.proposals.buttons[Decided.ACCEPT], LEFT))
    assert page.proposals.table.current().proposal == code
    assert page.proposals.table.current().status is Decided.ACCEPT
    assert page.proposals.agree_button.isEnabled()
    decided(qtbot, window, lambda: qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert set(statuses(window)) == {Decided.OPEN}
    decided(qtbot, window, work_of(window).undo.redo)
    assert statuses(window).count(Decided.ACCEPT) == 1


def test_a_rejection_asks_for_its_reason_and_keeps_it(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    qtbot.mouseClick(page.proposals.buttons[Decided.REJECT], LEFT)
    dialog = page.findChildren(AskReason)[0]
    assert not dialog.verb_button.isEnabled()
    qtbot.keyClicks(dialog.field, "Harga tidak disepakati")
    decided(qtbot, window, lambda: qtbot.mouseClick(dialog.verb_button, LEFT))
    row = page.proposals.table.current()
    assert (row.status, row.reason) == (Decided.REJECT, "Harga tidak disepakati")


@pytest.mark.parametrize(
    "key,status", [(Qt.Key.Key_T, Decided.ACCEPT), (Qt.Key.Key_K, Decided.LOCK), (Qt.Key.Key_L, Decided.FORBID)]
)
def test_keys_decide(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path, key: Qt.Key, status: Decided
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    page.proposals.table.setFocus()
    decided(qtbot, window, lambda: qtbot.keyClick(page.proposals.table, key))
    assert page.proposals.table.current().status is status
    decided(qtbot, window, lambda: qtbot.keyClick(page.proposals.table, Qt.Key.Key_B))
    assert page.proposals.table.current().status is Decided.OPEN


def test_several_proposals_are_decided_at_once(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    assert page.proposals.rows.rowCount() == 2
    click_row(qtbot, page.proposals.table, 0)
    click_row(qtbot, page.proposals.table, 1, SHIFT)
    assert "2 dipilih" in texts_in(page.proposals)
    decided(qtbot, window, lambda: qtbot.mouseClick(page.proposals.buttons[Decided.LOCK], LEFT))
    assert statuses(window).count(Decided.LOCK) == 2
    decided(qtbot, window, work_of(window).undo.undo)
    assert set(statuses(window)) == {Decided.OPEN}


def test_an_accepted_proposal_leads_to_its_agreement(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    assert not page.proposals.agree_button.isEnabled()
    decided(qtbot, window, lambda: qtbot.mouseClick(page.proposals.buttons[Decided.ACCEPT], LEFT))
    code = page.proposals.table.current().proposal
    page.go_to.disconnect()
    with qtbot.waitSignal(page.go_to) as gone:
        qtbot.mouseClick(page.proposals.agree_button, LEFT)
    assert gone.args == ["agreements", ListQuery(filters=(("proposal", code),))]


def test_needs_are_searched_and_filtered(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    with qtbot.waitSignal(page.needs.rows.refreshed, timeout=WAIT):
        qtbot.keyClicks(page.needs.search, "semen")
    assert [page.needs.rows.row_at(at).words for at in range(page.needs.rows.rowCount())] == ["semen"]
    qtbot.waitUntil(lambda: len(page.proposals.selected()) == 1, timeout=WAIT)
    assert page.proposals.selected()[0].need == page.needs.table.current().need == "K-0003"
    with qtbot.waitSignal(page.needs.rows.refreshed, timeout=WAIT):
        page.needs.boxes["pattern"].setCurrentIndex(1)
        page.needs.boxes["pattern"].activated.emit(1)
    assert page.needs.rows.rowCount() == 0
    qtbot.waitUntil(lambda: page.proposals.rows.rowCount() == 0, timeout=WAIT)
    with qtbot.waitSignal(page.needs.rows.refreshed, timeout=WAIT):
        page.needs.clear()
    assert page.needs.rows.rowCount() == 3


def test_a_figure_of_the_summary_opens_what_it_counts(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    qtbot.waitUntil(lambda: page.summary.cards[FULL].figure != "", timeout=WAIT)
    page.run_bar.show_view(View.SUMMARY)
    card, figure = page.summary.cards[PARTLY], int(page.summary.cards[PARTLY].figure)
    with qtbot.waitSignal(page.needs.rows.refreshed, timeout=WAIT):
        qtbot.mouseClick(card, LEFT, NONE, QPoint(8, 8))
    assert page.run_bar.tabs.currentIndex() == list(View).index(View.PROPOSALS)
    assert page.needs.rows.rowCount() == figure


def test_a_reason_of_the_summary_opens_its_enterprises(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    qtbot.waitUntil(lambda: page.summary.enterprises_left.rowCount() > 0, timeout=WAIT)
    page.run_bar.show_view(View.SUMMARY)
    with qtbot.waitSignal(page.unmatched.list.model.refreshed, timeout=WAIT):
        click_row(qtbot, page.summary._tables[2], 0)
    first = page.summary.enterprises_left.row_at(0)
    assert first is not None
    assert page.run_bar.tabs.currentIndex() == list(View).index(View.UNMATCHED)
    assert page.unmatched.list.model.query.value_of("reason") == first.reason


def test_enterprises_left_over_are_a_list_one_can_open(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    page.run_bar.show_view(View.UNMATCHED)
    qtbot.waitUntil(lambda: page.unmatched.list.model.rowCount() > 0, timeout=WAIT)
    row = page.unmatched.list.model.row_at(0)
    assert row is not None
    page.go_to.disconnect()
    page.unmatched.list.choose(row.enterprise)
    with qtbot.waitSignal(page.go_to) as gone:
        qtbot.keyClick(page.unmatched.list.table, Qt.Key.Key_Return)
    assert gone.args == ["enterprises", ListQuery(words=row.enterprise)]


def test_a_second_run_can_be_compared_with_the_first(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    work = work_of(window)
    with qtbot.waitSignal(work.said, timeout=WAIT):
        qtbot.mouseClick(window.title_bar.main_button, LEFT)
    qtbot.waitUntil(lambda: page.run_bar.runs.count() == 2, timeout=WAIT)
    page.run_bar.runs.setCurrentIndex(1)
    page.run_bar.runs.activated.emit(1)
    qtbot.waitUntil(lambda: current_proposal(page) == "P-000001", timeout=WAIT)
    assert "Ini pencocokan lama." in [t.text() for t in page.value_line.findChildren(QLabel) if t.isVisibleTo(page)]


def test_what_waits_is_counted_beside_the_page(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = page_of(window)
    with qtbot.waitSignal(page.badge_changed, timeout=WAIT) as badge:
        page.reload(Changed.RUNS)
    assert badge.args == [len(statuses(window))]


def test_another_page_can_send_the_user_to_one_need(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    window.open_page("matching", ListQuery(filters=(("need", "K-0003"),)))
    qtbot.waitUntil(
        lambda: page.proposals.table.current() is not None and page.proposals.table.current().need == "K-0003",
        timeout=WAIT,
    )
    assert page.needs.table.current().need == "K-0003"


def test_an_alternative_shows_its_reasons_and_lets_go_when_the_need_changes(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    qtbot.mouseClick(page.proposals.buttons[Decided.FORBID], LEFT)
    qtbot.waitUntil(lambda: Decided.FORBID in statuses(window), timeout=WAIT)
    with qtbot.waitSignal(page.run_bar.runs.currentIndexChanged, timeout=WAIT):
        page.run()
    page.run_bar.show_view(View.PROPOSALS)
    qtbot.waitUntil(lambda: page.proposals.others.rowCount() > 0, timeout=WAIT)
    refused = page.proposals.others.row_at(0)
    assert refused is not None
    assert refused.rule is not None
    click_row(qtbot, page.proposals.other_table, 0)
    assert page.reasons.explanation is refused.explanation
    assert "Apa yang membuatnya mungkin?" in texts_in(page.reasons)
    assert page.proposals.selected() == ()
    assert not page.proposals.buttons[Decided.ACCEPT].isEnabled()
    page.needs.show_need("K-0002")
    qtbot.waitUntil(lambda: len(page.proposals.selected()) == 1, timeout=WAIT)
    assert not page.proposals.other_table.currentIndex().isValid()


def test_everything_one_can_reach_by_keyboard_has_a_name(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    for view in View:
        page.run_bar.show_view(view)
        reached = [
            each for each in page.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        ]  # fmt: skip
        assert len(reached) > 2
        assert [each for each in reached if not each.accessibleName()] == []


def test_the_figure_of_undecided_proposals_opens_their_needs(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    decided(qtbot, window, lambda: page.proposals.table.selectAll() or page.decide(Decided.LOCK))
    assert statuses(window).count(Decided.LOCK) == 2
    with qtbot.waitSignal(page.needs.rows.refreshed, timeout=WAIT):
        window.open_page("matching", ListQuery(filters=(("status", "open"), ("run", "R-0001"))))
    qtbot.waitUntil(lambda: page.needs.rows.rowCount() == 2, timeout=WAIT)
    assert "K-0001" not in {page.needs.rows.row_at(at).need for at in range(2)}
