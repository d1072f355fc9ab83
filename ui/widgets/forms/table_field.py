"""A small table inside a form: typed cell by cell, or pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui import formats
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.wording import Kind, button, icon_button, words

_THOUSANDTHS = 1000


class Cell(QLineEdit):
    """One cell: Enter goes a row down, several pasted cells are told instead of written."""

    pasted = Signal(str)
    below_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if "\t" in held or "\n" in held.strip():
            self.pasted.emit(held)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.below_wanted.emit()
        else:
            super().keyPressEvent(event)


class TableField(Field):
    """The value is a tuple of rows of text; a cell of a `number` column holds thousandths as text."""

    def __init__(
        self, name: str, label: str, columns: Sequence[str], *, numbers: Sequence[int] = (), **more: Any
    ) -> None:
        self._columns = tuple(columns)
        self._numbers = frozenset(numbers)
        self.cells: list[list[Cell]] = []
        self._removers: list[QToolButton] = []
        super().__init__(name, label, **more)

    def build(self) -> QWidget:
        made = QWidget()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._heads = [words(each, Kind.SMALL) for each in self._columns]
        for at, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, at)
            self._grid.setColumnStretch(at, 1)
        self.add_button = button(tr("Tambah baris"), self.add, icon_name="plus")
        self.add_button.setAccessibleName(tr("Tambah baris: {label}").format(label=self.label))
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        down = QVBoxLayout(made)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(self._grid)
        down.addLayout(foot)
        made.setFocusProxy(self.add_button)
        self._show_heads()
        return made

    def add(self) -> None:
        """One more empty row, with the cursor in it."""
        self._place(("",) * len(self._columns))
        self._touched = True
        self.cells[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> Any:
        rows = (tuple(" ".join(cell.text().split()) for cell in row) for row in self.cells)
        return tuple(self._valued(row) for row in rows if any(row))

    def write(self, value: Any) -> None:
        while self.cells:
            self._drop(len(self.cells) - 1)
        for row in value or ():
            self._place(self._shown(row))

    def _valued(self, row: tuple[str, ...]) -> tuple[str, ...]:
        if not row[0]:
            raise ValueError(tr("{column} perlu diisi pada tiap baris.").format(column=self._columns[0]))
        return tuple(self._number(at, text) if at in self._numbers else text for at, text in enumerate(row))

    def _number(self, column: int, text: str) -> str:
        number = formats.parse_number(text) if text else None
        if number is None or number <= 0:
            said = tr("{column}: tulis angka di atas nol, misalnya 1.250,5.")
            raise ValueError(said.format(column=self._columns[column]))
        return str(int(number * _THOUSANDTHS))

    def _shown(self, row: Sequence[str]) -> tuple[str, ...]:
        filled = (*row, *("",) * len(self._columns))[: len(self._columns)]
        return tuple(_amount(text) if at in self._numbers else text for at, text in enumerate(filled))

    def _place(self, row: Sequence[str]) -> None:
        at = len(self.cells)
        cells = [self._cell(at, column, text) for column, text in enumerate(row)]
        self.cells.append(cells)
        remover = icon_button("x", "", partial(self._remove, cells))
        self._removers.append(remover)
        self._grid.addWidget(remover, at + 1, len(self._columns))
        self._renamed()

    def _cell(self, row: int, column: int, text: str) -> Cell:
        cell = Cell(text)
        cell.setCursorPosition(0)
        if column in self._numbers:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        cell.textEdited.connect(self.changed)
        cell.pasted.connect(partial(self._paste, cell, column))
        cell.below_wanted.connect(partial(self._go_below, cell, column))
        self._grid.addWidget(cell, row + 1, column)
        return cell

    def _row_of(self, cell: Cell) -> int:
        return next(at for at, row in enumerate(self.cells) if cell in row)

    def _go_below(self, cell: Cell, column: int) -> None:
        row = self._row_of(cell) + 1
        if row == len(self.cells):
            self.add()
        self.cells[row][column].setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste(self, cell: Cell, column: int, text: str) -> None:
        """Rows and cells as a spreadsheet gives them, from this cell on."""
        first = self._row_of(cell)
        for down, line in enumerate(text.strip("\r\n").splitlines()):
            while first + down >= len(self.cells):
                self._place(("",) * len(self._columns))
            for cell_below, said in zip(self.cells[first + down][column:], line.split("\t"), strict=False):
                cell_below.setText(" ".join(said.split()))
        self.changed()

    def _remove(self, cells: list[Cell]) -> None:
        self._drop(self.cells.index(cells))
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed()

    def _drop(self, at: int) -> None:
        for widget in (*self.cells.pop(at), self._removers.pop(at)):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for row in range(at, len(self.cells)):
            for column, widget in enumerate((*self.cells[row], self._removers[row])):
                self._grid.addWidget(widget, row + 1, column)
        self._renamed()

    def _renamed(self) -> None:
        """Each cell tells a screen reader its heading and its row."""
        for number, (row, remover) in enumerate(zip(self.cells, self._removers, strict=False), 1):
            for heading, cell in zip(self._columns, row, strict=True):
                said = tr("{label}, {heading}, baris {number}")
                cell.setAccessibleName(said.format(label=self.label, heading=heading, number=number))
            remover.setAccessibleName(tr("Hapus baris {number}").format(number=number))
            remover.setToolTip(remover.accessibleName())
        self._show_heads()

    def _show_heads(self) -> None:
        for head in self._heads:
            head.setVisible(bool(self.cells))


def _amount(text: str) -> str:
    return formats.short_number(int(text) / _THOUSANDTHS) if text.isdecimal() else text
