"""What a run achieved, in figures that open the lists they count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.matching import RunFact
from models.use_cases.browse_run import EMPTY, FULL, PARTLY
from models.use_cases.summarise_run import ReasonCount, RunSummary, UnitTotal
from ui import formats
from ui.pages.matching.columns import reason_columns, unit_columns
from ui.pages.matching.trade_off_words import parts_text
from ui.pages.matching.value_words import value_text
from ui.texts import tr
from ui.widgets.charts.figure_card import FigureCard
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import COMPACT_ROW_HEIGHT, GRID
from ui.widgets.wording import Kind, words

MOST_ROWS = 12
BESIDE = 900
"""From this width the lists stand side by side."""


class RunSummaryView(QScrollArea):
    """`needs_wanted` carries a value of the filter `filled`; `unmatched_wanted` a reason or nothing."""

    needs_wanted = Signal(str)
    unmatched_wanted = Signal(str)
    needs_reason_wanted = Signal(str)
    proposals_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Ringkasan pencocokan"))
        self.cards = {
            FULL: FigureCard(tr("Kebutuhan terpenuhi")),
            PARTLY: FigureCard(tr("Terpenuhi sebagian")),
            EMPTY: FigureCard(tr("Belum terpenuhi")),
            "proposals": FigureCard(tr("Usulan")),
            "unmatched": FigureCard(tr("UMKM tanpa usulan")),
        }
        self.units: FixedRows[UnitTotal] = FixedRows(unit_columns())
        self.needs_left: FixedRows[ReasonCount] = FixedRows(reason_columns())
        self.enterprises_left: FixedRows[ReasonCount] = FixedRows(reason_columns())
        self._sentence = words(wrap=True)
        self._seconds = words(kind=Kind.SMALL, wrap=True)
        self._shown: RunFact | None = None
        self._given_up: dict[str, str] = {}
        self._tables: list[Table] = []
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out_lists()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        down.setSpacing(2 * GRID)
        cards = QHBoxLayout()
        cards.setSpacing(GRID)
        for card in self.cards.values():
            cards.addWidget(card, 1)
        down.addLayout(cards)
        down.addWidget(self._sentence)
        down.addLayout(self._beside)
        down.addWidget(self._seconds)
        down.addStretch()
        self.setWidget(content)

    def _lay_out_lists(self) -> None:
        """How much, and beside it (where there is no room: under it) why not all."""
        self._beside.setSpacing(3 * GRID)
        lists: tuple[tuple[str, FixedRows[Any]], ...] = (
            (tr("Jumlah menurut satuan"), self.units),
            (tr("Mengapa kebutuhan belum penuh"), self.needs_left),
            (tr("Mengapa UMKM belum mendapat usulan"), self.enterprises_left),
        )
        columns = QVBoxLayout(), QVBoxLayout()
        for number, (heading, model) in enumerate(lists):
            table = Table(model, heading)
            table.compact(True)
            self._tables.append(table)
            columns[min(number, 1)].addWidget(words(heading, Kind.LABEL))
            columns[min(number, 1)].addWidget(table)
        for column in columns:
            column.setSpacing(GRID)
            column.addStretch()
            self._beside.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= BESIDE
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _connect(self) -> None:
        for filled in (FULL, PARTLY, EMPTY):
            self.cards[filled].opened.connect(partial(self.needs_wanted.emit, filled))
        self.cards["proposals"].opened.connect(self.proposals_wanted)
        self.cards["unmatched"].opened.connect(partial(self.unmatched_wanted.emit, ""))
        for table, rows, wanted in (
            (self._tables[1], self.needs_left, self.needs_reason_wanted),
            (self._tables[2], self.enterprises_left, self.unmatched_wanted),
        ):
            table.opened.connect(partial(_open_reason, rows, wanted))
            table.clicked.connect(partial(_open_clicked, rows, wanted))

    def show_summary(self, found: RunSummary) -> None:
        """Show another run."""
        counts = found.run.counts
        number = formats.number
        of_needs = tr("dari {total}").format(total=number(counts.needs))
        shown = (
            (FULL, counts.needs_filled, of_needs, Tone.GOOD),
            (PARTLY, counts.needs_partly, of_needs, Tone.PLAIN),
            (EMPTY, counts.needs_unfilled, of_needs, Tone.WARM if counts.needs_unfilled else Tone.PLAIN),
            ("proposals", counts.proposals, _matched_text(found.run), Tone.PLAIN),
            ("unmatched", counts.enterprises_unmatched, _of_all(found.run), Tone.PLAIN),
        )
        for key, figure, detail, tone in shown:
            self.cards[key].show_figure(number(figure), detail, tone)
        self._shown = found.run
        self._say_value()
        self._seconds.setText(_made_text(found.run))
        self._fill((found.quantities, found.needs_left, found.enterprises_left))

    def note_given_up(self, run: str, sentence: str) -> None:
        """Say from now on what the poverty priority of this run gained and gave up."""
        self._given_up[run] = sentence
        self._say_value()

    def _say_value(self) -> None:
        if self._shown is not None:
            said = (value_text(self._shown), parts_text(self._shown), self._given_up.get(self._shown.code, ""))
            self._sentence.setText("\n".join(line for line in said if line))

    def _fill(self, rows: Sequence[Sequence[UnitTotal] | Sequence[ReasonCount]]) -> None:
        models: tuple[FixedRows[object], ...] = (self.units, self.needs_left, self.enterprises_left)  # type: ignore[assignment]  # rows of each kind go to their own model
        for model, table, these in zip(models, self._tables, rows, strict=True):
            model.set_rows(these)
            table.setFixedHeight((min(len(these), MOST_ROWS) + 1) * COMPACT_ROW_HEIGHT + GRID)


def _open_reason(rows: FixedRows[ReasonCount], wanted: SignalInstance, number: int) -> None:
    row = rows.row_at(number)
    if row is not None:
        wanted.emit(row.reason)


def _open_clicked(rows: FixedRows[ReasonCount], wanted: SignalInstance, at: QModelIndex) -> None:
    _open_reason(rows, wanted, at.row())


def _matched_text(run: RunFact) -> str:
    return tr("untuk {number} UMKM").format(number=formats.number(run.counts.enterprises_matched))


def _of_all(run: RunFact) -> str:
    return tr("dari {total}").format(total=formats.number(run.counts.enterprises))


def _made_text(run: RunFact) -> str:
    seconds = sum(taken for _name, taken in run.seconds)
    return tr(
        "{code}, {at}: {pairs} pasangan terbaik ditimbang dari {offers} kemampuan dan {needs} kebutuhan, "
        "{seconds} detik."
    ).format(
        code=run.code, at=formats.moment(run.at), pairs=formats.number(run.counts.pairs),
        offers=formats.number(run.counts.offers), needs=formats.number(run.counts.needs),
        seconds=formats.number(seconds, 1),
    )  # fmt: skip
