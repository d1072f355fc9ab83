"""A place, picked from the top: kabupaten or kota, then kecamatan, then desa or kelurahan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from models.use_cases.list_choices import list_regions
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.place_list import find_by_name

ROOM_FOR_ALL = 560
"""Pixels in which three names stand side by side in full."""
_NARROW = ((0, 0, 6), (1, 0, 3), (1, 3, 3))
"""Row, column and columns of each box where there is less room."""
_LEVELS = ("Kabupaten/kota", "Kecamatan", "Desa/kelurahan")


class RegionField(Field):
    """The value is the code of the deepest region picked; None when none is."""

    def build(self) -> QWidget:
        group = QWidget()
        self._grid = QGridLayout(group)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self.boxes = [self._box(level) for level in range(len(_LEVELS))]
        self._stand(beside=False)
        group.setFocusProxy(self.boxes[0])
        self._offer(0, "35")
        return group

    def boxes_of(self) -> Sequence[QWidget]:
        return (self.input, *self.boxes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= ROOM_FOR_ALL
        if beside is not self._beside:
            self._stand(beside)

    def _stand(self, beside: bool) -> None:
        """All three on one line; where names would be cut, the kabupaten on a line of its own."""
        self._beside = beside
        for level, box in enumerate(self.boxes):
            row, column, span = (0, 2 * level, 2) if beside else _NARROW[level]
            self._grid.addWidget(box, row, column, 1, span)
        for column in range(6):
            self._grid.setColumnStretch(column, 1)

    def read(self) -> Any:
        picked = [str(box.currentData() or "") for box in self.boxes]
        return next((code for code in reversed(picked) if code), None)

    def write(self, value: Any) -> None:
        parts = str(value).split(".") if value else []
        self._offer(0, "35")
        for level, box in enumerate(self.boxes):
            code = ".".join(parts[: level + 2]) if len(parts) >= level + 2 else ""
            box.setCurrentIndex(max(0, box.findData(code)) if code else 0)
            self._offer(level + 1, code)

    def _box(self, level: int) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(f"{self.label}: {tr(_LEVELS[level])}")
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        find_by_name(box)
        box.activated.connect(lambda _at, level=level: self._picked(level))
        return box

    def _picked(self, level: int) -> None:
        self._offer(level + 1, str(self.boxes[level].currentData() or ""))
        self.changed()

    def _offer(self, level: int, inside: str) -> None:
        """Offer what lies inside a region, and nothing yet on the levels below."""
        for below, box in enumerate(self.boxes[level:], level):
            box.clear()
            box.addItem(tr(_LEVELS[below]) + "…", "")
            if below == level and inside:
                for choice in list_regions(inside):
                    box.addItem(choice.label, choice.value)
            box.setEnabled(box.count() > 1)
