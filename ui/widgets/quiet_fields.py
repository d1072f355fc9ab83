"""Fields that leave the wheel to the page: scrolling past a field must never change what it holds.

Used in place of Qt's own everywhere; a test looks for strays.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QDateEdit, QSlider, QSpinBox, QWidget


def scroll_around(field: QWidget, event: QWheelEvent) -> None:
    """Give the wheel to the nearest thing around the field that can be scrolled, as if the field were not there."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea) and around.verticalScrollBar().maximum() > 0:
            QCoreApplication.sendEvent(around.viewport(), event)
            break
        around = None if around.isWindow() else around.parentWidget()
    event.accept()


class QuietComboBox(QComboBox):
    """A choice that the wheel does not turn while it is closed; its open list scrolls as usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        scroll_around(self, event)


class QuietSpinBox(QSpinBox):
    """A number that the wheel does not turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        scroll_around(self, event)


class QuietDateEdit(QDateEdit):
    """A date that the wheel does not turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        scroll_around(self, event)


class QuietSlider(QSlider):
    """A slider that the wheel does not move."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        scroll_around(self, event)
