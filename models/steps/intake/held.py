"""What the catalogue holds of the records that a list speaks of, read in blocks instead of row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import InstrumentedAttribute

from models.steps.intake.batch import Batch

BLOCK = 500
"""Rows of a list that are looked up together."""


class Held:
    """Stored rows by the record that they belong to, as they were before an import wrote any of its own."""

    def __init__(self, batch: Batch, query: Select[*tuple[Any, ...]], of: InstrumentedAttribute[int]) -> None:
        self._batch = batch
        self._query = query
        self._of = of
        self._rows: dict[int, list[Row[*tuple[Any, ...]]]] = {}

    def look_ahead(self, owners: Collection[int]) -> None:
        """Read the rows of these, and forget those of others."""
        self._rows.clear()
        wanted = sorted(owners)
        for start in range(0, len(wanted), BLOCK):
            self._read(wanted[start : start + BLOCK])

    def of(self, owner: int) -> list[Row[*tuple[Any, ...]]]:
        """The rows of one, in the order of the query."""
        if owner not in self._rows:
            self._read([owner])
        return self._rows[owner]

    def _read(self, owners: Iterable[int]) -> None:
        found: dict[int, list[Row[*tuple[Any, ...]]]] = {owner: [] for owner in owners}
        query = self._query.add_columns(self._of.label("belongs_to")).where(self._of.in_(found))
        table: Any = self._of.class_
        if (first := self._batch.first_of(table)) is not None:
            query = query.where(table.id < first)
        for row in self._batch.session.execute(query):
            found[row.belongs_to].append(row)
        self._rows |= found
