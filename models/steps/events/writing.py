"""Rows of events written: few by the session, many by few statements; each with its line of history."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from models.catalogue.bulk import insert_rows
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import as_json, change_set, current_change_set, stamps
from models.catalogue.tables import ChangeSet, EventMeeting, Table
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.events import EventStatus
from models.problems import UserProblem
from models.steps.codes import reserve_ids
from models.steps.events.rows import EventRows, event_of_meeting, load

Fields = Mapping[str, Any]

_OF_WHAT_IS_HELD = frozenset(
    (
        *("plan_event", "replan_event", "propose_meetings", "add_meeting", "move_meeting", "restore_meeting"),
        *("check_in", "add_walk_in", "save_result"),
    )
)
"""What makes no sense of an event that was called off."""


@contextmanager
def changing(
    catalogue: Catalogue, actor: Actor, event: str, verb: str, *told: str
) -> Iterator[tuple[Session, EventRows, ChangeSet]]:
    """The event's rows to change, in one change set whose note says what was done and of which event.

    UserProblem where the event was called off and this would plan or hold it.
    """
    with catalogue.transaction() as session:
        rows = load(session, event)
        _refuse_called_off(rows, verb)
        note = json.dumps([verb, rows.event.name, *told], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            yield session, rows, current


@contextmanager
def changing_meeting(
    catalogue: Catalogue, actor: Actor, meeting: str, verb: str
) -> Iterator[tuple[Session, EventRows, EventMeeting, ChangeSet]]:
    """A meeting's event, and its row in it, in one change set; UserProblem as `changing`."""
    with catalogue.transaction() as session:
        rows = load(session, event_of_meeting(session, meeting))
        _refuse_called_off(rows, verb)
        row = rows.meeting(meeting)
        note = json.dumps([verb, rows.event.name, row.number], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            yield session, rows, row, current


def _refuse_called_off(rows: EventRows, verb: str) -> None:
    if rows.event.status == EventStatus.CANCELLED and verb in _OF_WHAT_IS_HELD:
        raise UserProblem("event.called_off", event=rows.event.name)


def write_fields(session: Session, changes: Iterable[tuple[Any, Fields]]) -> int:
    """Give many rows of one table new values, those that hold them already left; how many rows changed."""
    session.flush()
    by_fields: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    lines, table = [], None
    current = current_change_set(session).id
    for row, fields in changes:
        new = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if not new:
            continue
        table = row.__table__
        by_fields[tuple(sorted(new))].append({"of_row": row.id, **{f"new_{name}": new[name] for name in new}})
        for name, value in new.items():
            told = {"old": as_json(getattr(row, name)), "new": as_json(value)}
            line = {"change_set_id": current, "table_name": table.name, "row_uid": row.uid, "field": name}
            lines.append({**line, **told})
    for names, values in by_fields.items():
        _update(session, table, names, values)
    insert_rows(session, Table.metadata.tables["change"], lines)
    if lines:
        session.expire_all()
        session.refresh(current_change_set(session))
    return sum(map(len, by_fields.values()))


def _update(session: Session, table: Any, names: tuple[str, ...], values: list[dict[str, Any]]) -> None:
    given: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    mark = {"changed_by": current_change_set(session).id, "version": table.c.version + 1}
    these = update(table).where(table.c.id == bindparam("of_row")).values(**given, **mark)
    session.connection().execute(these, values)


def add_rows(session: Session, table: type[Any], rows: Iterable[dict[str, Any]]) -> list[int]:
    """Insert many new rows; their ids in the same order."""
    made = [stamps(session, **row) for row in rows]
    session.flush()
    ids = list(reserve_ids(session, table, len(made))) if made else []
    insert_rows(session, table.__table__, [{"id": number, **row} for number, row in zip(ids, made, strict=True)])
    return ids


