"""Needs, proposals and reasons side by side; where there is no room for three, they take turns."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QTabBar, QVBoxLayout, QWidget

from ui.texts import tr

FOR_THREE, FOR_TWO = 1120, 820
"""Widths from which three panes, or the needs and one more, stand side by side."""
_LEAST = (220, 0, 240)
"""The proposals need what their buttons need."""
_SIZES = (330, 500, 330)


class Panes(QWidget):
    """Three panes in a splitter; a narrow page shows the tabs over it and as many panes as have room."""

    def __init__(self, *panes: QWidget) -> None:
        super().__init__()
        self._panes = panes
        self._turn = 1
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Bagian yang ditampilkan"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for said in (tr("Kebutuhan"), tr("Usulan"), tr("Mengapa pasangan ini?")):
            self.tabs.addTab(said)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.tabs.setCurrentIndex(1)
        self.tabs.currentChanged.connect(self._take_turn)

    def _lay_out(self) -> None:
        self.split.setObjectName("matching/panes")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        for number, pane in enumerate(self._panes):
            if _LEAST[number]:
                pane.setMinimumWidth(_LEAST[number])
            pane.setProperty("kind", "surface")
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.split.addWidget(pane)
            self.split.setStretchFactor(number, (3, 5, 4)[number])
        self.split.setSizes(list(_SIZES))
        inside = QVBoxLayout(self)
        inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tabs)
        inside.addWidget(self.split, 1)

    def minimumSizeHint(self) -> QSize:
        """Room for one pane: with less width the others step aside."""
        width = max(max(pane.minimumWidth(), pane.minimumSizeHint().width()) for pane in self._panes)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def bring(self, number: int) -> None:
        """Show this pane (0 needs, 1 proposals, 2 reasons) where they take turns."""
        self.tabs.setCurrentIndex(number)

    def _take_turn(self, number: int) -> None:
        self._turn = number
        self._share_room()

    def _share_room(self) -> None:
        beside = 3 if self.width() >= FOR_THREE else 2 if self.width() >= FOR_TWO else 1
        self.tabs.setVisible(beside < 3)
        self.tabs.setTabVisible(0, beside == 1)
        shown = {1: {self._turn}, 2: {0, max(1, self._turn)}, 3: {0, 1, 2}}[beside]
        for number, pane in enumerate(self._panes):
            pane.setVisible(number in shown)
