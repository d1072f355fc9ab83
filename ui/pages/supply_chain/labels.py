"""Which words on the arrows can be read: none over another's words, none over a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from ui.widgets.charts.graph_items import LAYER_GAP, NODE_HEIGHT, NODE_WIDTH, ORDER_GAP, GraphEdge, GraphNode

_LETTER, _HEIGHT = 7.5, 20.0
"""Room that a letter takes in the drawing, rather too much than too little, and the words' height."""


def with_room(nodes: Sequence[GraphNode], edges: Sequence[GraphEdge], focus: str) -> list[GraphEdge]:
    """The same arrows; words that would lie over others are left away, those of the commodity in focus last."""
    boxes = {node.key: _box(node) for node in nodes}
    taken = list(boxes.values())
    kept: set[int] = set()
    ranked = sorted(range(len(edges)), key=lambda at: focus not in (edges[at].source, edges[at].target))
    for at in ranked:
        words = _words(boxes[edges[at].source], boxes[edges[at].target], edges[at].label)
        if edges[at].label and not any(words.intersects(other) for other in taken):
            kept.add(at)
            taken.append(words)
    return [edge if at in kept else replace(edge, label="") for at, edge in enumerate(edges)]


def _box(node: GraphNode) -> QRectF:
    left, top = node.layer * (NODE_WIDTH + LAYER_GAP), node.order * (NODE_HEIGHT + ORDER_GAP)
    return QRectF(left, top, NODE_WIDTH, NODE_HEIGHT)


def _words(source: QRectF, target: QRectF, label: str) -> QRectF:
    """Where the drawing puts them: at the middle of the arrow."""
    start, ahead = source.right(), source.left() < target.left()
    end = target.left() if ahead else target.right()
    bulge = 0.0 if ahead else 0.75 * max(48.0, abs(end - start) / 2)
    x, y = (start + end) / 2 + bulge, (source.center().y() + target.center().y()) / 2
    width = len(label) * _LETTER + 8
    return QRectF(x - width / 2, y - _HEIGHT / 2, width, _HEIGHT)
