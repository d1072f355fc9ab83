"""Ctrl+K: pages, actions and records, opened by typing their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.frame.places import FindRecords, Found
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID
from ui.widgets.reading import Reader

PAUSE = 120
SHOWN = 40
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be opened or done by name."""

    text: str
    detail: str
    icon: str
    start: Callable[[], object]


class CommandPalette(QDialog):
    """Lists what matches; Enter opens the first."""

    def __init__(
        self,
        commands: Sequence[Command],
        parent: QWidget,
        reader: Reader | None = None,
        find: FindRecords | None = None,
        open_record: Callable[[Found], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Buka apa saja"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = tuple(commands)
        self._reader, self._find, self._open_record = reader, find, open_record
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Ketik nama halaman, tindakan, atau UMKM…"))
        self.field.setAccessibleName(tr("Buka apa saja"))
        self.field.installEventFilter(self)
        self.results = QListWidget()
        self.results.setAccessibleName(tr("Yang cocok"))
        self.results.setIconSize(QSize(20, 20))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self._offer("")

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.addWidget(self.field)
        inside.addWidget(self.results)
        self.setFixedSize(560, 420)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._offer)
        self.field.textChanged.connect(self._pause.start)
        self.field.returnPressed.connect(self._open_current)
        self.results.itemActivated.connect(self._open_current)
        self.results.itemClicked.connect(self._open_current)
        self._pause.timeout.connect(self._search_records)

    def _offer(self, typed: str) -> None:
        self.results.clear()
        for command in matching(self._commands, typed)[:SHOWN]:
            self._add(command)
        self.results.setCurrentRow(0)

    def _add(self, command: Command) -> None:
        shown = f"{command.text}   ·   {command.detail}" if command.detail else command.text
        item = QListWidgetItem(icon(command.icon), shown)
        item.setData(Qt.ItemDataRole.UserRole, command.start)
        self.results.addItem(item)

    def _search_records(self) -> None:
        typed = self.field.text().strip()
        if self._reader and self._find and len(typed) > 1:
            self._reader.ask("palette", partial(self._find, typed), self._add_records)

    def _add_records(self, records: Sequence[Found]) -> None:
        for record in records:
            start = partial(self._open_record, record) if self._open_record else lambda: None
            self._add(Command(record.title, record.detail, record.icon, start))
        if self.results.currentRow() < 0:
            self.results.setCurrentRow(0)

    def _open_current(self) -> None:
        item = self.results.currentItem()
        if item is None:
            return
        start = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        start()

    def done(self, result: int) -> None:
        if self._reader:
            self._reader.forget("palette")
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = watched is self.field and event.type() == QEvent.Type.KeyPress
        if typed and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.results.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """Commands that hold every typed word, those that begin with it first."""
    sought = typed.casefold().split()
    hits = [c for c in commands if all(word in f"{c.text} {c.detail}".casefold() for word in sought)]
    return sorted(hits, key=lambda c: not c.text.casefold().startswith(typed.casefold().strip()))
