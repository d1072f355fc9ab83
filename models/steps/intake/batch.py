"""New rows collected in memory and written in bulk, parents first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

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
    rows: list[dict[str, Any]] = field(default_factory=list)


class Batch:
    """Rows to insert; each gets its id at once so that others can name it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._waiting: dict[type[Made], _Waiting] = {}

    def add(self, table: type[Made], **values: Any) -> int:
        """Take a new row; returns its id."""
        number: int = self.add_row(table, values)["id"]
        return number

    def add_row(self, table: type[Made], row: dict[str, Any]) -> dict[str, Any]:
        """Take a new row; returns the same with its id and its uid. Until `write` its cells may still change."""
        waiting = self._waiting.get(table) or self._begin(table)
        row["id"], row["uid"] = next(waiting.numbers), str(uuid7())
        waiting.rows.append(row)
        return row

    def _begin(self, table: type[Made]) -> _Waiting:
        stamp = stamps if issubclass(table, Edited) else dated_stamps
        origin = stamp(self.session)
        del origin["uid"]
        waiting = self._waiting[table] = _Waiting(self._numbers(table), origin)
        return waiting

    def write(self) -> None:
        """Insert everything, parents before children; nothing of it changes any more in this change set."""
        by_name = {table.__tablename__: waiting for table, waiting in self._waiting.items()}  # type: ignore[attr-defined]
        # a changed row may name a new one: it is flushed when all of them stand
        with self.session.no_autoflush:
            for sql_table in Table.metadata.sorted_tables:
                waiting = by_name.get(sql_table.name)
                if waiting is not None:
                    insert_rows(self.session, sql_table, waiting.rows, shared=waiting.origin, note=True)
                    _let_go(waiting.rows)
        self._waiting.clear()

    def _numbers(self, table: type[Made]) -> Iterator[int]:
        while True:
            block = reserve_ids(self.session, table, _BLOCK)  # type: ignore[arg-type]
            # on SQLite the highest id does not move before write(), and nobody else writes: count on
            yield from count(block.start) if isinstance(block, range) else block


def _let_go(rows: list[dict[str, Any]]) -> None:
    """Free many rows in portions: in one go no other thread would get its turn."""
    while rows:
        del rows[-_BLOCK:]
