"""Terbitkan sekaligus: many proposals, one look at what would happen, one transaction, one file to print."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.matching import ProposalLine
from models.domain.papers import BatchLine, BatchLook, BatchReport, MergedPapers
from models.use_cases.issue_many import issue_many
from models.use_cases.list_ready_proposals import list_ready_proposals
from models.use_cases.look_at_batch import look_at_batch
from models.use_cases.merge_papers import merge_papers
from ui import formats
from ui.background import Job
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.agreements.batch_lists import (
    LOOK_COLUMNS,
    RESULT_COLUMNS,
    Outcome,
    look_heading,
    look_text,
    outcomes,
    result_heading,
)
from ui.pages.agreements.batch_terms import BatchTerms
from ui.pages.agreements.columns import ready_columns
from ui.pages.agreements.tools import ToolView
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows, PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace


class BatchView(ToolView):
    """Choose, look, issue, print: one step in view at a time."""

    heading = tr("Terbitkan sekaligus")
    purpose = tr(
        "Perjanjian untuk banyak usulan dan kelompok siap. Yang punya draf terbit menurut drafnya, pada "
        "tanggal bersama; lainnya dengan syarat di bawah ini, katalog, dan kebutuhan. "
        "Diperiksa dulu, lalu terbit bersama: semuanya, atau tidak satu pun."
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._job: Job | None = None
        self._look = BatchLook(())
        self._issued: tuple[str, ...] = ()
        self.terms = BatchTerms()
        self._make_lists()
        self.all_button = button(tr("Pilih semua"), self._choose_all)
        self.look_button = button(tr("Periksa dulu"), self.look, kind="primary")
        self.back_button = button(tr("Kembali"), self.choose_again)
        self.issue_button = button(tr("Terbitkan"), self._ask, kind="primary")
        self.merge_button = button(tr("Satu PDF untuk semua"), self.merge, kind="primary", icon_name="files")
        self.again_button = button(tr("Pilih usulan lain"), self.choose_again)
        self.note = words(wrap=True)
        self.paper = PdfView(tr("Semua perjanjian dalam satu berkas"))
        self.steps = QStackedWidget()
        self._lay_out()
        self._connect()
        self._busy(False)

    def _make_lists(self) -> None:
        fetch = partial(list_ready_proposals, self._work.catalogue, self._work.actor)
        empty = Emptiness("handshake", tr("Belum ada usulan yang siap"), tr("Terima usulan di Pencocokan dulu."))
        rows = PagedRows(ready_columns(), fetch, self._work.background, "agreements/batch")
        self.list: RecordList[ProposalLine] = RecordList(
            rows, tr("usulan siap"), empty=empty, identity=lambda row: row.proposal, can_export=False
        )
        self._look_rows, self._results = FixedRows[BatchLine](LOOK_COLUMNS), FixedRows[Outcome](RESULT_COLUMNS)
        self.looked = RecordList(
            self._look_rows, tr("usulan"), identity=lambda row: row.proposal, can_export=False
        )
        self.results = RecordList(
            self._results, tr("hasil"), identity=lambda row: row.proposal, can_export=False
        )
        self.look_heading, self.result_heading = words(kind=Kind.HEADING), words(kind=Kind.HEADING, wrap=True)

    def _lay_out(self) -> None:
        choose = _step((self.terms, self.list), (self.all_button, self.look_button))
        look = _step((self.look_heading, self.looked, self.note), (self.back_button, self.issue_button))
        results = _step((self.result_heading, self.results), (self.again_button, self.merge_button))
        printed = QWidget()
        inside = QVBoxLayout(printed)
        inside.setContentsMargins(0, 0, 0, 0)
        self.to_results = button(tr("Ke hasil"), lambda: self.steps.setCurrentIndex(2), icon_name="arrow-left")
        row = QHBoxLayout()
        row.addWidget(self.to_results)
        row.addStretch()
        inside.addLayout(row)
        inside.addWidget(self.paper, 1)
        for each in (choose, look, results, printed):
            self.steps.addWidget(each)
        self.body.addWidget(self.steps, 1)

    def _connect(self) -> None:
        self.list.selection_changed.connect(self._count)
        self.looked.chosen.connect(lambda row: self.note.setText(look_text(row) if row is not None else ""))
        self.results.opened.connect(lambda row: self.opened.emit(row.agreement) if row.agreement else None)
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(self._work.refused)

    def take_focus(self) -> None:
        if self._job is None:
            self.list.reload()
            self.list.table.setFocus()

    def choose_again(self) -> None:
        """Back to the proposals that are ready."""
        self.paper.clear()
        self.list.reload()
        self.steps.setCurrentIndex(0)

    def _choose_all(self) -> None:
        self.list.table.selectAll()
        self.list.table.setFocus()

    def _count(self, number: int) -> None:
        self.look_button.setEnabled(number > 0 and self._job is None)
        said = tr("Periksa {n} usulan").format(n=formats.number(number)) if number else tr("Periksa dulu")
        self.look_button.setText(said)

    def look(self) -> None:
        """Judge the chosen proposals; nothing takes a number yet."""
        numbers = self.list.table.selected_numbers()
        if numbers and self.terms.judge():
            first, last = numbers[0], numbers[-1]
            self.list.model.fetch_rows(first, last - first + 1, partial(self._look_at, first, frozenset(numbers)))

    def _look_at(self, first: int, numbers: frozenset[int], rows: Sequence[ProposalLine]) -> None:
        chosen = tuple(row.proposal for at, row in enumerate(rows, start=first) if at in numbers)
        self._start(
            partial(
                look_at_batch, self._work.catalogue, self._work.actor, chosen, self.terms.terms(),
                paper=self.terms.paper_name(),
            ),
            tr("Memeriksa usulan"), self.show_look,
        )  # fmt: skip

    def show_look(self, look: BatchLook) -> None:
        """Show who would get an agreement, and who not."""
        self._look = look
        # who is left out stands first: that is what one looks for
        self._look_rows.set_rows(sorted(look.lines, key=lambda line: line.problem is None))
        self.look_heading.setText(look_heading(look.lines))
        self.issue_button.setText(tr("Terbitkan {n} perjanjian").format(n=formats.number(len(look.ready))))
        self.issue_button.setEnabled(bool(look.ready))
        self.note.clear()
        self.steps.setCurrentIndex(1)

    def _ask(self) -> None:
        asks = tr("Terbitkan {n} perjanjian sekarang?").format(n=formats.number(len(self._look.ready)))
        why = tr("Nomor resmi diambil berurutan. Selama berjalan masih dapat dihentikan; lalu tidak satu pun terbit.")
        ask_to_confirm(self, asks, tr("Terbitkan semua"), self.issue, why=why)

    def issue(self) -> None:
        """Issue what was looked at: all of it, or nothing."""
        self._start(
            partial(
                issue_many, self._work.catalogue, self._work.actor, self._look.ready, self.terms.terms(),
                paper=self.terms.paper_name(),
            ),
            tr("Menerbitkan perjanjian"), self.show_report, _told,
        )  # fmt: skip

    def show_report(self, report: BatchReport) -> None:
        """Show what was issued."""
        found = outcomes(self._look, report)
        self._issued = tuple(each.agreement for each in report.issued)
        self._results.set_rows(found)
        self.result_heading.setText(result_heading(report, len(found) - len(report.issued)))
        self.merge_button.setEnabled(bool(self._issued))
        self.steps.setCurrentIndex(2)

    def merge(self) -> None:
        """All papers one after the other in one file, to look at, save or print."""
        self._start(
            partial(merge_papers, self._work.catalogue, self._work.actor, self._issued),
            tr("Menggabungkan berkas"), self._show_merged,
        )  # fmt: skip

    def _show_merged(self, merged: MergedPapers) -> None:
        self.paper.show_pdf(merged.content)
        self.steps.setCurrentIndex(3)

    def _save(self, data: bytes) -> None:
        self._work.save_bytes(self, tr("Simpan semua perjanjian"), "perjanjian-acara.pdf", "PDF (*.pdf)", data)

    def _start(self, use_case: Any, title: str, succeeded: Any, done: Any = "") -> None:
        if self._job is not None:
            return
        self._job = self._work.start(use_case, title=title, succeeded=succeeded, done=done, ended=self._over)
        self._job.cancelled.connect(lambda: self._work.say(tr("Dihentikan. Tidak ada yang diterbitkan.")))
        self._busy(True)

    def _over(self) -> None:
        self._job = None
        self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.steps.setEnabled(not busy)
        self._count(self.list.selected_count())


def _step(parts: Sequence[QWidget], buttons: Sequence[QWidget]) -> QWidget:
    """One step: its parts one below the other, a list taking the room, and the ways on at the right."""
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(GRID)
    for part in parts:
        inside.addWidget(part, 1 if isinstance(part, RecordList) else 0)
    inside.addWidget(hairline())
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addStretch()
    for each in buttons:
        row.addWidget(each)
    inside.addLayout(row)
    return made


def _told(report: BatchReport) -> str:
    return tr("{n} perjanjian terbit").format(n=formats.number(len(report.issued))) if report.issued else ""
