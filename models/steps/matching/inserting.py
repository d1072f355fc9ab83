"""Very many rows into one table: portion by portion, digested for their change set on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.chain import note_inserted
from models.catalogue.listening import go_on

PORTION = 500
"""Rows on their way to the database at one time."""

Rows = list[tuple[Any, ...]]


def insert_rows(session: Session, table: type[t.Table], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Nobody holds all rows at once. They must be all that their change set inserts into the table."""
    whole, waiting = t.Table.metadata.tables[table.__tablename__], iter(rows)
    write = _writing(session.connection(), table, names)
    while portion := list(islice(waiting, PORTION)):
        write(portion)
        note_inserted(session, whole, names, portion)
        go_on(session)


def _writing(connection: Connection, table: type[t.Table], names: Sequence[str]) -> Callable[[Rows], object]:
    """How the driver takes a portion; SQLite takes it faster as one statement than row by row."""
    into = f"INSERT INTO {table.__tablename__} ({', '.join(names)}) VALUES "
    if connection.dialect.name != "sqlite":
        sql = into + f"({', '.join(['%s'] * len(names))})"
        return lambda rows: connection.exec_driver_sql(sql, rows)
    row = f"({', '.join('?' * len(names))})"
    return lambda rows: connection.exec_driver_sql(into + ", ".join([row] * len(rows)), tuple(chain(*rows)))
