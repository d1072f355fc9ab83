"""The commodity, its links and one of them below the drawing; where there is little room, one tab after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from ui.pages.supply_chain.link_pane import LinkPane
from ui.pages.supply_chain.node_pane import LinksPane, NodePane
from ui.texts import tr

ROOMY = 640
"""Narrower than this the three do not fit beside each other."""
_NODE, _LINKS = 0, 1


class Below(QWidget):
    """Three panes beside each other, or two tabs."""

    def __init__(self, node: NodePane, links: LinksPane, link: LinkPane) -> None:
        super().__init__()
        self._node = node
        self._both = splitter(Qt.Orientation.Horizontal, (links, link), (31, 42))
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Komoditas atau tautannya"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(tr("Komoditas"))
        self.tabs.addTab(tr("Tautan"))
        self.tabs.currentChanged.connect(lambda _at: self._make_room())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tabs)
        inside.addWidget(splitter(Qt.Orientation.Horizontal, (node, self._both), (27, 73)), 1)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # what the panes would like to have is no reason to widen the window
        self.setMinimumWidth(200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        is_roomy = self.width() >= ROOMY
        self.tabs.setVisible(not is_roomy)
        self._node.setVisible(is_roomy or self.tabs.currentIndex() == _NODE)
        self._both.setVisible(is_roomy or self.tabs.currentIndex() == _LINKS)


def splitter(direction: Qt.Orientation, widgets: tuple[QWidget, ...], shares: tuple[int, ...]) -> QSplitter:
    """Widgets that share the room so, and can be drawn larger and smaller but never away."""
    made = QSplitter(direction)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    for number, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
        made.addWidget(widget)
        made.setStretchFactor(number, share)
    made.setSizes([share * 20 for share in shares])
    return made
