"""Meetings by hand and by proposal, floors, owners with two businesses, plans that keep locks and what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from models.domain.businesses import BusinessDraft, PersonDraft
from models.domain.enterprises import EnterpriseDraft
from models.domain.events import (
    Arrival,
    EventDraft,
    EventFacts,
    EventStatus,
    Invitation,
    MeetingSource,
    MeetingState,
    Side,
)
from models.domain.matching import Decided
from models.problems import UserProblem
from models.use_cases.add_guests import add_guests
from models.use_cases.add_meeting import add_meeting
from models.use_cases.add_walk_in import add_walk_in
from models.use_cases.answer_invitations import answer_invitations
from models.use_cases.cancel_meeting import cancel_meeting
from models.use_cases.check_in import check_in
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.event_additions import event_additions
from models.use_cases.event_board import below, waiting, ways
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.lock_meetings import lock_meetings
from models.use_cases.move_meeting import move_meeting
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.remove_guests import remove_guests
from models.use_cases.replan_event import replan_event
from models.use_cases.restore_meeting import restore_meeting
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_guest import save_guest
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import (
    BUYERS,
    DAY,
    ENTERPRISES,
    double_bookings,
    matched,
    meeting,
    new_event,
    picture,
    seen,
    side,
    staged,
)
from tests.models.records.drafts import NIK, officer
from tests.records import TODAY

PAIRS = ((0, (0,)), (0, (1,)), (1, (0,)), (1, (2,)))


def test_everybody_invited_gets_its_floor_whether_or_not_it_was_proposed(filled: Opened) -> None:
    accepted = matched(filled)
    for proposal in accepted:
        decide_proposal(filled.catalogue, filled.actor, proposal, Decided.OPEN)
    event = new_event(filled)
    add_guests(filled.catalogue, filled.actor, event, (*BUYERS, *ENTERPRISES))
    report = propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    facts = seen(filled, event)
    met = {uid for each in facts.meetings for uid in each.enterprises}
    unmet = [each.record for each in side(facts, Side.ENTERPRISE) if each.uid not in met]
    assert (report.from_proposals, report.next_best) == (0, len(facts.meetings))
    assert {each.source for each in facts.meetings} == {MeetingSource.NEXT_BEST}
    assert unmet == ["U-000005"]  # nobody asks for beads
    assert [facts.guest(uid).record for uid in report.below] == unmet
    again = propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    assert (again.from_proposals, again.next_best) == (0, 0)


def test_without_a_run_the_matcher_judges_the_guests_alone(filled: Opened) -> None:
    event = new_event(filled)
    add_guests(filled.catalogue, filled.actor, event, (*BUYERS, *ENTERPRISES[:4]))
    report = propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    assert (report.next_best, report.below) == (4, ())


def test_a_refused_pair_is_not_brought_together(filled: Opened) -> None:
    accepted = matched(filled)
    decide_proposal(filled.catalogue, filled.actor, accepted[0], Decided.REJECT)
    event = new_event(filled)
    add_guests(filled.catalogue, filled.actor, event, (*BUYERS, *ENTERPRISES))
    propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    assert accepted[0] not in {each.proposal for each in seen(filled, event).meetings}


def test_a_full_buyer_takes_no_more_than_it_may(filled: Opened) -> None:
    event = new_event(filled)
    add_guests(filled.catalogue, filled.actor, event, (*BUYERS, *ENTERPRISES[:2]))
    buyer = side(seen(filled, event), Side.BUYER)[0]
    save_guest(filled.catalogue, filled.actor, event, replace(buyer, maximum=1))
    report = propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    assert (report.next_best, len(report.below)) == (1, 1)


def test_people_meet_once_and_each_side_sits_on_its_own(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    facts = seen(filled, event)
    buyers, others = side(facts, Side.BUYER), side(facts, Side.ENTERPRISE)
    with pytest.raises(UserProblem, match=r"event\.meet_already"):
        add_meeting(filled.catalogue, filled.actor, event, buyers[0].uid, (others[3].uid, others[0].uid))
    with pytest.raises(UserProblem, match=r"event\.two_sides"):
        add_meeting(filled.catalogue, filled.actor, event, buyers[0].uid, (buyers[1].uid,))
    one = meeting(facts, 1)
    cancel_meeting(filled.catalogue, filled.actor, one.uid, "tidak jadi")
    added = add_meeting(filled.catalogue, filled.actor, event, buyers[0].uid, (others[0].uid,), "K-0001")
    assert added.number == 5
    assert meeting(seen(filled, event), 5).need == "K-0001"
    with pytest.raises(UserProblem, match=r"event\.meet_already"):
        restore_meeting(filled.catalogue, filled.actor, one.uid)
    cancel_meeting(filled.catalogue, filled.actor, added.meeting)
    restore_meeting(filled.catalogue, filled.actor, one.uid)
    assert meeting(seen(filled, event), 1).state is MeetingState.PLANNED
    remove_guests(filled.catalogue, filled.actor, event, (others[0].uid,))
    with pytest.raises(UserProblem, match=r"event\.guest_gone"):
        restore_meeting(filled.catalogue, filled.actor, one.uid)


def test_a_second_plan_leaves_locked_meetings_where_they_are(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    last = [way for way in ways(facts, facts.meetings[0].uid) if not way.facts][-1]
    move_meeting(filled.catalogue, filled.actor, facts.meetings[0].uid, last.slot, last.table)
    second = plan_event(filled.catalogue, filled.actor, event)
    assert second.plan is not None
    assert second.plan.number == 2
    kept = meeting(seen(filled, event), 1)
    assert (kept.slot, kept.table) == (last.slot, last.table)
    lock_meetings(filled.catalogue, filled.actor, (kept.uid,), locked=False)
    third = plan_event(filled.catalogue, filled.actor, event)
    assert third.plan is not None
    assert third.plan.slots_used == third.plan.lower_bound == 2
    move_meeting(filled.catalogue, filled.actor, kept.uid)
    with pytest.raises(UserProblem, match=r"event\.lock_without_cell"):
        lock_meetings(filled.catalogue, filled.actor, (kept.uid,), locked=True)


def test_while_it_runs_slots_that_are_over_stay_as_they_are(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    noon = datetime.combine(DAY, time(11, 0))
    before = seen(filled, event, noon)
    assert before.over == 6
    placed = {each.number: (each.slot, each.table) for each in before.meetings}
    facts = side(before, Side.BUYER)
    add_meeting(
        filled.catalogue, filled.actor, event, facts[2].uid, (side(before, Side.ENTERPRISE)[0].uid,)
    )  # fmt: skip
    plan_event(filled.catalogue, filled.actor, event, at=noon)
    after = seen(filled, event, noon)
    over = {slot.uid for slot in after.slots[: after.over]}
    assert all((each.slot, each.table) == placed.get(each.number, (each.slot, each.table)) for each in after.meetings)
    assert meeting(after, 5).slot not in over | {""}
    moved = meeting(after, 1)
    assert all(way.facts for way in ways(after, moved.uid) if (way.slot, way.table) != (moved.slot, moved.table))
    past = [way for way in ways(after, meeting(after, 5).uid) if way.slot in over]
    assert all("over" in {fact.code for fact in way.facts} for way in past)


def test_who_leaves_at_noon_keeps_what_was_and_loses_what_comes(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    before = seen(filled, event)
    guest = side(before, Side.ENTERPRISE)[0]
    check_in(filled.catalogue, filled.actor, event, guest.badge)
    own = (each for each in before.meetings if guest.uid in each.enterprises)
    mine = sorted(own, key=lambda each: _at(before, each.slot))
    replan_event(filled.catalogue, filled.actor, event, (guest.uid,), mine[1].slot)
    after = seen(filled, event)
    assert (meeting(after, mine[0].number).slot, meeting(after, mine[0].number).locked) == (mine[0].slot, True)
    assert meeting(after, mine[1].number).slot == ""
    assert after.guest(guest.uid).arrival is Arrival.HERE
    assert after.guest(guest.uid).away == {slot.uid for slot in after.slots[_at(after, mine[1].slot) :]}


def _at(facts: EventFacts, slot: str) -> int:
    return [each.uid for each in facts.slots].index(slot)


def test_one_owner_with_two_businesses_is_in_one_place_at_a_time(filled: Opened) -> None:
    owner = PersonDraft(name="Siti Aminah", nik=NIK)
    for name in ("Keripik Contoh", "Jahitan Contoh"):
        draft = EnterpriseDraft(business=BusinessDraft(name=name, region="35.23.11.2001"), owner=owner)
        save_enterprise(filled.catalogue, officer(filled), draft)
    event = staged(filled)
    add_guests(filled.catalogue, filled.actor, event, ("U-000006", "U-000007"))
    facts = seen(filled, event)
    one, other = side(facts, Side.ENTERPRISE)[-2:]
    assert one.party == other.party != ""
    for buyer, guest in zip(side(facts, Side.BUYER), (one, other), strict=False):
        add_meeting(filled.catalogue, filled.actor, event, buyer.uid, (guest.uid,))
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    assert facts.meetings[0].slot != facts.meetings[1].slot
    there = next(
        way for way in ways(facts, facts.meetings[1].uid)
        if way.slot == facts.meetings[0].slot and way.table != facts.meetings[0].table
    )  # fmt: skip
    assert [(fact.code, fact.guest, fact.meeting) for fact in there.facts] == [("enterprise_busy", other.uid, 1)]
    with pytest.raises(UserProblem, match=r"event\.move\.enterprise_busy"):
        move_meeting(filled.catalogue, filled.actor, facts.meetings[1].uid, there.slot, there.table)
    save_guest(filled.catalogue, filled.actor, event, replace(other, attendee="Anak pemilik"))
    facts = seen(filled, event)
    assert facts.guest(other.uid).party != facts.guest(one.uid).party
    move_meeting(filled.catalogue, filled.actor, facts.meetings[1].uid, there.slot, there.table)
    back = save_guest(filled.catalogue, filled.actor, event, replace(seen(filled, event).guest(other.uid), attendee=""))
    assert back.waiting == (1,)  # the one that was moved by hand stays
    assert not double_bookings(seen(filled, event))
    for first, second, same in (
        ("SITI AMINAH", "", True), ("Anak  Pemilik", "anak pemilik", True), ("Anak pemilik", "Siti  aminah", False),
    ):  # fmt: skip
        for uid, attendee in ((one.uid, first), (other.uid, second)):
            now = seen(filled, event).guest(uid)
            save_guest(filled.catalogue, filled.actor, event, replace(now, attendee=attendee))
        facts = seen(filled, event)
        assert (facts.guest(one.uid).party == facts.guest(other.uid).party) is same, (first, second)


def test_what_does_not_fit_says_why_and_what_one_more_table_would_bring(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    facts = seen(filled, event)
    lay_out_event(filled.catalogue, filled.actor, event, facts.slots[1:2], facts.tables[:1])
    report = plan_event(filled.catalogue, filled.actor, event)
    assert report.plan is not None
    assert (report.plan.held, report.plan.most, len(report.waiting)) == (1, 1, 3)
    assert all(way.facts for each in report.waiting for way in each.ways)
    assert {each.guest for each in report.below} == {each.guest for each in below(seen(filled, event))}
    assert {each.meeting for each in waiting(seen(filled, event))} == {each.meeting for each in report.waiting}
    added = event_additions(filled.catalogue, filled.actor, event)
    assert {(each.slot == "", each.gain) for each in added} == {(True, 1), (False, 1)}


def test_a_walk_in_is_here_and_meets_who_has_time(filled: Opened) -> None:
    event = new_event(filled, EventDraft(name="Temu", day=DAY, minimum=2))
    add_guests(filled.catalogue, filled.actor, event, (*BUYERS, *ENTERPRISES[1:3]))
    propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    plan_event(filled.catalogue, filled.actor, event)
    before = seen(filled, event)
    report = add_walk_in(filled.catalogue, filled.actor, event, ENTERPRISES[0])
    after = seen(filled, event)
    guest = next(each for each in after.guests if each.record == ENTERPRISES[0])
    assert (guest.walk_in, guest.arrival, report.added) == (True, Arrival.HERE, (ENTERPRISES[0],))
    assert len(report.meetings) == 1  # one buyer asks for what it grows
    found = meeting(after, report.meetings[0])
    assert (found.source, bool(found.slot), found.enterprises) == (MeetingSource.WALK_IN, True, (guest.uid,))
    assert after.meetings[: len(before.meetings)] == before.meetings
    assert not double_bookings(after)
    assert add_walk_in(filled.catalogue, filled.actor, event, ENTERPRISES[0]).already == (ENTERPRISES[0],)


def test_the_door_reads_badges_squares_and_codes(filled: Opened) -> None:
    event = staged(filled)
    facts = seen(filled, event)
    first = side(facts, Side.ENTERPRISE)[0]
    for typed in ("U-001", "u1", " u-1 ", "u01", f"{facts.code}:U-001", first.record, first.uid):
        check_in(filled.catalogue, filled.actor, event, typed, Arrival.UNKNOWN)
        assert check_in(filled.catalogue, filled.actor, event, typed).guest == first.uid
    assert seen(filled, event).guest(first.uid).arrived_at
    before = picture(filled, event)
    wrong = ("1", "U-999", "", "UU1", "U--1", "U-1.", "B-000001", "M-1", f"{facts.code}:U-000009")
    for typed, message in (*((each, "unknown") for each in wrong), ("TB-9999:U-001", "of_other")):
        with pytest.raises(UserProblem, match=f"event.badge_{message}"):
            check_in(filled.catalogue, filled.actor, event, typed)
    assert picture(filled, event) == before


def test_on_the_day_nobody_who_was_moved_is_forgotten(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    facts = seen(filled, event)
    assert plan_event(filled.catalogue, filled.actor, event).told == ()
    assert _told(filled, event) == set(), "the slips of a plan made before were handed out at the door"
    first = facts.meetings[0]
    way = next(each for each in ways(facts, first.uid) if not each.facts and each.slot != first.slot)
    by_hand = move_meeting(filled.catalogue, filled.actor, first.uid, way.slot, way.table)
    sides = {first.buyer, *first.enterprises}
    assert _told(filled, event) == sides
    undo_change(filled.catalogue, filled.actor, by_hand.change_set)
    assert _told(filled, event) == set()
    move_meeting(filled.catalogue, filled.actor, first.uid, way.slot, way.table)
    gone = next(each for each in side(facts, Side.ENTERPRISE) if each.uid in facts.meetings[-1].enterprises)
    report = replan_event(filled.catalogue, filled.actor, event, (gone.uid,))
    expected = (sides | {*report.told}) - {gone.uid}
    assert facts.meetings[-1].buyer in expected
    assert _told(filled, event) == expected
    again = plan_event(filled.catalogue, filled.actor, event)
    assert _told(filled, event) == expected | {*again.told}


def _told(opened: Opened, event: str) -> set[str]:
    plan = seen(opened, event).plan
    assert plan is not None
    return set(plan.told)


def test_a_public_code_that_is_not_on_the_list_is_nobodys_badge(filled: Opened) -> None:
    event = new_event(filled)
    add_guests(filled.catalogue, filled.actor, event, ENTERPRISES[1:])
    with pytest.raises(UserProblem, match=r"event\.badge_unknown"):
        check_in(filled.catalogue, filled.actor, event, ENTERPRISES[0])
    assert all(each.arrival is Arrival.UNKNOWN for each in seen(filled, event).guests)
    second = check_in(filled.catalogue, filled.actor, event, ENTERPRISES[1])
    assert seen(filled, event).guest(second.guest).badge == "U-001"


def test_who_left_and_comes_back_has_its_own_slots_again(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    facts = seen(filled, event)
    guest, slots = side(facts, Side.ENTERPRISE)[0], [slot.uid for slot in facts.slots]
    own = frozenset({slots[-1]})
    save_guest(filled.catalogue, filled.actor, event, replace(guest, away=own))
    plan_event(filled.catalogue, filled.actor, event)
    check_in(filled.catalogue, filled.actor, event, guest.badge)
    replan_event(filled.catalogue, filled.actor, event, (guest.uid,), slots[2])
    left = picture(filled, event)
    assert left.guest(guest.uid).away == set(slots[2:])
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    later = datetime.combine(DAY, time(facts.slots[3].starts // 60, facts.slots[3].starts % 60))
    back = check_in(filled.catalogue, filled.actor, event, guest.badge, at=later)
    over = seen(filled, event, later).over
    assert over > 3
    assert (back.already, back.back) == (True, len(slots) - over - 1)
    assert seen(filled, event).guest(guest.uid).away == own | set(slots[2:over])
    assert check_in(filled.catalogue, filled.actor, event, guest.badge, at=later).change_set == ""
    plan_event(filled.catalogue, filled.actor, event, at=later)
    assert all(each.slot for each in seen(filled, event).standing)
    undo_change(filled.catalogue, filled.actor, back.change_set)
    assert seen(filled, event).guest(guest.uid).away == left.guest(guest.uid).away


def test_who_had_declined_and_comes_after_all_is_planned_for(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    guest = side(seen(filled, event), Side.ENTERPRISE)[0]
    answer_invitations(filled.catalogue, filled.actor, event, (guest.uid,), Invitation.NOT_COMING, DAY)
    plan_event(filled.catalogue, filled.actor, event)
    assert not meeting(seen(filled, event), 1).slot
    assert add_walk_in(filled.catalogue, filled.actor, event, guest.record).already == (guest.record,)
    assert seen(filled, event).guest(guest.uid).comes
    replan_event(filled.catalogue, filled.actor, event, ())
    assert meeting(seen(filled, event), 1).slot
