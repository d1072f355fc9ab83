"""A list with the record in focus beside it: nothing opens in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

LIST_MIN = 320
RECORD_MIN = 300
FORM_MIN = 420
"""A form has two fields side by side."""


class ListAndRecord(QSplitter):
    """List left, record right; the line between can be drawn but neither side vanishes."""

    def __init__(self, list_widget: QWidget, record: QWidget, share: float = 0.58) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._record = record
        self._before: list[int] = []
        list_widget.setMinimumWidth(LIST_MIN)
        record.setMinimumWidth(RECORD_MIN)
        record.setProperty("kind", "surface")
        record.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.addWidget(list_widget)
        self.addWidget(record)
        self.setSizes([int(1000 * share), int(1000 * (1 - share))])
        self.setStretchFactor(0, int(100 * share))
        self.setStretchFactor(1, int(100 * (1 - share)))

    def make_room(self, wanted: bool) -> None:
        """Give the record the room that a form takes, or the list its own back."""
        if wanted:
            self._before = self.sizes() if self._record.width() < FORM_MIN else []
        self._record.setMinimumWidth(FORM_MIN if wanted else RECORD_MIN)
        if not wanted and self._before:
            self.setSizes(self._before)
            self._before = []
