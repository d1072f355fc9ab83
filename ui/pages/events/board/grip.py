"""The left mouse button on a card: pressed, drawn far enough to carry it, let go of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


class Grip:
    """Says when a card is picked up, where it is carried, and where it is put down."""

    def __init__(
        self, picked_up: Callable[[str], object], carried_to: Callable[[QPoint], object],
        put_down: Callable[[QPoint], object],
    ) -> None:  # fmt: skip
        self._picked_up, self._carried_to, self._put_down = picked_up, carried_to, put_down
        self._pressed: tuple[QPoint, str] | None = None
        self.carries = False

    def press(self, event: QMouseEvent, meeting: str) -> None:
        """The button went down on a meeting (uid), or on nothing."""
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (event.position().toPoint(), meeting) if meeting and left else None

    def move(self, event: QMouseEvent) -> bool:
        """Whether a card is held: then the movement is its own."""
        if self._pressed is None:
            return False
        began, meeting = self._pressed
        far = (event.position().toPoint() - began).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.carries:
            self.carries = True
            self._picked_up(meeting)
        if self.carries:
            self._carried_to(event.globalPosition().toPoint())
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Whether a card was carried, and is put down here."""
        self._pressed, carried = None, self.carries
        if carried:
            self._put_down(event.globalPosition().toPoint())
            self.carries = False
        return carried

    def let_go(self) -> None:
        """Nothing is held any more."""
        self._pressed, self.carries = None, False
