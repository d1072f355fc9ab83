"""Who knows its timetable, and who has yet to be told."""

from __future__ import annotations

import pytest

from models.domain.event_slips import schedules_of
from models.domain.event_timetables import Told
from models.domain.events import EventStatus, Side
from models.problems import UserProblem
from models.use_cases.event_board import ways
from models.use_cases.mark_told import mark_told
from models.use_cases.move_meeting import move_meeting
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.replan_event import replan_event
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import seen, side, staged

PAIRS = [(0, (0,)), (0, (1,)), (1, (0,)), (1, (2,)), (2, (3, 4))]


@pytest.fixture
def running(filled: Opened) -> tuple[Opened, str]:
    """A planned event on its day, everybody with the slip of the plan."""
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    tell(filled, event)
    return filled, event


def tell(opened: Opened, event: str, *guests: str) -> str:
    """Give these guests, or all, the slips of now."""
    now = schedules_of(seen(opened, event))
    told = tuple(Told(uid, now.get(uid, "")) for uid in guests or now)
    return mark_told(opened.catalogue, opened.actor, event, told).change_set


def to_tell(opened: Opened, event: str) -> set[str]:
    plan = seen(opened, event).plan
    assert plan is not None
    return set(plan.told)


def move_first(opened: Opened, event: str) -> set[str]:
    """Move the first meeting elsewhere by hand; both its sides."""
    facts = seen(opened, event)
    first = facts.meetings[0]
    way = next(each for each in ways(facts, first.uid) if not each.facts and each.slot != first.slot)
    move_meeting(opened.catalogue, opened.actor, first.uid, way.slot, way.table)
    return {first.buyer, *first.enterprises}


def test_who_was_told_leaves_the_list_and_comes_back_when_moved_again(running: tuple[Opened, str]) -> None:
    opened, event = running
    assert to_tell(opened, event) == set()
    sides = move_first(opened, event)
    assert to_tell(opened, event) == sides
    one = min(sides)
    noted = tell(opened, event, one)
    assert to_tell(opened, event) == sides - {one}
    undo_change(opened.catalogue, opened.actor, noted)
    assert to_tell(opened, event) == sides
    tell(opened, event, *sides)
    assert to_tell(opened, event) == set()
    assert to_tell(opened, event) != move_first(opened, event)
    assert to_tell(opened, event) == sides


def test_a_new_plan_lists_only_who_does_not_know_it(running: tuple[Opened, str]) -> None:
    opened, event = running
    told = move_first(opened, event)
    tell(opened, event, *told)
    facts = seen(opened, event)
    gone = side(facts, Side.ENTERPRISE)[2]
    report = replan_event(opened.catalogue, opened.actor, event, (gone.uid,))
    before, after = schedules_of(facts), schedules_of(seen(opened, event))
    expected = {uid for uid in before.keys() | after.keys() if before.get(uid) != after.get(uid)} - {gone.uid}
    assert to_tell(opened, event) == expected == set(report.told)
    tell(opened, event, *expected)
    assert to_tell(opened, event) == set()


def test_who_is_moved_back_to_what_was_told_need_not_be_told(running: tuple[Opened, str]) -> None:
    opened, event = running
    first = seen(opened, event).meetings[0]
    assert move_first(opened, event) == to_tell(opened, event)
    move_meeting(opened.catalogue, opened.actor, first.uid, first.slot, first.table)
    assert to_tell(opened, event) == set()


def test_before_the_day_a_slip_that_was_given_out_counts_too(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    everybody = to_tell(filled, event)
    tell(filled, event)
    assert (len(everybody) > 0, to_tell(filled, event)) == (True, set())
    assert move_first(filled, event) == to_tell(filled, event)


def test_slips_of_the_plan_before_the_day_were_given_out_at_the_door(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    assert to_tell(filled, event)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    assert to_tell(filled, event) == set()
    assert move_first(filled, event) == to_tell(filled, event)


def test_nobody_of_another_event_is_told(running: tuple[Opened, str]) -> None:
    opened, event = running
    other = staged(opened)
    stranger = side(seen(opened, other), Side.BUYER)[0]
    with pytest.raises(UserProblem, match=r"event\.guest_gone"):
        mark_told(opened.catalogue, opened.actor, event, (Told(stranger.uid, ""),))
    assert not mark_told(opened.catalogue, opened.actor, event, ()).change_set
