"""A part of a form that is opened when it is wanted; folded it says how much it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import formats
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, set_icon, words

_ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left)


class Fold(QWidget):
    """A heading to click, and below it the fields."""

    turned = Signal(bool)

    def __init__(self, heading: str, fields: Sequence[Field], content: QLayout) -> None:
        super().__init__()
        self.heading = heading
        self._fields = tuple(fields)
        self.toggle = button(heading, self.turn, kind="fold")
        self.toggle.installEventFilter(self)
        self.holds = words(kind=Kind.SMALL)
        self.content = QWidget()
        self.content.setLayout(content)
        content.setContentsMargins(0, GRID, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.toggle)
        top.addWidget(self.holds)
        top.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(top)
        down.addWidget(self.content)
        for field in self._fields:
            field.edited.connect(self.tell)
        self.open(False)

    @property
    def is_open(self) -> bool:
        """Whether the fields can be seen."""
        return not self.content.isHidden()

    def turn(self) -> None:
        """Open it, or fold it."""
        self.open(not self.is_open)

    def open(self, wanted: bool) -> None:
        """Show the fields, or only what they hold."""
        self.content.setVisible(wanted)
        set_icon(self.toggle, "caret-down" if wanted else "caret-right")
        self.tell()
        self.turned.emit(wanted)

    def tell(self) -> None:
        """Say beside the heading how much is filled in."""
        said = _counted(self._fields)
        self.holds.setText("" if self.is_open else said)
        state = tr("terbuka") if self.is_open else tr("tertutup, {holds}").format(holds=said)
        self.toggle.setAccessibleName(f"{self.heading}, {state}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a button of its own accord goes to its neighbour with the arrows
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
            self.open(event.key() == Qt.Key.Key_Right)
            return True
        return super().eventFilter(watched, event)


def _counted(fields: Sequence[Field]) -> str:
    """ "3 tercatat" of a list, "2 dari 4 terisi" of fields."""
    filled = sum(field.filled for field in fields)
    if not filled:
        return tr("kosong")
    held = fields[0].value()
    if len(fields) == 1 and isinstance(held, tuple):
        return formats.count(len(held), tr("tercatat"))
    return tr("{filled} dari {all} terisi").format(filled=filled, all=len(fields))
