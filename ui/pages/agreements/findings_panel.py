"""The audit beside the form: what must be mended, what wants a decision, what is in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.agreements import AgreementFinding
from ui.pages.agreements.findings import GREEN, LEVELS, RED, SaidFinding, counts_text, said_findings, unanswered
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, Picture, button, restyle, words


class FindingLine(QFrame):
    """One line: light, sentence, source; a click leads to the field."""

    led = Signal()
    answer_wanted = Signal()
    answer_unwanted = Signal()

    def __init__(self, found: SaidFinding) -> None:
        super().__init__()
        self._field = found.field
        said, name, tone = LEVELS[found.level]
        answer = found.found.overridden if found.found else None
        if answer is not None:
            said, name, tone = tr("Diputuskan tetap"), "warning-circle", Tone.WARM
        inside = QHBoxLayout(self)
        inside.setContentsMargins(2 * GRID, 3, GRID, 3)
        inside.setSpacing(GRID)
        light = Picture(name, 16, tone)
        light.setToolTip(tr(said))
        inside.addWidget(light, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._sentences(found, tr(said), tone), 1)
        for each in self._buttons(found):
            inside.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        if found.field:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _sentences(self, found: SaidFinding, level: str, tone: Tone) -> QVBoxLayout:
        down = QVBoxLayout()
        down.setSpacing(1)
        if found.level != GREEN:
            head = words(level, Kind.SMALL)
            restyle(head, "tone", tone.value)
            down.addWidget(head)
        text = words(found.text, Kind.SMALL if found.level == GREEN else Kind.BODY, wrap=True)
        restyle(text, "tone", Tone.PLAIN.value)
        down.addWidget(text)
        if found.source:
            down.addWidget(words(found.source, Kind.SMALL, wrap=True))
        answer = found.found.overridden if found.found else None
        if answer is not None:
            said = tr("{name}, {position}: {reason}")
            down.addWidget(words(said.format(name=answer.name, position=answer.position, reason=answer.reason),
                                 Kind.SMALL, wrap=True))  # fmt: skip
        return down

    def _buttons(self, found: SaidFinding) -> list[QWidget]:
        made: list[QWidget] = []
        if found.found is not None and found.found.overridden is not None:
            made.append(_named(tr("Cabut"), found, self.answer_unwanted.emit))
        elif found.level == RED and found.found is not None and found.found.overridable:
            made.append(_named(tr("Tetapkan…"), found, self.answer_wanted.emit))
        if found.field:
            made.append(_named(tr("Ke isian"), found, self.led.emit))
        return made

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._field and event.button() is Qt.MouseButton.LeftButton:
            self.led.emit()


class FindingsPanel(QWidget):
    """A line of counts and the findings behind them, worst first."""

    field_wanted = Signal(str)
    answer_wanted = Signal(object)
    """(AgreementFinding) Somebody wants to answer for it."""
    answer_unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pemeriksaan perjanjian"))
        self.red = 0
        """How many findings keep the final print back."""
        self.lines: list[FindingLine] = []
        self._said: tuple[SaidFinding, ...] = ()
        self.counts = words(tr("Memeriksa…"), Kind.LABEL, wrap=True)
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

    def show_findings(self, findings: Sequence[AgreementFinding], fields: Collection[str] = ()) -> None:
        """Show an audit; `fields` are those that one can be led to."""
        self.red = unanswered(findings)
        self.counts.setText(counts_text(findings) or tr("Tidak ada temuan"))
        self._show(said_findings(findings, fields))

    def show_problem(self, said: str) -> None:
        """Say why there is no audit yet."""
        self.red = 1
        self.counts.setText(tr(LEVELS[RED][0]))
        self._show((SaidFinding(RED, said, "", 1),))

    def _show(self, findings: tuple[SaidFinding, ...]) -> None:
        if findings == self._said:
            return  # while one types most audits say the same again
        self._said = findings
        place = self._scroll.verticalScrollBar().value()
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(0, 0, 0, GRID)
        down.setSpacing(2)
        self.lines = [self._line(found) for found in findings]
        for line in self.lines:
            down.addWidget(line)
        down.addStretch(1)
        self._scroll.setWidget(content)
        content.adjustSize()
        self._scroll.verticalScrollBar().setValue(place)

    def _line(self, found: SaidFinding) -> FindingLine:
        line = FindingLine(found)
        line.led.connect(partial(self.field_wanted.emit, found.field))
        line.answer_wanted.connect(partial(self.answer_wanted.emit, found.found))
        line.answer_unwanted.connect(partial(self.answer_unwanted.emit, found.found))
        return line


def _named(text: str, found: SaidFinding, clicked: Callable[[], object]) -> QWidget:
    """A small button that says to a reader which finding it is about."""
    made = button(text, clicked, kind="link")
    made.setAccessibleName(f"{text}: {found.text}")
    return made
