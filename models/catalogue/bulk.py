"""Many complete rows of one table into it, as fast as the database takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import TableClause, insert
from sqlalchemy.orm import Session

from models.catalogue.chain import inserted_digests, note_digests
from models.catalogue.listening import go_on

_PORTION = 500
"""Rows written between two questions whether to go on."""


def insert_rows(
    session: Session,
    table: SqlTable | TableClause,
    rows: Sequence[dict[str, Any]],
    *,
    shared: Mapping[str, Any] = MappingProxyType({}),
    note: bool = False,
) -> None:
    """Insert rows that all name the same columns, at least two; columns that none names get their default.

    `shared` are further columns, the same in all rows. With `note` they are digested on the way: nothing of them may
    change before their change set is sealed.
    """
    if not rows:
        return
    alike = {**shared, **_defaults(table, {**rows[0], **shared})}
    names = (*rows[0], *alike)
    cells, rest = itemgetter(*rows[0]), tuple(alike.values())
    is_embedded = session.get_bind().dialect.name == "sqlite"
    noted = table if note and isinstance(table, SqlTable) else None
    # the database works without holding up another thread
    with ThreadPoolExecutor(1) as beside:
        for start in range(0, len(rows), _PORTION):
            go_on(session)
            some = rows[start : start + _PORTION]
            values = [cells(row) + rest for row in some]
            digests = beside.submit(inserted_digests, noted, names, values) if noted is not None else None
            if is_embedded:
                _write(session, table, names, values)
            else:
                session.execute(insert(table), [{**row, **shared} for row in some])
            if noted is not None and digests is not None:
                note_digests(session, noted, digests.result())


def _defaults(table: SqlTable | TableClause, row: dict[str, Any]) -> dict[str, Any]:
    missing = (column for column in table.columns if column.name not in row and column.default is not None)
    return {column.name: column.default.arg for column in missing if column.default.is_scalar}  # type: ignore[union-attr]


def _write(
    session: Session, table: SqlTable | TableClause, names: Sequence[str], values: Sequence[tuple[Any, ...]]
) -> None:
    """SQLite binds text, numbers, truth and nothing as they are: preparing each would cost more than writing."""
    row = f"({', '.join('?' * len(names))})"
    into = f'INSERT INTO "{table.name}" ({_listed(names)}) VALUES '
    session.connection().exec_driver_sql(into + ", ".join([row] * len(values)), tuple(chain(*values)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
