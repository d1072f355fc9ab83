"""The drawing of a part of the commodity graph."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.supply import LinkFact, LinkKind, NodeFact, Reach, SupplyView
from ui import formats
from ui.pages.supply_chain.said import short_yield
from ui.texts import tr
from ui.widgets.charts.graph_items import GraphEdge, GraphNode
from ui.widgets.charts.graph_view import GraphPanel
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, words

READABLE = 1.0
"""The smallest words are 12 pixels high at this; where there is no room, the drawing is moved about instead."""

ROOM = 1.25
"""Rows stand apart by this much more than boxes need, for the words on the arrows."""

_REACHES = (
    (Reach.NEAR, "2 langkah ke hulu dan hilir"),
    (Reach.DOWN, "semua hasil olahannya"),
    (Reach.UP, "semua bahan bakunya"),
)


class GraphPane(QWidget):
    """How far to look, the drawing, and what lies beyond it."""

    node_chosen = Signal(str)
    reach_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.reach = QuietComboBox()
        self.reach.setAccessibleName(tr("Sejauh mana"))
        for reach, said in _REACHES:
            self.reach.addItem(tr(said), reach)
        self.reach.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reach.setMinimumContentsLength(17)
        self.reach.activated.connect(lambda: self.reach_changed.emit(self.reach.currentData()))
        self.title = words(kind=Kind.HEADING, wrap=True)
        self.beyond = words(kind=Kind.SMALL, wrap=True)
        self.panel = GraphPanel(tr("Rantai pasok"), tr("tautan"))
        self.panel.node_chosen.connect(self.node_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        top.setSpacing(GRID)
        top.addWidget(self.title, 2)
        top.addWidget(self.beyond, 2)
        top.addWidget(self.reach)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(top)
        inside.addWidget(self.panel, 1)

    def show_view(self, view: SupplyView) -> None:
        """Draw this part, large enough to be read."""
        names = {node.line.slug: node.line.name for node in view.nodes}
        self.title.setText(names[view.focus])
        further = tr("{count} lagi lebih jauh").format(count=formats.count(view.left_out, tr("komoditas")))
        self.beyond.setText(further if view.left_out else "")
        edges = [_edge(link) for link in view.links if link.source != link.target]
        nodes = [_node(node, view.focus) for node in view.nodes]
        self.panel.show_graph(nodes, edges)
        self.panel.view.choose(view.focus)
        self.make_readable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # after the drawing has fitted itself to its new size
        QTimer.singleShot(0, self, self.make_readable)

    def make_readable(self) -> None:
        """Where all of it would be too small, come nearer and start at the chosen commodity."""
        drawing = self.panel.view
        scale = drawing.transform().m11()
        if scale < READABLE:
            drawing.zoom(READABLE / scale)
            drawing.choose(drawing.current)

    def choose(self, slug: str) -> None:
        """Bring a commodity of the drawing into focus."""
        self.panel.view.choose(slug)


def _node(node: NodeFact, focus: str) -> GraphNode:
    line = node.line
    tone = Tone.ACCENT if line.slug == focus else Tone.GOOD if line.offers and line.needs else Tone.PLAIN
    detail = tr("{offers} UMKM · {needs} kebutuhan").format(
        offers=formats.number(line.offers), needs=formats.number(line.needs)
    )
    quiet = tr("belum ada di katalog")
    order = node.order * ROOM
    return GraphNode(line.slug, line.name, node.layer, order, detail if line.offers or line.needs else quiet, tone)


def _edge(link: LinkFact) -> GraphEdge:
    tone = Tone.MUTED if link.kind is LinkKind.IS_A else Tone.PLAIN
    return GraphEdge(link.source, link.target, short_yield(link), tone)
