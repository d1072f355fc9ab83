"""Many complete rows of one table into it, as fast as the database takes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.catalogue.chain import note_inserted
from models.catalogue.listening import go_on

_PORTION = 500
"""Rows written between two questions whether to go on."""


def insert_rows(session: Session, table: SqlTable, rows: Sequence[dict[str, Any]], *, note: bool = False) -> None:
    """Insert rows that all name the same columns, at least two; columns that none names get their default.

    With `note` they are digested on the way: nothing of them may change before their change set is sealed.
    """
    if not rows:
        return
    defaults = _defaults(table, rows[0])
    names = (*rows[0], *defaults)
    cells, rest = itemgetter(*rows[0]), tuple(defaults.values())
    is_embedded = session.get_bind().dialect.name == "sqlite"
    for start in range(0, len(rows), _PORTION):
        go_on(session)
        some = rows[start : start + _PORTION]
        values = [cells(row) + rest for row in some]
        if is_embedded:
            _write(session, table, names, values)
        else:
            session.execute(insert(table), list(some))
        if note:
            note_inserted(session, table, names, values)


def _defaults(table: SqlTable, row: dict[str, Any]) -> dict[str, Any]:
    missing = (column for column in table.columns if column.name not in row and column.default is not None)
    return {column.name: column.default.arg for column in missing if column.default.is_scalar}  # type: ignore[union-attr]


def _write(session: Session, table: SqlTable, names: Sequence[str], values: Sequence[tuple[Any, ...]]) -> None:
    """SQLite binds text, numbers, truth and nothing as they are: preparing each would cost more than writing."""
    row = f"({', '.join('?' * len(names))})"
    into = f'INSERT INTO "{table.name}" ({_listed(names)}) VALUES '
    session.connection().exec_driver_sql(into + ", ".join([row] * len(values)), tuple(chain(*values)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
