"""Questions on the left, the answer for the run in view on the right."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.matching import RunFact
from ui.pages.matching.analyses.analysis import Analysis
from ui.texts import tr
from ui.widgets.late_view import LateView
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.workplace import Workplace

LIST_WIDTH = 228
WIDE = 1040
"""From this width the questions stand beside the answer; below it they are a drop-down over it."""


Question: TypeAlias = LateView[Analysis]
_HERE = "ui.pages.matching.analyses"
QUESTIONS: tuple[Question, ...] = (
    LateView("groups", tr("Kelompok usaha"), f"{_HERE}.groups_view:GroupsView"),
    LateView("chains", tr("Rantai beberapa usaha"), f"{_HERE}.chains_view:ChainsView"),
    LateView("priority", tr("Prioritas keluarga miskin"), f"{_HERE}.priority_view:PriorityView"),
    LateView("weights", tr("Bobot kriteria"), f"{_HERE}.weights_view:WeightsView"),
    LateView("help", tr("Bantuan yang paling berguna"), f"{_HERE}.interventions_view:InterventionsView"),
    LateView("fairness", tr("Kewajaran dan ketergantungan"), f"{_HERE}.fairness_view:FairnessView"),
    LateView("comparison", tr("Bandingkan pencocokan"), f"{_HERE}.comparison_view:ComparisonView"),
)


class AnalysesView(QWidget):
    """Each analysis is made when it is first chosen, and answers only while it is in view."""

    go_to = Signal(str, object)
    need_wanted = Signal(str)
    run_wanted = Signal()
    given_up = Signal(str, str)

    def __init__(self, work: Workplace, questions: tuple[Question, ...] = QUESTIONS) -> None:
        super().__init__()
        self._work = work
        self._questions = questions
        self._made: dict[str, Analysis] = {}
        self._stale: set[str] = set()
        self._run: RunFact | None = None
        self._newest = False
        self._need = ""
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setAccessibleName(tr("Pertanyaan atas pencocokan ini"))
        self.drop_down = QuietComboBox()
        self.drop_down.setAccessibleName(tr("Pertanyaan atas pencocokan ini"))
        for question in questions:
            self.list.addItem(QListWidgetItem(question.title))
            self.drop_down.addItem(question.title)
        self._stack = QStackedWidget()
        self._lay_out()
        self.list.currentRowChanged.connect(self._choose)
        self.drop_down.activated.connect(self.list.setCurrentRow)

    def _lay_out(self) -> None:
        answer = QVBoxLayout()
        answer.setContentsMargins(GRID, 0, 0, 0)
        answer.setSpacing(GRID)
        answer.addWidget(self.drop_down)
        answer.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.list)
        row.addLayout(answer, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self.list.setVisible(wide)
        self.drop_down.setVisible(not wide)

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        """The run that is asked about from now on."""
        if self._run is None or (self._run.code, self._newest) != (run.code, newest):
            self._stale = {question.key for question in self._questions}
        self._run, self._newest = run, newest
        self.freshen()

    def prefer_need(self, code: str) -> None:
        """The need in focus among the proposals; analyses of one need start with it."""
        self._need = code
        for made in self._made.values():
            made.prefer_need(code)

    def note_change(self, changed: Changed) -> None:
        """What was answered before such a change is asked again when it is next in view."""
        self._stale |= {key for key, each in self._made.items() if changed & each.concerns}
        self.freshen()

    def show_question(self, key: str) -> Analysis:
        """Bring one analysis to the front."""
        self.list.setCurrentRow([question.key for question in self._questions].index(key))
        return self._made[key]

    def freshen(self) -> None:
        """Ask what is in view again, if its answer is old; called when the view comes to the front."""
        if not self.isVisible() or self._run is None:
            return
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
            return
        key = self._questions[self.list.currentRow()].key
        if key in self._stale and key in self._made:
            self._stale.discard(key)
            self._made[key].show_run(self._run, newest=self._newest)

    def _choose(self, at: int) -> None:
        question = self._questions[at]
        if question.key not in self._made:
            made = question.make(self._work)
            made.go_to.connect(self.go_to)
            made.need_wanted.connect(self.need_wanted)
            made.run_wanted.connect(self.run_wanted)
            made.given_up.connect(self.given_up)
            made.prefer_need(self._need)
            self._made[question.key] = made
            self._stale.add(question.key)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._made[question.key])
        self.drop_down.setCurrentIndex(at)
        self.freshen()
