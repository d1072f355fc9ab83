"""Form, audit and paper of a draft: beside each other where there is room, on tabs where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from ui.texts import tr

WIDE = 1_100
"""From this width the paper stands beside the form, and its fields side by side; a window of 1366 has it."""
VERY_WIDE = 1560
"""From this width the audit has a column of its own."""
_FORM_LEAST = 420
_AUDIT_LEAST = 120


class DraftPanes(QWidget):
    """`paper_shown` when the paper has come into view or has got other room."""

    paper_shown = Signal()
    arranged = Signal(bool)
    """Whether the paper is beside the form now."""

    def __init__(self, form: QWidget, findings: QWidget, paper: QWidget) -> None:
        super().__init__()
        self._paper = paper
        self.is_wide = False
        findings.setMinimumHeight(_AUDIT_LEAST)
        form.setMinimumWidth(_FORM_LEAST)
        self._writing = _splitter(Qt.Orientation.Vertical, form, findings)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(tr("Isian atau pratinjau"))
        self.tabs.addTab(self._writing, tr("Isian"))
        self.tabs.addTab(paper, tr("Pratinjau"))
        self._all = _splitter(Qt.Orientation.Horizontal, self.tabs)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._all)
        self._writing.setSizes([620, 320])
        self.tabs.currentChanged.connect(self._turned)

    def show_paper(self) -> None:
        """Bring the paper into view."""
        if not self.is_wide:
            self.tabs.setCurrentWidget(self._paper)

    def show_form(self) -> None:
        """Bring the form into view."""
        self.tabs.setCurrentIndex(0)

    @property
    def sees_paper(self) -> bool:
        """Whether the paper is in view."""
        return self.is_wide or self.tabs.currentWidget() is self._paper

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        if (width >= WIDE) != self.is_wide:
            self._arrange(width >= WIDE)
        audit_beside = width >= VERY_WIDE
        if audit_beside != (self._writing.orientation() is Qt.Orientation.Horizontal):
            self._writing.setOrientation(Qt.Orientation.Horizontal if audit_beside else Qt.Orientation.Vertical)
            self._writing.setSizes([560, 380] if audit_beside else [620, 320])
            self._all.setSizes([940, width - 940] if audit_beside else [width // 2, width - width // 2])

    def _arrange(self, wide: bool) -> None:
        self.is_wide = wide
        if wide:
            self._all.addWidget(self._paper)
            self._paper.show()
            self._all.setSizes([self.width() // 2, self.width() - self.width() // 2])
        else:
            self.tabs.addTab(self._paper, tr("Pratinjau"))
        self.tabs.tabBar().setVisible(not wide)
        self.arranged.emit(wide)
        self.paper_shown.emit()

    def _turned(self) -> None:
        if self.sees_paper:
            self.paper_shown.emit()


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    for widget in widgets:
        made.addWidget(widget)
    return made
