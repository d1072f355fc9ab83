"""Slots, tables and guests that go: meetings wait or are cancelled, always named; undo brings all back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.event_days import default_slots
from models.domain.events import (
    Curation,
    EventDraft,
    Interest,
    Invitation,
    MeetingState,
    ResultDraft,
    Side,
    SlotFacts,
    SlotKind,
    TableFacts,
)
from models.problems import UserProblem
from models.use_cases.add_guests import add_guests
from models.use_cases.answer_invitations import answer_invitations
from models.use_cases.curate_guests import curate_guests
from models.use_cases.delete_event import delete_event
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.remove_guests import remove_guests
from models.use_cases.save_event import save_event
from models.use_cases.save_guest import save_guest
from models.use_cases.save_result import save_result
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import DAY, meeting, picture, seen, side, staged

PAIRS = ((0, (0,)), (0, (1,)), (1, (0,)), (1, (1, 2)))
FRIDAY = date(2026, 12, 4)


@pytest.mark.parametrize("day", [DAY, FRIDAY])
def test_the_usual_day_leaves_room_for_prayer(day: date) -> None:
    slots = default_slots(day)
    (prayer,) = [each for each in slots if each.kind is SlotKind.PRAYER]
    assert (prayer.starts, prayer.ends) == ((675, 780) if day is FRIDAY else (690, 750))
    ordered = sorted(slots, key=lambda each: each.starts)
    assert ordered == list(slots)
    assert all(one.ends <= other.starts for one, other in pairwise(ordered))
    assert {each.ends - each.starts for each in slots if each.kind is SlotKind.MEETINGS} == {20}
    assert slots[-1].ends <= 900


@given(
    day=st.sampled_from([DAY, FRIDAY]), first=st.integers(400, 900), length=st.integers(60, 600),
    minutes=st.integers(10, 60), gap=st.integers(0, 15),
)  # fmt: skip
def test_no_opening_hour_puts_anybody_into_the_time_of_prayer(
    day: date, first: int, length: int, minutes: int, gap: int
) -> None:
    begins, ends = (675, 780) if day is FRIDAY else (690, 750)
    last = first + length
    slots = default_slots(day, first, last, minutes, gap)
    assert list(slots) == sorted(slots, key=lambda each: each.starts)
    assert all(one.ends <= other.starts for one, other in pairwise(slots))
    assert all(first <= each.starts < each.ends <= last for each in slots)
    prayers = [each for each in slots if each.kind is SlotKind.PRAYER]
    if first < ends < last:
        assert [(each.starts, each.ends) for each in prayers] == [(max(first, begins), ends)]
        others = [each for each in slots if each.kind is not SlotKind.PRAYER]
        assert all(each.ends <= begins or each.starts >= ends for each in others)


def test_an_event_moved_to_a_friday_says_that_people_would_meet_in_the_time_of_prayer(filled: Opened) -> None:
    event = staged(filled)
    before = seen(filled, event).slots
    for day, expected in ((DAY + timedelta(days=1), None), (FRIDAY, (675, 780)), (FRIDAY, None), (DAY, None)):
        saved = save_event(filled.catalogue, filled.actor, replace(seen(filled, event).draft, day=day))
        assert saved.prayer == expected, day
    assert seen(filled, event).slots == before


def test_a_slot_and_a_table_that_go_leave_their_meetings_waiting(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    before = picture(filled, event)
    used = {each.slot for each in before.meetings}
    first, table = before.meetings[0].slot, before.meetings[-1].table
    slots = tuple(each for each in before.slots if each.uid != first)
    tables = tuple(each for each in before.tables if each.uid != table)
    report = lay_out_event(filled.catalogue, filled.actor, event, slots, tables)
    after = picture(filled, event)
    gone = {each.number for each in before.meetings if each.slot == first or each.table == table}
    assert used
    assert set(report.waiting) == gone
    assert {each.number for each in after.meetings if not each.slot} == gone
    assert len(after.meetings) == len(before.meetings)
    undo_change(filled.catalogue, filled.actor, report.change_set)
    assert picture(filled, event) == before


def test_a_table_closed_in_one_slot_and_a_slot_that_becomes_a_break(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    one = facts.meetings[0]
    tables = tuple(
        replace(each, closed=frozenset({one.slot})) if each.uid == one.table else each for each in facts.tables
    )
    closed = lay_out_event(filled.catalogue, filled.actor, event, facts.slots, tables)
    assert closed.waiting == (one.number,)
    other = next(each for each in seen(filled, event).meetings if each.slot)
    slots = tuple(replace(each, kind=SlotKind.BREAK) if each.uid == other.slot else each for each in facts.slots)
    assert other.number in lay_out_event(filled.catalogue, filled.actor, event, slots, tables).waiting
    assert seen(filled, event).tables == tables


@pytest.mark.parametrize(
    ("slots", "tables", "message"),
    [
        ((SlotFacts("", 540, 560), SlotFacts("", 550, 570)), (), "event.slots_overlap"),
        ((SlotFacts("", 560, 540),), (), "event.slot_backwards"),
        ((), (TableFacts("", " "),), "event.table_unnamed"),
        ((), (TableFacts("", "Meja A"), TableFacts("", "meja  a")), "event.table_twice"),
    ],
)
def test_a_layout_that_cannot_be_is_refused(
    filled: Opened, slots: tuple[SlotFacts, ...], tables: tuple[TableFacts, ...], message: str
) -> None:
    event = staged(filled)
    before = picture(filled, event)
    with pytest.raises(UserProblem, match=message):
        lay_out_event(filled.catalogue, filled.actor, event, slots, tables)
    assert picture(filled, event) == before


def test_a_guest_who_goes_leaves_cancelled_meetings_and_a_group_goes_on(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    before = picture(filled, event)
    second = side(before, Side.ENTERPRISE)[1]
    report = remove_guests(filled.catalogue, filled.actor, event, (second.uid,), "  pindah   usaha ")
    after = seen(filled, event)
    assert report.waiting == (2,)
    assert (meeting(after, 2).state, meeting(after, 2).state_reason) == (MeetingState.CANCELLED, "pindah usaha")
    assert after.guest(second.uid).name == second.name
    assert second.uid not in meeting(after, 4).enterprises
    assert meeting(after, 4).slot
    undo_change(filled.catalogue, filled.actor, report.change_set)
    assert picture(filled, event) == before
    remove_guests(filled.catalogue, filled.actor, event, (second.uid,))
    back = add_guests(filled.catalogue, filled.actor, event, (second.record,))
    assert back.added == (second.record,)
    assert seen(filled, event).guest(second.uid).number == second.number


def test_who_does_not_come_or_is_refused_leaves_meetings_waiting(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    first, second = side(facts, Side.ENTERPRISE)[:2]
    answered = answer_invitations(filled.catalogue, filled.actor, event, (first.uid,), Invitation.NOT_COMING, DAY)
    assert answered.waiting == (1, 3)
    for curation in (Curation.REFUSED, Curation.RESERVE):
        for reason in ("", "  ", "-", "1."):
            with pytest.raises(UserProblem, match=r"event\.reason_missing"):
                curate_guests(filled.catalogue, filled.actor, event, (second.uid,), curation, reason)
    reserve = curate_guests(filled.catalogue, filled.actor, event, (second.uid,), Curation.RESERVE, "menunggu contoh")
    assert seen(filled, event).guest(second.uid).curation_reason == "menunggu contoh"
    undo_change(filled.catalogue, filled.actor, reserve.change_set)
    curated = curate_guests(filled.catalogue, filled.actor, event, (second.uid,), Curation.REFUSED, "belum berizin")
    assert curated.waiting == (2,)  # the group of meeting 4 goes on without it
    plan_event(filled.catalogue, filled.actor, event)
    assert {each.number for each in seen(filled, event).meetings if not each.slot} == {1, 2, 3}


def test_a_guest_changed_elsewhere_is_refused_and_one_away_waits(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    guest, one = side(facts, Side.ENTERPRISE)[0], meeting(facts, 1)
    report = save_guest(filled.catalogue, filled.actor, event, replace(guest, away=frozenset({one.slot})))
    assert report.waiting == (1,)
    assert seen(filled, event).guest(guest.uid).away == {one.slot}
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_guest(filled.catalogue, filled.actor, event, guest)
    buyer = side(facts, Side.BUYER)[0]
    table = next(each.uid for each in facts.tables if each.uid not in {one.table for one in facts.meetings})
    assert save_guest(filled.catalogue, filled.actor, event, replace(buyer, table=table)).waiting == (2,)
    with pytest.raises(UserProblem, match=r"event\.numbers_wrong"):
        save_guest(filled.catalogue, filled.actor, event, replace(seen(filled, event).guest(buyer.uid), maximum=0))


def test_what_was_held_stays(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    one = meeting(facts, 1)
    save_result(filled.catalogue, filled.actor, event, ResultDraft(1, one.enterprises[0], Interest.UNSURE))
    slots = tuple(each for each in facts.slots if each.uid != one.slot)
    with pytest.raises(UserProblem, match=r"event\.held_there"):
        lay_out_event(filled.catalogue, filled.actor, event, slots, facts.tables)
    with pytest.raises(UserProblem, match=r"event\.guest_met"):
        remove_guests(filled.catalogue, filled.actor, event, (one.enterprises[0],))
    with pytest.raises(UserProblem, match=r"event\.has_results"):
        delete_event(filled.catalogue, filled.actor, event)
    answer_invitations(filled.catalogue, filled.actor, event, (one.buyer,), Invitation.NOT_COMING, DAY)
    plan_event(filled.catalogue, filled.actor, event)
    assert (meeting(seen(filled, event), 1).slot, meeting(seen(filled, event), 1).table) == (one.slot, one.table)


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (EventDraft(day=DAY), "event.name_missing"),
        (EventDraft(name="Temu"), "event.day_missing"),
        (EventDraft(name="Temu", day=DAY, region="99"), "event.region_unknown"),
        (EventDraft(name="Temu", day=DAY, minimum=3, maximum=2), "event.numbers_wrong"),
        (EventDraft(name="Temu", day=DAY, walking=-1), "event.walking_wrong"),
    ],
)
def test_an_event_that_cannot_be_is_refused(opened: Opened, draft: EventDraft, message: str) -> None:
    with pytest.raises(UserProblem, match=message):
        save_event(opened.catalogue, opened.actor, draft)


def test_an_older_picture_of_the_day_takes_nothing_away(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    old = seen(filled, event)
    tables = (*old.tables, TableFacts("", "Tambahan"))
    lay_out_event(filled.catalogue, filled.actor, event, old.slots, tables, seen=(old.slots, old.tables))
    before = picture(filled, event)
    assert len(before.tables) == len(old.tables) + 1
    labelled = (replace(old.slots[0], label="Pembukaan"), *old.slots[1:])
    with pytest.raises(UserProblem, match=r"event\.layout_changed"):
        lay_out_event(filled.catalogue, filled.actor, event, labelled, old.tables, seen=(old.slots, old.tables))
    assert picture(filled, event) == before


def test_no_meeting_loses_its_cell_that_was_not_agreed_to(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts, before = seen(filled, event), picture(filled, event)
    slot = next(each.slot for each in facts.standing if each.slot)
    losing = {each.number for each in facts.standing if each.slot == slot}
    slots = tuple(each for each in facts.slots if each.uid != slot)
    for agreed in (set(), losing - {min(losing)}):
        with pytest.raises(UserProblem) as problem:
            lay_out_event(filled.catalogue, filled.actor, event, slots, facts.tables, losing=agreed)
        assert problem.value.message == "event.layout_loses"
        assert problem.value.values["meetings"] == tuple(str(each) for each in sorted(losing - agreed))
        assert picture(filled, event) == before
    report = lay_out_event(filled.catalogue, filled.actor, event, slots, facts.tables, losing=losing)
    assert set(report.waiting) == losing
