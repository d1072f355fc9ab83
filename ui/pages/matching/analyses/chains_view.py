"""Needs that are not full, and the chains of several enterprises that could fill what is missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from models.domain.chains import NeedChainsFact
from models.domain.changes import Changed
from models.domain.lists import ListQuery
from models.domain.matching import RunFact
from models.problems import UserProblem
from models.use_cases.find_chains import find_chains
from ui import formats
from ui.facts import capitalised, unit_text
from ui.pages.matching import chain_words
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.chain_pane import ChainPane
from ui.pages.matching.kept_table import KeptTable
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

WAITING, FULL, FOUND = range(3)


class ChainsView(Analysis):
    """The needs left, the chains of the one in focus right."""

    concerns = Changed.EVERYTHING & ~(Changed.OFFICES | Changed.SETTINGS)

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.rows: FixedRows[NeedChainsFact] = FixedRows(chain_columns())
        self.table = KeptTable(self.rows, tr("Kebutuhan yang masih kurang"), lambda row: row.need)
        self.pane = ChainPane()
        self.waiting = words(tr("Mencari rantai…"), Kind.MUTED, wrap=True)
        self.stack = QStackedWidget()
        both = ListAndRecord(self.table, self.pane, share=0.5)
        both.setObjectName("matching/chains/both")
        for page in (self.waiting, EmptyState(_everything_full()), both):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)
        self.table.chosen.connect(self.pane.show_need)
        self.pane.need_wanted.connect(self.need_wanted)
        self.pane.enterprise_wanted.connect(lambda code: self.go_to.emit("enterprises", ListQuery(words=code)))
        self.pane.record_wanted.connect(lambda code: self.go_to.emit("partners", code))

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        work = self.work
        self.waiting.setText(tr("Mencari rantai…"))
        read = partial(find_chains, work.catalogue, work.actor, run.code)
        work.ask("matching/chains", read, self._show, self._refused)

    def _show(self, found: tuple[NeedChainsFact, ...]) -> None:
        self.rows.set_rows(sorted(found, key=_promise))
        self.stack.setCurrentIndex(FOUND if found else FULL)

    def _refused(self, problem: UserProblem) -> None:
        self.waiting.setText(sentence(problem.message, **problem.values))
        self.stack.setCurrentIndex(WAITING)


def _everything_full() -> Emptiness:
    why = tr("Rantai beberapa usaha dicari untuk kebutuhan yang belum penuh.")
    return Emptiness("check-circle", tr("Tidak ada kebutuhan yang kurang"), why)


def _promise(need: NeedChainsFact) -> tuple[int, str]:
    """Those with a whole chain first, then by how little is missing of one."""
    return (min((chain.missing for chain in need.chains), default=9), need.need)


def chain_columns() -> tuple[Column[NeedChainsFact], ...]:
    """What is needed, how much of it is missing, and how far the best chain is."""
    return (
        Column("words", tr("Kebutuhan"), _named, sort="words", tooltip=_tip,
               tone=lambda row: Tone.WARM if row.inferred else Tone.PLAIN),
        Column("best", tr("Rantai"), _best, width=98, tone=_best_tone, sort="best",
               order=lambda row: _promise(row)[0], tooltip=_best_tip),
        Column("rest", tr("Kurang/bln"), lambda row: formats.amount(row.rest), width=136, align=Align.RIGHT,
               unit=lambda row: unit_text(row.unit), sort="rest", order=lambda row: row.rest),
        Column("partner", tr("Mitra"), lambda row: row.partner, width=160, shown=False),
        Column("need", tr("Kode"), lambda row: row.need, width=72, shown=False),
    )  # fmt: skip


def _named(row: NeedChainsFact) -> str:
    said = capitalised(row.words)
    return tr("{words} · disimpulkan").format(words=said) if row.inferred else said


def _tip(row: NeedChainsFact) -> str:
    return f"{capitalised(row.words)}\n{row.need} · {row.partner}"


def _best(row: NeedChainsFact) -> str:
    if not row.chains:
        return tr("tidak ada")
    return chain_words.missing_count(row.chains[0])


def _best_tip(row: NeedChainsFact) -> str:
    if not row.chains:
        return chain_words.nothing_text(row)
    return f"{chain_words.path_text(row.chains[0])}\n{capitalised(chain_words.state_text(row.chains[0], row.unit))}"


def _best_tone(row: NeedChainsFact) -> Tone:
    if not row.chains:
        return Tone.MUTED
    return Tone.WARM if row.chains[0].missing else Tone.GOOD
