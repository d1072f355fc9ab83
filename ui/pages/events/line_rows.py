"""Rows of small fields under one another, each with its name for screen readers: slots and tables are edited so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words


class LineRows(QScrollArea):
    """A grid under headings; rows are put in and taken out whole."""

    def __init__(self, says: str, headings: Sequence[str], open_columns: Sequence[int]) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("kind", "ground")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID // 2)
        self._grid.setVerticalSpacing(4)
        down = QVBoxLayout(content)
        down.setContentsMargins(0, 0, GRID, 0)
        down.addLayout(self._grid)
        down.addStretch(1)
        self.setWidget(content)
        for at, heading in enumerate(headings):
            self._grid.addWidget(words(heading, Kind.SMALL), 0, at)
        for at in open_columns:
            self._grid.setColumnStretch(at, 1)
        self._rows: list[Sequence[QWidget]] = []

    def add_row(self, widgets: Sequence[QWidget]) -> None:
        """One more row at the end."""
        self._rows.append(widgets)
        for at, widget in enumerate(widgets):
            self._grid.addWidget(widget, len(self._rows), at)
            widget.show()

    def drop_last(self) -> None:
        """One row less."""
        for widget in self._rows.pop():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def __len__(self) -> int:
        return len(self._rows)
