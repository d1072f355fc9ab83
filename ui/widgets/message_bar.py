"""A quiet message in the head of the window, with Urungkan; errors stay until closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, Picture, button, icon_button, restyle, words

SHORTEST = 8_000
PER_LETTER = 60
"""Milliseconds that a message stays: long enough to be read twice."""
WIDEST = 720

_ICONS = {Tone.GOOD: "check-circle", Tone.PLAIN: "info", Tone.WARNING: "warning", Tone.BAD: "warning-circle"}


class MessageBar(QFrame):
    """One message at a time, the newest; it has a room of its own and lies over nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.setAccessibleName(tr("Pesan"))
        self._undo: Callable[[], object] | None = None
        self._picture = Picture("info", 20)
        self._what = words(kind=Kind.LABEL, wrap=True)
        self._do = words(wrap=True)
        self._undo_button = button(tr("Urungkan"), self._take_back, kind="link")
        self._close_button = icon_button("x", tr("Tutup pesan"), self.hide)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def _lay_out(self) -> None:
        self.setMaximumWidth(WIDEST)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(GRID, 2, 4, 2)
        inside.setSpacing(GRID)
        inside.addWidget(self._picture)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._what)
        said.addWidget(self._do)
        inside.addLayout(said, 1)
        inside.addWidget(self._undo_button)
        inside.addWidget(self._close_button)

    def say(self, sentence: str, undo: Callable[[], object] | None = None, tone: Tone = Tone.GOOD) -> None:
        """Show a message that goes by itself; with `undo`, a button that takes it back."""
        self._undo = undo
        self._show(sentence, "", tone)
        self._timer.start(max(SHORTEST, PER_LETTER * len(sentence)))

    def complain(self, what_happened: str, what_to_do: str = "", tone: Tone = Tone.BAD) -> None:
        """Show a problem until it is closed."""
        self._undo = None
        self._timer.stop()
        self._show(what_happened, what_to_do, tone)

    @property
    def sentence(self) -> str:
        """What it says now; empty when hidden."""
        return self._what.text() if not self.isHidden() else ""

    def _show(self, what: str, do: str, tone: Tone) -> None:
        restyle(self, "tone", tone.value)
        self._picture.show_icon(_ICONS.get(tone, "info"), tone)
        self._what.setText(what)
        self._do.setText(do)
        self._do.setVisible(bool(do))
        self._undo_button.setVisible(self._undo is not None)
        self.setAccessibleDescription(f"{what} {do}".strip())
        self.show()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._timer.isActive():
            self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.property("tone") in (Tone.GOOD.value, Tone.PLAIN.value):
            self._timer.start(SHORTEST // 2)
        super().leaveEvent(event)
