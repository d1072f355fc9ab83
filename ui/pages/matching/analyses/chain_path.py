"""One chain drawn as a path: a card per mata rantai, arrows with the yield between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.domain.chains import ChainFact, ChainOffer, ChainStage, CouldFillLine
from ui import formats
from ui.facts import capitalised, short_place, unit_text
from ui.pages.matching import chain_words
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, window_font
from ui.widgets.look.theme import GRID, colours
from ui.widgets.wording import Kind, button, hairline, restyle, words

BESIDE = 330
"""Width of one card from which cards stand beside each other instead of below."""
ROUNDED_FROM = 100_000
LINK_PADDING = 9
"""What a link keeps free at its left: lines under it begin where its name does."""
_SHAFT = 14


class Arrow(QWidget):
    """To the next card, with what one unit becomes."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self._says = says
        self._down = True
        self.setAccessibleName(says)
        self.setFont(window_font(Size.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def point_down(self, down: bool) -> None:
        """Down between cards below each other, otherwise to the right."""
        self._down = down
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().boundingRect(0, 0, 96, 200, int(Qt.TextFlag.TextWordWrap), self._says)
        if self._down:
            return QSize(40 + self.fontMetrics().horizontalAdvance(self._says), 34)
        return QSize(max(64, text.width() + 2 * GRID), 2 * text.height() + 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(colours().accent)
        painter.setPen(QPen(ink, 1.6))
        start, end = self._ends()
        painter.drawLine(start, end)
        painter.setBrush(ink)
        painter.drawPolygon(self._head(end))
        painter.setPen(QColor(colours().muted))
        area, how = self._text_area()
        painter.drawText(area, int(how | Qt.TextFlag.TextWordWrap), self._says)

    def _ends(self) -> tuple[QPointF, QPointF]:
        if self._down:
            return QPointF(2 * GRID, 3), QPointF(2 * GRID, self.height() - 4)
        middle = self.height() / 2
        return QPointF(4, middle), QPointF(self.width() - 5, middle)

    def _head(self, tip: QPointF) -> QPolygonF:
        back, side = (QPointF(0, -7), QPointF(5, 0)) if self._down else (QPointF(-7, 0), QPointF(0, 5))
        return QPolygonF([tip, tip + back + side, tip + back - side])

    def _text_area(self) -> tuple[QRectF, Qt.AlignmentFlag]:
        if self._down:
            return QRectF(2 * GRID + _SHAFT, 0, self.width() - _SHAFT, self.height()), Qt.AlignmentFlag.AlignVCenter
        below = QRectF(0, 0, self.width(), self.height() / 2 - 6)
        return below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


class StageCard(QFrame):
    """What is made, how much of it, and who could; a missing one says who is nearest to it."""

    enterprise_wanted = Signal(str)

    def __init__(self, stage: ChainStage, *, narrow: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        state = _state(stage, narrow=narrow)
        self.setAccessibleName(f"{stage.commodity}, {state}" if state else stage.commodity)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(int(1.5 * GRID), GRID, int(1.5 * GRID), GRID)
        self._down.setSpacing(4)
        self._tell_good(stage, narrow=narrow)
        self._down.addWidget(hairline())
        for offer in stage.offers:
            self._tell_offer(stage, offer)
        if stage.others:
            more = words(tr("dan {count} UMKM lain").format(count=formats.number(stage.others)), Kind.SMALL)
            more.setContentsMargins(LINK_PADDING, 0, 0, 0)
            self._down.addWidget(more)
        if stage.missing:
            self._tell_missing(stage)
        self._down.addStretch(1)

    def _tell_good(self, stage: ChainStage, *, narrow: bool) -> None:
        top = QHBoxLayout()
        top.addWidget(words(stage.commodity, Kind.LABEL, wrap=True), 1)
        if state := _state(stage, narrow=narrow):
            mark = words(state, Kind.SMALL)
            restyle(mark, "tone", (Tone.BAD if stage.missing else Tone.WARM).value)
            top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._down.addLayout(top)
        self._say(_step(stage), Kind.SMALL)
        self._say(_amounts(stage), Kind.BODY)

    def _tell_offer(self, stage: ChainStage, offer: ChainOffer) -> None:
        amount = tr("kapasitas belum diketahui")
        if offer.capacity is not None:
            amount = tr("{amount}/bln").format(amount=formats.quantity(offer.capacity, unit_text(stage.unit)))
        parts = (amount, short_place(offer.region), chain_words.distance_text(offer.distance))
        self._tell_who(offer.enterprise, offer.name, offer.product, " · ".join(part for part in parts if part))

    def _tell_missing(self, stage: ChainStage) -> None:
        self._say(chain_words.missing_text(stage), Kind.BODY)
        if not stage.could_fill:
            self._say(tr("Tidak ada usaha di katalog yang dekat dengan ini; perlu dicari di luar."), Kind.SMALL)
            return
        self._say(tr("Yang terdekat dengan langkah ini:"), Kind.SMALL)
        for each in stage.could_fill:
            self._tell_nearest(each)

    def _tell_nearest(self, each: CouldFillLine) -> None:
        far = chain_words.distance_text(each.distance)
        parts = (chain_words.skill_text(each), short_place(each.region), far)
        where = " · ".join(part for part in parts if part)
        needed = tr("Perlu: {help}").format(help=chain_words.help_text(each))
        self._tell_who(each.enterprise, each.name, each.product, where, needed)

    def _tell_who(self, enterprise: str, name: str, product: str, *more: str) -> None:
        """A name that opens the record, and under it what else to know."""
        made = button(name, lambda: self.enterprise_wanted.emit(enterprise), kind="link")
        made.setToolTip(f"{name}\n{enterprise} · {capitalised(product)}")
        made.setAccessibleName(tr("Buka {name}").format(name=name))
        # a long name gives way before the card grows wider than its column
        made.setMinimumWidth(40)
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addLayout(row)
        for each in more:
            line = words(each, Kind.SMALL, wrap=True)
            line.setContentsMargins(LINK_PADDING, 0, 0, 0)
            told.addWidget(line)
        self._down.addLayout(told)

    def _say(self, text: str, kind: Kind) -> None:
        if text:
            self._down.addWidget(words(text, kind, wrap=True))


class ChainPath(QWidget):
    """Cards and arrows, beside each other where there is room."""

    enterprise_wanted = Signal(str)

    def __init__(self, chain: ChainFact) -> None:
        super().__init__()
        self.cards = [StageCard(stage, narrow=chain.bottleneck == at) for at, stage in enumerate(chain.stages)]
        self._arrows = [Arrow(chain_words.yield_text(stage)) for stage in chain.stages[1:]]
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        for at, card in enumerate(self.cards):
            if at:
                self._line.addWidget(self._arrows[at - 1])
            self._line.addWidget(card, 1)
            card.enterprise_wanted.connect(self.enterprise_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * len(self.cards)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
        for arrow in self._arrows:
            arrow.point_down(not beside)


def _state(stage: ChainStage, *, narrow: bool) -> str:
    if stage.missing:
        return tr("belum ada")
    return tr("paling sempit") if narrow else ""


def _step(stage: ChainStage) -> str:
    step = stage.step
    if step is None:
        return tr("bahan")
    code = tr("KBLI 2020 {code}").format(code=step.kbli) if step.kbli else ""
    return " · ".join(part for part in (code, step.title) if part) or tr("langkah pengolahan")


def _whole(thousandths: int) -> int:
    """Nobody orders a fraction of a kilogram by the hundred: large amounts are rounded up."""
    return -(-thousandths // 1000) * 1000 if thousandths >= ROUNDED_FROM else thousandths


def _amounts(stage: ChainStage) -> str:
    unit = unit_text(stage.unit)
    needed = tr("jumlah yang perlu belum diketahui")
    if stage.needed is not None:
        needed = tr("Perlu {amount}/bln").format(amount=formats.quantity(_whole(stage.needed), unit))
    if stage.capacity is None:
        return capitalised(needed)
    there = tr("tersedia {amount}/bln").format(amount=formats.quantity(stage.capacity, unit))
    return capitalised(f"{needed}; {there}")
