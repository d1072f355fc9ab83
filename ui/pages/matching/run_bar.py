"""Over the panes: which view, which run, and how far a run under way has come."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QTabBar, QWidget

from models.domain.matching import RunFact
from ui import formats
from ui.background import Job
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words


class View(StrEnum):
    """What stands under the bar."""

    PROPOSALS = "proposals"
    SUMMARY = "summary"
    UNMATCHED = "unmatched"
    ANALYSES = "analyses"


class RunBar(QWidget):
    """Tabs left, runs right."""

    run_chosen = Signal(object)
    view_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._runs: tuple[RunFact, ...] = ()
        self._chosen = ""
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Tampilan"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for said in (tr("Usulan"), tr("Ringkasan"), tr("UMKM tanpa usulan"), tr("Analisis")):
            self.tabs.addTab(said)
        self.runs = QuietComboBox()
        self.runs.setAccessibleName(tr("Pencocokan yang ditampilkan"))
        self.runs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.runs.setMinimumWidth(120)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(160)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Kemajuan pencocokan"))
        self._working = words(tr("Mencocokkan…"), Kind.SMALL)
        self.stop_button = button(tr("Hentikan"), kind="link")
        self._lay_out()
        self.tabs.currentChanged.connect(lambda at: self.view_chosen.emit(list(View)[at]))
        self.runs.activated.connect(self._choose)
        self.show_idle()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, GRID, 4)
        row.setSpacing(GRID)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for part in (self._working, self._progress, self.stop_button):
            row.addWidget(part)
        row.addWidget(self.runs)

    @property
    def newest(self) -> RunFact | None:
        """The newest run known here."""
        return self._runs[0] if self._runs else None

    def show_runs(self, runs: Sequence[RunFact]) -> RunFact:
        """Offer these runs, newest first; the one chosen before stays chosen. Returns the one in view."""
        self._runs = tuple(runs)
        self.runs.clear()
        for number, run in enumerate(runs):
            self.runs.addItem(_run_text(run, newest=number == 0))
        codes = [run.code for run in runs]
        at = codes.index(self._chosen) if self._chosen in codes else 0
        self.runs.setCurrentIndex(at)
        return self._runs[at]

    def choose(self, code: str) -> None:
        """Show the run with this code, now or as soon as the runs are here."""
        self._chosen = code
        codes = [run.code for run in self._runs]
        if code in codes:
            self.runs.setCurrentIndex(codes.index(code))
            self.run_chosen.emit(self._runs[codes.index(code)])

    def forget_choice(self) -> None:
        """Show the newest run at the next chance."""
        self._chosen = ""

    def show_view(self, view: View) -> None:
        """Bring a view to the front."""
        self.tabs.setCurrentIndex(list(View).index(view))

    def show_unmatched(self, number: int) -> None:
        """Say how many are left over."""
        at = list(View).index(View.UNMATCHED)
        self.tabs.setTabText(at, tr("UMKM tanpa usulan ({n})").format(n=formats.number(number)))

    def show_running(self, job: Job) -> None:
        """Follow a run under way."""
        self._set_working(True)
        self._progress.setRange(0, 0)
        self.stop_button.clicked.connect(job.cancel)
        job.progressed.connect(self._show_progress)

    def show_idle(self) -> None:
        """No run is under way."""
        self._set_working(False)

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def _set_working(self, working: bool) -> None:
        for part in (self._working, self._progress, self.stop_button):
            part.setVisible(working)
        self.runs.setVisible(not working)

    def _choose(self, at: int) -> None:
        self._chosen = self._runs[at].code if at else ""
        self.run_chosen.emit(self._runs[at])


def _run_text(run: RunFact, *, newest: bool) -> str:
    said = tr("{code} · {at}").format(code=run.code, at=formats.moment(run.at))
    return tr("{run} · terbaru").format(run=said) if newest else said
