"""A thin bar for a share or a score, with its words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import formats
from ui.widgets.lists.drawing import draw_meter
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import window_font
from ui.widgets.look.theme import GRID, colours


class Meter(QWidget):
    """Label left, bar, words right: "Volume  ▇▇▇▁  18/20"."""

    def __init__(self, label: str = "", label_width: int = 112, words_width: int = 72) -> None:
        super().__init__()
        self._label = label
        self._widths = (label_width if label else 0, words_width)
        self._share: float | None = None
        self._words = ""
        self._tone = Tone.PLAIN
        self.setFont(window_font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(None)

    def show_share(self, share: float | None, said: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show a share of 0 to 1; None is unknown and draws no bar."""
        self._share = share
        self._words = said or formats.percent(share, 0)
        self._tone = tone
        self.setAccessibleName(f"{self._label} {self._words}".strip())
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths) + 120, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, right = self._widths
        middle = QRect(left, 0, max(0, self.width() - left - right - GRID), self.height())
        painter.setPen(QColor(colours().text))
        painter.drawText(QRect(0, 0, left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._label)
        if self._share is not None:
            draw_meter(painter, middle, self._share, self._tone)
        painter.setPen(QColor(colours().ink(self._tone if self._share is not None else Tone.MUTED)))
        room = right if self._share is not None else self.width() - left
        area = QRect(self.width() - room, 0, room, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._words)
