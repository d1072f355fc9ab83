"""The line under the panes: how good the run is, in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.domain.matching import RunFact
from ui import formats
from ui.pages.matching.value_words import value_text
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, restyle, words


class ValueLine(QWidget):
    """Value, bound and gap left; the weight of poverty priority, of the run as a whole, right."""

    def __init__(self) -> None:
        super().__init__()
        self._value = words(kind=Kind.SMALL, wrap=True)
        self._older = words(tr("Ini pencocokan lama."), Kind.SMALL)
        self._priority = words(kind=Kind.SMALL)
        restyle(self._older, "tone", Tone.WARM.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 6, 2 * GRID, 6)
        row.setSpacing(2 * GRID)
        row.addWidget(self._value, 1)
        row.addWidget(self._older)
        row.addWidget(self._priority)

    @property
    def text(self) -> str:
        """What is said of the value."""
        return self._value.text()

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        """Say it of this run."""
        self._value.setText(value_text(run))
        self._older.setVisible(not newest)
        weight = formats.short_number(run.settings.poverty_lambda / 1000, 2)
        self._priority.setText(tr("Prioritas keluarga miskin λ {weight}").format(weight=weight))
