"""While an event runs: a slot that has begun is not a meeting that was held."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from models.domain.event_slips import schedules_of
from models.domain.event_timetables import Told
from models.domain.events import Arrival, Curation, EventFacts, EventStatus, Interest, MeetingFacts, ResultDraft
from models.problems import UserProblem
from models.use_cases.add_walk_in import add_walk_in
from models.use_cases.check_in import check_in
from models.use_cases.curate_guests import curate_guests
from models.use_cases.event_board import below, waiting, ways
from models.use_cases.mark_told import mark_told
from models.use_cases.move_meeting import move_meeting
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.recap_event import recap_event
from models.use_cases.replan_event import draft_replan, replan_event
from models.use_cases.save_result import save_result
from models.use_cases.set_event_status import set_event_status
from tests.models.events.clocks import moment, stop_clock
from tests.models.events.staged import DAY, ENTERPRISES, meeting, seen, staged
from tests.records import TODAY

MIDNIGHT = datetime.combine(DAY, time(0))
PAIRS = ((0, (0,)), (0, (1,)), (1, (0,)), (1, (2,)), (2, (3, 4)))


@pytest.fixture
def begun(filled: Opened, monkeypatch: pytest.MonkeyPatch) -> tuple[Opened, str, datetime]:
    """A running event two minutes into its first slot; everybody has its slip."""
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    facts = seen(filled, event)
    tell(filled, event, facts)
    first = next(each for each in facts.slots if any(one.slot == each.uid for one in facts.meetings))
    at = moment(MIDNIGHT, first.starts + 2)
    stop_clock(monkeypatch, at)
    return filled, event, at


def tell(opened: Opened, event: str, facts: EventFacts) -> None:
    now = schedules_of(facts)
    told = tuple(Told(each.uid, now.get(each.uid, "")) for each in facts.guests)
    mark_told(opened.catalogue, opened.actor, event, told)


def first_ones(facts: EventFacts) -> list[MeetingFacts]:
    """Meetings in the slot that goes on."""
    going_on = {each.uid for each in facts.slots[facts.ended : facts.over]}
    return [each for each in facts.standing if each.slot in going_on]


def test_who_is_missing_from_a_slot_that_has_begun_loses_the_meeting_in_sight_of_all(
    begun: tuple[Opened, str, datetime],
) -> None:
    opened, event, at = begun
    before = seen(opened, event, at)
    assert (before.over - before.ended, len(first_ones(before)) > 1) == (1, True)
    missed = first_ones(before)[0]
    others = {each.number: (each.slot, each.table) for each in first_ones(before)[1:]}
    absent = missed.buyer
    draft = draft_replan(opened.catalogue, opened.actor, event, (absent,))
    assert {missed.number} <= {each.number for each in draft.moves}
    assert {*missed.enterprises} <= {*draft.told}
    report = replan_event(opened.catalogue, opened.actor, event, (absent,))
    after = seen(opened, event, at)
    assert not any(each.slot for each in after.standing if each.buyer == absent)
    assert all((each.slot, each.table) == others.get(each.number, (each.slot, each.table)) for each in after.meetings)
    assert {missed.number} <= {each.number for each in report.waiting} == {each.number for each in waiting(after)}
    assert after.plan is not None
    assert {*missed.enterprises} <= {*after.plan.told} == {*report.told}
    left = [uid for uid in missed.enterprises if uid not in schedules_of(after)]
    assert {*left} <= {each.guest for each in below(after)}


def test_a_late_meeting_of_a_slot_that_has_begun_can_be_moved_by_hand(begun: tuple[Opened, str, datetime]) -> None:
    opened, event, at = begun
    facts = seen(opened, event, at)
    late = first_ones(facts)[0]
    begun_slots = {each.uid for each in facts.slots[: facts.over]}
    free = [way for way in ways(facts, late.uid) if not way.facts]
    assert free
    assert not begun_slots & {way.slot for way in free}
    move_meeting(opened.catalogue, opened.actor, late.uid, free[0].slot, free[0].table)
    assert meeting(seen(opened, event, at), late.number).slot == free[0].slot


def test_both_sides_here_a_result_or_the_end_of_the_slot_make_a_meeting_held(
    begun: tuple[Opened, str, datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, event, at = begun
    facts = seen(opened, event, at)
    one, two = first_ones(facts)[:2]
    for uid in (one.buyer, *one.enterprises):
        check_in(opened.catalogue, opened.actor, event, uid, Arrival.HERE, at=at)
    said = ResultDraft(two.number, two.enterprises[0], Interest.NONE)
    save_result(opened.catalogue, opened.actor, event, said)
    for held in (one, two):
        with pytest.raises(UserProblem, match=r"event\.meeting_held"):
            move_meeting(opened.catalogue, opened.actor, held.uid)
    replan_event(opened.catalogue, opened.actor, event, (two.buyer,))
    assert meeting(seen(opened, event, at), two.number).slot == two.slot
    slot = next(each for each in facts.slots if each.uid == one.slot)
    over = moment(MIDNIGHT, slot.ends)
    stop_clock(monkeypatch, over)
    rest = first_ones(facts)[-1]
    replan_event(opened.catalogue, opened.actor, event, (rest.buyer,))
    assert meeting(seen(opened, event, over), rest.number).slot == rest.slot


def test_who_was_here_and_left_gives_up_the_slot_that_goes_on_only_when_that_is_said(
    begun: tuple[Opened, str, datetime],
) -> None:
    opened, event, at = begun
    facts = seen(opened, event, at)
    one = first_ones(facts)[0]
    for uid in (one.buyer, *one.enterprises):
        check_in(opened.catalogue, opened.actor, event, uid, Arrival.HERE, at=at)
    usual = draft_replan(opened.catalogue, opened.actor, event, (one.buyer,))
    assert one.number not in {each.number for each in usual.moves}
    said = draft_replan(opened.catalogue, opened.actor, event, (one.buyer,), one.slot)
    assert one.number in {each.number for each in said.moves}


def test_who_was_left_by_an_absent_buyer_gets_another_or_is_named(filled: Opened) -> None:
    event = staged(filled)
    propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    absent = facts.meetings[0].buyer
    left = {uid for each in facts.meetings if each.buyer == absent for uid in each.enterprises}
    replan_event(filled.catalogue, filled.actor, event, (absent,))
    report = propose_meetings(filled.catalogue, filled.actor, event, today=TODAY)
    after = seen(filled, event)
    found = {uid for each in after.meetings if each.buyer != absent for uid in each.enterprises}
    assert left
    assert left - found <= {*report.below}
    assert report.next_best == len(after.meetings) - len(facts.meetings)


def test_who_was_not_noted_is_not_said_to_have_stayed_away(begun: tuple[Opened, str, datetime]) -> None:
    opened, event, at = begun
    facts = seen(opened, event, at)
    one = first_ones(facts)[0]
    for uid in (one.buyer, *one.enterprises):
        check_in(opened.catalogue, opened.actor, event, uid, Arrival.HERE, at=at)
    missed = next(each.uid for each in facts.guests if each.uid not in (one.buyer, *one.enterprises))
    check_in(opened.catalogue, opened.actor, event, missed, Arrival.ABSENT, at=at)
    found = recap_event(opened.catalogue, opened.actor, event)
    assert (found.came, found.buyers_came, found.enterprises_came) == (2, 1, 1)
    assert (found.missing, found.unrecorded) == (1, len(facts.guests) - 3)


def test_a_reserve_who_comes_is_let_in_and_meets_somebody(filled: Opened) -> None:
    event = staged(filled)
    guest = next(each for each in seen(filled, event).guests if each.record == ENTERPRISES[0])
    curate_guests(filled.catalogue, filled.actor, event, (guest.uid,), Curation.RESERVE, "penuh")
    report = add_walk_in(filled.catalogue, filled.actor, event, ENTERPRISES[0])
    after = seen(filled, event)
    assert (after.guest(guest.uid).curation, report.already) == (Curation.ADMITTED, (ENTERPRISES[0],))
    assert [each.enterprises for each in after.standing] == [(guest.uid,)]
    assert add_walk_in(filled.catalogue, filled.actor, event, ENTERPRISES[0]).meetings == ()
