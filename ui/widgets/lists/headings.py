"""The headings of a list: those that sort it say so by what they do, the others pretend nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from ui.widgets.lists.rows import RowsModel


class Headings(QHeaderView):
    """A click on a heading that cannot sort leaves the order, and the arrow that shows it, as they are."""

    def __init__(self, rows: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.setSectionsClickable(True)
        self.sortIndicatorChanged.connect(self._keep)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, number: int) -> None:
        super().initStyleOptionForIndex(option, number)
        if not self._rows.sorts(number):
            inert = ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)
            option.state &= inert

    def _keep(self, number: int, order: Qt.SortOrder) -> None:
        if number < 0 or self._rows.sorts(number):
            self._sorted = (number, order)
            return
        # the view asks the model to sort by whatever the arrow stands at, and it stood well
        self.blockSignals(True)
        self.setSortIndicator(*self._sorted)
        self.blockSignals(False)
