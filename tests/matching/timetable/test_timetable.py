"""A timetable keeps every limit, is as good as can be where that is known, and its reasons and marginals are true."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import ceil

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.timetable.event import Buyer, Cells, Enterprise, Event, FactCode, Meeting, Timetable
from matching.timetable.facts import without
from matching.timetable.judging import move_options, violations
from matching.timetable.marginals import Addition, marginal
from matching.timetable.planning import plan
from matching.timetable.replanning import replan, with_absent
from tests.matching.timetable.events import events, every_timetable, lacking, moved, plain_events, wrongs

FEW, MANY = 60, 1000
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]




def sound(event: Event, timetable: Timetable) -> None:
    assert wrongs(event, timetable.cells) == []
    assert violations(event, timetable) == ()
    assert timetable.lower_bound <= timetable.slots_used <= event.slots
    assert timetable.held <= timetable.most <= len(event.meetings)
    waiting = [each.meeting for each in timetable.unscheduled]
    assert waiting == [meeting for meeting, cell in enumerate(timetable.cells) if cell is None]


def reasons_true(event: Event, timetable: Timetable) -> None:
    for unscheduled in timetable.unscheduled:
        assert unscheduled.ways
        for way in unscheduled.ways:
            assert way.facts
            other, cells = without(event, timetable.cells, way.facts)
            held = list(cells)
            held[unscheduled.meeting] = (way.slot, way.table)
            assert wrongs(other, tuple(held)) == []


def below_minimum_named(event: Event, timetable: Timetable) -> None:
    named = {each.who: each.held for each in timetable.below_minimum if not each.buyer}
    held = Counter(who for meeting, _ in timetable.placed() for who in event.meetings[meeting].enterprises)
    assert named == {who: held[who] for who, each in enumerate(event.enterprises) if held[who] < each.minimum}


def event_checked(event: Event) -> None:
    timetable = plan(event)
    sound(event, timetable)
    reasons_true(event, timetable)
    below_minimum_named(event, timetable)
    assert plan(event) == timetable


@settings(max_examples=FEW, deadline=None, suppress_health_check=SLOW)
@given(events())
def test_every_limit_is_kept_and_every_reason_is_true(event: Event) -> None:
    event_checked(event)


@pytest.mark.long
@settings(max_examples=MANY, deadline=None, suppress_health_check=SLOW)
@given(events(meetings=80, slots=10, tables=6, people=12))
def test_a_thousand_events_keep_every_limit_and_every_reason_is_true(event: Event) -> None:
    event_checked(event)


@settings(max_examples=FEW, deadline=None)
@given(plain_events())
def test_without_availability_the_lower_bound_is_reached(event: Event) -> None:
    timetable = plan(event)
    sound(event, timetable)
    buyers = Counter(meeting.buyer for meeting in event.meetings)
    enterprises = Counter(meeting.enterprises for meeting in event.meetings)
    koenig = max(*buyers.values(), *enterprises.values(), ceil(len(event.meetings) / event.tables))
    assume(koenig <= event.slots)
    assert (timetable.held, timetable.slots_used, timetable.lower_bound) == (len(event.meetings), koenig, koenig)


small = events(meetings=4, slots=3, tables=2, people=3)


def best_by_trying(event: Event) -> tuple[int, int, int]:
    def worth(cells: Cells) -> tuple[int, int, int]:
        held = [cell for cell in cells if cell]
        return lacking(event, cells), len(cells) - len(held), len({slot for slot, _ in held})

    return min(map(worth, every_timetable(event)))


def planned_as_well_as_can_be(event: Event) -> None:
    timetable = plan(event)
    found = lacking(event, timetable.cells), len(timetable.unscheduled), timetable.slots_used
    assert found == best_by_trying(event)


@settings(max_examples=FEW, deadline=None, suppress_health_check=SLOW)
@given(small)
def test_small_events_are_planned_as_well_as_can_be(event: Event) -> None:
    planned_as_well_as_can_be(event)


@pytest.mark.long
@settings(max_examples=MANY, deadline=None, suppress_health_check=SLOW)
@given(small)
def test_a_thousand_small_events_are_planned_as_well_as_can_be(event: Event) -> None:
    planned_as_well_as_can_be(event)


def marginals_true(event: Event) -> None:
    timetable = plan(event)
    for each in marginal(event, timetable):
        if each.addition is Addition.SLOT:
            other = replace(event, slots=event.slots + 1)
        else:
            shut = {(slot, event.tables) for slot in range(event.slots) if slot != each.slot}
            other = replace(event, tables=event.tables + 1, closed=event.closed | shut)
        assert each.gain == plan(other).held - timetable.held


@settings(max_examples=FEW, deadline=None, suppress_health_check=SLOW)
@given(small)
def test_a_marginal_value_is_the_difference_of_two_solves(event: Event) -> None:
    marginals_true(event)


@pytest.mark.long
@settings(max_examples=MANY, deadline=None, suppress_health_check=SLOW)
@given(events(meetings=10, slots=4, tables=3, people=5))
def test_a_thousand_marginal_values_are_differences_of_two_solves(event: Event) -> None:
    marginals_true(event)


@settings(max_examples=FEW, deadline=None, suppress_health_check=SLOW)
@given(events(meetings=14), st.data())
def test_a_cell_is_possible_exactly_when_moving_there_breaks_nothing(event: Event, data: st.DataObject) -> None:
    assume(event.meetings)
    timetable = plan(event)
    meeting = data.draw(st.integers(0, len(event.meetings) - 1))
    options = move_options(event, timetable, meeting)
    assert len(options) == event.slots * event.tables
    for way in options:
        cells = list(timetable.cells)
        cells[meeting] = way.slot, way.table
        assert way.possible == (wrongs(event, tuple(cells)) == [])
        other, left = without(event, timetable.cells, way.facts)
        held = list(left)
        held[meeting] = way.slot, way.table
        assert wrongs(other, tuple(held)) == []


def changed(data: st.DataObject, event: Event, before: Timetable) -> Event:
    buyers = data.draw(st.sets(st.integers(0, len(event.buyers) - 1), max_size=1))
    enterprises = data.draw(st.sets(st.integers(0, len(event.enterprises) - 1), max_size=1))
    now = data.draw(st.integers(0, 1))
    other = with_absent(event, before, buyers, enterprises, now)
    late = data.draw(st.integers(0, len(event.buyers) - 1))
    missed = data.draw(st.frozensets(st.integers(now, event.slots), max_size=3))
    everybody = list(other.buyers)
    away = everybody[late].away | {slot for slot in missed if slot < event.slots}
    everybody[late] = replace(everybody[late], away=away)
    return replace(other, buyers=tuple(everybody))


@settings(max_examples=FEW, deadline=None, suppress_health_check=SLOW)
@given(events(), st.data())
def test_a_new_plan_is_sound_and_says_who_moved(event: Event, data: st.DataObject) -> None:
    before = plan(event)
    other = changed(data, event, before)
    found = replan(other, before)
    sound(other, found.timetable)
    reasons_true(other, found.timetable)
    pairs = enumerate(zip(before.cells, found.timetable.cells, strict=True))
    assert [move.meeting for move in found.moves] == [meeting for meeting, (was, now) in pairs if was != now]
    assert set(found.moved_buyers) <= set(found.told_buyers)
    again = replan(other, before, earlier=event)
    assert again.timetable == found.timetable
    kept = (at for at, cell in again.timetable.placed() if cell == before.cells[at])
    fewer = [at for at in kept if set(event.meetings[at].enterprises) != set(other.meetings[at].enterprises)]
    there = frozenset(range(other.over, other.slots))
    hosts = {other.meetings[at].buyer for at in fewer}
    assert {who for who in hosts if not there <= other.buyers[who].away} <= set(again.told_buyers)
    assert all(before.cells[m] == found.timetable.cells[m] for m, c in before.placed() if c[0] < other.over)


def fewest_people_moved(event: Event, data: st.DataObject) -> None:
    before = plan(event)
    other = changed(data, event, before)
    found = replan(other, before).timetable.cells
    earlier = [meeting for meeting, _ in before.placed()]

    def worth(cells: Cells) -> tuple[int, int]:
        return sum(cells[meeting] is None for meeting in earlier), moved(other, before.cells, cells)

    assert worth(found) == min(map(worth, every_timetable(other)))


@settings(max_examples=FEW, deadline=None, suppress_health_check=SLOW)
@given(small, st.data())
def test_a_small_new_plan_moves_the_fewest_people(event: Event, data: st.DataObject) -> None:
    fewest_people_moved(event, data)


@pytest.mark.long
@settings(max_examples=MANY, deadline=None, suppress_health_check=SLOW)
@given(small, st.data())
def test_a_thousand_small_new_plans_move_the_fewest_people(event: Event, data: st.DataObject) -> None:
    fewest_people_moved(event, data)


def people(count: int) -> tuple[Enterprise, ...]:
    return tuple(Enterprise(f"u{number}") for number in range(count))


def test_a_no_show_moves_nobody_and_lets_a_waiting_meeting_in() -> None:
    event = Event(1, 1, (Buyer("b0"),), people(2), (Meeting("m0", 0, (0,)), Meeting("m1", 0, (1,))))
    before = plan(event)
    assert before.cells == ((0, 0), None)
    assert [fact.code for fact in before.unscheduled[0].ways[0].facts] == [FactCode.BUYER_BUSY]
    found = replan(with_absent(event, before, enterprises=[0]), before)
    assert found.timetable.cells == (None, (0, 0))
    assert (found.people_moved, found.told_enterprises) == (0, (1,))


def test_one_more_table_is_worth_what_it_lets_in() -> None:
    buyers = tuple(Buyer(f"b{number}") for number in range(3))
    event = Event(1, 1, buyers, people(3), tuple(Meeting(f"m{n}", n, (n,)) for n in range(3)))
    timetable = plan(event)
    assert [fact.code for fact in timetable.unscheduled[0].ways[0].facts] == [FactCode.TABLES_FULL]
    assert [(each.addition, each.gain) for each in marginal(event, timetable)] == [
        (Addition.TABLE, 1), (Addition.SLOT, 1),
    ]  # fmt: skip


def test_the_floor_of_an_enterprise_goes_before_more_meetings_of_others() -> None:
    floor = (Enterprise("u0"), Enterprise("u1"), Enterprise("u2", minimum=1))
    asked = (Meeting("m0", 0, (0,)), Meeting("m1", 1, (1,)), Meeting("m2", 0, (2, 0, 1)))
    timetable = plan(Event(1, 2, (Buyer("b0"), Buyer("b1")), floor, asked))
    assert timetable.cells[2] is not None
    assert timetable.below_minimum == ()


def test_an_enterprise_nobody_meets_is_named_below_its_floor() -> None:
    timetable = plan(Event(2, 1, (Buyer("b"),), (Enterprise("u", minimum=1),), ()))
    assert [(each.who, each.held, each.minimum) for each in timetable.below_minimum] == [(0, 0, 1)]


def test_buyers_without_a_table_come_to_enterprises_that_have_no_time_to_walk() -> None:
    asked = tuple(Meeting("m", buyer, (who,)) for buyer in range(5) for who in range(3))
    event = Event(5, 3, (Buyer("b"),) * 5, people(3), asked, walking=4)
    timetable = plan(event)
    assert (timetable.held, timetable.slots_used) == (15, 5)
    assert wrongs(event, timetable.cells) == []


def test_a_floor_of_several_meetings_is_shared_evenly_while_there_are_not_enough() -> None:
    asked = tuple(Meeting("m", 0, (who,)) for who in range(7) for _ in range(2))
    invited = tuple(replace(each, minimum=2) for each in people(7))
    timetable = plan(Event(3, 1, (Buyer("b"),), invited, asked))
    assert sorted(each.held for each in timetable.below_minimum) == [0, 0, 0, 0, 1, 1, 1]


def test_a_meeting_locked_at_a_table_that_is_not_its_buyers_names_both_where_both_bind() -> None:
    locked = Meeting("m", 0, (0,), slot=0, table=1)
    event = Event(2, 3, (Buyer("b", table=0),), people(1), (locked,), closed=frozenset({(0, 1)}))
    timetable = plan(event)
    reasons_true(event, timetable)
    facts = {(way.slot, way.table): {fact.code for fact in way.facts} for way in move_options(event, timetable, 0)}
    assert facts[0, 0] == {FactCode.LOCKED}
    assert facts[0, 1] == {FactCode.TABLE_CLOSED}
    assert facts[1, 1] == facts[1, 2] == {FactCode.LOCKED, FactCode.TABLE_FIXED}
