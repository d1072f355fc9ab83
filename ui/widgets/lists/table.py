"""The table of every list: rows of one height, columns one can choose, Ctrl+C that Excel understands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.texts import tr
from ui.widgets.lists.columns import Column
from ui.widgets.lists.drawing import CellDrawing
from ui.widgets.lists.headings import Headings
from ui.widgets.lists.rows import RowsModel
from ui.widgets.look.theme import COMPACT_ROW_HEIGHT, ROW_HEIGHT

OPEN_WIDTH = 160
NARROWEST = 48
READABLE = 104
COPIED_AT_MOST = 20_000


class Table(QTableView):
    """Shows a rows model; whole rows are selected, Enter opens."""

    opened = Signal(int)
    copied = Signal(int)
    too_many = Signal(int)
    """So many selected rows go to Excel as a file, not over the clipboard."""
    delete_wanted = Signal()
    menu_wanted = Signal(object)
    """Where on the screen a menu of the selected rows is to open."""
    columns_changed = Signal()
    """The user chose other columns, or moved one."""

    def __init__(self, model: RowsModel[Any], says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._chosen = [number for number, column in enumerate(model.columns) if column.shown]
        self._drawn_by_user = False
        self._sharing = True
        self.setModel(model)
        self.setAccessibleName(says)
        self.setItemDelegate(CellDrawing(self))
        self._dress()
        self._dress_header()
        self._sharing = False
        self.compact(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _dress_header(self) -> None:
        header = Headings(self._rows, self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(48)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        self.setSortingEnabled(True)
        # headings show no selection; asked whether they are selected, Qt would look at every row
        header.setSelectionModel(QItemSelectionModel(self._rows, header))
        self.verticalHeader().hide()
        header.sectionResized.connect(self._section_resized)
        header.sectionMoved.connect(self.columns_changed)

    def _share_width(self) -> None:
        """Give columns their width in the room there is, until the user draws one themselves.

        Where they would become unreadable the last ones step back and return with the room.
        """
        if self._drawn_by_user:
            return
        wishes = [self._rows.columns[number].width for number in self._chosen]
        shown = self._chosen[: readable_columns(wishes, self.viewport().width())]
        self._sharing = True
        for number in range(len(self._rows.columns)):
            self.setColumnHidden(number, number not in shown)
        for number, width in zip(shown, share_width(wishes[: len(shown)], self.viewport().width()), strict=True):
            self.horizontalHeader().resizeSection(number, width)
        self._sharing = False

    def _section_resized(self) -> None:
        self._drawn_by_user = self._drawn_by_user or not self._sharing

    def _show_column(self, number: int, shown: bool) -> None:
        self._chosen = sorted({*self._chosen, number} if shown else set(self._chosen) - {number})
        self._drawn_by_user = False
        self._share_width()
        self.columns_changed.emit()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column that a filter brings with it; nobody chose it, so nothing is said of it."""
        number = next(at for at, column in enumerate(self._rows.columns) if column.key == key)
        if shown != (number in self._chosen):
            self._chosen = sorted({*self._chosen, number} if shown else set(self._chosen) - {number})
            self._drawn_by_user = False
            self._share_width()

    def chosen_columns(self) -> tuple[str, ...]:
        """Keys of the columns chosen, in the order in which they stand."""
        return tuple(column.key for column in self.columns_in_view())

    def choose_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; keys that are none are passed over, the first column always stands."""
        numbers = {column.key: number for number, column in enumerate(self._rows.columns)}
        known = [numbers[key] for key in keys if key in numbers]
        if not known:
            return
        header = self.horizontalHeader()
        header.blockSignals(True)
        for at, number in enumerate([*known, *(number for number in range(header.count()) if number not in known)]):
            header.moveSection(header.visualIndex(number), at)
        header.blockSignals(False)
        self._chosen = sorted({0, *known})
        self._drawn_by_user = False
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def compact(self, on: bool) -> None:
        """Rows of 26 instead of 32 pixels."""
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(_Mode.Fixed)
        vertical.setMinimumSectionSize(COMPACT_ROW_HEIGHT)
        vertical.setDefaultSectionSize(COMPACT_ROW_HEIGHT if on else ROW_HEIGHT)

    def selected_numbers(self) -> list[int]:
        """Numbers of the selected rows, in order."""
        numbers: set[int] = set()
        for part in self.selectionModel().selection().toList():
            numbers.update(range(part.top(), part.bottom() + 1))
        return sorted(numbers)

    def copy(self) -> None:
        """Put the selected rows, under their headings, where Excel can paste them."""
        numbers = self.selected_numbers()
        if not numbers:
            return
        if len(numbers) > COPIED_AT_MOST:
            self.too_many.emit(len(numbers))
            return
        first, wanted = numbers[0], set(numbers)

        def take(rows: Sequence[Any]) -> None:
            self._to_clipboard([row for at, row in enumerate(rows, first) if at in wanted])

        self._rows.fetch_rows(first, numbers[-1] - first + 1, take)

    def _to_clipboard(self, rows: Sequence[Any]) -> None:
        columns = self.columns_in_view()
        lines = ["\t".join(column.heading for column in columns)]
        lines += ["\t".join(column.to_copy(row) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self.copied.emit(len(rows))

    def columns_in_view(self) -> list[Column[Any]]:
        """The columns chosen, in the order in which they stand."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(header.count()))
        return [self._rows.columns[number] for number in order if number in self._chosen]

    def column_menu(self) -> QMenu:
        """A menu that ticks the columns in view."""
        menu = QMenu(tr("Pilih kolom"), self)
        for number, column in enumerate(self._rows.columns):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(number in self._chosen)
            action.setEnabled(number > 0)
            action.toggled.connect(partial(self._show_column, number))
        return menu

    def _choose_columns(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(index).bottomLeft() if by_key and index.isValid() else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))


_Mode = QHeaderView.ResizeMode
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


def readable_columns(wishes: Sequence[int], room: int) -> int:
    """How many of the first columns can be read in the room; at least two."""
    needed = [min(wish or OPEN_WIDTH, READABLE) for wish in wishes]
    fitting = sum(1 for number in range(len(needed)) if sum(needed[: number + 1]) <= room)
    return max(min(2, len(needed)), fitting)


def share_width(wishes: Sequence[int], room: int) -> list[int]:
    """Widths for columns of a wished width (0: what is left) that together fill the room and not more."""
    open_columns = wishes.count(0)
    asked = [wish or OPEN_WIDTH for wish in wishes]
    spare = room - sum(asked)
    if spare >= 0:
        share = spare // open_columns if open_columns else 0
        return [wish or OPEN_WIDTH + share for wish in wishes]
    return _cut_widest(asked, room)


def _cut_widest(asked: Sequence[int], room: int) -> list[int]:
    """Cut wide columns to one width, so that narrow ones stay whole."""
    left, widths = room, dict.fromkeys(range(len(asked)), 0)
    for done, number in enumerate(sorted(widths, key=lambda at: asked[at])):
        widths[number] = max(NARROWEST, min(asked[number], left // (len(asked) - done)))
        left -= widths[number]
    return list(widths.values())
