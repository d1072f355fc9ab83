"""The eight weights of one pattern: one is moved, the others follow, and all together stay 100."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QSpinBox, QToolButton, QVBoxLayout, QWidget

from matching.reweighing import WHOLE, balanced
from models.domain.matching import CriterionCode
from models.domain.reweighing import WeightRow
from ui import reasons
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietSlider, QuietSpinBox
from ui.widgets.wording import icon_button, set_icon, words

BOX_WIDTH = 60
ABREAST = ((800, 4), (600, 3), (0, 2))
"""From which width how many weights stand side by side."""
_PLAIN_BOX = """
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit { border: none; padding: 0 6px; min-height: 0; background: transparent; }
"""


class WeightsEditor(QWidget):
    """`changed` carries the new weights, in the order of the criteria; a held weight follows no other."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._weights: WeightRow = ()
        self.boxes: dict[CriterionCode, QSpinBox] = {}
        self.sliders: dict[CriterionCode, QSlider] = {}
        self.holds: dict[CriterionCode, QToolButton] = {}
        self._cells = [self._cell(criterion) for criterion in CriterionCode]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(4)
        self._abreast = 0
        self._arrange(4)

    def _cell(self, criterion: CriterionCode) -> QWidget:
        name = reasons.criterion_name(criterion)
        box = self.boxes[criterion] = QuietSpinBox()
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setFixedWidth(BOX_WIDTH)
        box.setStyleSheet(_PLAIN_BOX)
        box.setKeyboardTracking(False)
        slider = self.sliders[criterion] = QuietSlider(Qt.Orientation.Horizontal)
        hold = self.holds[criterion] = icon_button("lock-simple-open", tr("Tahan bobot {name}").format(name=name))
        hold.setCheckable(True)
        for field in (box, slider):
            field.setRange(0, WHOLE)
            field.setAccessibleName(tr("Bobot {name}").format(name=name))
            field.setToolTip(reasons.criterion_text(criterion))
            field.valueChanged.connect(partial(self._move, criterion))
        hold.toggled.connect(partial(self._show_hold, criterion))
        return _cell_of(name, slider, box, hold)

    def _show_hold(self, criterion: CriterionCode, held: bool) -> None:
        set_icon(self.holds[criterion], "lock-simple" if held else "lock-simple-open")

    @property
    def weights(self) -> WeightRow:
        """What is set, in the order of the criteria."""
        return self._weights

    def show_weights(self, weights: Sequence[int]) -> None:
        """Show these without a signal; nothing is held."""
        for hold in self.holds.values():
            hold.setChecked(False)
        self._set(tuple(weights))

    def _set(self, weights: WeightRow) -> None:
        self._weights = weights
        for criterion, weight in zip(CriterionCode, weights, strict=True):
            for field in (self.boxes[criterion], self.sliders[criterion]):
                field.blockSignals(True)
                field.setValue(weight)
                field.blockSignals(False)

    def _move(self, criterion: CriterionCode, wanted: int) -> None:
        held = frozenset(each.code for each, hold in self.holds.items() if hold.isChecked())
        before = self._weights
        self._set(balanced(before, criterion.code, wanted, held))
        if self._weights != before:
            self.changed.emit(self._weights)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(next(abreast for least, abreast in ABREAST if self.width() >= least))

    def _arrange(self, abreast: int) -> None:
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // abreast, at % abreast)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < abreast else 0)


def _cell_of(name: str, slider: QSlider, box: QSpinBox, hold: QToolButton) -> QWidget:
    cell = QWidget()
    down = QVBoxLayout(cell)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(0)
    down.addWidget(words(name))
    row = QHBoxLayout()
    row.setSpacing(GRID // 2)
    row.addWidget(slider, 1)
    row.addWidget(box)
    row.addWidget(hold)
    down.addLayout(row)
    return cell
