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

_Lines = list[Row[Any]]
"""History lines of one row, the newest first."""

_Held = dict[str, dict[str, str | None]]


def restore_fields(session: Session, change_set_id: int, progress: Progress = no_progress) -> int:
    """Undo every history line of a change set, inside the current one; returns how many there are.

    Raises UserProblem where a field no longer holds what the change set wrote.
    """
    query = select(Change.table_name, Change.field, Change.row_uid, Change.old, Change.new)
    lines = session.execute(query.where(Change.change_set_id == change_set_id).order_by(Change.id.desc())).all()
    done = 0
    for (name, fields), rows in _alike(lines).items():
        for start in range(0, len(rows), _PORTION):
            go_on(session)
            progress(done, len(lines))
            done += _restore(session, Table.metadata.tables[name], fields, rows[start : start + _PORTION])
    return done


def _alike(lines: Iterable[Any]) -> dict[tuple[str, tuple[str, ...]], list[_Lines]]:
    """Table and the fields written in it → the rows in which just these were written, each with its lines.

    A row gets all its fields back at once: one by one they may break what binds two of them on the way.
    """
    by_row: dict[tuple[str, str], _Lines] = defaultdict(list)
    for line in lines:
        by_row[line.table_name, line.row_uid].append(line)
    alike: dict[tuple[str, tuple[str, ...]], list[_Lines]] = defaultdict(list)
    for (name, _), some in by_row.items():
        alike[name, tuple(sorted({line.field for line in some}))].append(some)
    return alike


def touched(session: Session, table: SqlTable) -> dict[str, object]:
    """What an update of rows notes of itself in them."""
    if "changed_by" not in table.c:
        return {}
    return {"changed_by": current_change_set(session).id, "version": table.c.version + 1}


def _restore(session: Session, table: SqlTable, fields: tuple[str, ...], rows: Sequence[_Lines]) -> int:
    lines = [line for some in rows for line in some]
    held = _held(session, table, fields, {some[0].row_uid for some in rows})
    for line in lines:  # the newest first: of several in one field each gives back what the next one wrote
        holds = held.get(line.row_uid, {})
        if line.field not in holds or holds[line.field] != line.new:
            raise UserProblem("undo.built_upon")
        holds[line.field] = line.old
    key = _key(table)
    before: dict[str, Any] = {field: bindparam(f"held_{field}") for field in fields}
    given_back = update(table).where(key == bindparam("of_row")).values({**before, **touched(session, table)})
    session.execute(
        given_back,
        [
            {"of_row": key.type.python_type(uid), **{f"held_{field}": _value(old) for field, old in holds.items()}}
            for uid, holds in held.items()
        ],
        execution_options={"synchronize_session": False},
    )
    _record(session, lines)
    return len(lines)


def _held(session: Session, table: SqlTable, fields: tuple[str, ...], uids: Iterable[str]) -> _Held:
    """Row, as the history knows it → what its fields hold, as the history writes them."""
    key = _key(table)
    query = select(key, *(table.c[field] for field in fields))
    found = session.execute(query.where(key.in_([key.type.python_type(uid) for uid in uids])))
    return {str(uid): dict(zip(fields, map(as_json, held), strict=True)) for uid, *held in found}


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
