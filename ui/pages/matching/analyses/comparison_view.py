"""The run in view beside another one: figures, who came, who went, who changed, and why; and the run repeated."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.comparison import PairChange, Repetition, RunComparison
from models.domain.matching import RunFact
from models.use_cases.compare_runs import compare_runs
from models.use_cases.export_comparison import export_comparison
from models.use_cases.list_runs import list_runs
from models.use_cases.repeat_run import repeat_run
from ui import formats
from ui.pages.matching import comparison_words
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.comparison_columns import FigureRow, change_columns, figure_columns, figure_rows
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

RUNS_OFFERED = 100
LOWEST_TABLE = 120
FIGURES = 0
"""Place of the figures among the tabs; the three lists follow."""


class ComparisonView(Analysis):
    """Compares with the run before this one until another is chosen."""

    concerns = Changed.RUNS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._run: RunFact | None = None
        self._others: tuple[RunFact, ...] = ()
        self._together: frozenset[str] = frozenset()
        self._found: RunComparison | None = None
        self.other = QuietComboBox()
        self.other.setAccessibleName(tr("Pencocokan pembanding"))
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.with_run = words(kind=Kind.BODY)
        self.repeat_button = button(tr("Ulangi pencocokan ini"), self.repeat, icon_name="arrows-clockwise")
        self.export_button = button(tr("Ekspor…"), self.export, kind="link")
        self.result = words(kind=Kind.HEADING, wrap=True)
        self.settings = words(kind=Kind.SMALL, wrap=True)
        self.figures: FixedRows[FigureRow] = FixedRows(figure_columns())
        self.figures_table = Table(self.figures, tr("Angka kedua pencocokan"))
        self.tabs = _tabs()
        self.changes: FixedRows[PairChange] = FixedRows(change_columns())
        self.changes_table = Table(self.changes, tr("Usulan yang berbeda"))
        self.nothing = words(kind=Kind.MUTED, wrap=True)
        self._filler = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        result = QWidget()
        down = QVBoxLayout(result)
        down.setContentsMargins(GRID, 0, GRID, GRID)
        down.setSpacing(GRID)
        down.addLayout(self._head())
        down.addWidget(self.result)
        down.addWidget(self.settings)
        down.addWidget(self.tabs)
        down.addWidget(self.nothing)
        for table in (self.figures_table, self.changes_table):
            table.compact(True)
            table.setMinimumHeight(LOWEST_TABLE)
            # as high as there is room, and no higher: the page would scroll for it
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            down.addWidget(table, 1)
        down.addWidget(self._filler)
        self._stack.addWidget(result)
        self._stack.addWidget(EmptyState(self._alone()))
        self.body.addWidget(self._stack)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.with_run)
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self.repeat_button)
        return row

    def _alone(self) -> Emptiness:
        return Emptiness(
            "scales",
            tr("Belum ada pencocokan lain"),
            tr("Ulangi pencocokan ini, atau jalankan lagi dengan pengaturan lain; sesudah itu keduanya dibandingkan."),
            (NextStep(tr("Ulangi pencocokan ini"), self.repeat),),
        )

    def _connect(self) -> None:
        self.other.activated.connect(lambda _at: self._compare())
        self.tabs.currentChanged.connect(lambda _at: self._show_tab())
        self.changes_table.clicked.connect(lambda at: self._open(at.row()))
        self.changes_table.opened.connect(self._open)

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        self._run = run
        work = self.work
        ask = partial(list_runs, work.catalogue, work.actor, RUNS_OFFERED)
        work.ask("matching/compared", ask, self._show_runs)

    def _show_runs(self, runs: tuple[RunFact, ...]) -> None:
        if self._run is None:
            return
        code = self._run.code
        chosen = self.other.currentData()
        self._others = tuple(run for run in runs if run.code != code)
        self.other.clear()
        for run in self._others:
            self.other.addItem(comparison_words.run_text(run), run.code)
        self._stack.setCurrentIndex(0 if self._others else 1)
        self.with_run.setText(tr("{run} dibandingkan dengan").format(run=code))
        if self._others:
            self.other.setCurrentIndex(self._first_choice(str(chosen)))
            self._compare()

    def _first_choice(self, chosen: str) -> int:
        """The run it was repeated from or as; else the one chosen before; else the one before this one."""
        codes = [run.code for run in self._others]
        code = self._run.code if self._run else ""
        together = self._together - {code} if code in self._together else frozenset()
        older = (run.code for run in self._others if self._run is not None and run.at < self._run.at)
        for wanted in (*together, chosen, next(older, "")):
            if wanted in codes:
                return codes.index(wanted)
        return 0

    def _compare(self) -> None:
        if self._run is None or self.other.currentData() is None:
            return
        work = self.work
        pair = (self._run.code, str(self.other.currentData()))
        work.ask("matching/comparison", partial(compare_runs, work.catalogue, work.actor, *pair), self._show)

    def _show(self, found: RunComparison) -> None:
        self._found = found
        self.result.setText(comparison_words.result_text(found))
        self.settings.setText(comparison_words.settings_text(found))
        self.figures.set_rows(figure_rows(found))
        counted = ((tr("Datang"), found.came), (tr("Pergi"), found.went), (tr("Berubah"), found.changed))
        for at, (word, changes) in enumerate(counted, FIGURES + 1):
            self.tabs.setTabText(at, f"{word} {formats.number(len(changes))}")
        self.export_button.setEnabled(not found.same)
        self._show_tab()

    def _show_tab(self) -> None:
        if self._found is None:
            return
        at, found = self.tabs.currentIndex(), self._found
        shown = ((), found.came, found.went, found.changed)[at]
        self.changes.set_rows(shown)
        self.figures_table.setVisible(at == FIGURES)
        self.changes_table.setVisible(bool(shown))
        self.nothing.setVisible(at != FIGURES and not shown)
        self._filler.setVisible(at != FIGURES and not shown)
        self.nothing.setText(self._nothing_text())

    def _nothing_text(self) -> str:
        if self._found is not None and self._found.same:
            return tr("Tidak ada yang berbeda: masukan yang sama memberi usulan yang sama.")
        said = (tr("Tidak ada usulan baru."), tr("Tidak ada usulan yang hilang."), tr("Tidak ada jumlah yang berubah."))
        return said[max(self.tabs.currentIndex() - 1, 0)]

    def repeat(self) -> None:
        """The run once more with its settings and its day, on the catalogue as it is now."""
        if self._run is None:
            return
        work = self.work
        self.repeat_button.setEnabled(False)
        work.start_once(
            "matching/repeat", partial(repeat_run, work.catalogue, work.actor, self._run.code),
            title=tr("Mengulangi pencocokan"), done=_repeated_text, succeeded=self._repeated,
            ended=lambda: self.repeat_button.setEnabled(True),
        )  # fmt: skip

    def _repeated(self, found: Repetition) -> None:
        self._together = frozenset({found.run.code, found.repeated})

    def export(self) -> None:
        """What differs, into a file."""
        if self._found is None:
            return
        name = f"perbandingan-{self._found.older.code}-{self._found.newer.code}.xlsx"
        kinds = tr("Excel (*.xlsx);;CSV (*.csv)")
        self.work.files.save_file(self, tr("Ekspor perbandingan"), name, kinds, partial(self._export, self._found))

    def _export(self, found: RunComparison, path: Path) -> None:
        self.work.start(
            partial(export_comparison, found, comparison_words.why_text, path),
            title=tr("Mengekspor perbandingan"), done=tr("Perbandingan ditulis ke {file}").format(file=path.name),
        )  # fmt: skip

    def _open(self, number: int) -> None:
        row = self.changes.row_at(number)
        if row is not None:
            self.need_wanted.emit(row.need)


def _tabs() -> QTabBar:
    made = QTabBar()
    made.setAccessibleName(tr("Yang ditampilkan"))
    made.setDrawBase(False)
    made.setExpanding(False)
    for said in (tr("Angka"), tr("Datang"), tr("Pergi"), tr("Berubah")):
        made.addTab(said)
    return made


def _repeated_text(found: Repetition) -> str:
    if found.same:
        return tr("{run} diulangi sebagai {new}: hasilnya sama persis").format(run=found.repeated, new=found.run.code)
    return tr("{run} diulangi sebagai {new}: ada yang berbeda karena katalog berubah").format(
        run=found.repeated, new=found.run.code
    )
