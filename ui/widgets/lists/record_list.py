"""A list as every page shows it: search, filters, count, sort, columns, many selected, copied, exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from models.domain.lists import ListQuery
from ui import formats
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.filters import Filter, FilterBar
from ui.widgets.lists.rows import Row, RowsModel
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, icon_button, words

TOOLS_BESIDE = 760
"""In a narrower list the count and its buttons stand under the filters."""

_Side = QBoxLayout.Direction
_Keys = QKeySequence.StandardKey


class RecordList(QWidget, Generic[Row]):
    """Shows a rows model with everything that product.md promises of a list."""

    chosen = Signal(object)
    """The row that came into focus, or None."""
    opened = Signal(object)
    """The row that was double-clicked or entered."""
    selection_changed = Signal(int)
    export_wanted = Signal(object)
    """The query whose rows the user wants in a file."""
    copied = Signal(int)
    delete_wanted = Signal()
    new_wanted = Signal()
    menu_wanted = Signal(object)
    """Where a menu of the selected rows is to open."""

    def __init__(
        self,
        model: RowsModel[Row],
        noun: str,
        *,
        filters: Sequence[Filter] = (),
        empty: Emptiness | None = None,
        identity: Callable[[Row], str] | None = None,
        can_export: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._noun = noun
        self.can_export = can_export
        self._identity = identity
        self._kept = ""
        self.bar = FilterBar(tr("Cari {noun}…").format(noun=noun), filters)
        self.table = Table(model, tr("Daftar {noun}").format(noun=noun))
        self._count = words("", Kind.SMALL)
        self._stack = QStackedWidget()
        self._top = QBoxLayout(_Side.LeftToRight)
        self._empty = EmptyState(empty or Emptiness("tray", tr("Belum ada {noun}").format(noun=noun)))
        self._no_match = EmptyState(self._nothing_found())
        self._lay_out(can_export)
        self._connect()

    def _nothing_found(self) -> Emptiness:
        what = tr("Tidak ada {noun} yang cocok").format(noun=self._noun)
        step = NextStep(tr("Hapus pencarian dan saringan"), self.bar.clear)
        return Emptiness("magnifying-glass", what, tr("Coba kata lain, atau longgarkan saringan."), (step,))

    def _lay_out(self, can_export: bool) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        self._top.setContentsMargins(2 * GRID, GRID, GRID, 0)
        self._top.setSpacing(0)
        self._top.addWidget(self.bar, 1)
        self._top.addLayout(self._tools(can_export))
        inside.addLayout(self._top)
        for page in (self.table, self._empty, self._no_match):
            self._stack.addWidget(page)
        inside.addWidget(self._stack, 1)

    def _tools(self, can_export: bool) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        tools.addWidget(self._count, 1)
        self.tools = tools
        tools.addWidget(self._columns_button())
        if can_export:
            tools.addWidget(icon_button("export", tr("Ekspor yang tampil…"), self._want_export))
        return tools

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= TOOLS_BESIDE
        self._top.setDirection(_Side.LeftToRight if beside else _Side.TopToBottom)
        super().resizeEvent(event)

    def _columns_button(self) -> QToolButton:
        made = icon_button("columns", tr("Pilih kolom"))
        made.clicked.connect(lambda: self.table.column_menu().popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _connect(self) -> None:
        self.bar.changed.connect(self._search)
        self.model.refreshed.connect(self._refreshed)
        self.table.opened.connect(lambda number: self._tell(self.opened, number))
        self.table.copied.connect(self.copied)
        self.table.delete_wanted.connect(self.delete_wanted)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.model.grown.connect(self._say_count)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.model.dataChanged.connect(self._maybe_restore)
        for keys, start in ((_Keys.Find, self.start_search), (_Keys.New, self.new_wanted.emit)):
            QShortcut(keys, self, start).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def reload(self) -> None:
        """Ask again; the row in focus stays in focus when it still is in view."""
        self.model.reload()

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def show_query(self, query: ListQuery) -> None:
        """Show a list as another page asks for it: a figure that opens the records it counts."""
        self.bar.show_query(query)
        self.model.show(query)

    def current(self) -> Any:
        """The row in focus, or None."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def selected(self) -> tuple[Any, ...]:
        """The selected rows that are in memory."""
        rows = (self.model.row_at(number) for number in self.table.selected_numbers())
        return tuple(row for row in rows if row is not None)

    def choose(self, identity: str) -> None:
        """Bring the row of this identity into focus, now or as soon as it is loaded."""
        self._kept = identity
        self._maybe_restore()

    def say_empty(self, emptiness: Emptiness) -> None:
        """Say this from now on while there is nothing to list."""
        before, self._empty = self._empty, EmptyState(emptiness)
        self._stack.addWidget(self._empty)
        if self._stack.currentWidget() is before:
            self._stack.setCurrentWidget(self._empty)
        self._stack.removeWidget(before)
        before.deleteLater()

    def _search(self, sought: str, filters: tuple[tuple[str, str], ...]) -> None:
        self.model.show(replace(self.model.query, words=sought, filters=filters))

    def _refreshed(self, total: int) -> None:
        narrowed = bool(self.model.query.words or self.model.query.filters)
        self._stack.setCurrentWidget(self.table if total else self._no_match if narrowed else self._empty)
        self._say_count()
        self._maybe_restore()
        if not self.table.currentIndex().isValid():
            self.chosen.emit(None)

    def _maybe_restore(self) -> None:
        if not self._kept or self._identity is None or self.table.currentIndex().isValid():
            return
        for number in range(min(self.model.rowCount(), 200)):
            row = self.model.row_at(number)
            if row is not None and self._identity(row) == self._kept:
                self.table.setCurrentIndex(self.model.index(number, 0))
                return

    def _current_changed(self) -> None:
        row = self.current()
        if row is not None and self._identity is not None:
            self._kept = self._identity(row)
        self.chosen.emit(row)

    def _selection_changed(self) -> None:
        self._say_count()
        self.selection_changed.emit(self.selected_count())

    def selected_count(self) -> int:
        """How many rows are selected, in memory or not."""
        return len(self.table.selected_numbers())

    def everything_selected(self) -> bool:
        """Whether all rows of the list are selected, and all of them are counted."""
        return self.model.is_counted and self.selected_count() == self.model.rowCount() > 0

    def _say_count(self) -> None:
        total = formats.count(self.model.rowCount(), self._noun)
        if not self.model.is_counted:
            total = tr("lebih dari {count}").format(count=total)
        number = self.selected_count()
        chosen = tr("{number} dipilih dari ").format(number=formats.number(number))
        self._count.setText(chosen + total if number > 1 else total)

    def _want_export(self) -> None:
        self.export_wanted.emit(self.model.query)

    def _tell(self, signal: Any, number: int) -> None:
        if (row := self.model.row_at(number)) is not None:
            signal.emit(row)
