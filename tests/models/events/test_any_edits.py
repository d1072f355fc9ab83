"""Whatever is done to an event: no meeting vanishes, nobody is in two places, and the board says what a move does."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.changes import Outcome
from models.domain.events import (
    EventFacts,
    GuestFacts,
    Invitation,
    MeetingState,
    Side,
    SlotFacts,
    SlotKind,
    TableFacts,
    WayFacts,
)
from models.problems import UserProblem
from models.use_cases.add_guests import add_guests
from models.use_cases.add_meeting import add_meeting
from models.use_cases.answer_invitations import answer_invitations
from models.use_cases.back_up import check_catalogue
from models.use_cases.cancel_meeting import cancel_meeting
from models.use_cases.event_board import waiting, ways
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.move_meeting import move_meeting
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.plan_event import plan_event
from models.use_cases.remove_guests import remove_guests
from models.use_cases.replan_event import replan_event
from models.use_cases.restore_meeting import restore_meeting
from models.use_cases.save_guest import save_guest
from models.use_cases.undo_change import undo_change
from tests.conftest import copy_of
from tests.models.events.staged import DAY, double_bookings, meeting, picture, seen, side, staged

NUMBERS = st.integers(0, 7)
NAMES = (
    "plan", "less slots", "less tables", "more", "close", "break", "away", "table", "answer", "remove", "again",
    "cancel", "restore", "meet", "move", "replan", "maximum",
)  # fmt: skip
EDITS = st.tuples(st.sampled_from(NAMES), NUMBERS, NUMBERS)
PAIRS = ((0, (0,)), (0, (1,)), (1, (0, 2)), (1, (3,)), (2, (4,)), (2, (0,)))


One = TypeVar("One")
Staged = tuple[Path, str]
"""A catalogue's file, and the event in it."""


