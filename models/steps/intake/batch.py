"""New rows collected for a while and written in bulk, parents first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from models.catalogue.bulk import insert_rows
from models.catalogue.recording import dated_stamps, stamps
from models.catalogue.tables import Edited, Made, Table
from models.steps.codes import reserve_ids

_BLOCK = 500
"""Ids taken at one time, and rows freed."""


@dataclass(slots=True)
class _Waiting:
    """The rows of one table that are not written yet."""

    numbers: Iterator[int]
    origin: dict[str, Any]
    """What they share: all of them belong to one change set."""
    first: int = 0
    """The lowest id among those written and not written; nought: there is none."""
    rows: list[dict[str, Any]] = field(default_factory=list)
    open: list[dict[str, Any]] = field(default_factory=list)
    """Those that may still change."""

    def add(self, rows: list[dict[str, Any]], row: dict[str, Any]) -> dict[str, Any]:
        """Put a row among the one or the other, with its id and its uid."""
        row["id"], row["uid"] = next(self.numbers), str(uuid7())
        self.first = self.first or row["id"]
        rows.append(row)
        return row


class Batch:
    """Rows to insert; each gets its id at once so that others can name it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._waiting: dict[type[Made], _Waiting] = {}

    def add(self, table: type[Made], **values: Any) -> int:
        """Take a new row; returns its id."""
        waiting = self._waiting.get(table) or self._begin(table)
        number: int = waiting.add(waiting.rows, values)["id"]
        return number

    def add_row(self, table: type[Made], row: dict[str, Any]) -> dict[str, Any]:
        """Take a new row; returns the same with its id and its uid."""
        waiting = self._waiting.get(table) or self._begin(table)
        return waiting.add(waiting.rows, row)

    def add_open(self, table: type[Made], row: dict[str, Any]) -> dict[str, Any]:
        """Take a new row that no other names; returns the same. Until `write` its cells may still change."""
        waiting = self._waiting.get(table) or self._begin(table)
        return waiting.add(waiting.open, row)

    def first_of(self, table: type[Any]) -> int | None:
        """From which id on the rows of a table are of this batch; None where it has none."""
        waiting = self._waiting.get(table)
        return waiting.first if waiting is not None else None

    def _begin(self, table: type[Made]) -> _Waiting:
        stamp = stamps if issubclass(table, Edited) else dated_stamps
        origin = stamp(self.session)
        del origin["uid"]
        waiting = self._waiting[table] = _Waiting(self._numbers(table), origin)
        return waiting

    def write_settled(self) -> None:
        """Insert what does not change any more, parents before children; soon, it is at hand and need not be kept."""
        # a changed row may name a new one: it is flushed when all of them stand
        with self.session.no_autoflush:
            for sql_table, waiting in self._parents_first():
                self._insert(sql_table, waiting, waiting.rows)

    def write(self) -> None:
        """Insert everything; nothing of it changes any more in this change set."""
        self.write_settled()
        with self.session.no_autoflush:
            for sql_table, waiting in self._parents_first():
                self._insert(sql_table, waiting, waiting.open)
        self._waiting.clear()

    def _parents_first(self) -> Iterator[tuple[SqlTable, _Waiting]]:
        by_name = {table.__tablename__: waiting for table, waiting in self._waiting.items()}  # type: ignore[attr-defined]
        return ((table, by_name[table.name]) for table in _all_tables() if table.name in by_name)

    def _insert(self, table: SqlTable, waiting: _Waiting, rows: list[dict[str, Any]]) -> None:
        insert_rows(self.session, table, rows, shared=waiting.origin, note=True)
        _let_go(rows)

    def _numbers(self, table: type[Made]) -> Iterator[int]:
        while True:
            block = reserve_ids(self.session, table, _BLOCK)  # type: ignore[arg-type]
            # on SQLite nobody else writes: count on
            yield from count(block.start) if isinstance(block, range) else block


@cache
def _all_tables() -> Sequence[SqlTable]:
    return Table.metadata.sorted_tables


def _let_go(rows: list[dict[str, Any]]) -> None:
    """Free many rows in portions: in one go no other thread would get its turn."""
    while rows:
        del rows[-_BLOCK:]
