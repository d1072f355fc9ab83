"""The tables of an event: their names, where they stand, and when one is not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.domain.events import SlotFacts, SlotKind, TableFacts
from ui.pages.events.choose_slots import choose_slots
from ui.pages.events.event_words import table_name
from ui.pages.events.line_rows import LineRows
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, icon_button, words

MOST = 400
Tables = tuple[TableFacts, ...]


@dataclass(slots=True)
class _Row:
    """The fields of one table."""

    name: QLineEdit
    place: QLineEdit
    closed: QPushButton
    remove: QToolButton

    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return self.name, self.place, self.closed, self.remove


class TablesEditor(QWidget):
    """`tables()` is what stands there."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tables: Tables = ()
        self._slots: tuple[SlotFacts, ...] = ()
        self._made = 0
        self.rows: list[_Row] = []
        headings = (tr("Meja"), tr("Letak"), tr("Tersedia"))
        self.lines = LineRows(tr("Meja"), headings, open_columns=(1,))
        self.problem = words(kind=Kind.ERROR, wrap=True)
        self.number = QLineEdit("1")
        self.number.setFixedWidth(56)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName(tr("Berapa meja ditambah"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self.lines, 1)
        inside.addWidget(self.problem)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(words(tr("Tambah"), Kind.SMALL))
        row.addWidget(self.number)
        row.addWidget(button(tr("Tambah meja"), self.add, icon_name="plus"))
        row.addStretch(1)
        inside.addLayout(row)

    def show_tables(self, tables: Tables, slots: tuple[SlotFacts, ...]) -> None:
        """Show what is saved."""
        self._tables, self._slots = tables, slots
        self._draw()

    def show_slots(self, slots: tuple[SlotFacts, ...]) -> None:
        """The day was changed: tables are closed in its slots only."""
        self._slots = slots

    def tables(self) -> Tables:
        """The tables as they stand."""
        return self._tables

    def fault(self) -> str:
        """What is wrong with them; empty when nothing is."""
        names = [each.name.casefold() for each in self._tables]
        if not all(names):
            return tr("Setiap meja perlu nama.")
        twice = next((each.name for each in self._tables if names.count(each.name.casefold()) > 1), "")
        return tr("Ada dua meja bernama {name}.").format(name=twice) if twice else ""

    def add(self) -> None:
        """So many more tables, numbered on."""
        numbers = [int(each.name) for each in self._tables if each.name.isdecimal()]
        first = max([len(self._tables), *numbers], default=0) + 1
        wished = int(self.number.text()) if self.number.text().strip().isdecimal() else 1
        room = max(0, min(wished, MOST - len(self._tables)))
        self._tables += tuple(TableFacts(self._new_uid(), str(first + at)) for at in range(room))
        self._draw()
        self.edited.emit()
        if self.rows:
            self.lines.ensureWidgetVisible(self.rows[-1].name)

    def _new_uid(self) -> str:
        self._made += 1
        return f"baru-{self._made}"

    def _draw(self) -> None:
        while len(self.rows) > len(self._tables):
            self.rows.pop()
            self.lines.drop_last()
        while len(self.rows) < len(self._tables):
            self._add_row(len(self.rows))
        for row, table in zip(self.rows, self._tables, strict=True):
            for field, said in ((row.name, table.name), (row.place, table.place)):
                if field.text() != said:
                    field.setText(said)
            self._tell_closed(row, table)
        self._judge()

    def _add_row(self, at: int) -> None:
        made = _Row(
            QLineEdit(), QLineEdit(), button("", partial(self._close, at), kind="link"),
            icon_button("x", tr("Hapus meja {number}").format(number=at + 1), partial(self._remove, at)),
        )  # fmt: skip
        made.name.setFixedWidth(96)
        made.name.setAccessibleName(tr("Nama meja {number}").format(number=at + 1))
        made.place.setAccessibleName(tr("Letak meja {number}").format(number=at + 1))
        for field in (made.name, made.place):
            field.textEdited.connect(partial(self._typed, at))
        self.rows.append(made)
        self.lines.add_row(made.widgets())

    def _tell_closed(self, row: _Row, table: TableFacts) -> None:
        known = {each.uid for each in self._slots}
        shut = len(table.closed & known)
        row.closed.setText(tr("tutup {n} slot").format(n=shut) if shut else tr("selalu"))
        row.closed.setAccessibleName(f"{table_name(table)}: {row.closed.text()}")

    def _typed(self, at: int, _text: object = None) -> None:
        row = self.rows[at]
        now = replace(self._tables[at], name=" ".join(row.name.text().split()), place=row.place.text().strip())
        self._put(at, now)

    def _close(self, at: int) -> None:
        slots = tuple(each for each in self._slots if each.kind is SlotKind.MEETINGS)
        asks = tr("Kapan {table} tidak tersedia?").format(table=table_name(self._tables[at]))
        closed = self._tables[at].closed
        choose_slots(self, asks, slots, closed, lambda chosen: self._closed(at, chosen))

    def _closed(self, at: int, chosen: frozenset[str]) -> None:
        self._put(at, replace(self._tables[at], closed=chosen))
        self._tell_closed(self.rows[at], self._tables[at])

    def _put(self, at: int, table: TableFacts) -> None:
        self._tables = (*self._tables[:at], table, *self._tables[at + 1 :])
        self._judge()
        self.edited.emit()

    def _remove(self, at: int) -> None:
        self._tables = (*self._tables[:at], *self._tables[at + 1 :])
        self._draw()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _judge(self) -> None:
        self.problem.setText(self.fault())
        self.problem.setVisible(bool(self.fault()))
