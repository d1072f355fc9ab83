"""Pertemuan: proposed, asked for, cancelled with a reason, put into a timetable with its bound."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.domain.events import Addition, MeetingState, PlanFacts, Side
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from tests.ui.pages.events.event_samples import event_of
from ui.pages.events.add_meeting_dialog import AddMeetingDialog
from ui.pages.events.event_index import EventIndex
from ui.pages.events.meetings_view import MeetingsView
from ui.pages.events.plan_line import additions_words, plan_words


def meetings_of(hand: PageHand, setting: Setting) -> MeetingsView:
    found = hand.open(setting.uid, "meetings")
    assert isinstance(found, MeetingsView)
    return found


def test_meetings_are_proposed_and_a_timetable_made(hand: PageHand, invited: Setting) -> None:
    view = meetings_of(hand, invited)
    assert "Belum ada jadwal" in view.plan_line.bound.text()
    assert not view.plan_button.isEnabled()
    propose = [each for each in view.findChildren(type(view.propose_button)) if each.text() == "Usulkan pertemuan"]
    hand.change(propose[0].click)
    assert view.list.model.rowCount() == len(invited.facts().standing) > 0
    assert all(not each.slot for each in invited.facts().standing)
    hand.change(lambda: hand.press("Susun jadwal", view))
    facts = invited.facts()
    assert all(each.slot for each in facts.standing)
    assert facts.plan is not None
    said = f"{facts.plan.slots_used} slot terpakai; tidak mungkin kurang dari {facts.plan.lower_bound}"
    assert said in view.plan_line.bound.text()


def test_a_meeting_that_was_asked_for_is_added(hand: PageHand, invited: Setting) -> None:
    view = meetings_of(hand, invited)
    hand.qtbot.mouseClick(view.add_button, LEFT)
    dialog = hand.dialog()
    assert isinstance(dialog, AddMeetingDialog)
    assert not dialog.verb_button.isEnabled()
    hand.qtbot.keyClicks(dialog.enterprises.search, "manik")
    shown = [dialog.enterprises.list.item(row) for row in range(dialog.enterprises.list.count())]
    one = next(each for each in shown if not each.isHidden())
    one.setCheckState(Qt.CheckState.Checked)
    hand.change(hand.agree)
    asked = invited.facts().standing
    assert len(asked) == 1
    assert invited.facts().guest(asked[0].enterprises[0]).name == "Manik Indah"


def test_the_need_that_a_meeting_is_about_is_chosen(hand: PageHand, invited: Setting) -> None:
    view = meetings_of(hand, invited)
    hand.qtbot.mouseClick(view.add_button, LEFT)
    dialog = hand.dialog()
    assert isinstance(dialog, AddMeetingDialog)
    buyers = [each for each in invited.facts().guests if each.side is Side.BUYER]
    other = next(each for each in buyers if each.uid != dialog.buyer.currentData())
    for buyer in (other, buyers[0]):
        dialog.buyer.setCurrentIndex(dialog.buyer.findData(buyer.uid))
        hand.qtbot.waitUntil(lambda: dialog.need.count() > 1)
        assert dialog.need.itemText(0) == "Yang paling cocok"
    wanted = dialog.need.itemData(1)
    QTest.keyClick(dialog.need, Qt.Key.Key_Down)
    assert dialog.need.currentData() == wanted
    dialog.enterprises.list.item(0).setCheckState(Qt.CheckState.Checked)
    hand.change(hand.agree)
    (asked,) = invited.facts().standing
    assert (asked.buyer, asked.need) == (buyers[0].uid, wanted)
    assert asked.subject


def test_a_meeting_is_cancelled_with_a_reason_and_brought_back(hand: PageHand, planned: Setting) -> None:
    view = meetings_of(hand, planned)
    meeting = planned.facts().standing[0]
    view.show_record(meeting.uid)
    assert view.pane.head.text() == f"Pertemuan {meeting.number}"
    hand.press("Batalkan…", view)
    hand.change(lambda: hand.give_reason("Produk tidak sesuai"))
    now = next(each for each in planned.facts().meetings if each.uid == meeting.uid)
    assert (now.state, now.state_reason) == (MeetingState.CANCELLED, "Produk tidak sesuai")
    assert "Produk tidak sesuai" in view.pane.why.text()
    hand.change(lambda: hand.press("Pulihkan", view))
    assert next(each for each in planned.facts().meetings if each.uid == meeting.uid).state is MeetingState.PLANNED


def test_a_lock_is_set_and_stays_through_a_new_timetable(hand: PageHand, planned: Setting) -> None:
    view = meetings_of(hand, planned)
    meeting = next(each for each in planned.facts().standing if each.slot)
    view.show_record(meeting.uid)
    hand.change(lambda: hand.press("Kunci di tempat ini", view))
    hand.change(lambda: hand.press("Susun jadwal", view))
    now = next(each for each in planned.facts().standing if each.uid == meeting.uid)
    assert (now.slot, now.table, now.locked) == (meeting.slot, meeting.table, True)


def test_from_the_list_to_the_board_and_to_a_guest(hand: PageHand, planned: Setting) -> None:
    view = meetings_of(hand, planned)
    meeting = next(each for each in planned.facts().standing if each.slot)
    view.show_record(meeting.uid)
    hand.press("Tampilkan di Papan", view)
    board = hand.page.view.parts["board"]
    assert board.isVisible()
    assert board.board.current_card().uid == meeting.uid  # type: ignore[attr-defined]
    hand.page.view.open_part("meetings")
    buyer = planned.facts().guest(meeting.buyer)
    hand.press(f"{buyer.badge} {buyer.name}", view.pane)
    guests = hand.page.view.parts["guests"]
    assert guests.pane.guest.uid == buyer.uid  # type: ignore[attr-defined]
    assert buyer.side is Side.BUYER


def test_the_bound_and_the_gain_are_said() -> None:
    plan = PlanFacts(1, "", 300, 294, 300, 34, 34, 0.1)
    assert plan_words(plan) == (
        "294 dari 300 pertemuan terjadwal (paling banyak 300) · 34 slot terpakai; tidak mungkin kurang dari 34"
    )
    assert "paling banyak" not in plan_words(replace(plan, most=294))
    index = EventIndex(event_of())
    found = (Addition("s1", 2), Addition("s2", 6), Addition("", 3), Addition("s0", 0))
    assert additions_words(index, found) == (
        "satu meja lagi pukul 10.40 = +6 pertemuan · satu meja lagi pukul 09.20 = +2 pertemuan · "
        "satu slot lagi = +3 pertemuan"
    )
    assert "tidak menambah" in additions_words(index, (Addition("s0", 0),))


def test_what_one_more_table_brings_is_reckoned(hand: PageHand, planned: Setting) -> None:
    view = meetings_of(hand, planned)
    meeting = planned.facts().standing[0]
    hand.page.view.open_part("board").board.choose(meeting)  # type: ignore[attr-defined]
    hand.change(hand.page.view.parts["board"]._take_off)  # type: ignore[attr-defined]
    hand.page.view.open_part("meetings")
    with hand.qtbot.waitSignal(planned.work.background.job_over):
        hand.press("Apa yang menambah pertemuan?", view)
    assert view.plan_line.more.text()
    assert view.plan_line.ask_button.isEnabled()
