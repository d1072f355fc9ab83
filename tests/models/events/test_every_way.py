"""The board's answers are the engine's, cell by cell, whatever the event."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.timetable.event import Way
from matching.timetable.facts import facts_at, standing_of
from models.domain.events import EventFacts, Side, WayFacts
from models.steps.events.seating import seated
from models.steps.events.standing import as_asked
from models.use_cases.event_board import ways
from tests.ui.pages.events.event_samples import event_of

BASE = st.builds(
    event_of, st.integers(3, 7), st.integers(2, 6), st.integers(2, 5), st.integers(3, 9), st.integers(4, 20),
    placed=st.integers(2, 16), walking=st.integers(0, 2),
)  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> EventFacts:
    """Tables that are bound or closed, guests away or with a largest number, locks, groups, slots that are over."""
    facts = draw(BASE)
    tables, slots = [each.uid for each in facts.tables], [each.uid for each in facts.slots]
    some_slots = st.frozensets(st.sampled_from(slots), max_size=2)
    guests = tuple(
        replace(
            each, away=draw(some_slots), maximum=draw(st.none() | st.integers(1, 4)),
            table=draw(st.sampled_from(["", *tables])) if each.side is Side.BUYER else "",
        )
        for each in facts.guests
    )  # fmt: skip
    others = [each.uid for each in guests if each.side is Side.ENTERPRISE]
    more = st.lists(st.sampled_from(others), max_size=2)
    meetings = tuple(
        replace(
            each, locked=bool(each.slot) and draw(st.booleans()),
            enterprises=tuple(dict.fromkeys((*each.enterprises, *draw(more)))),
        )
        for each in facts.meetings
    )
    closed = tuple(replace(each, closed=draw(some_slots)) for each in facts.tables)
    return replace(facts, guests=guests, meetings=meetings, tables=closed, over=draw(st.integers(0, 2)))


def plainly(facts: EventFacts, at: int) -> tuple[WayFacts, ...]:
    """Every cell asked for itself."""
    found = seated(facts)
    standing = as_asked(found, standing_of(found.event, found.cells), at)
    cells = (
        (slot, table)
        for slot in range(found.event.slots) if slot not in found.event.breaks
        for table in range(found.event.tables)
    )  # fmt: skip
    return tuple(found.way(at, Way(*cell, facts_at(standing, at, cell))) for cell in cells)


@given(events())
@settings(max_examples=80, deadline=None)
def test_every_cell_has_the_engine_s_answer(facts: EventFacts) -> None:
    for at, meeting in enumerate(seated(facts).meetings):
        assert ways(facts, meeting.uid) == plainly(facts, at)
