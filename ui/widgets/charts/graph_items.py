"""Nodes and edges as they are drawn in a graph."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import colours

NODE_WIDTH, NODE_HEIGHT = 168, 44
LAYER_GAP, ORDER_GAP = 152, 16


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A box: where it stands (layer from the left, order from the top) and what it says."""

    key: str
    label: str
    layer: int
    order: float
    detail: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """An arrow from one node to another, with words on it."""

    source: str
    target: str
    label: str = ""
    tone: Tone = Tone.MUTED


class NodeItem(QGraphicsItem):
    """One box."""

    def __init__(self, node: GraphNode) -> None:
        super().__init__()
        self.node = node
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setPos(node.layer * (NODE_WIDTH + LAYER_GAP), node.order * (NODE_HEIGHT + ORDER_GAP))
        self.setToolTip(f"{node.label}\n{node.detail}".strip())
        self.setZValue(2)

    def boundingRect(self) -> QRectF:
        return QRectF(-2, -2, NODE_WIDTH + 4, NODE_HEIGHT + 4)

    def anchor(self, *, out: bool) -> QPointF:
        """Where arrows leave or arrive."""
        return self.pos() + QPointF(NODE_WIDTH if out else 0, NODE_HEIGHT / 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        palette = colours()
        box = QRectF(0, 0, NODE_WIDTH, NODE_HEIGHT)
        painter.setPen(QPen(QColor(palette.accent if self.isSelected() else palette.line), 1.5))
        painter.setBrush(QColor(palette.selection if self.isSelected() else palette.surface))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.ink(self.node.tone) if self.node.tone is not Tone.PLAIN else palette.line))
        painter.drawRoundedRect(QRectF(0, 8, 3, NODE_HEIGHT - 16), 1.5, 1.5)
        self._write(painter, box.adjusted(12, 4, -8, -4))

    def _write(self, painter: QPainter, area: QRectF) -> None:
        palette = colours()
        middle = Qt.AlignmentFlag.AlignVCenter if not self.node.detail else Qt.AlignmentFlag.AlignTop
        painter.setFont(window_font(Size.BODY, Weight.STRONG))
        painter.setPen(QColor(palette.text))
        fit = painter.fontMetrics().elidedText(self.node.label, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignLeft), fit)
        painter.setFont(window_font(Size.SMALL))
        painter.setPen(QColor(palette.muted))
        fit = painter.fontMetrics().elidedText(self.node.detail, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), fit)


class EdgeItem(QGraphicsPathItem):
    """One arrow; its words stand on a patch of ground where there is room on it."""

    def __init__(self, edge: GraphEdge, source: NodeItem, target: NodeItem, early: float = 0.5) -> None:
        super().__init__()
        self.edge = edge
        ahead = source.node.layer < target.node.layer
        self._end = target.anchor(out=not ahead)
        self.setPath(_curve(source.anchor(out=True), self._end, ahead=ahead, early=early))
        self.setToolTip(f"{source.node.label} → {target.node.label}\n{edge.label}".strip())
        self.lit = False
        self.place: QRectF | None = None
        """Where its words stand; None where they have no room."""
        self.setZValue(1)

    def light(self, lit: bool) -> None:
        """Bring the arrows of the chosen node forward."""
        self.lit = lit
        self.setZValue(1.5 if lit else 1)
        self.update()

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-60, -14, 60, 14)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        colour = QColor(colours().accent if self.lit else colours().field_line)
        painter.setPen(QPen(colour, 2 if self.lit else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        painter.setBrush(QBrush(colour))
        painter.drawPolygon(_head(self._end, self.path().angleAtPercent(0.97)))
        if self.place is not None:
            self._write(painter, self.place)

    def words_size(self) -> QSizeF:
        """The room that its words take; empty without words."""
        if not self.edge.label:
            return QSizeF()
        return QSizeF(QFontMetricsF(window_font(Size.SMALL)).horizontalAdvance(self.edge.label) + 8, 18)

    def stand_at(self, place: QRectF | None) -> None:
        """Write the words here, or not at all."""
        self.place = place
        self.update()

    def _write(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(window_font(Size.SMALL))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().window))
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(QColor(colours().ink(self.edge.tone)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.edge.label)


def _curve(start: QPointF, end: QPointF, *, ahead: bool, early: float) -> QPainterPath:
    """To the next layer in an S; within a layer or back, around the right side.

    The smaller `early`, the nearer to its start an arrow turns: where many leave one box they part at once, and their
    words stand where they run apart.
    """
    path = QPainterPath(start)
    width = abs(end.x() - start.x())
    if ahead:
        path.cubicTo(start + QPointF(width * early, 0), end - QPointF(width * (1 - early), 0), end)
    else:
        bend = max(48.0, width / 2)
        path.cubicTo(start + QPointF(bend, 0), end + QPointF(bend, 0), end)
    return path


def _head(tip: QPointF, degrees: float) -> QPolygonF:
    turn = atan2(-sin(degrees * pi / 180), cos(degrees * pi / 180))
    wings = (turn + pi - 0.4, turn + pi + 0.4)
    return QPolygonF([tip, *(tip + QPointF(9 * cos(wing), 9 * sin(wing)) for wing in wings)])
