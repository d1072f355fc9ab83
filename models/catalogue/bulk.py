"""Many complete rows of one table into it, as fast as the database takes them."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.catalogue.listening import go_on

_PORTION = 2_000
"""Rows written between two questions whether to go on."""


def insert_rows(session: Session, table: SqlTable, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all name the same columns; columns that none names get their default."""
    if not rows:
        return
    write = _write_tuples if session.get_bind().dialect.name == "sqlite" else _write_named
    for start in range(0, len(rows), _PORTION):
        go_on(session)
        write(session, table, rows[start : start + _PORTION])


def _write_named(session: Session, table: SqlTable, rows: Sequence[dict[str, Any]]) -> None:
    # Core: the rows are complete, and a statement per pattern of empty cells would cost half the import
    session.execute(insert(table), list(rows))


def _write_tuples(session: Session, table: SqlTable, rows: Sequence[dict[str, Any]]) -> None:
    """The driver binds text, numbers, truth and nothing as they are: preparing each would cost more than writing."""
    names = list(rows[0])
    defaults = {
        column.name: column.default.arg
        for column in table.columns
        if column.name not in rows[0] and column.default is not None and column.default.is_scalar
    }
    cells = itemgetter(*names)
    rest = tuple(defaults.values())
    columns = (*names, *defaults)
    statement = f'INSERT INTO "{table.name}" ({_listed(columns)}) VALUES ({", ".join("?" * len(columns))})'
    session.connection().exec_driver_sql(statement, [cells(row) + rest for row in rows])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
