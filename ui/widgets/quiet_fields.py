"""Fields that leave the wheel to the page: scrolling past a field must never change what it holds.

Used in place of Qt's own everywhere; a test looks for strays.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QDateEdit,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

_RIM = 4
"""Pixels that a style leaves free on both sides of the words in a box."""


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

    def shown_text(self) -> str:
        """What stands in the box as it is drawn: with … where there is no room for all of it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - _RIM
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        cut = event.type() == QEvent.Type.ToolTip and self.shown_text() != self.currentText()
        if cut and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)


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
