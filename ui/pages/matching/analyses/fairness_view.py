"""Who would rather have each other than what the run proposes, and who rests on whom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.fairness import BlockingLine, DependenceKind, DependenceLimits, DependenceLine, Fairness
from models.domain.lists import ListQuery
from models.domain.matching import RunFact
from models.use_cases.judge_fairness import judge_fairness
from ui import formats
from ui.background import Job
from ui.pages.matching import fairness_words
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.fairness_columns import blocking_columns, dependence_columns
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietSpinBox
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

RESTING = 400
"""Milliseconds without a further turn before another limit is asked for."""
LOWEST_TABLE = 96
LIMIT_WIDTH = 72
PLAIN_BOX = """
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit { border: none; padding: 0 6px; min-height: 0; background: transparent; }
"""


class FairnessView(Analysis):
    """Judges the run whenever it is in view; a click opens the need, the enterprise or the region behind a line."""

    concerns = Changed.RUNS | Changed.DECISIONS | Changed.AGREEMENTS | Changed.ENTERPRISES | Changed.NEEDS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._run: RunFact | None = None
        self._job: Job | None = None
        self.summary = words(kind=Kind.BODY, wrap=True)
        self.alarm = words(kind=Kind.BODY, wrap=True)
        self.pairs: FixedRows[BlockingLine] = FixedRows(blocking_columns())
        self.alerts: FixedRows[DependenceLine] = FixedRows(dependence_columns())
        self.pairs_table = Table(self.pairs, tr("Pasangan yang saling lebih cocok"))
        self.alerts_table = Table(self.alerts, tr("Ketergantungan"))
        usual = DependenceLimits()
        self.limits = {
            "enterprise": _limit(tr("UMKM pada satu mitra"), usual.enterprise),
            "region": _limit(tr("wilayah pada satu mitra"), usual.region),
            "need": _limit(tr("kebutuhan pada satu usaha"), usual.need),
        }
        self._rest = QTimer(self, singleShot=True, interval=RESTING)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        result = QWidget()
        down = QVBoxLayout(result)
        down.setContentsMargins(GRID, 0, GRID, GRID)
        down.setSpacing(GRID)
        down.addWidget(words(tr("Pasangan yang saling lebih cocok"), Kind.HEADING))
        down.addWidget(self.summary)
        down.addWidget(self.pairs_table, 2)
        down.addWidget(words(tr("Ketergantungan"), Kind.HEADING))
        down.addWidget(self.alarm)
        down.addLayout(self._limits_line())
        down.addWidget(self.alerts_table, 3)
        for table in (self.pairs_table, self.alerts_table):
            table.compact(True)
            table.setMinimumHeight(LOWEST_TABLE)
            # as high as there is room, and no higher: the page would scroll for it
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(EmptyState(Emptiness("scales", tr("Menilai rencana…"))))
        self._stack.addWidget(result)
        self._stack.addWidget(EmptyState(self._stopped()))
        self.body.addWidget(self._stack)

    def _stopped(self) -> Emptiness:
        why = tr("Setiap pasangan yang mungkin dibandingkan dengan rencana pencocokan ini.")
        return Emptiness("scales", tr("Penilaian dihentikan"), why, (NextStep(tr("Nilai lagi"), self.judge),))

    def _limits_line(self) -> QHBoxLayout:
        """The limits in force, to be tried with other figures."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(words(tr("Ambang:"), Kind.SMALL))
        for says, field in zip((tr("UMKM"), tr("wilayah"), tr("kebutuhan")), self.limits.values(), strict=True):
            row.addWidget(words(says, Kind.SMALL))
            row.addWidget(field)
        row.addWidget(words(tr("Angka kelaziman, bukan aturan; belum diperiksa."), Kind.SMALL, wrap=True), 1)
        return row

    def _connect(self) -> None:
        self._rest.timeout.connect(self.judge)
        for field in self.limits.values():
            field.valueChanged.connect(lambda _value: self._rest.start())
        self.pairs_table.clicked.connect(lambda at: self._open_pair(at.row()))
        self.pairs_table.opened.connect(self._open_pair)
        self.alerts_table.clicked.connect(self._open_clicked)
        self.alerts_table.opened.connect(self._open_alert)

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        self._run = run
        self._stack.setCurrentIndex(0)
        self.judge()

    def judge(self) -> None:
        """Judge the run with the limits as they are set; an answer still being worked out is given up."""
        if self._run is None:
            return
        if self._job is not None:
            self._job.cancel()
        work = self.work
        ask = partial(judge_fairness, work.catalogue, work.actor, self._run.code, limits=self._wanted())
        job = work.start(ask, title=tr("Menilai kewajaran"), succeeded=self._show)
        job.ended.connect(lambda: self._over(job))
        self._job = job

    def _wanted(self) -> DependenceLimits:
        return DependenceLimits(**{name: field.value() * 10 for name, field in self.limits.items()})

    def _over(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            if self._stack.currentIndex() == 0:
                self._stack.setCurrentIndex(2)

    def _show(self, found: Fairness) -> None:
        if self._run is None or found.run != self._run.code:
            return
        self._stack.setCurrentIndex(1)
        self.summary.setText(fairness_words.summary_text(found))
        self.alarm.setText(_alarm_text(found))
        self.pairs.set_rows(found.blocking)
        self.alerts.set_rows(found.dependence)
        self.pairs_table.setVisible(bool(found.blocking))
        self.alerts_table.setVisible(bool(found.dependence))

    def _open_pair(self, number: int) -> None:
        row = self.pairs.row_at(number)
        if row is not None:
            self.need_wanted.emit(row.need)

    def _open_clicked(self, at: QModelIndex) -> None:
        self._open_alert(at.row())

    def _open_alert(self, number: int) -> None:
        row = self.alerts.row_at(number)
        if row is None:
            return
        match row.kind:
            case DependenceKind.NEED:
                self.need_wanted.emit(row.who)
            case DependenceKind.ENTERPRISE:
                self.go_to.emit("enterprises", ListQuery(words=row.who))
            case _:
                self.go_to.emit("enterprises", ListQuery(filters=(("region", row.who),)))


def _limit(says: str, thousandths: int) -> QuietSpinBox:
    field = QuietSpinBox()
    field.setRange(1, 100)
    field.setValue(thousandths // 10)
    field.setSuffix(" %")
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    field.setStyleSheet(PLAIN_BOX)
    field.setKeyboardTracking(False)
    field.setFixedWidth(LIMIT_WIDTH)
    field.setToolTip(says)
    field.setAccessibleName(tr("Ambang {what}, persen").format(what=says))
    return field


def _alarm_text(found: Fairness) -> str:
    if not found.dependence_total:
        return tr("Tidak ada yang melampaui ambang: UMKM, wilayah dan kebutuhan berdiri di atas lebih dari satu kaki.")
    said = tr("{count} ketergantungan melampaui ambang.").format(count=formats.number(found.dependence_total))
    if found.dependence_total > len(found.dependence):
        return said + " " + tr("Ditampilkan {shown} yang terbesar.").format(shown=formats.number(len(found.dependence)))
    return said