@pytest.fixture(scope="module")
def small(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Staged:
    """Two tables, four slots, six meetings of three buyers and five enterprises."""
    file = copy_of(filled_file, tmp_path_factory.mktemp("acara"))
    opened = open_catalogue(str(file))
    event = staged(opened, PAIRS)
    facts = seen(opened, event)
    lay_out_event(opened.catalogue, opened.actor, event, facts.slots[1:5], facts.tables[:2])
    opened.catalogue.close()
    return file, event


@contextmanager
def _a_copy(small: Staged) -> Iterator[tuple[Opened, str]]:
    with tempfile.TemporaryDirectory() as folder:
        opened = open_catalogue(str(copy_of(small[0], Path(folder))))
        try:
            yield opened, small[1]
        finally:
            opened.catalogue.close()


@settings(max_examples=10, deadline=None)
@given(edits=st.lists(EDITS, min_size=1, max_size=8))
def test_no_meeting_vanishes_and_nobody_is_in_two_places(
    small: Staged, edits: list[tuple[str, int, int]]
) -> None:
    with _a_copy(small) as (opened, event):
        made = {each.number for each in seen(opened, event).meetings}
        for name, first, second in edits:
            before = picture(opened, event)
            try:
                outcome = _EDITS[name](_Desk(opened, event, before, first, second))
            except UserProblem:
                assert picture(opened, event) == before
                continue
            after = picture(opened, event)
            made |= {each.number for each in after.meetings}
            _sound(after, made)
            _named(before, after, getattr(outcome, "waiting", None), name)
            if outcome is not None and (first + second) % 3 == 0:
                undo_change(opened.catalogue, opened.actor, outcome.change_set)
                made -= {each.number for each in after.meetings} - {each.number for each in before.meetings}
                assert picture(opened, event) == before
        assert check_catalogue(opened.catalogue, opened.actor).findings == ()


@settings(max_examples=6, deadline=None)
@given(edits=st.lists(EDITS, max_size=4), which=NUMBERS)
def test_the_board_says_what_a_move_does(
    small: Staged, edits: list[tuple[str, int, int]], which: int
) -> None:
    with _a_copy(small) as (opened, event):
        for name, first, second in edits:
            try:
                _EDITS[name](_Desk(opened, event, seen(opened, event), first, second))
            except UserProblem:
                continue
        facts = seen(opened, event)
        standing = facts.standing
        if not standing:
            return
        asked = standing[which % len(standing)]
        for way in ways(facts, asked.uid):
            _moves_as_said(opened, event, facts, asked.uid, way)


def _moves_as_said(opened: Opened, event: str, facts: EventFacts, asked: str, way: WayFacts) -> None:
    move = partial(move_meeting, opened.catalogue, opened.actor, asked, way.slot, way.table)
    if way.facts:
        with pytest.raises(UserProblem) as refused:
            move()
        assert refused.value.message == f"event.move.{way.facts[0].code}"
        assert refused.value.values["facts"] == tuple(fact.code for fact in way.facts)
    else:
        undo_change(opened.catalogue, opened.actor, move().change_set)
    assert replace(seen(opened, event), draft=facts.draft).meetings == facts.meetings


def _sound(facts: EventFacts, made: set[int]) -> None:
    counts = [
        sum(each.state is MeetingState.CANCELLED for each in facts.meetings),
        sum(bool(each.slot) for each in facts.standing),
        sum(not each.slot for each in facts.standing),
    ]
    assert sum(counts) == len(facts.meetings) == len(made)
    assert {each.number for each in facts.meetings} == made
    assert not double_bookings(facts)
    assert len(waiting(facts)) == sum(not each.slot for each in facts.standing)
    talking = {slot.uid for slot in facts.slots if slot.kind is SlotKind.MEETINGS}
    closed = {(slot, table.uid) for table in facts.tables for slot in table.closed}
    for each in facts.standing:
        if each.slot:
            assert each.slot in talking
            assert (each.slot, each.table) not in closed
            assert each.slot not in facts.guest(each.buyer).away
            assert facts.guest(each.buyer).comes
            assert facts.guest(each.buyer).table in ("", each.table)


def _named(before: EventFacts, after: EventFacts, told: Any, name: str) -> None:
    """Whoever lost a cell or was cancelled is named by what did it."""
    if told is None or name in ("plan", "replan"):
        return
    had = {each.number for each in before.standing if each.slot or name == "remove"}
    left = {each.number for each in after.standing if each.slot or name == "remove"}
    assert set(told) == had - left


@dataclass(frozen=True, slots=True)
class _Desk:
    """The event as it is, and two numbers that choose in it."""

    opened: Opened
    event: str
    facts: EventFacts
    first: int
    second: int

    def __call__(self, use_case: Callable[..., Outcome], *arguments: object) -> Outcome:
        return use_case(self.opened.catalogue, self.opened.actor, self.event, *arguments)

    def guest(self) -> GuestFacts | None:
        return _one(self.facts.guests, self.first)

    def of_meeting(self, use_case: Callable[..., Outcome], *arguments: object) -> Outcome | None:
        chosen = _one(self.facts.meetings, self.first)
        given = (self.opened.catalogue, self.opened.actor)
        return use_case(*given, chosen.uid, *arguments) if chosen else None

    def lay_out(self, slots: Sequence[SlotFacts], tables: Sequence[TableFacts]) -> Outcome:
        return self(lay_out_event, tuple(slots), tuple(tables))


def _one(some: Sequence[One], at: int) -> One | None:
    return some[at % len(some)] if some else None


def _without(some: Sequence[One], at: int) -> list[One]:
    return [each for place, each in enumerate(some) if not some or place != at % len(some)]


def _more(desk: _Desk) -> Outcome:
    slots, tables = desk.facts.slots, desk.facts.tables
    starts = slots[-1].ends if slots else 600
    return desk.lay_out((*slots, SlotFacts("", starts, starts + 20)), (*tables, TableFacts("", f"baru {len(tables)}")))


def _close(desk: _Desk) -> Outcome | None:
    slot, table = _one(desk.facts.slots, desk.first), _one(desk.facts.tables, desk.second)
    if slot is None or table is None:
        return None
    closed = replace(table, closed=table.closed ^ {slot.uid})
    return desk.lay_out(desk.facts.slots, [closed if each is table else each for each in desk.facts.tables])


def _break(desk: _Desk) -> Outcome:
    chosen = _one(desk.facts.slots, desk.first)
    slots = [replace(each, kind=SlotKind.BREAK) if each is chosen else each for each in desk.facts.slots]
    return desk.lay_out(slots, desk.facts.tables)


def _away(desk: _Desk) -> Outcome | None:
    guest, slot = desk.guest(), _one(desk.facts.slots, desk.second)
    if guest is None or slot is None:
        return None
    return desk(save_guest, replace(guest, away=guest.away ^ {slot.uid}, version=0))


def _table(desk: _Desk) -> Outcome | None:
    buyer, table = _one(side(desk.facts, Side.BUYER), desk.first), _one(desk.facts.tables, desk.second)
    return desk(save_guest, replace(buyer, table=table.uid, version=0)) if buyer and table else None


def _maximum(desk: _Desk) -> Outcome | None:
    guest = desk.guest()
    return desk(save_guest, replace(guest, maximum=1 + desk.second % 2, version=0)) if guest else None


def _answer(desk: _Desk) -> Outcome | None:
    guest, answer = desk.guest(), (Invitation.NOT_COMING, Invitation.COMING)[desk.second % 2]
    return desk(answer_invitations, (guest.uid,), answer, DAY) if guest else None


def _remove(desk: _Desk) -> Outcome | None:
    guest = desk.guest()
    return desk(remove_guests, (guest.uid,), "uji") if guest else None


def _again(desk: _Desk) -> Outcome | None:
    gone = _one(desk.facts.removed, desk.first)
    return desk(add_guests, (gone.record,)) if gone else None


def _meet(desk: _Desk) -> Outcome | None:
    buyer, other = _one(side(desk.facts, Side.BUYER), desk.first), _one(side(desk.facts, Side.ENTERPRISE), desk.second)
    return desk(add_meeting, buyer.uid, (other.uid,)) if buyer and other else None


def _move(desk: _Desk) -> Outcome | None:
    chosen = _one(desk.facts.meetings, desk.first)
    way = _one(ways(desk.facts, chosen.uid), desk.second) if chosen else None
    return desk.of_meeting(move_meeting, way.slot, way.table) if way else None


def _replan(desk: _Desk) -> Outcome | None:
    guest, slot = desk.guest(), _one(desk.facts.slots, desk.second)
    return desk(replan_event, (guest.uid,), slot.uid if slot and desk.second % 2 else "") if guest else None


_EDITS: dict[str, Callable[[_Desk], Outcome | None]] = {
    "plan": lambda desk: desk(plan_event),
    "less slots": lambda desk: desk.lay_out(_without(desk.facts.slots, desk.first), desk.facts.tables),
    "less tables": lambda desk: desk.lay_out(desk.facts.slots, _without(desk.facts.tables, desk.first)),
    "more": _more, "close": _close, "break": _break, "away": _away, "table": _table, "maximum": _maximum,
    "answer": _answer, "remove": _remove, "again": _again, "meet": _meet, "move": _move, "replan": _replan,
    "cancel": lambda desk: desk.of_meeting(cancel_meeting, "uji"),
    "restore": lambda desk: desk.of_meeting(restore_meeting),
}  # fmt: skip


def test_the_event_of_the_test_is_as_it_says(small: Staged) -> None:
    with _a_copy(small) as (opened, event):
        facts = seen(opened, event)
        assert (len(facts.slots), len(facts.tables), len(facts.meetings)) == (4, 2, 6)
        assert len(meeting(facts, 3).enterprises) == 2
