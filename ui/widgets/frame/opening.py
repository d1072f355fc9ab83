"""What is seen while the catalogue opens, should that take more than a blink."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.wording import Kind, words


class Opening(QWidget):
    """One quiet line."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Membuka katalog"))
        inside = QVBoxLayout(self)
        inside.addWidget(words(tr("Membuka katalog…"), Kind.MUTED), 0, Qt.AlignmentFlag.AlignCenter)
