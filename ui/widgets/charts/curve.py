"""A curve through a few points that can be chosen: with a click, or with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import formats
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import GRID, colours

REACH = 20.0
"""Pixels around a point within which a click means it."""
RADIUS = 5.0
LEFT, TOP, RIGHT, BOTTOM = 64.0, 36.0, 64.0, 44.0
BESIDE = 10.0
"""Pixels between a point and its label."""
TICKS = 4

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of the curve."""

    key: str
    x: float
    y: float
    label: str
    """Written beside it; of points in one place, the first and the last label."""
    said: str
    """The whole point in words."""
    ringed: bool = False
    """Drawn as a ring: the point where one stands now."""
    faded: bool = False


class Curve(QWidget):
    """Points joined by a line, in the order given; `chosen` carries a point's key."""

    chosen = Signal(str)

    def __init__(self, says: str, x_title: str, y_title: str) -> None:
        super().__init__()
        self._says = says
        self._titles = (x_title, y_title)
        self._dots: tuple[Dot, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(280, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(window_font(Size.SMALL))
        self.setAccessibleName(says)

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Show other points; none of them is chosen."""
        self._dots = tuple(dots)
        self._current = -1
        self._tell_reader()
        self.update()

    def choose(self, key: str) -> None:
        """Mark the point with this key, without a signal; none where it is not drawn."""
        self._current = next((at for at, dot in enumerate(self._dots) if dot.key == key), -1)
        self._tell_reader()
        self.update()

    def place_of(self, key: str) -> QPointF:
        """Where a point is drawn."""
        return self._place(next(dot for dot in self._dots if dot.key == key))

    def key_at(self, point: QPointF) -> str:
        """The nearest point within reach; of several in one place, the one after the chosen one; else empty."""
        near = [(self._distance(dot, point), at) for at, dot in enumerate(self._dots)]
        near = [each for each in near if each[0] <= REACH]
        if not near:
            return ""
        least = min(near)[0]
        same = [at for distance, at in near if distance <= least + 1.0]
        return self._dots[next((at for at in same if at > self._current), same[0])].key

    def sizeHint(self) -> QSize:
        return QSize(480, 180)

    def _distance(self, dot: Dot, point: QPointF) -> float:
        apart = self._place(dot) - point
        return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)

    def _area(self) -> QRectF:
        return QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1.0), max(self.height() - TOP - BOTTOM, 1.0))

    def _ranges(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        return ticks([dot.x for dot in self._dots]), ticks([dot.y for dot in self._dots])

    def _place(self, dot: Dot) -> QPointF:
        area, (across, up) = self._area(), self._ranges()
        right = area.left() + area.width() * (dot.x - across[0]) / (across[-1] - across[0])
        down = area.bottom() - area.height() * (dot.y - up[0]) / (up[-1] - up[0])
        return QPointF(right, down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._dots:
            return
        self._paint_grid(painter)
        self._paint_titles(painter)
        self._paint_line(painter)
        for at, dot in enumerate(self._dots):
            self._paint_dot(painter, dot, at == self._current)
        self._paint_labels(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        area, (across, up) = self._area(), self._ranges()
        for value in up:
            height = area.bottom() - area.height() * (value - up[0]) / (up[-1] - up[0])
            painter.setPen(QColor(colours().line))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(QColor(colours().muted))
            beside = QRectF(0, height - 10, LEFT - GRID, 20)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick_text(value, up))
        for value in across:
            right = area.left() + area.width() * (value - across[0]) / (across[-1] - across[0])
            under = QRectF(right - 40, area.bottom() + 4, 80, 16)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, tick_text(value, across))

    def _paint_titles(self, painter: QPainter) -> None:
        painter.setPen(QColor(colours().muted))
        foot = QRectF(LEFT, self.height() - 20.0, self._area().width(), 18)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._titles[0])
        head = QRectF(0, 0, self.width(), 18)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._titles[1])

    def _paint_line(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(colours().accent), 1.5))
        painter.drawPolyline([self._place(dot) for dot in self._dots])

    def _paint_dot(self, painter: QPainter, dot: Dot, current: bool) -> None:
        ink = QColor(colours().muted if dot.faded else colours().accent)
        at = self._place(dot)
        if current:
            painter.setPen(QPen(QColor(colours().warm), 2))
            painter.setBrush(QColor(colours().warm_soft))
            painter.drawEllipse(at, RADIUS + 4, RADIUS + 4)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(QColor(colours().surface) if dot.ringed else ink)
        painter.drawEllipse(at, RADIUS, RADIUS)

    def _paint_labels(self, painter: QPainter) -> None:
        """The chosen point's label first: whichever would cover another is left out."""
        chosen = self._place(self._dots[self._current]) if self._current >= 0 else None
        taken: list[QRectF] = []
        for at, said in sorted(self._labels(), key=lambda each: each[0] != chosen):
            painter.setFont(window_font(Size.SMALL, Weight.STRONG if at == chosen else Weight.TEXT))
            painter.setPen(QColor(colours().text))
            wide = painter.fontMetrics().horizontalAdvance(said) + 4.0
            right = at.x() + BESIDE
            left = right if right + wide <= self.width() else at.x() - BESIDE - wide
            area = QRectF(left, at.y() - 13, wide, 16)
            if not any(area.intersects(other) for other in taken):
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)
                taken.append(area)

    def _labels(self) -> list[tuple[QPointF, str]]:
        """Place and words of each label; one for points that lie in one place."""
        together: list[tuple[QPointF, list[str]]] = []
        for dot in self._dots:
            at = self._place(dot)
            if together and (together[-1][0] - at).manhattanLength() < 1:
                together[-1][1].append(dot.label)
            else:
                together.append((at, [dot.label]))
        return [(at, said[0] if len(said) == 1 else f"{said[0]} – {said[-1]}") for at, said in together]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position())
        if key and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._dots and key in _STEPS:
            at = min(max(self._current + _STEPS[key], 0), len(self._dots) - 1)
            self._go_to(self._dots[at].key)
        elif self._dots and key in _ENDS:
            self._go_to(self._dots[_ENDS[key]].key)
        else:
            super().keyPressEvent(event)

    def _go_to(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _tell_reader(self) -> None:
        self.setAccessibleDescription(self._dots[self._current].said if self._current >= 0 else "")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self.key_at(QPointF(event.pos()))
            said = next((dot.said for dot in self._dots if dot.key == key), "")
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)


def ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Round numbers, evenly spaced, from at most the least value to at least the largest; two or more."""
    low, high = min(values), max(values)
    step = _round_step((high - low) / TICKS if high > low else max(abs(high), 1.0) / TICKS)
    first = floor(low / step + 1e-9)
    count = 1
    while (first + count) * step < high - step * 1e-9:
        count += 1
    return tuple((first + at) * step for at in range(count + 1))


def _round_step(least: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(least))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * (1 - 1e-9))


def tick_text(value: float, among: Sequence[float]) -> str:
    """A tick with as many decimals as tell it from its neighbours."""
    step = among[1] - among[0]
    return formats.number(value, max(0, -floor(log10(step) + 1e-9)))
