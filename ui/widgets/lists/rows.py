"""Table models over frozen facts: one that fetches pages while one scrolls, one for short lists in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from models.domain.lists import ListQuery, Slice
from models.problems import UserProblem
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.reading import Reader

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
Fetch = Callable[[ListQuery, int, int], Slice[Row]]
"""(query, start, limit) → consecutive rows and how many there are in all."""

Count = Callable[[ListQuery], int]
"""query → how many rows there are, where `Fetch` does not wait for that."""

CHUNK = 200
CHUNKS_KEPT = 24
PLACEHOLDER = "…"
_SORTS, _SORTS_NOT = "Klik untuk mengurutkan daftar", "Daftar tidak dapat diurutkan menurut kolom ini"

UNIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
METER_ROLE = int(Qt.ItemDataRole.UserRole) + 3
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows read-only, one column description per column; children say where rows come from."""

    refreshed = Signal(int)
    """The list stands anew, with so many rows."""
    grown = Signal(int)
    """The rows of the list that stands have been counted: so many."""
    refused = Signal(object)

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._query = ListQuery()

    @property
    def is_counted(self) -> bool:
        """Whether the number of rows is all of them."""
        return True

    @property
    def query(self) -> ListQuery:
        """What is shown, or about to be."""
        return self._query

    def row_at(self, number: int) -> Row | None:
        """The facts of a row; None while they are on their way."""
        raise NotImplementedError

    def show(self, query: ListQuery) -> None:
        """Show what the query asks for."""
        raise NotImplementedError

    def fetch_rows(self, start: int, limit: int, received: Callable[[Sequence[Row]], None]) -> None:
        """Give consecutive rows to `received`, reading what is not here yet."""
        raise NotImplementedError

    def sorts(self, number: int) -> bool:
        """Whether the list can stand in the order of this column."""
        return 0 <= number < len(self.columns) and bool(self.columns[number].sort)

    def reload(self) -> None:
        """Show the same question again with today's answer."""
        self.show(self._query)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _Role.TextAlignmentRole:
            return _alignment(column.align)
        row = self.row_at(index.row())
        if row is None:
            return PLACEHOLDER if role == _Role.DisplayRole else None
        return _cell(column, row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _alignment(self.columns[section].align)
        if role == _Role.FontRole:
            return window_font(Size.SMALL, Weight.STRONG)
        if role == _Role.ToolTipRole:
            return tr(_SORTS if self.sorts(section) else _SORTS_NOT)
        return self.columns[section].heading if role in (_Role.DisplayRole, _Role.AccessibleTextRole) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not self.sorts(column):
            return
        descending = order is Qt.SortOrder.DescendingOrder
        self.show(replace(self._query, sort=self.columns[column].sort, descending=descending))


def _alignment(align: Align) -> int:
    side = Qt.AlignmentFlag.AlignRight if align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _cell(column: Column[Row], row: Row, role: int) -> object:
    match role:
        case _Role.DisplayRole:
            return column.text(row)
        case _Role.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        case _Role.AccessibleTextRole:
            return (column.spoken or column.plain)(row)
        case _ if role == UNIT_ROLE:
            return column.unit(row) if column.unit else None
        case _ if role == TONE_ROLE:
            return column.tone(row) if column.tone else Tone.PLAIN
        case _ if role == METER_ROLE:
            return column.meter(row) if column.meter else None
    return None


class FixedRows(RowsModel[Row]):
    """A short list in memory, searched and sorted here."""

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row] = ()) -> None:
        super().__init__(columns)
        self._all = tuple(rows)
        self._rows = self._all

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace the list."""
        self._all = tuple(rows)
        self.show(self._query)

    def show(self, query: ListQuery) -> None:
        """Keep the rows that hold every word, in the order asked for."""
        self._query = query
        self.beginResetModel()
        self._rows = tuple(self._sorted([row for row in self._all if self._holds(row, query.words)]))
        self.endResetModel()
        self.refreshed.emit(len(self._rows))

    def row_at(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def fetch_rows(self, start: int, limit: int, received: Callable[[Sequence[Row]], None]) -> None:
        received(self._rows[start : start + limit])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def _holds(self, row: Row, words: str) -> bool:
        text = " ".join(column.plain(row) for column in self.columns).casefold()
        return all(word in text for word in words.casefold().split())

    def _sorted(self, rows: list[Row]) -> list[Row]:
        column = next((c for c in self.columns if c.sort and c.sort == self._query.sort), None)
        if column is None:
            return rows
        order: Any = column.order or (lambda row: column.text(row).casefold())
        return sorted(rows, key=order, reverse=self._query.descending)


class PagedRows(RowsModel[Row]):
    """A list of any length: the first rows, then the count where it takes longer, others when they come into view."""

    def __init__(
        self, columns: Sequence[Column[Row]], fetch: Fetch[Row], reader: Reader, key: str, *, count: Count | None = None
    ) -> None:
        super().__init__(columns)
        self._fetch = fetch
        self._count = count
        self._counted = True
        self._reader = reader
        self._key = key
        self._total = 0
        self._chunks: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._asked: set[int] = set()
        self._round = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_for_wanted)

    def show(self, query: ListQuery) -> None:
        """Show what the query asks for; the old rows stay in view until the new ones are here."""
        self._query = query
        self._round += 1
        self._reader.forget(f"{self._key}/chunk")
        self._reader.forget(f"{self._key}/count")
        read = partial(self._fetch, query, 0, CHUNK)
        self._reader.ask(f"{self._key}/first", read, partial(self._begin, self._round), self.refused.emit)

    def row_at(self, number: int) -> Row | None:
        chunk, offset = divmod(number, CHUNK)
        rows = self._chunks.get(chunk)
        if rows is None or offset >= len(rows):
            self._want(chunk)
            return None
        self._chunks.move_to_end(chunk)
        return rows[offset]

    def fetch_rows(self, start: int, limit: int, received: Callable[[Sequence[Row]], None]) -> None:
        read = partial(self._fetch, self._query, start, limit)
        answered: Callable[[Slice[Row]], None] = lambda part: received(part.rows)  # noqa: E731
        self._reader.ask(f"{self._key}/many", read, answered, self.refused.emit)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    @property
    def is_counted(self) -> bool:
        return self._counted

    def _begin(self, of_round: int, first: Slice[Row]) -> None:
        if of_round != self._round:
            return
        self.beginResetModel()
        self._chunks.clear()
        self._asked.clear()
        self._wanted.clear()
        self._total = first.total
        self._counted = first.counted or self._count is None
        self._chunks[0] = first.rows
        self.endResetModel()
        self.refreshed.emit(self._total)
        if self._count is not None and not self._counted:
            count = partial(self._count, self._query)
            self._reader.ask(f"{self._key}/count", count, partial(self._grow, of_round), self.refused.emit)

    def _grow(self, of_round: int, total: int) -> None:
        if of_round != self._round:
            return
        if total < self._total:  # somebody took rows away meanwhile
            self.reload()
            return
        self._counted = True
        if total > self._total:
            self.beginInsertRows(_NOWHERE, self._total, total - 1)
            self._total = total
            self.endInsertRows()
        self.grown.emit(total)

    def _want(self, chunk: int) -> None:
        if chunk not in self._asked and 0 <= chunk * CHUNK < self._total:
            self._wanted.append(chunk)
            if not self._soon.isActive():
                self._soon.start()

    def _ask_for_wanted(self) -> None:
        """Ask for the chunks wanted last; those scrolled past are forgotten."""
        if not self._wanted:
            return
        last = self._wanted[-1]
        near = sorted({chunk for chunk in self._wanted if abs(chunk - last) <= 1})
        self._wanted.clear()
        self._asked.update(near)
        start, limit = near[0] * CHUNK, (near[-1] - near[0] + 1) * CHUNK
        read = partial(self._fetch, self._query, start, limit)
        self._reader.ask(f"{self._key}/chunk", read, partial(self._keep, self._round), self._chunk_refused)

    def _keep(self, of_round: int, part: Slice[Row]) -> None:
        if of_round != self._round:
            return
        if self._does_not_fit(part):  # somebody added or took away rows meanwhile
            self.reload()
            return
        for at in range(0, len(part.rows), CHUNK):
            self._chunks[(part.start + at) // CHUNK] = part.rows[at : at + CHUNK]
        while len(self._chunks) > CHUNKS_KEPT:
            self._chunks.popitem(last=False)
        self._show_again()

    def _does_not_fit(self, part: Slice[Row]) -> bool:
        return part.total != self._total if part.counted else part.total > self._total

    def _show_again(self) -> None:
        """Let the view paint what came, and ask again for what it still sees of the rest."""
        first, last = min(self._asked) * CHUNK, min((max(self._asked) + 1) * CHUNK, self._total) - 1
        self._asked.clear()
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _chunk_refused(self, problem: UserProblem) -> None:
        # the chunks stay asked, or painting would ask again for ever; a reload clears them
        self.refused.emit(problem)
