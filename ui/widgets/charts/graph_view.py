"""A directed graph, drawn in layers; drag to move, Ctrl+wheel to zoom, arrows to walk, Enter to choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QTabWidget, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.charts.graph_items import EdgeItem, GraphEdge, GraphNode, NodeItem
from ui.widgets.charts.label_places import label_places
from ui.widgets.lists.columns import Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import colours

SMALLEST, LARGEST, STEP = 0.25, 2.5, 1.2
_EARLY = 0.2

_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class GraphView(QGraphicsView):
    """The drawing."""

    node_chosen = Signal(str)

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._nodes: dict[str, NodeItem] = {}
        self._edges: list[EdgeItem] = []
        self._current = ""
        self._fitted = True

    @property
    def current(self) -> str:
        """Key of the node in focus; empty when none is."""
        return self._current

    def show_graph(self, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> None:
        """Draw another graph; the node in focus stays so when it is still there."""
        self._scene.clear()
        self._nodes = {node.key: NodeItem(node) for node in nodes}
        known = [edge for edge in edges if edge.source in self._nodes and edge.target in self._nodes]
        leaving, coming = Counter(e.source for e in known), Counter(e.target for e in known)
        self._edges = [
            EdgeItem(e, self._nodes[e.source], self._nodes[e.target], _turn(leaving[e.source], coming[e.target]))
            for e in known
        ]
        for item in (*self._edges, *self._nodes.values()):
            self._scene.addItem(item)
        self._scene.setSceneRect(self._scene.itemsBoundingRect().adjusted(-40, -40, 40, 40))
        self._current = self._current if self._current in self._nodes else ""
        self._mark()
        self.fit()

    def choose(self, key: str) -> None:
        """Bring a node into focus and into view."""
        if key in self._nodes:
            self._current = key
            self._mark()
            self.ensureVisible(self._nodes[key])

    def fit(self) -> None:
        """Show all of it, never larger than drawn."""
        self._fitted = True
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1:
            self.resetTransform()

    def zoom(self, factor: float) -> None:
        """Nearer or farther, within reason."""
        self._fitted = False
        now = self.transform().m11()
        wanted = max(SMALLEST, min(LARGEST, now * factor))
        self.scale(wanted / now, wanted / now)

    def _mark(self) -> None:
        for key, item in self._nodes.items():
            item.setSelected(key == self._current)
        for edge in self._edges:
            edge.light(self._current in (edge.edge.source, edge.edge.target) and bool(self._current))
        self._place_words()
        node = self._nodes[self._current].node if self._current else None
        self.setAccessibleDescription(f"{node.label} {node.detail}".strip() if node else "")

    def _place_words(self) -> None:
        """Words over nothing else; those at the node in focus have the first choice."""
        boxes = [item.sceneBoundingRect() for item in self._nodes.values()]
        sizes = [item.words_size() for item in self._edges]
        order = sorted(range(len(self._edges)), key=lambda at: not self._edges[at].lit)
        for item, place in zip(
            self._edges, label_places(boxes, [e.path() for e in self._edges], sizes, order), strict=True
        ):
            item.stand_at(place)

    def _step(self, right: int, down: int) -> None:
        here = self._nodes.get(self._current)
        if here is None:
            self.choose(next(iter(self._nodes), ""))
            return
        at = here.pos()
        ahead = []
        for key, item in self._nodes.items():
            x, y = item.pos().x() - at.x(), item.pos().y() - at.y()
            if x * right + y * down > 0:
                ahead.append((abs(x) * (1 + 2 * abs(down)) + abs(y) * (1 + 2 * abs(right)), key))
        if ahead:
            self.choose(min(ahead)[1])

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        if isinstance(rect, QRectF):
            painter.fillRect(rect, QColor(colours().window))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if isinstance(item, NodeItem) and event.button() is Qt.MouseButton.LeftButton:
            self.choose(item.node.key)
            self.node_chosen.emit(item.node.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.node_chosen.emit(self._current)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()


def _turn(leaving: int, coming: int) -> float:
    """Where on its way an arrow turns: early where it is one of many that leave, late where many come."""
    return _EARLY if leaving > coming else 1 - _EARLY if coming > leaving else 0.5


class GraphPanel(QWidget):
    """The drawing and, on a second tab, the same arrows as a list."""

    node_chosen = Signal(str)

    def __init__(self, says: str, noun: str) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self.view = GraphView(says)
        self._rows = FixedRows[GraphEdge](self._columns())
        self.list = RecordList(self._rows, noun, identity=lambda edge: f"{edge.source}→{edge.target}")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(says)
        self.tabs.addTab(self.view, tr("Gambar"))
        self.tabs.addTab(self.list, tr("Daftar"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.tabs)
        self.view.node_chosen.connect(self.node_chosen)
        self.list.opened.connect(lambda edge: self.node_chosen.emit(edge.source))

    def _columns(self) -> tuple[Column[GraphEdge], ...]:
        return (
            Column("source", tr("Dari"), lambda edge: self._names.get(edge.source, edge.source), sort="source"),
            Column("target", tr("Menjadi"), lambda edge: self._names.get(edge.target, edge.target), sort="target"),
            Column("label", tr("Keterangan"), lambda edge: edge.label, sort="label"),
        )

    def show_graph(self, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> None:
        """Draw and list a graph."""
        self._names = {node.key: node.label for node in nodes}
        self.view.show_graph(nodes, edges)
        self._rows.set_rows(edges)
