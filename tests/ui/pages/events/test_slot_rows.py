"""The stretches of a day while they are edited, and days typed in a hurry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.event_days import default_slots
from models.domain.events import SlotFacts, SlotKind
from tests.ui.pages.events.event_samples import DAY, slots_of
from ui.pages.events.slot_rows import matched, minutes_of, moved, problem_of, with_slot, without
from ui.pages.events.typed_days import parse_day, typed_day

TODAY = date(2026, 12, 3)


@st.composite
def days(draw: st.DrawFn) -> tuple[SlotFacts, ...]:
    """Stretches one after another, some with time between them."""
    lengths = draw(st.lists(st.tuples(st.integers(0, 20), st.integers(5, 60)), min_size=1, max_size=12))
    found, starts = [], 8 * 60
    for at, (gap, length) in enumerate(lengths):
        starts += gap
        found.append(SlotFacts(f"s{at}", starts, starts + length, draw(st.sampled_from(SlotKind))))
        starts += length
    return tuple(found)


@given(days(), st.integers(0, 11), st.sampled_from([-1, 1]))
def test_moving_keeps_lengths_and_the_end_of_the_day(slots: tuple[SlotFacts, ...], at: int, by: int) -> None:
    at = min(at, len(slots) - 1)
    now = moved(slots, at, by)
    assert sorted(each.uid for each in now) == sorted(each.uid for each in slots)
    lengths = {each.uid: each.ends - each.starts for each in slots}
    assert {each.uid: each.ends - each.starts for each in now} == lengths
    assert problem_of(now) == ""
    assert max(each.ends for each in now) == max(each.ends for each in slots)


@given(days(), st.sampled_from(SlotKind))
def test_what_is_added_stands_at_the_end_and_can_be_taken_out_again(
    slots: tuple[SlotFacts, ...], kind: SlotKind
) -> None:
    longer = with_slot(slots, kind, "baru-1")
    assert problem_of(longer) == ""
    assert longer[-1].starts == slots[-1].ends
    assert without(longer, len(slots)) == slots


def test_overlaps_and_stretches_backwards_are_named() -> None:
    slots = slots_of(3)
    assert "09.20" in problem_of((slots[0], replace(slots[1], ends=slots[1].starts)))
    assert "bertumpang" in problem_of((slots[0], replace(slots[1], starts=slots[0].starts + 5)))


def test_a_day_laid_out_anew_keeps_the_stretches_of_the_same_time() -> None:
    held = matched(default_slots(DAY), ())
    saved = tuple(replace(each, uid=f"id{at}") for at, each in enumerate(held))
    again = matched(default_slots(DAY), saved)
    assert [each.uid for each in again] == [each.uid for each in saved]
    shorter = matched(default_slots(DAY, minutes=15), saved)
    assert {each.uid for each in shorter if each.kind is SlotKind.PRAYER} < {each.uid for each in saved}


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("9", 540), ("09.30", 570), ("9:05", 545), ("24.00", 1440), ("25", None), ("9.75", None), ("x", None)],
)  # fmt: skip
def test_times_are_read_as_they_are_typed(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14/12", date(2026, 12, 14)), ("1/2", date(2027, 2, 1)), ("3-1-27", date(2027, 1, 3)),
        ("3.1.2028", date(2028, 1, 3)), ("+14", date(2026, 12, 17)), ("31/2", None), ("besok", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_typed(typed: str, day: date | None) -> None:
    assert parse_day(typed, TODAY) == day
    if day:
        assert parse_day(typed_day(day), TODAY) == day
