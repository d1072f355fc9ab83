"""A whole event in the window, with clicks: from accepted proposals to the recap and the agreement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from models.domain.events import Arrival, EventFacts, EventPaper, Interest, Invitation
from models.domain.matching import Decided
from models.use_cases.list_results import list_results
from models.use_cases.view_event import view_event
from tests.conftest import copy_of
from tests.ui.hand import LEFT, Hand, Start, entered, start
from tests.ui.pages.events.test_guests import menu
from tests.ui.pages.matching.surroundings import matched_file
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.agreements.page import AgreementsPage
from ui.pages.events.board.board_view import BoardView
from ui.pages.events.day_view import DayView
from ui.pages.events.guests_view import GuestsView
from ui.pages.events.meetings_view import MeetingsView
from ui.pages.events.page import EventsPage
from ui.pages.events.papers_view import PapersView
from ui.pages.events.part import EventPart
from ui.pages.events.plan_view import PlanView
from ui.pages.events.results_view import ResultsView
from ui.pages.matching.page import MatchingPage
from ui.widgets.forms.fields import DateField, TextField

__all__ = ["matched_file", "start"]

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_event_from_accepted_proposals_to_the_agreement(start: Start, matched_file: Path, tmp_path: Path) -> None:
    hand = start(str(copy_of(matched_file, tmp_path)))
    entered(hand)
    accept_all(hand)
    page = plan(hand)
    invite(hand, page)
    schedule(hand, page)
    move_by_hand_and_take_it_back(hand, page)
    print_slips(hand, page, tmp_path)
    on_the_day(hand, page)
    key_in_results(hand, page)
    look_at_the_recap(hand, page)
    go_on_to_the_agreement(hand, page)


def facts(hand: Hand, page: EventsPage) -> EventFacts:
    work = hand.desktop.workplace
    return view_event(work.catalogue, work.actor, page.view.uid)


def change(hand: Hand, page: EventsPage, act: Callable[[], object]) -> None:
    """Do something that writes, and wait until the page shows it."""
    with hand.qtbot.waitSignal(page.view.shown, timeout=60_000):
        act()
    hand.idle()


def turn(hand: Hand, page: EventsPage, title: str) -> EventPart:
    """Click a tab."""
    bar = page.view.tabs.tabBar()
    at = next(each for each in range(bar.count()) if bar.tabText(each) == title)
    hand.qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())
    part = next(each for each in page.view.parts.values() if each.isVisible())
    hand.qtbot.waitUntil(lambda: part.index is not None)
    return part


def question(hand: Hand) -> VerbDialog:
    (found,) = [each for each in hand.window.findChildren(VerbDialog) if each.isVisible()]
    return found


def accept_all(hand: Hand) -> None:
    hand.go("matching")
    page = hand.window.page
    assert isinstance(page, MatchingPage)
    hand.until(page.needs.rows.refreshed, lambda: page.needs.rows.rowCount() == 3)
    shown = page.proposals.rows
    for row in range(3):
        hand.click_row(page.needs.table, row)
        need = page.needs.rows.row_at(row)
        assert need is not None
        hand.qtbot.waitUntil(partial(_shows, page, need.need))
        page.proposals.table.selectAll()
        with hand.qtbot.waitSignals([hand.desktop.background.catalogue_changed, shown.refreshed]):
            hand.qtbot.mouseClick(page.proposals.buttons[Decided.ACCEPT], LEFT)
        hand.idle()


def _shows(page: MatchingPage, need: str) -> bool:
    """Whether the proposals in view are those of this need."""
    row = page.proposals.rows.row_at(0) if page.proposals.rows.rowCount() else None
    return row is not None and row.need == need


def plan(hand: Hand) -> EventsPage:
    hand.go("events")
    page = hand.window.page
    assert isinstance(page, EventsPage)
    hand.press("Acara baru…", hand.window.title_bar)
    form = page.view.plan.form
    name, day = form.fields["name"], form.fields["day"]
    assert isinstance(name, TextField)
    assert isinstance(day, DateField)
    hand.type_into(name.line, "Temu Bisnis Pantura")
    day.edit.setDate(QDate.currentDate())
    change(hand, page, lambda: hand.qtbot.mouseClick(form.save_button, LEFT))
    assert facts(hand, page).draft.name == "Temu Bisnis Pantura"
    assert isinstance(page.view.plan, PlanView)
    return page


def invite(hand: Hand, page: EventsPage) -> None:
    view = turn(hand, page, "Peserta")
    assert isinstance(view, GuestsView)
    change(hand, page, lambda: hand.qtbot.mouseClick(view.accepted_button, LEFT))
    assert view.list.model.rowCount() == len(facts(hand, page).guests) >= 6
    view.list.table.selectAll()
    change(hand, page, lambda: menu(view.curate_button, "Lolos"))
    view.list.table.selectAll()
    change(hand, page, lambda: menu(view.answer_button, "Akan hadir"))
    assert {each.invitation for each in facts(hand, page).guests} == {Invitation.COMING}


def schedule(hand: Hand, page: EventsPage) -> None:
    view = turn(hand, page, "Pertemuan")
    assert isinstance(view, MeetingsView)
    change(hand, page, lambda: hand.qtbot.mouseClick(view.propose_button, LEFT))
    change(hand, page, lambda: hand.qtbot.mouseClick(view.plan_button, LEFT))
    meetings = facts(hand, page).standing
    assert len(meetings) >= 3
    assert all(each.slot for each in meetings)
    assert "tidak mungkin kurang dari" in view.plan_line.bound.text()


def move_by_hand_and_take_it_back(hand: Hand, page: EventsPage) -> None:
    view = turn(hand, page, "Papan")
    assert isinstance(view, BoardView)
    before = facts(hand, page).standing[0]
    view.show_record(before.uid)
    QTest.keyClick(view.board, Qt.Key.Key_Return)
    held = view.board.carrying
    assert held is not None
    column = next(at for at in range(10) if held.fits((before.slot, view.board.cells.tables[at].uid)))
    while view.board.currentIndex().column() != column:
        QTest.keyClick(view.board, Qt.Key.Key_Right)
    change(hand, page, lambda: QTest.keyClick(view.board, Qt.Key.Key_Return))
    moved = facts(hand, page).standing[0]
    assert moved.locked
    assert moved.table != before.table
    change(hand, page, lambda: hand.keys(Qt.Key.Key_Z, CTRL))
    assert facts(hand, page).standing[0] == before
    card = view.board.cells.card_at(view.board.cells.place_of((before.slot, before.table)))
    assert card is not None
    assert card.uid == before.uid


def print_slips(hand: Hand, page: EventsPage, folder: Path) -> None:
    view = turn(hand, page, "Cetak")
    assert isinstance(view, PapersView)
    assert not view.make_button.isEnabled()
    for kind in (EventPaper.ENTERPRISE_SLIPS, EventPaper.TABLE_MAP):
        view.choice.boxes[kind].click()
    hand.qtbot.mouseClick(view.make_button, LEFT)
    hand.qtbot.waitUntil(lambda: len(view.made) == 2, timeout=60_000)
    assert view.paper.page_count >= 1
    hand.choose(folder / "cetakan.pdf")
    hand.press("Simpan semua…", view)
    hand.idle()
    assert len(list(folder.glob("cetakan-*.pdf"))) == 2


def on_the_day(hand: Hand, page: EventsPage) -> None:
    """One comes, one does not: the timetable is made anew."""
    view = turn(hand, page, "Hari H")
    assert isinstance(view, DayView)
    guest, absent = (facts(hand, page).guest(each.enterprises[0]) for each in facts(hand, page).standing[:2])
    hand.qtbot.keyClicks(view.field, guest.badge)
    change(hand, page, lambda: QTest.keyClick(view.field, Qt.Key.Key_Return))
    assert facts(hand, page).guest(guest.uid).arrival is Arrival.HERE
    row = next(at for at in range(view.list.model.rowCount()) if view.list.model.row_at(at).uid == absent.uid)  # type: ignore[union-attr]
    hand.click_row(view.list.table, row)
    hand.press("Tandai tidak hadir…", view)
    hand.qtbot.waitUntil(lambda: view.replan.draft is not None)
    change(hand, page, lambda: hand.press("Pakai jadwal baru", view))
    assert facts(hand, page).guest(absent.uid).arrival is Arrival.ABSENT
    hand.press("Tutup", view)


def key_in_results(hand: Hand, page: EventsPage) -> None:
    view = turn(hand, page, "Hasil")
    assert isinstance(view, ResultsView)
    held = [each for each in facts(hand, page).standing if each.slot]
    for meeting, key in zip(held[:2], (Qt.Key.Key_4, Qt.Key.Key_3), strict=True):
        hand.type_into(view.entry.number, str(meeting.number))
        QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
        hand.qtbot.keyClick(view.entry.interest, key)
        hand.type_into(view.entry.fields["quantity"], "1.000")
        hand.type_into(view.entry.fields["price"], "3.000")
        change(hand, page, lambda: QTest.keyClick(view.entry.fields["price"], Qt.Key.Key_Return))
    work = hand.desktop.workplace
    results = list_results(work.catalogue, work.actor, page.view.uid)
    assert [each.draft.interest for each in results] == [Interest.AGREED, Interest.INTERESTED]


def look_at_the_recap(hand: Hand, page: EventsPage) -> None:
    view = page.view.parts["results"]
    assert isinstance(view, ResultsView)
    hand.qtbot.waitUntil(lambda: view.cards["potential"].figure == "Rp6.000.000")
    assert view.cards["agreed"].figure == "Rp3.000.000"
    assert view.cards["paid"].figure == "–"
    hand.press("UMKM", view)
    assert view.recap_list.model.rowCount() >= 2


def go_on_to_the_agreement(hand: Hand, page: EventsPage) -> None:
    view = page.view.parts["results"]
    assert isinstance(view, ResultsView)
    hand.press("Daftar hasil", view)
    hand.click_row(view.list.table)
    hand.press("Buat perjanjian", view)
    hand.qtbot.waitUntil(lambda: isinstance(hand.window.page, AgreementsPage), timeout=60_000)
    agreements = hand.window.page
    assert isinstance(agreements, AgreementsPage)
    hand.qtbot.waitUntil(lambda: agreements.draft is not None, timeout=60_000)
