"""How a cell is drawn: the text, its unit in grey, a thin bar, ink by tone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.lists.rows import METER_ROLE, TONE_ROLE, UNIT_ROLE
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID, colours

METER_WIDTH = 56
METER_HEIGHT = 6
METER_SHARE = 0.45
"""Of a narrow cell, so that the figure beside the bar stays whole."""
METER_SHORTEST = 16
UNIT_GAP = 4
ELLIPSIS = "…"


class CellDrawing(QStyledItemDelegate):
    """Draws cells; words that do not fit end in an ellipsis."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        self._draw_ground(painter, option)
        area = option.rect.adjusted(GRID, 0, -GRID, 0)
        tone = Tone(index.data(TONE_ROLE) or Tone.PLAIN)  # Qt hands a StrEnum back as plain text
        meter = index.data(METER_ROLE)
        if meter is not None:
            area = self._draw_meter(painter, option, area, meter, tone)
        unit = index.data(UNIT_ROLE)
        if unit:
            area = self._draw_unit(painter, option, area, str(unit))
        painter.setPen(QColor(colours().ink(tone)))
        self._draw_words(painter, option, area, option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = f"{index.data()} {index.data(UNIT_ROLE) or ''}"
        meter = METER_WIDTH + GRID if index.data(METER_ROLE) is not None else 0
        return QSize(option.fontMetrics.horizontalAdvance(text) + 2 * GRID + meter, option.rect.height())

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette = colours()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(palette.selection))
        painter.setPen(QColor(palette.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(palette.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _draw_meter(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, share: float, tone: Tone
    ) -> QRect:
        width = room_for_meter(area.width(), option.fontMetrics.horizontalAdvance(option.text))
        if not width:
            return area
        draw_meter(painter, QRect(area.left(), area.top(), width, area.height()), share, tone)
        return area.adjusted(width + GRID, 0, 0, 0)

    def _draw_unit(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, unit: str) -> QRect:
        unit = unit_that_fits(option.text, unit, area.width(), option.fontMetrics)
        if not unit:
            return area
        width = option.fontMetrics.horizontalAdvance(unit)
        painter.setPen(QColor(colours().muted))
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
            self._draw_words(painter, option, QRect(area.right() - width, area.top(), width + 1, area.height()), unit)
            return area.adjusted(0, 0, -width - UNIT_GAP, 0)
        text = option.fontMetrics.horizontalAdvance(option.text)
        self._draw_words(painter, option, area.adjusted(min(text + UNIT_GAP, area.width()), 0, 0, 0), unit)
        return area

    def _draw_words(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: str) -> None:
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(option.displayAlignment), shown)


def room_for_meter(room: int, figure: int) -> int:
    """Width of the bar beside a figure that stays whole; 0 where there is none."""
    width = min(METER_WIDTH, int(room * METER_SHARE), room - figure - GRID)
    return width if width >= METER_SHORTEST else 0


def unit_that_fits(figure: str, unit: str, room: int, metrics: QFontMetrics) -> str:
    """The unit, shortened or left out so that the figure before it is never cut."""
    left = room - metrics.horizontalAdvance(figure) - UNIT_GAP
    shown = metrics.elidedText(unit, Qt.TextElideMode.ElideRight, left)
    return "" if shown in ("", ELLIPSIS) else shown


def draw_meter(painter: QPainter, area: QRect, share: float, tone: Tone) -> None:
    """A thin bar, filled from the left by a share of 0 to 1."""
    palette = colours()
    line = QRectF(area.left(), area.center().y() - METER_HEIGHT / 2 + 0.5, area.width(), METER_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.line))
    painter.drawRoundedRect(line, 3, 3)
    filled = QRectF(line)
    filled.setWidth(line.width() * max(0.0, min(1.0, share)))
    painter.setBrush(QColor(palette.accent if tone is Tone.PLAIN else palette.ink(tone)))
    painter.drawRoundedRect(filled, 3, 3)
    painter.restore()
