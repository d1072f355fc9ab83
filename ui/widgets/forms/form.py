"""A record to be edited: fields in one or two columns, what is unsaved, Simpan and Batal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.forms.folds import Fold
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, words


class Section:
    """Fields that belong together, under a heading; `wide` fields take the whole width.

    One that is `folded` shows its heading only, until somebody opens it.
    """

    def __init__(self, heading: str, *fields: Field, wide: Sequence[str] = (), folded: bool = False) -> None:
        self.heading = heading
        self.fields = fields
        self.wide = frozenset(wide)
        self.folded = folded


class Form(QWidget):
    """`saved` carries {name: value} of all fields; the values are right when it is emitted."""

    saved = Signal(object)
    cancelled = Signal()
    dirty_changed = Signal(bool)

    def __init__(self, *sections: Section, columns: int = 2, save_text: str = "") -> None:
        super().__init__()
        self.fields = {field.name: field for section in sections for field in section.fields}
        self.folds: dict[str, Fold] = {}
        self._columns = columns
        self._was_dirty = False
        self.state = words(kind=Kind.SMALL)
        self.save_button = button(save_text or tr("Simpan"), self.save, kind="primary")
        self.cancel_button = button(tr("Batal"), self._cancel)
        self._lay_out(sections)
        for field in self.fields.values():
            field.edited.connect(self._edited)
        self._edited()

    def _lay_out(self, sections: Sequence[Section]) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(tr("Isian"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content(sections))
        inside.addWidget(scroll, 1)
        inside.addWidget(hairline())
        inside.addLayout(self._buttons())

    def _content(self, sections: Sequence[Section]) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        down.setSpacing(2 * GRID)
        for section in sections:
            if section.folded:
                fold = self.folds[section.heading] = Fold(section.heading, section.fields, self._grid(section))
                down.addWidget(fold)
                continue
            if section.heading:
                down.addWidget(words(section.heading, Kind.HEADING))
            down.addLayout(self._grid(section))
        down.addStretch()
        return content

    def _grid(self, section: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(int(1.5 * GRID))
        cell = 0
        for field in section.fields:
            span = self._columns if field.name in section.wide else 1
            cell += -cell % self._columns if span > 1 else 0
            row, column = divmod(cell, self._columns)
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            cell += span
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        return row

    def add_line(self, line: QWidget) -> None:
        """Put a line of a page's own over the buttons, where it stays in view."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, line)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a record; fields that are not named become empty."""
        for name, field in self.fields.items():
            field.show_value(values.get(name))
        for fold in self.folds.values():
            fold.open(False)
        self._edited()

    def values(self) -> dict[str, Any]:
        """All values, by field name; None where empty."""
        return {name: field.value() for name, field in self.fields.items()}

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return any(field.dirty for field in self.fields.values())

    def save(self) -> None:
        """Give the values away if all are right; else lead the user to the first that is not."""
        wrong = [field for field in self.fields.values() if not field.judge()]
        if wrong:
            self._lead_to(wrong[0])
            self.state.setText(tr("{number} isian perlu dibetulkan").format(number=len(wrong)))
            return
        self.saved.emit(self.values())

    def complain(self, name: str, sentence: str) -> None:
        """Show under a field what only the catalogue could know."""
        self.fields[name].complain(sentence)
        self._lead_to(self.fields[name])

    def _lead_to(self, field: Field) -> None:
        for fold in self.folds.values():
            if fold.isAncestorOf(field):
                fold.open(True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self.cancelled.emit()

    def _edited(self) -> None:
        dirty = self.dirty
        self.state.setText(tr("Belum disimpan") if dirty else "")
        self.save_button.setEnabled(dirty)
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)
