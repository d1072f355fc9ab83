"""Hari H: at the door, without an invitation, and a new timetable when somebody does not come."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.domain.events import Arrival, EventPaper, Side
from models.domain.lists import ListQuery
from models.use_cases.event_board import ways
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.move_meeting import move_meeting
from models.use_cases.remove_guests import remove_guests
from models.use_cases.replan_event import replan_event
from models.use_cases.undo_change import undo_change
from tests.reports.reading import whole_text
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from ui.pages.events.add_guests_dialog import AddGuestsDialog
from ui.pages.events.day_view import DayView
from ui.pages.events.papers_view import PapersView


def day_of(hand: PageHand, setting: Setting) -> DayView:
    found = hand.open(setting.uid, "day")
    assert isinstance(found, DayView)
    return found


def enter(hand: PageHand, view: DayView, typed: str) -> None:
    """Type at the door, as a scanner does."""
    assert view.field.hasFocus()
    hand.qtbot.keyClicks(view.field, typed)
    QTest.keyClick(view.field, Qt.Key.Key_Return)


def choose(hand: PageHand, view: DayView, badge: str) -> None:
    table = view.list.table
    row = next(at for at in range(view.list.model.rowCount()) if view.list.model.row_at(at).badge == badge)  # type: ignore[union-attr]
    table.scrollTo(view.list.model.index(row, 1))
    hand.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(view.list.model.index(row, 1)).center())


def test_a_badge_typed_at_the_door_is_here(hand: PageHand, planned: Setting) -> None:
    view = day_of(hand, planned)
    hand.change(lambda: enter(hand, view, "u1"))
    guest = next(each for each in planned.facts().guests if each.badge == "U-001")
    assert guest.arrival is Arrival.HERE
    assert guest.name in view.answer.text()
    assert "Pertama:" in view.answer_detail.text() or "tanpa pertemuan" in view.answer_detail.text()
    assert "1 dari" in view.figures.text()
    assert view.field.text() == ""
    assert view.field.hasFocus(), "the next one can be typed at once"
    enter(hand, view, guest.record)
    hand.qtbot.waitUntil(lambda: "sudah tercatat" in view.answer.text())


def test_who_left_and_comes_back_is_told_so(hand: PageHand, planned: Setting) -> None:
    view = day_of(hand, planned)
    hand.change(lambda: enter(hand, view, "u1"))
    guest = next(each for each in planned.facts().guests if each.badge == "U-001")
    replan_event(planned.work.catalogue, planned.work.actor, planned.uid, (guest.uid,))
    left = len(planned.facts().guest(guest.uid).away)
    assert left
    enter(hand, view, "u1")
    hand.qtbot.waitUntil(lambda: f"datang kembali; {left} slot" in view.answer.text())
    assert not planned.facts().guest(guest.uid).away


def test_a_badge_that_nobody_has_is_said_at_the_door(hand: PageHand, planned: Setting) -> None:
    view = day_of(hand, planned)
    with hand.qtbot.waitSignal(planned.work.background.job_over):
        enter(hand, view, "U-999")
    assert view.answer.text()
    assert view.answer.property("tone") == "bad"
    assert not hand.refused


def test_who_is_missing_is_listed(hand: PageHand, planned: Setting) -> None:
    view = day_of(hand, planned)
    hand.change(lambda: enter(hand, view, "B-01"))
    box = view.list.bar._boxes["arrival"]
    box.setCurrentIndex(box.findText("Hadir"))
    box.activated.emit(box.currentIndex())
    assert [view.list.model.row_at(0).badge, view.list.model.rowCount()] == ["B-01", 1]  # type: ignore[union-attr]
    box.setCurrentIndex(box.findText("Belum datang"))
    box.activated.emit(box.currentIndex())
    assert view.list.model.rowCount() == len(planned.facts().guests) - 1


def test_whoever_comes_unasked_is_on_the_list_and_here(hand: PageHand, planned: Setting) -> None:
    work = planned.work
    rows = list_enterprises(work.catalogue, work.actor, ListQuery(words="konveksi"), 0, 5).rows
    guest = next(each for each in planned.facts().guests if each.record == rows[0].code)
    remove_guests(work.catalogue, work.actor, planned.uid, (guest.uid,), "dihapus dulu")
    view = day_of(hand, planned)
    hand.press("Datang tanpa undangan…", view)
    dialog = hand.dialog()
    assert isinstance(dialog, AddGuestsDialog)
    hand.qtbot.keyClicks(dialog.search, "konveksi")
    hand.qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1)
    dialog.table.selectRow(0)
    hand.change(hand.agree)
    come = next(each for each in planned.facts().guests if each.record == rows[0].code)
    assert come.walk_in
    assert come.arrival is Arrival.HERE


def test_an_absence_is_tried_out_before_anything_is_written(hand: PageHand, planned: Setting) -> None:
    view = day_of(hand, planned)
    before = planned.facts()
    meeting = next(each for each in before.standing if each.slot)
    absent = before.guest(meeting.buyer)
    assert absent.side is Side.BUYER
    choose(hand, view, absent.badge)
    hand.press("Tandai tidak hadir…", view)
    pane = view.replan
    hand.qtbot.waitUntil(lambda: pane.draft is not None)
    assert absent.name in pane.head.text()
    assert "perlu diberi tahu" in pane.summary.text()
    assert pane.moves.count() > 0
    assert planned.facts().meetings == before.meetings, "nothing is written before it was agreed to"
    hand.press("Batal", pane)
    assert view.field.isVisible()
    hand.press("Tandai tidak hadir…", view)
    hand.qtbot.waitUntil(lambda: pane.draft is not None)
    hand.change(lambda: hand.press("Pakai jadwal baru", pane))
    now = planned.facts()
    assert now.guest(absent.uid).arrival is Arrival.ABSENT
    assert all(not each.slot for each in now.standing if each.buyer == absent.uid)
    assert pane.head.text() == "Jadwal baru berlaku"
    told = {pane.told.item(row).text() for row in range(pane.told.count())}
    assert any(before.guest(meeting.enterprises[0]).name in each for each in told)
    assert pane.reprint_button.isVisible()
    hand.press("Tutup", pane)
    tell_everybody(hand, planned, view, told)


def tell_everybody(hand: PageHand, planned: Setting, view: DayView, told: set[str]) -> None:
    """Whoever is told leaves the list, first one and then all others."""
    waiting = view.to_tell
    assert waiting.isVisible()
    assert {waiting.list.item(row).text() for row in range(waiting.list.count())} == told
    assert not waiting.told_button.isEnabled(), "nobody is chosen"
    waiting.list.setCurrentRow(0)
    first = waiting.list.item(0).text()
    hand.change(lambda: hand.press("Sudah diberi tahu", waiting))
    hand.qtbot.waitUntil(lambda: waiting.list.count() == len(told) - 1)
    assert first not in {waiting.list.item(row).text() for row in range(waiting.list.count())}
    waiting.list.selectAll()
    if len(told) > 1:
        hand.change(lambda: hand.press("Sudah diberi tahu", waiting))
    hand.qtbot.waitUntil(lambda: not waiting.isVisible())
    plan = planned.facts().plan
    assert plan is not None
    assert plan.told == ()


def test_a_timetable_taken_back_orders_no_calls(hand: PageHand, planned: Setting) -> None:
    view = day_of(hand, planned)
    before = planned.facts()
    absent = before.guest(next(each for each in before.standing if each.slot).buyer)
    choose(hand, view, absent.badge)
    hand.press("Tandai tidak hadir…", view)
    pane, undo = view.replan, planned.work.undo
    undo._reverse = partial(undo_change, planned.work.catalogue, planned.work.actor)
    hand.qtbot.waitUntil(lambda: pane.draft is not None)
    hand.change(lambda: hand.press("Pakai jadwal baru", pane))
    assert pane.reprint_button.isVisible()
    told = pane.told.count()
    hand.change(undo.undo)
    hand.qtbot.waitUntil(lambda: pane.draft is not None and not undo.busy)
    assert planned.facts().meetings == before.meetings
    assert pane.head.text() == f"Tanpa {absent.name}"
    assert not pane.reprint_button.isVisible()
    assert pane.take_button.isVisible()
    hand.change(undo.redo)
    assert pane.head.text() == "Jadwal baru berlaku"
    assert pane.reprint_button.isVisible()
    assert pane.told.count() == told
    assert not pane.take_button.isVisible()


def test_only_slips_of_those_who_do_not_know_are_printed_again(hand: PageHand, planned: Setting) -> None:
    papers = hand.open(planned.uid, "papers")
    assert isinstance(papers, PapersView)
    papers.choice.boxes[EventPaper.ENTERPRISE_SLIPS].click()
    papers.choice.boxes[EventPaper.BUYER_SLIPS].click()
    with hand.qtbot.waitSignal(planned.work.background.job_over):
        hand.press("Buat cetakan", papers)
    hand.qtbot.waitUntil(papers.given_button.isVisible)
    hand.change(lambda: hand.press("Slip sudah dibagikan", papers))
    assert not papers.given_button.isVisible()
    view = day_of(hand, planned)
    assert not view.to_tell.isVisible()
    one = next(each for each in planned.facts().standing if each.slot)
    way = next(each for each in ways(planned.facts(), one.uid) if not each.facts and each.slot != one.slot)
    work = planned.work
    hand.change(lambda: work.start(partial(move_meeting, work.catalogue, work.actor, one.uid, way.slot, way.table)))
    hand.qtbot.waitUntil(view.to_tell.isVisible)
    with hand.qtbot.waitSignal(work.background.job_over):
        hand.press("Cetak slip mereka", view.to_tell)
    hand.qtbot.waitUntil(lambda: len(papers.made) == 2)
    text = " ".join(whole_text(each.content) for each in papers.made)
    moved = {one.buyer, *one.enterprises}
    facts = planned.facts()
    heads = {each.badge for each in facts.guests if f"{each.name} {each.badge} ·" in text}
    assert heads == {facts.guest(uid).badge for uid in moved}
