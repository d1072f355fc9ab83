"""The wheel scrolls the page; it never turns a value over which the pointer happens to pass."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSlider

_TURNED = (QComboBox, QAbstractSpinBox, QSlider)


class WheelGuard(QObject):
    """An event filter of the application: the wheel over a closed field is its surroundings' business."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel and isinstance(watched, _TURNED):
            event.ignore()  # Qt goes on with the parent: the scroll area gets it
            return True
        if kind == QEvent.Type.Polish and isinstance(watched, _TURNED) and _takes_focus_by_wheel(watched):
            watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return False


def _takes_focus_by_wheel(field: QComboBox | QAbstractSpinBox | QSlider) -> bool:
    return field.focusPolicy() == Qt.FocusPolicy.WheelFocus
