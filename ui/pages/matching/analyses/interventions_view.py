"""The help that unlocks most: packages tried one by one, and the best use of a budget."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from matching.codes import InterventionCode
from models.domain.changes import Changed
from models.domain.interventions import Grouping, HelpPackage, HelpRanking
from models.domain.lists import ListQuery
from models.domain.matching import RunFact
from models.use_cases.export_help import export_help
from models.use_cases.rank_interventions import rank_interventions
from ui.background import Job
from ui.pages.matching import help_words
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.help_columns import StepRow, package_columns, step_columns
from ui.pages.matching.analyses.help_pane import HelpPane
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.forms.fields import RupiahField
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_GROUPINGS = (
    (Grouping.TOGETHER, tr("Bersama-sama")),
    (Grouping.KABUPATEN, tr("Per kabupaten")),
    (Grouping.COMMODITY, tr("Per komoditas")),
)
BUDGET_WIDTH = 200
LOWEST_LIST, LOWEST_STEPS = 170, 96


class InterventionsView(Analysis):
    """Computes when asked, because it matches again for every package; keeps what the officer typed."""

    concerns = Changed.RUNS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._run: RunFact | None = None
        self._job: Job | None = None
        self._ranking: HelpRanking | None = None
        self._costs: dict[InterventionCode, int] = {}
        self.grouping = QuietComboBox()
        self.budget = RupiahField("budget", tr("Anggaran seluruhnya"))
        self.again_button = button(tr("Hitung lagi"), self.compute, kind="primary")
        self.rows: FixedRows[HelpPackage] = FixedRows(package_columns(self._cost_of))
        self.list: RecordList[HelpPackage] = RecordList(
            self.rows, tr("bantuan"), identity=lambda row: row.key, empty=_nothing_found()
        )
        self.pane = HelpPane()
        self.step_rows: FixedRows[StepRow] = FixedRows(step_columns())
        self.steps = Table(self.step_rows, tr("Portofolio bantuan"))
        self.sentence = words(kind=Kind.BODY, wrap=True)
        self.note = words(kind=Kind.SMALL, wrap=True)
        self.empty = EmptyState(self._emptiness())
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "lifebuoy",
            tr("Bantuan mana yang membuka paling banyak kemitraan?"),
            tr("Tiap bantuan, misalnya sertifikat halal untuk semua yang hanya kekurangan itu, dianggap selesai lalu "
               "dicocokkan ulang. Tidak ada yang disimpan."),
            (NextStep(tr("Hitung"), self.compute),),
        )  # fmt: skip

    def _lay_out(self) -> None:
        for grouping, said in _GROUPINGS:
            self.grouping.addItem(said, str(grouping))
        self.grouping.setAccessibleName(tr("Kelompokkan UMKM"))
        self.grouping.view().setAccessibleName(tr("Kelompokkan UMKM"))
        self.steps.compact(True)
        self.steps.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.steps.setMinimumHeight(LOWEST_STEPS)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.setHandleWidth(1)
        # said outright: what the list would like to have is more than a small screen has
        self.list.setMinimumHeight(LOWEST_LIST)
        for part in (self.list, self._portfolio()):
            left.addWidget(part)
        left.setStretchFactor(0, 1)
        left.setSizes([600, 400])
        both = ListAndRecord(left, self.pane, share=0.68)
        both.setObjectName("matching/help/both")
        self._stack.addWidget(self.empty)
        self._stack.addWidget(both)
        self.body.addWidget(self._stack)

    def _portfolio(self) -> QWidget:
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(2 * GRID, GRID, GRID, 0)
        inside.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.budget.setMaximumWidth(BUDGET_WIDTH)
        row.addWidget(self.budget)
        row.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(row)
        inside.addWidget(self.sentence)
        inside.addWidget(self.steps, 1)
        inside.addWidget(self.note)
        inside.addStretch()
        return whole

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_package)
        self.list.export_wanted.connect(self._choose_file)
        self.steps.opened.connect(self._choose_step)
        self.pane.cost_typed.connect(self._keep_cost)
        self.pane.need_wanted.connect(self.need_wanted)
        self.pane.enterprise_wanted.connect(lambda code: self.go_to.emit("enterprises", ListQuery(words=code)))

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        if self._run is not None and self._run.code != run.code:
            self._ranking = None
        self._run = run
        self._stack.setCurrentIndex(0 if self._ranking is None else 1)

    def compute(self) -> None:
        """Try every package; progress and cancel stand in the status line."""
        if self._run is None or self._job is not None or not self.budget.judge():
            return
        work = self.work
        self._job = work.start(
            partial(
                rank_interventions, work.catalogue, work.actor, self._run.settings,
                grouping=Grouping(self.grouping.currentData()), budget=self.budget.value() or 0,
                costs=tuple(self._costs.items()),
            ),
            title=tr("Menghitung hasil bantuan"), succeeded=partial(self._computed, self._run.code), ended=self._over,
        )  # fmt: skip
        self._set_working(True)

    def show_ranking(self, ranking: HelpRanking) -> None:
        """Show what was computed."""
        self._ranking = ranking
        self._stack.setCurrentIndex(1)
        self.rows.set_rows(ranking.packages)
        if ranking.packages and self.list.current() is None:
            self.list.choose(ranking.packages[0].key)
        self.step_rows.set_rows(_step_rows(ranking))
        self.steps.setVisible(bool(ranking.portfolio))
        self.sentence.setText(help_words.portfolio_text(ranking))
        self.note.setText(help_words.ranking_note(ranking))

    def _computed(self, run: str, ranking: HelpRanking) -> None:
        if self._run is not None and self._run.code == run:
            self.show_ranking(ranking)

    def _cost_of(self, package: HelpPackage) -> int | None:
        unit = self._costs.get(package.intervention)
        return None if unit is None else unit * package.times

    def _keep_cost(self, kind: str, unit: int | None) -> None:
        code = InterventionCode(kind)
        if unit is None:
            self._costs.pop(code, None)
        else:
            self._costs[code] = unit
        self.list.table.viewport().update()

    def _show_package(self, package: HelpPackage | None) -> None:
        unit = self._costs.get(package.intervention) if package else None
        self.pane.show_package(package, unit)

    def _choose_step(self, number: int) -> None:
        row = self.step_rows.row_at(number)
        for at in range(self.rows.rowCount() if row else 0):
            if row and self.rows.row_at(at) is row.package:
                self.list.table.setCurrentIndex(self.rows.index(at, 0))

    def _choose_file(self, _query: ListQuery) -> None:
        self.work.files.save_file(
            self, tr("Ekspor bantuan"), "bantuan.xlsx", tr("Excel (*.xlsx);;CSV (*.csv)"), self._export
        )

    def _export(self, path: Path) -> None:
        listed = [row for at in range(self.rows.rowCount()) if (row := self.rows.row_at(at)) is not None]
        titled = [(each, _titles(each)) for each in listed]
        done = sentence("general.saved_file", file=path.name)
        self.work.start(partial(export_help, self.work.actor, titled, path), title=tr("Mengekspor"), done=done)

    def _over(self) -> None:
        self._job = None
        self._set_working(False)

    def _set_working(self, working: bool) -> None:
        self.empty.setEnabled(not working)
        self.again_button.setEnabled(not working)


def _titles(package: HelpPackage) -> tuple[str, str, str]:
    return help_words.package_text(package), help_words.group_text(package), help_words.agency_text(package)


def _step_rows(ranking: HelpRanking) -> list[StepRow]:
    steps = ((at, step, ranking.package(step.package)) for at, step in enumerate(ranking.portfolio, 1))
    return [StepRow(at, package, step) for at, step, package in steps if package is not None]


def _nothing_found() -> Emptiness:
    return Emptiness(
        "lifebuoy",
        tr("Tidak ada bantuan tunggal yang membuka kemitraan baru"),
        tr("Pasangan yang belum mungkin kekurangan lebih dari satu hal, atau kebutuhannya sudah penuh."),
    )
