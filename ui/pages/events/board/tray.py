"""Meetings that wait for a cell: dragged onto the board, or taken off it to here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolTip

from models.domain.events import MeetingFacts
from ui.pages.events.board.grip import Grip
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import badges_words, pair_words
from ui.texts import tr

_HEIGHT = 52
_UID = int(Qt.ItemDataRole.UserRole)
_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Tray(QListWidget):
    """One entry per waiting meeting; its tip says why it waits."""

    picked_up = Signal(str)
    carried_by_keys = Signal(str)
    carried_to = Signal(object)
    put_down = Signal(object)
    let_go = Signal()

    def __init__(self, why: Callable[[str], str]) -> None:
        """`why` tells why a meeting, by uid, waits: asked when somebody points at it."""
        super().__init__()
        self._why = why
        self.setAccessibleName(tr("Pertemuan yang menunggu tempat"))
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grip = Grip(self.picked_up.emit, self.carried_to.emit, self.put_down.emit)

    def show_event(self, index: EventIndex, waiting: Sequence[MeetingFacts]) -> None:
        """List them; the entry in focus stays in focus."""
        kept = self.current_meeting()
        self.clear()
        for meeting in waiting:
            said = f"{meeting.number}  ·  {badges_words(index, meeting)}\n{pair_words(index, meeting)}"
            item = QListWidgetItem(said)
            item.setData(_UID, meeting.uid)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said.replace("\n", ", "))
            item.setSizeHint(QSize(0, _HEIGHT))
            self.addItem(item)
            if meeting.uid == kept:
                self.setCurrentItem(item)

    def current_meeting(self) -> str:
        """uid of the entry in focus; "" for none."""
        item = self.currentItem()
        return str(item.data(_UID)) if item else ""

    def choose(self, meeting: str) -> None:
        """Bring an entry into focus."""
        for row in range(self.count()):
            if self.item(row).data(_UID) == meeting:
                self.setCurrentRow(row)
                return

    def lies_under(self, where: QPoint) -> bool:
        """Whether a place on the screen is here."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(where))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self.itemAt(event.pos())
            said = self._why(str(item.data(_UID))) if item is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        self._grip.press(event, str(item.data(_UID)) if item is not None else "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._grip.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip.release(event)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._grip.carries:
            self._grip.let_go()
            self.let_go.emit()
        elif event.key() in _PICK and self.current_meeting():
            self.carried_by_keys.emit(self.current_meeting())
        else:
            super().keyPressEvent(event)
