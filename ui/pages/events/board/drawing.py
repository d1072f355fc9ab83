"""How the board is drawn: cards, hatched breaks, and green or red cells while a meeting is carried."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.domain.events import MeetingFacts, MeetingSource
from ui import formats
from ui.pages.events.board.board_model import BoardModel
from ui.pages.events.board.carrying import Carrying
from ui.pages.events.event_words import badges_words
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID, colours

GAP = 3
ROUND = 5
BAR = 4
LOCK = 14
SIGN = 16
PALE, SEEN_THROUGH = 0.35, 0.75
FOR_NAMES, FOR_BADGES = 56, 30
"""Heights from which a card shows both names, or the badges on two lines."""
SOURCE_TONES = {
    MeetingSource.PROPOSAL: Tone.ACCENT,
    MeetingSource.REQUEST: Tone.WARM,
    MeetingSource.NEXT_BEST: Tone.MUTED,
    MeetingSource.WALK_IN: Tone.WARNING,
}


class CellDrawing(QStyledItemDelegate):
    """Paints one cell; the meeting in the hand decides its ground."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._model = model
        self.carrying: Carrying | None = None
        self.over: tuple[int, int] | None = None
        """The cell under the meeting in the hand."""
        self.sought: frozenset[str] = frozenset()
        """Meetings that were looked for; others are drawn paler."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return option.rect.size()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        row, column = index.row(), index.column()
        self._draw_ground(painter, option.rect, row, column)
        card = self._model.card_at(index)
        if card is not None:
            draw_card(painter, option.rect, self._model, card, self._strength(card))
        if self.carrying is not None and self._model.is_open(row, column):
            self._draw_sign(painter, option.rect, row, column)
        if option.state & QStyle.StateFlag.State_HasFocus or self.over == (row, column):
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -2, -2), ROUND, ROUND)
        painter.restore()

    def _strength(self, card: MeetingFacts) -> float:
        """Paler where others were sought; while one is carried, the ground that answers is seen through all."""
        if self.carrying is not None:
            return PALE if self.carrying.meeting.uid == card.uid else SEEN_THROUGH
        return PALE if self.sought and card.uid not in self.sought else 1.0

    def _draw_ground(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        palette = colours()
        painter.fillRect(area, QColor(self._ground(row, column)))
        if not self._model.is_open(row, column):
            painter.fillRect(area, QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(palette.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())

    def _ground(self, row: int, column: int) -> str:
        palette = colours()
        if not self._model.is_open(row, column):
            return palette.sunken
        if self.carrying is None:
            return palette.surface
        cell = self._model.cell(row, column)
        if cell == self.carrying.home:
            return palette.selection
        return palette.good_soft if self.carrying.fits(cell) else palette.bad_soft

    def _draw_sign(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        """A tick or a cross: green and red alone would not be told apart by everybody."""
        assert self.carrying is not None
        cell = self._model.cell(row, column)
        if cell == self.carrying.home:
            return
        fits = self.carrying.fits(cell)
        side = min(SIGN, area.height() - 2 * GAP)
        box = QRect(area.right() - side - GAP - 2, area.top() + GAP + 1, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().good_soft if fits else colours().bad_soft))
        painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
        _draw_icon(painter, box, "check" if fits else "x", Tone.GOOD if fits else Tone.BAD)


def draw_card(painter: QPainter, area: QRect, model: BoardModel, card: MeetingFacts, strength: float = 1.0) -> None:
    """A meeting: a bar in the tone of where it came from, who meets, and a lock where it is locked."""
    palette = colours()
    painter.setOpacity(strength)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(area).adjusted(GAP, GAP, -GAP - 1, -GAP - 1)
    painter.setPen(QPen(QColor(palette.field_line if card.locked else palette.line), 1))
    ground = palette.accent_soft if card.source is MeetingSource.PROPOSAL else palette.sunken
    painter.setBrush(QColor(ground) if strength != SEEN_THROUGH else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, ROUND, ROUND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.ink(SOURCE_TONES[card.source])))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), BAR, box.height()), 2, 2)
    room = box.adjusted(BAR + GRID * 0.75, 1, -GRID / 2, -1).toRect()
    if card.locked:
        side = min(LOCK, room.height())
        _draw_icon(painter, QRect(room.right() - side, room.top() + 2, side, side), "lock-simple", Tone.PLAIN)
    sign = SIGN + GAP if strength == SEEN_THROUGH else 0
    _draw_words(painter, room, model, card, max(sign, LOCK + 4 if card.locked else 0))
    painter.setOpacity(1.0)


@cache
def _font(*, strong: bool) -> QFont:
    """Made once: a board has hundreds of lines."""
    return window_font(Size.SMALL, Weight.STRONG if strong else Weight.TEXT)


@cache
def _picture(name: str, tone: Tone, side: int, ratio: float, _ink: str) -> QPixmap:
    """An icon as pixels, once for every palette: drawn from its font it would cost more than the card."""
    found = icon(name, tone).pixmap(round(side * ratio))
    found.setDevicePixelRatio(ratio)
    return found


def _draw_icon(painter: QPainter, box: QRect, name: str, tone: Tone) -> None:
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft(), _picture(name, tone, box.width(), ratio, colours().ink(tone)))


def _draw_words(painter: QPainter, room: QRect, model: BoardModel, card: MeetingFacts, aside: int) -> None:
    """The first line leaves `aside` points at its end to a lock or a sign."""
    lines = _lines(model, card, room.height())
    height = room.height() // max(len(lines), 1)
    for at, (said, strong, muted) in enumerate(lines):
        painter.setFont(_font(strong=strong))
        painter.setPen(QColor(colours().muted if muted else colours().text))
        line = QRect(room.left(), room.top() + at * height, room.width() - (0 if at else aside), height)
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _lines(model: BoardModel, card: MeetingFacts, height: int) -> list[tuple[str, bool, bool]]:
    """(words, whether strong, whether muted): as many as there is room for."""
    index = model.index_of_event
    assert index is not None
    buyer, enterprises = index.buyer_of(card), index.enterprises_of(card)
    badges = badges_words(index, card)
    if height >= FOR_NAMES - 2 * GAP - 4:
        names = formats.listing(tuple(each.name for each in enterprises))
        return [(buyer.name, True, False), (names, False, False), (f"{card.number} · {badges}", False, True)]
    if height >= FOR_BADGES - 2 * GAP - 4:
        return [(buyer.badge, True, False), (" ".join(each.badge for each in enterprises), False, False)]
    return [(badges, False, False)]
