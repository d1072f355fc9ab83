"""A quiet message over the page, with Urungkan; errors stay until closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, icon_button, restyle, words

SHORTEST = 8_000
PER_LETTER = 60
"""Milliseconds that a message stays: long enough to be read twice."""

_ICONS = {Tone.GOOD: "check-circle", Tone.PLAIN: "info", Tone.WARNING: "warning", Tone.BAD: "warning-circle"}


class MessageBar(QFrame):
    """Lies over the lower edge of its parent; one message at a time, the newest."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("kind", "message")
        self.setAccessibleName(tr("Pesan"))
        self._over = over
        self._undo: Callable[[], object] | None = None
        self._picture = words()
        self._what = words(kind=Kind.LABEL, wrap=True)
        self._do = words(wrap=True)
        self._undo_button = button(tr("Urungkan"), self._take_back, kind="link")
        self._close_button = icon_button("x", tr("Tutup pesan"), self.hide)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        inside = self._inside = QHBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._what)
        said.addWidget(self._do)
        inside.addLayout(said, 1)
        inside.addWidget(self._undo_button)
        inside.addWidget(self._close_button)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)

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
        self._picture.setPixmap(icon(_ICONS.get(tone, "info"), tone).pixmap(20, 20))
        self._what.setText(what)
        self._do.setText(do)
        self._do.setVisible(bool(do))
        self._undo_button.setVisible(self._undo is not None)
        self.setAccessibleDescription(f"{what} {do}".strip())
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        width = min(640, self._over.width() - 4 * GRID)
        height = max(self._inside.heightForWidth(width), self._inside.minimumSize().height())
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - height - 2 * GRID, width, height)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
