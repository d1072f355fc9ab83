"""A table without a bar that keeps its row in focus over a reload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from ui.widgets.lists.rows import RowsModel
from ui.widgets.lists.table import Table

LOOKED_THROUGH = 200
"""Rows among which the kept one is sought."""


class KeptTable(Table):
    """Emits the row in focus; after a reload the same row again, otherwise the first."""

    chosen = Signal(object)

    def __init__(
        self, model: RowsModel[Any], says: str, identity: Callable[[Any], str], *, first: bool = True
    ) -> None:
        super().__init__(model, says)
        self._model = model
        self._identity = identity
        self._first = first
        self._kept = ""
        model.refreshed.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def current(self) -> Any:
        """The row in focus, or None."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def chosen_rows(self) -> tuple[Any, ...]:
        """The selected rows that are in memory."""
        rows = (self._model.row_at(number) for number in self.selected_numbers())
        return tuple(row for row in rows if row is not None)

    def keep(self, identity: str) -> None:
        """Bring this row into focus, now or after the next reload."""
        self._kept = identity
        number = self._number_of(identity)
        if number >= 0:
            self.setCurrentIndex(self._model.index(number, 0))

    def leave(self) -> None:
        """Select nothing, because another table has the word."""
        self._kept = ""
        self.clearSelection()
        self.setCurrentIndex(self._model.index(-1, -1))

    def _restore(self, total: int) -> None:
        number = self._number_of(self._kept) if total else -1
        if number < 0 and total and self._first:
            number = 0
        if number >= 0:
            self.setCurrentIndex(self._model.index(number, 0))
        else:
            self.chosen.emit(None)

    def _number_of(self, identity: str) -> int:
        for number in range(min(self._model.rowCount(), LOOKED_THROUGH)):
            row = self._model.row_at(number)
            if row is not None and self._identity(row) == identity:
                return number
        return -1

    def _current_changed(self) -> None:
        row = self.current()
        if row is not None:
            self._kept = self._identity(row)
            self.chosen.emit(row)
