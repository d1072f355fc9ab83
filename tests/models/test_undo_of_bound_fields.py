"""Fields that a rule binds to each other: whatever is done to them is undone, and done again."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import CheckConstraint, select
from sqlalchemy.orm import Session

from models.catalogue.recording import change_set
from models.catalogue.tables import EventSlot, Need, Table
from models.domain.changes import ChangeKind
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.undo_change import undo_change
from tests.conftest import copy_of
from tests.models.events.staged import picture, seen, staged

BINDING = {
    "ck_event_slot_forward", "ck_need_lot_within_quantity", "ck_agreement_period",
    "ck_duplicate_verdict_order", "ck_event_guest_one_side", "ck_paper_file_one_owner",
}  # fmt: skip
"""Rules over two fields of a row; the last three are of fields that are written once."""

WITHOUT_FEAR = {"ck_outlet_not_negative", "ck_agreement_override_answered_for"}
"""They name two fields and bind none to the other."""

SPANS = st.tuples(st.integers(0, 1_400), st.integers(1, 120)).map(lambda each: (each[0], sum(each)))
LOTS = st.tuples(st.integers(1, 9_000), st.integers(0, 9_000)).map(lambda each: (sum(each), each[0]))


def test_every_rule_over_two_fields_is_known() -> None:
    two = {
        str(rule.name)
        for table in Table.metadata.tables.values()
        for rule in table.constraints
        if isinstance(rule, CheckConstraint)
        and len(set(table.c.keys()).intersection(re.findall(r"\w+", str(rule.sqltext)))) > 1
    }
    assert two == BINDING | WITHOUT_FEAR


@contextmanager
def _a_copy(file: Path) -> Iterator[Opened]:
    with tempfile.TemporaryDirectory() as folder:
        opened = open_catalogue(str(copy_of(file, Path(folder))))
        try:
            yield opened
        finally:
            opened.catalogue.close()


@pytest.fixture(scope="module")
def planned(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with one event and its slots."""
    file = copy_of(filled_file, tmp_path_factory.mktemp("acara"))
    opened = open_catalogue(str(file))
    staged(opened)
    opened.catalogue.close()
    return file


def _write(opened: Opened, kind: type[Any], fields: tuple[str, str], values: list[tuple[int, int]]) -> str:
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN) as made:
        for row, pair in zip(_rows(session, kind), values, strict=False):
            for field, value in zip(fields, pair, strict=True):
                setattr(row, field, value)
        return made.uid


def _rows(session: Session, kind: type[Any]) -> list[Any]:
    return list(session.scalars(select(kind).order_by(kind.id)))


def _held(opened: Opened, kind: type[Any], fields: tuple[str, str]) -> list[tuple[int, ...]]:
    with opened.catalogue.reading() as session:
        return [tuple(getattr(row, field) for field in fields) for row in _rows(session, kind)]


def _there_and_back(
    file: Path, kind: type[Any], fields: tuple[str, str], edits: list[list[tuple[int, int]]]
) -> None:
    with _a_copy(file) as opened:
        states, steps = [_held(opened, kind, fields)], []
        for values in edits:
            steps.append(_write(opened, kind, fields, values))
            states.append(_held(opened, kind, fields))
        for expected in (states[-2::-1], states[1:]):
            steps = list(_each_taken_back(opened, steps, kind, fields, expected))


def _each_taken_back(
    opened: Opened, steps: list[str], kind: type[Any], fields: tuple[str, str], expected: list[list[tuple[int, ...]]]
) -> Iterator[str]:
    """The steps that take these back, the newest first."""
    for step, state in zip(reversed(steps), expected, strict=True):
        yield undo_change(opened.catalogue, opened.actor, step).change_set
        assert _held(opened, kind, fields) == state


@given(edits=st.lists(st.lists(SPANS, min_size=1, max_size=4), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_times_of_slots_go_back_and_forth(planned: Path, edits: list[list[tuple[int, int]]]) -> None:
    _there_and_back(planned, EventSlot, ("starts", "ends"), edits)


@given(edits=st.lists(st.lists(LOTS, min_size=1, max_size=3), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_quantity_and_least_lot_of_needs_go_back_and_forth(
    planned: Path, edits: list[list[tuple[int, int]]]
) -> None:
    _there_and_back(planned, Need, ("quantity", "minimum_lot"), edits)


@pytest.mark.parametrize("minutes", [-90, -20, -5, 5, 20, 30, 240])
def test_a_day_that_begins_at_another_time_is_undone_and_done_again(filled: Opened, minutes: int) -> None:
    event = staged(filled)
    facts, before = seen(filled, event), picture(filled, event)
    slots = tuple(replace(each, starts=each.starts + minutes, ends=each.ends + minutes) for each in facts.slots)
    moved = lay_out_event(filled.catalogue, filled.actor, event, slots, facts.tables)
    after = picture(filled, event)
    assert after != before
    undone = undo_change(filled.catalogue, filled.actor, moved.change_set)
    assert picture(filled, event) == before
    undo_change(filled.catalogue, filled.actor, undone.change_set)
    assert picture(filled, event) == after
