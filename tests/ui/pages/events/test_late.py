"""Hari H in a slot that has begun: who is missing then, and those who wait for nothing."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial

import pytest

from models.domain.events import Arrival, Curation, EventStatus
from models.use_cases.cancel_meeting import cancel_meeting
from models.use_cases.curate_guests import curate_guests
from models.use_cases.move_meeting import move_meeting
from models.use_cases.replan_event import replan_event
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from models.use_cases.view_event import view_event
from tests.models.events.clocks import stop_clock
from tests.ui.pages.events.conftest import PageHand, Setting
from tests.ui.pages.events.event_samples import DAY
from tests.ui.pages.events.test_day import choose, day_of, enter
from ui.pages.events.add_guests_dialog import AddGuestsDialog


def begin(planned: Setting, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let the event run, two minutes into the first slot with a meeting."""
    work, facts = planned.work, planned.facts()
    set_event_status(work.catalogue, work.actor, planned.uid, EventStatus.RUNNING)
    first = next(each for each in facts.slots if any(one.slot == each.uid for one in facts.standing))
    at = datetime.combine(DAY, time(0)) + timedelta(minutes=first.starts + 2)
    stop_clock(monkeypatch, at)
    return at


def test_who_is_missing_in_a_slot_that_has_begun_loses_its_meeting_in_sight(
    hand: PageHand, planned: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = begin(planned, monkeypatch)
    work = planned.work
    before = view_event(work.catalogue, work.actor, planned.uid, at=at)
    missed = next(each for each in before.standing if each.slot == before.slots[before.over - 1].uid)
    buyer, other = before.guest(missed.buyer), before.guest(missed.enterprises[0])
    view = day_of(hand, planned)
    choose(hand, view, buyer.badge)
    hand.press("Tandai tidak hadir…", view)
    pane = view.replan
    hand.qtbot.waitUntil(lambda: pane.draft is not None)
    assert pane.now.currentData() == missed.slot
    assert any(pane.moves.item(row).text().startswith(f"{missed.number}. ") for row in range(pane.moves.count()))
    hand.change(lambda: hand.press("Pakai jadwal baru", pane))
    now = planned.facts()
    assert now.guest(buyer.uid).arrival is Arrival.ABSENT
    assert not any(each.slot for each in now.standing if each.buyer == buyer.uid)
    told = [pane.told.item(row).text() for row in range(pane.told.count())]
    assert any(other.name in each for each in told)


def test_a_reserve_at_the_door_is_named_and_can_be_let_in(hand: PageHand, planned: Setting) -> None:
    work = planned.work
    facts = planned.facts()
    met = next(each for each in facts.standing if each.slot)
    guest = facts.guest(met.enterprises[0])
    for each in facts.standing:
        if guest.uid in each.enterprises:
            cancel_meeting(work.catalogue, work.actor, each.uid, "menjadi cadangan")
    curate_guests(work.catalogue, work.actor, planned.uid, (guest.uid,), Curation.RESERVE, "penuh")
    view = day_of(hand, planned)
    hand.change(lambda: enter(hand, view, guest.badge))
    hand.qtbot.waitUntil(lambda: "Cadangan" in view.answer.text())
    assert view.answer.property("tone") == "warning"
    assert "Datang tanpa undangan" in view.answer_detail.text()
    assert "0 dari" in view.figures.text().split(" · ")[1]
    assert "1 di luar daftar" in view.figures.text()
    hand.press("Datang tanpa undangan…", view)
    dialog = hand.dialog()
    assert isinstance(dialog, AddGuestsDialog)
    hand.qtbot.keyClicks(dialog.search, guest.name)
    hand.qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1)
    dialog.table.selectRow(0)
    hand.change(hand.agree)
    come = planned.facts().guest(guest.uid)
    assert (come.curation, come.arrival) == (Curation.ADMITTED, Arrival.HERE)
    assert "di luar daftar" not in view.figures.text()


def test_a_plan_that_was_taken_back_orders_nobody_to_be_called(hand: PageHand, planned: Setting) -> None:
    work, facts = planned.work, planned.facts()
    absent = facts.guest(next(each for each in facts.standing if each.slot).buyer)
    view = day_of(hand, planned)
    choose(hand, view, absent.badge)
    hand.press("Tandai tidak hadir…", view)
    hand.qtbot.waitUntil(lambda: view.replan.draft is not None)
    hand.change(lambda: hand.press("Pakai jadwal baru", view.replan))
    hand.qtbot.waitUntil(lambda: view.replan.taken is not None)
    taken = view.replan.taken
    assert taken is not None
    assert view.replan.isVisible()
    hand.change(lambda: work.start(partial(undo_change, work.catalogue, work.actor, taken.change_set)))
    hand.qtbot.waitUntil(lambda: view.replan.taken is None and view.replan.draft is not None)
    assert not view.replan.reprint_button.isVisible()
    assert planned.facts().meetings == facts.meetings


def test_who_came_late_gets_its_place_again_by_few_moves(hand: PageHand, planned: Setting) -> None:
    work, facts = planned.work, planned.facts()
    late = facts.guest(next(each for each in facts.standing if each.slot).enterprises[0])
    replan_event(work.catalogue, work.actor, planned.uid, (late.uid,))
    own = [each.number for each in planned.facts().standing if late.uid in each.enterprises and not each.slot]
    kept = {each.number: each.slot for each in planned.facts().standing if each.slot}
    assert own
    view = day_of(hand, planned)
    hand.change(lambda: enter(hand, view, late.badge))
    hand.qtbot.waitUntil(lambda: late.name in view.answer.text())
    hand.press("Carikan tempat…", view)
    hand.qtbot.waitUntil(lambda: view.replan.draft is not None)
    hand.change(lambda: hand.press("Pakai jadwal baru", view.replan))
    now = {each.number: each.slot for each in planned.facts().standing}
    assert all(now[number] for number in own)
    assert {number: now[number] for number in kept} == kept, "nobody moves where there is room"


def test_planning_while_the_event_runs_asks_first_and_moves_few(hand: PageHand, planned: Setting) -> None:
    work, facts = planned.work, planned.facts()
    set_event_status(work.catalogue, work.actor, planned.uid, EventStatus.RUNNING)
    first = next(each for each in facts.standing if each.slot)
    move_meeting(work.catalogue, work.actor, first.uid)
    before = {each.number: each.slot for each in planned.facts().standing if each.slot}
    view = hand.open(planned.uid, "meetings")
    hand.press("Susun jadwal", view)
    assert not next(each for each in planned.facts().standing if each.number == first.number).slot, "asked first"
    hand.change(hand.agree)
    now = {each.number: each.slot for each in planned.facts().standing}
    assert now[first.number]
    assert {number: now[number] for number in before} == before
