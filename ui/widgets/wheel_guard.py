"""The wheel scrolls the page; it never turns a value over which the pointer happens to pass."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QSlider, QWidget

_TURNED = (QComboBox, QAbstractSpinBox, QSlider)


class WheelGuard(QObject):
    """An event filter of the application: the wheel over a closed field is its surroundings' business."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel and isinstance(watched, _TURNED):
            _hand_on(watched, event)
            return True
        if kind == QEvent.Type.Polish and isinstance(watched, _TURNED) and _takes_focus_by_wheel(watched):
            watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return False


def _hand_on(field: QWidget, event: QEvent) -> None:
    """The nearest thing around the field that can be scrolled gets the wheel, as if the field were not there."""
    event.ignore()
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea) and around.verticalScrollBar().maximum() > 0:
            QCoreApplication.sendEvent(around.viewport(), event)
            return
        around = None if around.isWindow() else around.parentWidget()


def _takes_focus_by_wheel(field: QComboBox | QAbstractSpinBox | QSlider) -> bool:
    return field.focusPolicy() == Qt.FocusPolicy.WheelFocus
