"""A number that opens the list of what it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, restyle, words


class FigureCard(QFrame):
    """Big figure, what it is, and a quiet line of detail; a click or Enter opens."""

    opened = Signal()

    def __init__(self, label: str, figure: str = "", detail: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label = words(label, Kind.MUTED, wrap=True)
        self._figure = words(kind=Kind.FIGURE)
        self._detail = words(kind=Kind.SMALL, wrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, int(1.5 * GRID), 2 * GRID, int(1.5 * GRID))
        inside.setSpacing(2)
        for part in (self._label, self._figure, self._detail):
            inside.addWidget(part)
        inside.addStretch()
        self.show_figure(figure, detail, tone)

    def show_figure(self, figure: str, detail: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show another number."""
        self._figure.setText(figure)
        restyle(self._figure, "tone", tone.value)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{self._label.text()}: {figure} {detail}".strip())

    @property
    def figure(self) -> str:
        """The number shown."""
        return self._figure.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
