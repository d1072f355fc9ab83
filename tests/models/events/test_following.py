"""Days on which results are asked about go along with the event's day, unless they were answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from models.domain.events import FOLLOW_UP_DAYS, EventStatus, FollowUpDraft, Interest, ResultDraft, Stage
from models.problems import UserProblem
from models.use_cases.add_meeting import add_meeting
from models.use_cases.back_up import check_catalogue
from models.use_cases.check_in import check_in
from models.use_cases.delete_result import delete_result
from models.use_cases.follow_ups import list_follow_ups, save_follow_up
from models.use_cases.list_results import list_results
from models.use_cases.move_meeting import move_meeting
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.replan_event import replan_event
from models.use_cases.save_event import save_event
from models.use_cases.save_result import save_result
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import DAY, picture, seen, staged

LATER = DAY + timedelta(days=10)


def held(opened: Opened, interest: Interest = Interest.INTERESTED) -> str:
    """An event with one meeting of which a result was keyed in."""
    event = staged(opened, [(0, (0,))])
    one = seen(opened, event).meetings[0]
    save_result(opened.catalogue, opened.actor, event, ResultDraft(one.number, one.enterprises[0], interest))
    return event


def days(opened: Opened, event: str) -> list[date]:
    return [each.due for each in list_follow_ups(opened.catalogue, opened.actor, event=event)]


def move(opened: Opened, event: str, day: date) -> tuple[str, int]:
    draft = seen(opened, event).draft
    report = save_event(opened.catalogue, opened.actor, replace(draft, day=day))
    return report.change_set, report.moved


def after(day: date) -> list[date]:
    return [day + timedelta(days=each) for each in FOLLOW_UP_DAYS]


def test_open_questions_go_along_and_come_back(filled: Opened) -> None:
    event = held(filled)
    before = picture(filled, event)
    assert days(filled, event) == after(DAY)
    change_set, moved = move(filled, event, LATER)
    assert (moved, days(filled, event)) == (3, after(LATER))
    undo_change(filled.catalogue, filled.actor, change_set)
    assert days(filled, event) == after(DAY)
    assert picture(filled, event) == before
    assert check_catalogue(filled.catalogue, filled.actor).findings == ()


def test_another_name_moves_nothing(filled: Opened) -> None:
    event = held(filled)
    draft = seen(filled, event).draft
    assert save_event(filled.catalogue, filled.actor, replace(draft, name="Temu Lain")).moved == 0
    assert days(filled, event) == after(DAY)


def test_what_was_answered_keeps_its_day_until_it_is_open_again(filled: Opened) -> None:
    event = held(filled)
    first = list_follow_ups(filled.catalogue, filled.actor, event=event)[0]
    answer = FollowUpDraft(first.uid, first.version, DAY + timedelta(days=31), Stage.CONTRACT)
    save_follow_up(filled.catalogue, filled.actor, answer)
    assert move(filled, event, LATER)[1] == 2
    assert days(filled, event) == [after(DAY)[0], *after(LATER)[1:]]
    again = list_follow_ups(filled.catalogue, filled.actor, event=event)[0]
    opened_again = replace(answer, version=again.version, stage=Stage.OPEN)
    save_follow_up(filled.catalogue, filled.actor, opened_again)
    assert days(filled, event) == after(LATER)


def test_a_result_that_comes_back_is_asked_about_after_the_new_day(filled: Opened) -> None:
    event = held(filled)
    (line,) = list_results(filled.catalogue, filled.actor, event)
    refused = replace(line.draft, interest=Interest.NONE)
    save_result(filled.catalogue, filled.actor, event, refused)
    assert (days(filled, event), move(filled, event, LATER)[1]) == ([], 0)
    (line,) = list_results(filled.catalogue, filled.actor, event)
    save_result(filled.catalogue, filled.actor, event, replace(line.draft, interest=Interest.AGREED))
    assert days(filled, event) == after(LATER)
    removed = delete_result(filled.catalogue, filled.actor, event, line.uid)
    move(filled, event, DAY)
    undo_change(filled.catalogue, filled.actor, removed.change_set)
    assert days(filled, event) == after(DAY)


def test_a_running_event_that_is_moved_is_planned_again(filled: Opened) -> None:
    event = staged(filled, [(0, (0,))])
    for status, expected in (
        (EventStatus.RUNNING, EventStatus.PLANNED), (EventStatus.OVER, EventStatus.OVER),
        (EventStatus.PLANNED, EventStatus.PLANNED), (EventStatus.CANCELLED, EventStatus.CANCELLED),
    ):  # fmt: skip
        set_event_status(filled.catalogue, filled.actor, event, status)
        draft = seen(filled, event).draft
        same = save_event(filled.catalogue, filled.actor, replace(draft, theme=str(status)))
        assert (same.planned_again, seen(filled, event).status) == (False, status)
        draft = seen(filled, event).draft
        saved = save_event(filled.catalogue, filled.actor, replace(draft, day=LATER))
        assert saved.planned_again is (status is EventStatus.RUNNING)
        assert seen(filled, event).status is expected
        undo_change(filled.catalogue, filled.actor, saved.change_set)
        assert seen(filled, event).status is status


def test_an_event_called_off_takes_neither_plans_nor_results(filled: Opened) -> None:
    event = staged(filled, [(0, (0,))])
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    meeting = facts.meetings[0]
    buyer = facts.guest(meeting.buyer)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.CANCELLED)
    before = picture(filled, event)
    draft = ResultDraft(meeting.number, meeting.enterprises[0], Interest.AGREED)
    for attempt in (
        partial(plan_event, filled.catalogue, filled.actor, event),
        partial(replan_event, filled.catalogue, filled.actor, event, (buyer.uid,)),
        partial(propose_meetings, filled.catalogue, filled.actor, event),
        partial(add_meeting, filled.catalogue, filled.actor, event, buyer.uid, meeting.enterprises),
        partial(save_result, filled.catalogue, filled.actor, event, draft),
        partial(check_in, filled.catalogue, filled.actor, event, buyer.badge),
        partial(move_meeting, filled.catalogue, filled.actor, meeting.uid, "", ""),
    ):
        with pytest.raises(UserProblem, match=r"event\.called_off"):
            attempt()
        assert picture(filled, event) == before
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.PLANNED)
    save_result(filled.catalogue, filled.actor, event, draft)


def test_nothing_was_found_out_before_the_event(filled: Opened) -> None:
    event = held(filled)
    line = list_follow_ups(filled.catalogue, filled.actor, event=event)[0]
    early = FollowUpDraft(line.uid, line.version, DAY - timedelta(days=1), Stage.DELIVERED)
    with pytest.raises(UserProblem, match=r"event\.follow_up_too_early"):
        save_follow_up(filled.catalogue, filled.actor, early)
