"""The card that follows the mouse while it is carried."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.domain.events import MeetingFacts
from ui.pages.events.board.board_model import BoardModel
from ui.pages.events.board.drawing import draw_card

_SIZE = (140, 58)
_OFFSET = QPoint(10, 8)


class Ghost(QWidget):
    """Lies over board and tray and lets the mouse through."""

    def __init__(self, over: QWidget, cells: BoardModel) -> None:
        super().__init__(over)
        self._cells = cells
        self._card: MeetingFacts | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(*_SIZE)
        self.hide()

    def follow(self, card: MeetingFacts, where: QPoint) -> None:
        """Show the card beside a place on the screen."""
        self._card = card
        parent = self.parentWidget()
        assert parent is not None
        self.move(parent.mapFromGlobal(where) + _OFFSET)
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._card is not None:
            painter = QPainter(self)
            painter.setOpacity(0.9)
            draw_card(painter, QRect(0, 0, self.width(), self.height()), self._cells, self._card)
