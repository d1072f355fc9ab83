"""The cells of the board: slots down, tables across, and how each is told to a screen reader."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.domain.events import MeetingFacts, SlotFacts, SlotKind, TableFacts, clock
from ui import formats
from ui.pages.events.event_index import Cell, EventIndex
from ui.pages.events.event_words import badges_words, slot_name, slot_times, table_name
from ui.texts import tr

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class BoardModel(QAbstractTableModel):
    """One row per slot, one column per table."""

    def __init__(self) -> None:
        super().__init__()
        self.index_of_event: EventIndex | None = None
        self.slots: tuple[SlotFacts, ...] = ()
        self.tables: tuple[TableFacts, ...] = ()
        self._owners: dict[str, str] = {}

    def show(self, index: EventIndex) -> bool:
        """These are the facts now; True when rows or columns are others than before."""
        same = (index.facts.slots, index.facts.tables) == (self.slots, self.tables)
        if not same:
            self.beginResetModel()
        self.index_of_event = index
        self.slots, self.tables = index.facts.slots, index.facts.tables
        self._owners = {each.table: each.badge for each in index.facts.guests if each.table}
        if not same:
            self.endResetModel()
        elif self.slots and self.tables:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.slots) - 1, len(self.tables) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.tables) - 1)
        return not same

    def cell(self, row: int, column: int) -> Cell:
        """uids of slot and table."""
        return self.slots[row].uid, self.tables[column].uid

    def place_of(self, cell: Cell) -> QModelIndex:
        """Where a cell stands; an invalid index where it is not."""
        rows = [each.uid for each in self.slots]
        columns = [each.uid for each in self.tables]
        if cell[0] not in rows or cell[1] not in columns:
            return QModelIndex()
        return self.index(rows.index(cell[0]), columns.index(cell[1]))

    def card_at(self, index: Index) -> MeetingFacts | None:
        """The meeting in a cell."""
        if not index.isValid() or self.index_of_event is None:
            return None
        return self.index_of_event.at.get(self.cell(index.row(), index.column()))

    def is_open(self, row: int, column: int) -> bool:
        """Whether people can meet there."""
        slot = self.slots[row]
        return slot.kind is SlotKind.MEETINGS and slot.uid not in self.tables[column].closed

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.slots)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.tables)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role == CARD_ROLE:
            return self.card_at(index)
        if role == _Role.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        card = self.card_at(index) if role == _Role.ToolTipRole else None
        return self.card_words(card) if card else None

    def spoken(self, row: int, column: int) -> str:
        """A cell in words: when, where, who."""
        slot, table = self.slots[row], self.tables[column]
        where = f"{slot_times(slot)}, {table_name(table)}"
        if slot.kind is not SlotKind.MEETINGS:
            return f"{where}: {slot_name(slot)}"
        card = self.index_of_event.at.get((slot.uid, table.uid)) if self.index_of_event else None
        if card is not None:
            return f"{where}: {self.card_words(card)}"
        return f"{where}: {tr('kosong') if slot.uid not in table.closed else tr('meja tidak tersedia')}"

    def card_words(self, card: MeetingFacts) -> str:
        """A meeting in words."""
        index = self.index_of_event
        assert index is not None
        names = formats.listing(tuple(each.name for each in index.enterprises_of(card)))
        said = tr("pertemuan {number}: {buyer} dengan {names} ({badges})").format(
            number=card.number, buyer=index.buyer_of(card).name, names=names, badges=badges_words(index, card)
        )
        subject = f", {card.subject}" if card.subject else ""
        return f"{said}{subject}{tr(', dikunci') if card.locked else ''}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._table_head(self.tables[section])
        return self._slot_head(self.slots[section], whole=role != _Role.DisplayRole)

    def _table_head(self, table: TableFacts) -> str:
        owner = self._owners.get(table.uid)
        return f"{table_name(table)} · {owner}" if owner else table_name(table)

    def _slot_head(self, slot: SlotFacts, *, whole: bool) -> str:
        return f"{slot_times(slot)}\n{slot_name(slot)}" if whole else clock(slot.starts)
