"""A whole event without a window: from accepted proposals to the follow-ups, and every step of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from models.domain.events import (
    Arrival,
    EventFacts,
    EventStatus,
    FollowUpDraft,
    Interest,
    Invitation,
    MeetingSource,
    MeetingState,
    ResultDraft,
    Side,
    Stage,
)
from models.domain.lists import ListQuery
from models.use_cases.answer_invitations import answer_invitations
from models.use_cases.back_up import check_catalogue
from models.use_cases.check_in import check_in
from models.use_cases.event_board import below, waiting, ways
from models.use_cases.follow_ups import list_follow_ups, save_follow_up
from models.use_cases.invite_accepted import invite_accepted
from models.use_cases.list_events import list_events
from models.use_cases.list_results import list_results
from models.use_cases.move_meeting import move_meeting
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.recap_event import recap_event
from models.use_cases.replan_event import draft_replan, replan_event
from models.use_cases.result_agreement import proposal_of_result
from models.use_cases.save_result import save_result
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import DAY, double_bookings, matched, new_event, picture, seen, side
from tests.records import TODAY


class Course:
    """Steps of an event with the picture before each, so that they can be taken back."""

    def __init__(self, opened: Opened, event: str) -> None:
        self.opened, self.event = opened, event
        self.steps: list[tuple[str, EventFacts]] = []

    def __call__(self, use_case: Callable[..., Any], *arguments: object, **more: object) -> Any:
        before = picture(self.opened, self.event)
        outcome = use_case(self.opened.catalogue, self.opened.actor, *arguments, **more)
        self.steps.append((outcome.change_set, before))
        return outcome

    def take_back(self) -> None:
        """Undo every step, the last first, and see that all is as it was before it."""
        for change_set, before in reversed(self.steps):
            undo_change(self.opened.catalogue, self.opened.actor, change_set)
            assert picture(self.opened, self.event) == before


def test_an_event_runs_from_proposals_to_follow_ups_and_back(filled: Opened) -> None:
    accepted = matched(filled)
    event = new_event(filled)
    step = Course(filled, event)
    _invite_and_plan(filled, event, step, len(accepted))
    _move_and_replan(filled, event, step)
    _the_day(filled, event, step)
    assert check_catalogue(filled.catalogue, filled.actor).findings == ()
    step.take_back()
    facts = seen(filled, event)
    assert (facts.guests, facts.meetings, facts.plan) == ((), (), None)
    assert check_catalogue(filled.catalogue, filled.actor).findings == ()


def _invite_and_plan(opened: Opened, event: str, step: Course, accepted: int) -> None:
    step(invite_accepted, event)
    facts = seen(opened, event)
    assert {each.side for each in facts.guests} == set(Side)
    uids = tuple(each.uid for each in facts.guests)
    step(answer_invitations, event, uids, Invitation.COMING, DAY)
    step(propose_meetings, event, today=TODAY)
    facts = seen(opened, event)
    assert len(facts.meetings) == accepted
    assert {each.source for each in facts.meetings} == {MeetingSource.PROPOSAL}
    assert all(each.proposal and each.subject for each in facts.meetings)
    assert len(waiting(facts)) == len(facts.meetings)
    report = step(plan_event, event)
    facts = seen(opened, event)
    assert all(each.slot and each.table for each in facts.meetings)
    assert not double_bookings(facts)
    assert below(facts) == () == report.waiting
    assert facts.plan is not None
    assert (facts.plan.held, facts.plan.slots_used) == (accepted, facts.plan.lower_bound)
    (line,) = list_events(opened.catalogue, opened.actor, ListQuery(words="contoh"), 0, 10).rows
    assert (line.meetings, line.placed, line.results) == (accepted, accepted, 0)


def _move_and_replan(opened: Opened, event: str, step: Course) -> None:
    facts = seen(opened, event)
    first = facts.meetings[0]
    possible = [way for way in ways(facts, first.uid) if not way.facts]
    step(move_meeting, meeting=first.uid, slot=possible[-1].slot, table=possible[-1].table)
    step(plan_event, event)
    moved = seen(opened, event).meetings[0]
    assert (moved.slot, moved.table, moved.locked) == (possible[-1].slot, possible[-1].table, True)
    facts = seen(opened, event)
    absent = facts.meetings[1].enterprises[0]
    draft = draft_replan(opened.catalogue, opened.actor, event, (absent,))
    assert seen(opened, event) == facts
    report = step(replan_event, event, (absent,))
    assert (report.moves, report.told) == (draft.moves, draft.told)
    assert absent not in report.told
    after = seen(opened, event)
    assert after.guest(absent).arrival is Arrival.ABSENT
    assert all(absent not in each.enterprises for each in after.standing if each.slot)
    assert {each.meeting for each in report.waiting} == {each.uid for each in after.standing if not each.slot}


def _the_day(opened: Opened, event: str, step: Course) -> None:
    step(set_event_status, event, EventStatus.RUNNING)
    facts = seen(opened, event)
    host = side(facts, Side.BUYER)[0]
    seen_at_door = step(check_in, event, host.badge)
    assert seen_at_door.guest == host.uid
    assert check_in(opened.catalogue, opened.actor, event, f"{facts.code}:{host.badge}").already
    held = next(each for each in facts.standing if each.slot)
    result = ResultDraft(
        held.number, held.enterprises[0], Interest.AGREED, product="Singkong", quantity=2_000_000, unit="kg",
        price=3_000_00, months=6, agreed=10_000_000_00,
    )  # fmt: skip
    saved = step(save_result, event, result)
    assert seen(opened, event).meetings[facts.meetings.index(held)].state is MeetingState.HELD
    (line,) = list_results(opened.catalogue, opened.actor, event)
    assert (line.draft.potential, line.proposal) == (36_000_000_00, held.proposal)
    asked = list_follow_ups(opened.catalogue, opened.actor, date(2027, 1, 5))
    assert [(each.after, each.agreed) for each in asked] == [(30, 10_000_000_00)]
    found = FollowUpDraft(asked[0].uid, asked[0].version, date(2027, 1, 5), Stage.DELIVERED, delivered=4_000_000_00)
    step(save_follow_up, found)
    whole = recap_event(opened.catalogue, opened.actor, event).whole
    assert (whole.held, whole.agreed_count, whole.agreed) == (1, 1, 10_000_000_00)
    assert (whole.potential, whole.delivered, whole.paid) == (36_000_000_00, 4_000_000_00, None)
    assert proposal_of_result(opened.catalogue, opened.actor, saved.result).proposal == held.proposal
