"""One field of a merge: its name, both values to choose from, and why one of them is proposed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from models.domain.merging import MergeField, MergeValue, Side
from ui.pages.enterprises.merge_words import label_of, reason_words, value_words
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words


class FieldRow:
    """Puts itself into one row of a grid: label, first, second, both."""

    def __init__(self, field: MergeField, grid: QGridLayout, at: int, codes: tuple[str, str]) -> None:
        self.field = field
        self.label = label_of(field.key)
        self.buttons: dict[Side, QRadioButton] = {}
        self._group = QButtonGroup(grid.parentWidget())
        self._parts: list[QWidget] = []
        self._put(grid, words(self.label, Kind.MUTED, wrap=True), at, 0)
        if field.same:
            self._put(grid, self._value(field.first), at, 1)
            self._put(grid, words(tr("sama"), Kind.SMALL), at, 2)
            return
        for column, (side, value) in enumerate(((Side.FIRST, field.first), (Side.SECOND, field.second)), 1):
            self._choice(grid, at, column, side, value, codes[column - 1])
        self._put(grid, words(reason_words(field), Kind.SMALL, wrap=True), at, 3)
        if field.both:
            self._both(grid, at)
        self.buttons[field.default].setChecked(True)

    @property
    def side(self) -> Side:
        """What is chosen."""
        return next((side for side, made in self.buttons.items() if made.isChecked()), self.field.default)

    def set_visible(self, shown: bool) -> None:
        """Show the row, or leave it out."""
        for part in self._parts:
            part.setVisible(shown)

    def _choice(self, grid: QGridLayout, at: int, column: int, side: Side, value: MergeValue, code: str) -> None:
        told = value_words(self.field, value)
        holder = QWidget()
        inside = QGridLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(GRID // 2)
        inside.setColumnStretch(1, 1)
        made = self._radio(side, tr("{label} dari {code}: {value}").format(label=self.label, code=code, value=told))
        text = self._value(value)
        text.setBuddy(made)
        inside.addWidget(made, 0, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(text, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._put(grid, holder, at, column)

    def _both(self, grid: QGridLayout, at: int) -> None:
        made = self._radio(Side.BOTH, tr("{label}: ambil keduanya").format(label=self.label))
        made.setText(tr("Ambil keduanya"))
        self._put(grid, made, at + 1, 1)

    def _radio(self, side: Side, says: str) -> QRadioButton:
        made = QRadioButton()
        made.setAccessibleName(says)
        self._group.addButton(made)
        self.buttons[side] = made
        return made

    def _value(self, value: MergeValue) -> QLabel:
        made = words(value_words(self.field, value), wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _put(self, grid: QGridLayout, part: QWidget, row: int, column: int) -> None:
        self._parts.append(part)
        grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
