"""A question that must be answered now: a sentence, what follows from it, and verbs on the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words


class VerbDialog(QDialog):
    """Use `open()` and the signals `accepted` and `rejected`; children add to `self.body`.

    A careful one has Enter decline: its verb cannot be taken back.
    """

    def __init__(
        self,
        parent: QWidget,
        asks: str,
        verb: str,
        *,
        why: str = "",
        decline: str | None = None,
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        inside.addWidget(words(asks, Kind.HEADING, wrap=True))
        if why:
            inside.addWidget(words(why, wrap=True))
        self.body = QVBoxLayout()
        inside.addLayout(self.body)
        inside.addSpacing(GRID)
        self.verb_button = button(verb, self.accept, kind="" if careful else "primary")
        kind = "primary" if careful else ""
        self.decline_button = button(tr("Batal") if decline is None else decline, self.reject, kind=kind)
        inside.addLayout(self._buttons())
        preferred = self.decline_button if careful else self.verb_button
        preferred.setDefault(True)
        if careful:
            preferred.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        if self.decline_button.text():
            row.addWidget(self.decline_button)
        row.addWidget(self.verb_button)
        return row
