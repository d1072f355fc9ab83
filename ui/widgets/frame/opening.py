"""What is seen while the catalogue opens, should that take more than a blink."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words


class Opening(QWidget):
    """One quiet line, how far it is, and the way back."""

    cancel_wanted = Signal()

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(320)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Kemajuan pekerjaan"))
        self.cancel_button = button(tr("Batalkan"), self._want_cancel, kind="link")
        inside = QVBoxLayout(self)
        inside.setSpacing(2 * GRID)
        inside.addStretch(1)
        for widget in (words(says, Kind.MUTED), self.bar, self.cancel_button):
            inside.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(1)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is; a single step says nothing."""
        if total > 1:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _want_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(tr("Menghentikan…"))
        self.cancel_wanted.emit()
