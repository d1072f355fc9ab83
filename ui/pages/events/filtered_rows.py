"""A list in memory that is narrowed by filters too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from ui.widgets.lists.columns import Column
from ui.widgets.lists.rows import FixedRows

Row = TypeVar("Row")


class FilteredRows(FixedRows[Row]):
    """`values` tells, for each filter's name, what of a row has to be the value chosen."""

    def __init__(self, columns: Sequence[Column[Row]], values: Mapping[str, Callable[[Row], str]]) -> None:
        super().__init__(columns)
        self._values = values

    def _holds(self, row: Row, words: str) -> bool:
        narrowed = all(self._values[name](row) == value for name, value in self.query.filters if name in self._values)
        # without words nothing is looked for in the cells: some of them cost a while to write
        return narrowed and (not words or super()._holds(row, words))
