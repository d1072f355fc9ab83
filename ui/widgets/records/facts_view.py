"""A record to read: headings, and under them what is known, label beside value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, hairline, restyle, words

LABEL_WIDTH = 144


@dataclass(frozen=True, slots=True)
class Told:
    """A label and its value; `more` stands after it in grey, `tone` colours it."""

    label: str
    value: str
    more: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is told under one heading."""

    heading: str
    told: tuple[Told, ...]
    empty: str = ""


class FactsView(QScrollArea):
    """Shows chapters; values can be selected and copied."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(says)
        self.chapters: tuple[Chapter, ...] = ()

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show these chapters instead of those before."""
        self.chapters = tuple(chapters)
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        down.setSpacing(GRID)
        for number, chapter in enumerate(self.chapters):
            if number:
                down.addSpacing(GRID // 2)
                down.addWidget(hairline())
            self._add(down, chapter)
        down.addStretch()
        self.setWidget(content)

    def text(self) -> str:
        """Everything that is told, as one would read it aloud."""
        lines = [f"{each.label}: {each.value} {each.more}".strip() for c in self.chapters for each in c.told]
        return "\n".join(lines)

    def _add(self, down: QVBoxLayout, chapter: Chapter) -> None:
        if chapter.heading:
            down.addWidget(words(chapter.heading, Kind.LABEL))
        if not chapter.told:
            down.addWidget(words(chapter.empty or tr("Belum ada."), Kind.MUTED, wrap=True))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, told in enumerate(chapter.told):
            self._tell(grid, row, told)
        down.addLayout(grid)

    def _tell(self, grid: QGridLayout, row: int, told: Told) -> None:
        label = words(told.label, Kind.MUTED, wrap=True)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        value = words(told.value, Kind.MUTED if told.tone is Tone.MUTED else Kind.BODY, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{told.label}: {told.value}")
        restyle(value, "tone", told.tone.value)
        if not told.more:
            grid.addWidget(value, row, 1)
            return
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(value)
        both.addWidget(words(told.more, Kind.SMALL, wrap=True))
        grid.addLayout(both, row, 1)
