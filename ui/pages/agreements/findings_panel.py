"""The audit beside the form: what must be mended, what wants a decision, what is in order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.domain.agreements import AgreementFinding
from ui.pages.agreements.findings import GREEN, LEVELS, RED, SaidFinding, counts_text, said_findings
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, restyle, words


class FindingsPanel(QWidget):
    """A line of counts and the findings behind them, worst first."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pemeriksaan perjanjian"))
        self.red = 0
        self._said: tuple[SaidFinding, ...] = ()
        self.counts = words(tr("Memeriksa…"), Kind.LABEL)
        self.counts.setContentsMargins(2 * GRID, GRID, 2 * GRID, 4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Temuan"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.counts)
        inside.addWidget(self._scroll, 1)

    def show_findings(self, findings: Sequence[AgreementFinding]) -> None:
        """Show an audit."""
        self.red = sum(1 for found in findings if found.level == RED)
        self.counts.setText(counts_text(findings) or tr("Tidak ada temuan"))
        self._show(said_findings(findings))

    def show_problem(self, said: str) -> None:
        """Say why there is no audit yet."""
        self.red = 1
        self.counts.setText(tr(LEVELS[RED][0]))
        self._show((SaidFinding(RED, said, "", 1),))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # marks are pictures in the ink of their palette
        if event.type() is QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, partial(self._show, self._said))

    def _show(self, findings: Sequence[SaidFinding]) -> None:
        self._said = tuple(findings)
        content = QWidget()
        content.setProperty("kind", "ground")
        grid = QGridLayout(content)
        grid.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, found in enumerate(findings):
            _add(grid, row, found)
        grid.setRowStretch(len(findings), 1)
        self._scroll.setWidget(content)


def _add(grid: QGridLayout, row: int, found: SaidFinding) -> None:
    said, name, tone = LEVELS[found.level]
    mark = QLabel()
    mark.setPixmap(icon(name, tone).pixmap(16, 16))
    level = words(tr(said), Kind.SMALL)
    restyle(level, "tone", tone.value)
    text = words(found.text, Kind.SMALL if found.level == GREEN else Kind.BODY, wrap=True)
    text.setToolTip(found.source)
    restyle(text, "tone", Tone.PLAIN.value)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(mark, row, 0, top)
    grid.addWidget(level, row, 1, top)
    grid.addWidget(text, row, 2)
