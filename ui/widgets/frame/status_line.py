"""The foot of the window: which catalogue, who, the last backup, and what is running."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui import formats
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words


class StatusLine(QWidget):
    """Says little, always the same things in the same places."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self.setFixedHeight(32)
        self.catalogue = words(kind=Kind.SMALL)
        self.user = words(kind=Kind.SMALL)
        self.backup = words(kind=Kind.SMALL)
        self._work = words(kind=Kind.SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(tr("Kemajuan pekerjaan"))
        self._cancel = button(tr("Batalkan"), self._want_cancel, kind="link")
        self._lay_out()
        self.show_idle()

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self)
        inside.setContentsMargins(2 * GRID, 0, GRID, 0)
        inside.setSpacing(2 * GRID)
        for label in (self.catalogue, self.user, self.backup):
            inside.addWidget(label)
        inside.addStretch(1)
        for widget in (self._work, self._bar, self._cancel):
            inside.addWidget(widget)

    def show_work(self, title: str) -> None:
        """A job has begun."""
        self._work.setText(title or tr("Sedang bekerja"))
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._cancel.setText(tr("Batalkan"))
        self._show_widgets(True)

    def show_progress(self, done: int, total: int) -> None:
        """How far the job is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        of = tr("{done} dari {total}").format(done=formats.number(done), total=formats.number(total))
        self._bar.setAccessibleDescription(of)
        self._bar.setToolTip(of)

    def show_idle(self) -> None:
        """Nothing runs."""
        self._show_widgets(False)

    @property
    def working(self) -> bool:
        """Whether a job is shown."""
        return not self._bar.isHidden()

    def _show_widgets(self, on: bool) -> None:
        for widget in (self._work, self._bar, self._cancel):
            widget.setVisible(on)

    def _want_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText(tr("Menghentikan…"))
        self.cancel_wanted.emit()
