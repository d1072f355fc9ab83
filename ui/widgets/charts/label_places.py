"""Where the words of arrows can stand: on their own arrow, over no box, no other arrow and no other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

_CELL, _STEP, _CLEAR = 32.0, 4.0, 3.0
_HEAD = 14.0
"""What the head of an arrow takes; no words cover it."""
_ALONG = tuple(sorted((number / 24 for number in range(2, 23)), key=lambda share: abs(share - 0.5)))
"""Shares of the way, from the middle outwards."""


class _Ground:
    """What is taken: boxes, words, and points along every arrow, found by square."""

    def __init__(self, boxes: Sequence[QRectF], arrows: Sequence[QPainterPath]) -> None:
        self._taken = list(boxes)
        self._points: dict[tuple[int, int], list[tuple[int, QPointF]]] = defaultdict(list)
        for number, arrow in enumerate(arrows):
            for point in _points(arrow):
                self._points[int(point.x() // _CELL), int(point.y() // _CELL)].append((number, point))

    def is_free(self, area: QRectF, own: int) -> bool:
        """Whether nothing but the own arrow is in this area."""
        if any(area.intersects(other) for other in self._taken):
            return False
        wide = area.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR)
        return not any(number != own and wide.contains(point) for number, point in self._near(wide))

    def take(self, area: QRectF) -> None:
        """Words stand here now."""
        self._taken.append(area)

    def _near(self, area: QRectF) -> Iterator[tuple[int, QPointF]]:
        for across in range(int(area.left() // _CELL), int(area.right() // _CELL) + 1):
            for down in range(int(area.top() // _CELL), int(area.bottom() // _CELL) + 1):
                yield from self._points.get((across, down), ())


def label_places(
    boxes: Sequence[QRectF], arrows: Sequence[QPainterPath], sizes: Sequence[QSizeF], order: Sequence[int]
) -> list[QRectF | None]:
    """A place for the words of each arrow, as near to its middle as can be; None where there is no room.

    `sizes` are empty for arrows without words; `order` says whose words come first.
    """
    ground = _Ground(boxes, arrows)
    places: list[QRectF | None] = [None] * len(arrows)
    for number in order:
        if sizes[number].isEmpty():
            continue
        free = (area for area in _candidates(arrows[number], sizes[number]) if ground.is_free(area, number))
        if (place := next(free, None)) is not None:
            places[number] = place
            ground.take(place)
    return places


def _candidates(arrow: QPainterPath, size: QSizeF) -> Iterator[QRectF]:
    tip = arrow.pointAtPercent(1)
    head = QRectF(tip.x() - _HEAD, tip.y() - _HEAD / 2, 2 * _HEAD, _HEAD)
    for share in _ALONG:
        middle = arrow.pointAtPercent(arrow.percentAtLength(share * arrow.length()))
        area = QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())
        if not area.intersects(head):
            yield area


def _points(arrow: QPainterPath) -> Iterator[QPointF]:
    steps = max(2, int(arrow.length() / _STEP))
    for number in range(steps + 1):
        yield arrow.pointAtPercent(number / steps)
