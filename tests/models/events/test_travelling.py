"""Far guests and the first slot: whatever the event, nothing else changes, and nobody is asked for twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.timetable.judging import violations
from matching.timetable.planning import plan
from models.domain.events import EventFacts, Side
from models.steps.events.facts import km_between
from models.steps.events.seating import Seated, seated
from models.steps.events.travelling import FAR_KM, later_for_far
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from tests.models.events.staged import seen, staged
from tests.ui.pages.events.event_samples import event_of

EVENTS = st.builds(
    event_of, st.integers(3, 9), st.integers(2, 6), st.integers(2, 5), st.integers(3, 14), st.integers(4, 30),
    walking=st.integers(0, 1),
)  # fmt: skip


def with_far(facts: EventFacts, far: frozenset[int]) -> EventFacts:
    """So many kilometres from the event: those named are far."""
    guests = (replace(each, km=90.0 if each.number in far else 5.0) for each in facts.guests)
    return replace(facts, guests=tuple(guests))


def far_in_first(found: Seated, cells: tuple[tuple[int, int] | None, ...]) -> int:
    known = {each.uid: each for each in found.facts.guests}
    first = min((cell[0] for cell in cells if cell), default=0)
    return sum(
        cell is not None and cell[0] == first and any((known[uid].km or 0) > FAR_KM for uid in each.enterprises)
        for each, cell in zip(found.meetings, cells, strict=True)
    )


@given(EVENTS, st.frozensets(st.integers(1, 14)))
@settings(max_examples=60, deadline=None)
def test_only_cells_of_one_buyer_change_places(facts: EventFacts, far: frozenset[int]) -> None:
    found = seated(with_far(facts, far))
    before = plan(found.event)
    after = later_for_far(found, before)
    assert violations(found.event, after) == violations(found.event, before) == ()
    assert far_in_first(found, after.cells) <= far_in_first(found, before.cells)
    for buyer in range(len(found.event.buyers)):
        mine = [at for at, each in enumerate(found.event.meetings) if each.buyer == buyer]
        assert Counter(before.cells[at] for at in mine) == Counter(after.cells[at] for at in mine)
    locked = [at for at, each in enumerate(found.event.meetings) if each.slot is not None]
    assert all(before.cells[at] == after.cells[at] for at in locked)
    assert later_for_far(found, after).cells == after.cells or far


@given(EVENTS)
@settings(max_examples=20, deadline=None)
def test_where_nobody_is_far_or_the_place_is_not_known_nothing_changes(facts: EventFacts) -> None:
    for each in (with_far(facts, frozenset()), facts):
        found = seated(each)
        before = plan(found.event)
        assert later_for_far(found, before) == before


def test_one_buyer_sees_the_near_one_first(filled: Opened) -> None:
    event = staged(filled, [(0, (0,)), (0, (1,))])
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    starts = {slot.uid: slot.starts for slot in facts.slots}
    first = min(facts.standing, key=lambda each: starts[each.slot])
    people = (replace(each, km=80.0 if each.uid in first.enterprises else 3.0) for each in facts.guests)
    found = seated(replace(facts, guests=tuple(people)))
    after = later_for_far(found, plan(found.event))
    slot_of = {each.uid: cell[0] for each, cell in zip(found.meetings, after.cells, strict=True) if cell}
    assert slot_of[first.uid] == max(slot_of.values())


def test_kilometres_are_told_from_the_event_s_place(filled: Opened) -> None:
    facts = seen(filled, staged(filled))
    assert all(each.km is not None for each in facts.guests if each.side is Side.ENTERPRISE)
    assert km_between("35.23", "35.23") == 0
    assert (km_between("35.23", "35.10") or 0) > 200
    assert km_between("", "35.23") is None
