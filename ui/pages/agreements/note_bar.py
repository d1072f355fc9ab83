"""A line over a view that says something about all of it, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button, icon_button, restyle, words


class NoteBar(QFrame):
    """Hidden until something is said."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.said = words(wrap=True)
        self.buttons: list[QPushButton] = []
        self._close = icon_button("x", tr("Tutup pesan ini"), self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(int(1.5 * GRID), 6, GRID, 6)
        self._row.setSpacing(GRID)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, *steps: tuple[str, Callable[[], object]], tone: str = "plain") -> None:
        """Show a sentence and a button for each step."""
        for each in self.buttons:
            self._row.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.buttons = [button(text, start, kind="link") for text, start in steps]
        for at, each in enumerate(self.buttons, 1):
            self._row.insertWidget(at, each)
        self.said.setText(sentence)
        restyle(self, "tone", tone)
        self.show()
