"""What a list or page says while it has nothing to show: what belongs here, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, Picture, button, words


@dataclass(frozen=True, slots=True)
class NextStep:
    """A way out of emptiness."""

    text: str
    start: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What is missing here and what to do about it; the first step is the main one."""

    icon: str
    what: str
    why: str = ""
    steps: tuple[NextStep, ...] = ()


class EmptyState(QWidget):
    """An icon, a sentence, and the next step."""

    def __init__(self, emptiness: Emptiness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(emptiness.what)
        inside = QVBoxLayout(self)
        inside.setSpacing(GRID)
        inside.addStretch(2)
        inside.addWidget(Picture(emptiness.icon, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(_centred(emptiness.what, Kind.HEADING))
        if emptiness.why:
            inside.addWidget(_centred(emptiness.why, Kind.MUTED))
        inside.addLayout(self._steps(emptiness.steps))
        inside.addStretch(3)

    def _steps(self, steps: tuple[NextStep, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.addStretch()
        for number, step in enumerate(steps):
            row.addWidget(button(step.text, step.start, kind="" if number else "primary"))
        row.addStretch()
        return row


def _centred(text: str, kind: Kind) -> QLabel:
    label = words(text, kind, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
