"""Give fields back what they held before a change set wrote them, many rows of a table at a time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from models.catalogue.bulk import insert_rows
from models.catalogue.listening import go_on
from models.catalogue.recording import as_json, current_change_set
from models.catalogue.tables import Change, Table
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem

_PORTION = 500


def restore_fields(session: Session, change_set_id: int, progress: Progress = no_progress) -> int:
    """Undo every history line of a change set, inside the current one; returns how many there are.

    Raises UserProblem where a field no longer holds what the change set wrote.
    """
    query = select(Change.table_name, Change.field, Change.row_uid, Change.old, Change.new)
    lines = session.execute(query.where(Change.change_set_id == change_set_id).order_by(Change.id.desc())).all()
    by_field: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for line in lines:
        by_field[line.table_name, line.field].append(line)
    done = 0
    for (name, field), some in by_field.items():
        for start in range(0, len(some), _PORTION):
            go_on(session)
            progress(done, len(lines))
            done += _restore(session, Table.metadata.tables[name], field, some[start : start + _PORTION])
    return done


def touched(session: Session, table: SqlTable) -> dict[str, object]:
    """What an update of rows notes of itself in them."""
    if "changed_by" not in table.c:
        return {}
    return {"changed_by": current_change_set(session).id, "version": table.c.version + 1}


def _restore(session: Session, table: SqlTable, field: str, lines: Sequence[Row[Any]]) -> int:
    held = _held(session, table, field, {line.row_uid for line in lines})
    for line in lines:  # the newest first: of several in one field each gives back what the next one wrote
        if held.get(line.row_uid) != line.new:
            raise UserProblem("undo.built_upon")
        held[line.row_uid] = line.old
    key = _key(table)
    given_back = update(table).where(key == bindparam("of_row"))
    given_back = given_back.values({field: bindparam("held_before"), **touched(session, table)})
    session.execute(
        given_back,
        [{"of_row": key.type.python_type(uid), "held_before": _value(old)} for uid, old in held.items()],
        execution_options={"synchronize_session": False},
    )
    _record(session, lines)
    return len(lines)


def _held(session: Session, table: SqlTable, field: str, uids: Iterable[str]) -> dict[str, str | None]:
    """Row, as the history knows it → what it holds, as the history writes it."""
    key = _key(table)
    query = select(key, table.c[field]).where(key.in_([key.type.python_type(uid) for uid in uids]))
    return {str(uid): as_json(value) for uid, value in session.execute(query)}


def _key(table: SqlTable) -> Any:
    """Rows without a uid are known to the history by their id."""
    return table.c.uid if "uid" in table.c else table.c.id


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _record(session: Session, lines: Iterable[Row[Any]]) -> None:
    current = current_change_set(session).id
    taken_back = [
        {
            "change_set_id": current, "table_name": line.table_name, "row_uid": line.row_uid, "field": line.field,
            "old": line.new, "new": line.old,
        }
        for line in lines
    ]  # fmt: skip
    insert_rows(session, Table.metadata.tables["change"], taken_back)
