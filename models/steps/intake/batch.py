"""New rows collected in memory and written in bulk, parents first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from models.catalogue.bulk import insert_rows
from models.catalogue.identity import new_uid
from models.catalogue.recording import dated_stamps, stamps
from models.catalogue.tables import Edited, Made, Table
from models.steps.codes import reserve_ids

_BLOCK = 500


class Batch:
    """Rows to insert; each gets its id at once so that others can name it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._rows: dict[type[Made], list[dict[str, Any]]] = defaultdict(list)
        self._ids: dict[type[Made], Iterator[int]] = {}
        self._origins: dict[type[Made], dict[str, Any]] = {}
        """What the rows of a table share; all of them belong to one change set."""

    def add(self, table: type[Made], **values: Any) -> int:
        """Take a new row; returns its id."""
        origin = self._origins.get(table)
        if origin is None:
            stamp = stamps if issubclass(table, Edited) else dated_stamps
            origin = self._origins[table] = stamp(self.session)
        return self.add_stamped(table, {**origin, "uid": new_uid(), **values})

    def add_stamped(self, table: type[Made], row: dict[str, Any]) -> int:
        """Take a new row that already carries its stamps; returns its id. Until `write` its cells may still change."""
        ids = self._ids.get(table)
        if ids is None:
            ids = self._ids[table] = self._numbers(table)
        number = row["id"] = next(ids)
        self._rows[table].append(row)
        return number

    def write(self) -> None:
        """Insert everything, parents before children; nothing of it changes any more in this change set."""
        by_name = {table.__tablename__: table for table in self._rows}  # type: ignore[attr-defined]
        # a changed row may name a new one: it is flushed when all of them stand
        with self.session.no_autoflush:
            for sql_table in Table.metadata.sorted_tables:
                table = by_name.get(sql_table.name)
                if table is not None:
                    insert_rows(self.session, sql_table, self._rows[table], note=True)
        self._rows.clear()
        self._ids.clear()

    def _numbers(self, table: type[Made]) -> Iterator[int]:
        start = 0
        while True:
            # on SQLite the highest id does not move before write(): count on from the block before
            block = reserve_ids(self.session, table, _BLOCK)  # type: ignore[arg-type]
            offset = start if isinstance(block, range) else 0
            yield from (number + offset for number in block)
            start += _BLOCK
