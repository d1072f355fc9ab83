"""What poverty priority gains and costs: a curve, its table, and the point that the next run takes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.matching import MatchSettings, RunFact
from models.domain.trade_off import SMALLEST_GROUP, CurvePoint, TradeOffCurve
from models.use_cases.settings import read_match_settings
from models.use_cases.trade_off import trade_off
from ui.background import Job
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.priority_columns import dots, point_columns, point_key, point_rows
from ui.pages.matching.analyses.saving import choose_lambda
from ui.pages.matching.trade_off_words import given_up_text, weight_text
from ui.texts import tr
from ui.widgets.charts.curve import Curve
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

BESIDE = 900
"""From this width the table stands beside the curve."""
FEWEST_DOTS = 2
LOWEST_TABLE = 160


class PriorityView(Analysis):
    """Asks for the curve by a button, because it solves the market several times; keeps it for the run."""

    concerns = Changed.RUNS | Changed.SETTINGS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._run: RunFact | None = None
        self._job: Job | None = None
        self._curves: dict[str, TradeOffCurve] = {}
        self._next = MatchSettings().poverty_lambda
        self._chosen = -1
        self.curve = Curve(tr("Kurva prioritas keluarga miskin"), tr("keluarga desil 1–2 yang dilayani →"),
                           tr("↑ kecocokan total"))  # fmt: skip
        self.rows: FixedRows[tuple[CurvePoint, str]] = FixedRows(point_columns())
        self.table = Table(self.rows, tr("Titik-titik kurva"))
        self.sentence = words(kind=Kind.HEADING, wrap=True)
        self.note = words(kind=Kind.SMALL, wrap=True)
        self.next_line = words(kind=Kind.SMALL, wrap=True)
        self.use_button = button(tr("Pakai titik ini untuk pencocokan berikutnya"), self._use, kind="primary")
        self.run_button = button(tr("Jalankan pencocokan sekarang"), self.run_wanted.emit)
        self.again_button = button(tr("Hitung lagi"), self.compute, kind="link")
        self.empty = EmptyState(self._emptiness())
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedWidget()
        self._lay_out()
        self.curve.chosen.connect(lambda key: self.choose(int(key)))
        self.table.selectionModel().selectionChanged.connect(self._row_chosen)

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "scales",
            tr("Berapa kecocokan yang dilepas untuk mendahulukan keluarga miskin?"),
            tr("Pencocokan dihitung beberapa kali dengan bobot prioritas (λ) berbeda; λ 0 hanya melihat kecocokan."),
            (NextStep(tr("Hitung kurva"), self.compute),),
        )

    def _lay_out(self) -> None:
        self.table.compact(True)
        self.table.setMinimumHeight(LOWEST_TABLE)
        # as high as there is room, and no higher: the page would scroll for it
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._both.setSpacing(2 * GRID)
        self._both.addWidget(self.curve, 5)
        self._both.addWidget(self.table, 6)
        result = QWidget()
        down = QVBoxLayout(result)
        down.setContentsMargins(GRID, 0, GRID, GRID)
        down.setSpacing(GRID)
        down.addWidget(self.sentence)
        down.addLayout(self._both, 1)
        down.addWidget(self.note)
        following = QHBoxLayout()
        following.addWidget(self.next_line, 1)
        following.addWidget(self.run_button)
        down.addLayout(following)
        down.addLayout(self._foot())
        self._stack.addWidget(self.empty)
        self._stack.addWidget(result)
        self.body.addWidget(self._stack)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.use_button)
        row.addWidget(self.again_button)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= BESIDE
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        self._run = run
        self._show_what_is_known()
        self._ask_for_settings()

    def compute(self) -> None:
        """Solve the market for every weight; progress and cancel stand in the status line."""
        if self._run is None or self._job is not None:
            return
        work = self.work
        self._job = work.start(
            partial(trade_off, work.catalogue, work.actor, self._run.code),
            title=tr("Menghitung kurva prioritas"), succeeded=self.show_curve, ended=self._over,
        )  # fmt: skip
        self._set_working(True)

    def show_curve(self, curve: TradeOffCurve) -> None:
        """Keep this curve, and show it where its run is in view."""
        self._curves[curve.run] = curve
        self._chosen = curve.own_lambda
        self._show_what_is_known()
        self.given_up.emit(curve.run, given_up_text(curve, curve.own_lambda))

    def choose(self, poverty_lambda: int) -> None:
        """Look at the point of this weight."""
        curve = self._known()
        if curve is None or curve.at(poverty_lambda) is None:
            return
        self._chosen = poverty_lambda
        self.sentence.setText(given_up_text(curve, poverty_lambda))
        self.curve.choose(str(poverty_lambda))
        at = [point.poverty_lambda for point in curve.points].index(poverty_lambda)
        if self.table.currentIndex().row() != at or not self.table.selected_numbers():
            self.table.selectRow(at)
        self.use_button.setEnabled(poverty_lambda != self._next)

    def _known(self) -> TradeOffCurve | None:
        return self._curves.get(self._run.code) if self._run else None

    def _show_what_is_known(self) -> None:
        curve = self._known()
        self._stack.setCurrentIndex(0 if curve is None else 1)
        if curve is None:
            return
        drawn = dots(curve)
        wanted = self._chosen if curve.at(self._chosen) else curve.own_lambda
        self.curve.show_dots(drawn)
        self.curve.setVisible(len(drawn) >= FEWEST_DOTS)
        self.rows.set_rows(point_rows(curve, self._next))
        self.note.setText(self._note(len(drawn) < len(curve.points)))
        self.choose(wanted)

    def _note(self, kept_back: bool) -> str:
        said = tr("Dihitung dari katalog dan keputusan saat ini; lingkaran kosong adalah pencocokan yang ditampilkan.")
        hidden = tr("Jumlah di bawah {least} keluarga tidak ditampilkan.").format(least=SMALLEST_GROUP)
        return f"{said} {hidden}" if kept_back else said

    def _ask_for_settings(self) -> None:
        work = self.work
        work.ask("matching/priority", partial(read_match_settings, work.catalogue, work.actor), self._show_settings)

    def _show_settings(self, settings: MatchSettings) -> None:
        self._next = settings.poverty_lambda
        said = tr("Pencocokan berikutnya memakai λ {weight}.").format(weight=weight_text(self._next))
        self.next_line.setText(said)
        self.run_button.setVisible(self._run is not None and self._next != self._run.settings.poverty_lambda)
        self._show_what_is_known()

    def _row_chosen(self, _selected: QItemSelection) -> None:
        row = self.rows.row_at(self.table.currentIndex().row())
        if row is not None and self.table.selected_numbers() and point_key(row[0]) != str(self._chosen):
            self.choose(row[0].poverty_lambda)

    def _use(self) -> None:
        work, weight = self.work, self._chosen
        said = tr("Bobot prioritas λ {weight} disimpan; berlaku mulai pencocokan berikutnya")
        work.start_once(
            f"lambda/{weight}", partial(choose_lambda, work.catalogue, work.actor, weight),
            title=tr("Menyimpan bobot prioritas"), done=said.format(weight=weight_text(weight)),
            succeeded=lambda _outcome: self._ask_for_settings(),
        )  # fmt: skip

    def _over(self) -> None:
        self._job = None
        self._set_working(False)

    def _set_working(self, working: bool) -> None:
        self.empty.setEnabled(not working)
        self.again_button.setEnabled(not working)
        self.setCursor(Qt.CursorShape.BusyCursor if working else Qt.CursorShape.ArrowCursor)
