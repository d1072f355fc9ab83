"""Perjanjian: issued agreements, and the making of new ones from accepted proposals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from models.domain.agreements import AgreementLine, AgreementReport, AgreementStatus, ClauseParameter, ProposedTerms
from models.domain.changes import Changed
from models.domain.drafts import AgreementDraft
from models.domain.lists import ListQuery
from models.domain.matching import Pattern
from models.domain.papers import AgreementChain, PaperReport
from models.use_cases.list_agreements import list_agreements
from models.use_cases.list_clauses import clause_parameters
from models.use_cases.list_ready_proposals import list_ready_proposals
from models.use_cases.open_draft import open_draft
from models.use_cases.propose_terms import propose_terms
from ui.facts import pattern_name
from ui.pages.agreements.amendment_view import AmendmentView, addendum_view, ending_view
from ui.pages.agreements.columns import agreement_columns, status_name
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.drafts_list import DraftsList
from ui.pages.agreements.issued_view import IssuedView
from ui.pages.agreements.ready_view import ReadyView
from ui.pages.agreements.tools import TOOLS, Tool, ToolView
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace

Amend = Callable[[Workplace, AgreementLine, AgreementChain], AmendmentView]
Start = tuple[ProposedTerms, tuple[ClauseParameter, ...], AgreementDraft | None]


class AgreementsPage(Page):
    """The list left; right the paper in force, the form, or the proposals that wait."""

    title = tr("Perjanjian")
    help_text = tr(
        "Semua perjanjian kemitraan yang terbit. Pilih satu untuk melihat, menyimpan, atau mencetak berkasnya; "
        "cetak ulang selalu sama dengan yang terbit.\n\n"
        "Perjanjian baru dibuat dari usulan yang sudah diterima. Isiannya diambil dari katalog dan dapat diubah; "
        "yang diketik disimpan sendiri sebagai draf, dan kertasnya tampak di sampingnya. Pemeriksaan menunjukkan apa "
        "yang harus dibetulkan atau diputuskan. Nomor resmi diambil ketika diterbitkan.\n\n"
        "Sesudah terbit: catat penandatanganan, buat adendum, akhiri, atau simpan pindaiannya di samping daftar. "
        "Periksa dokumen dan Periksa naskah lain ada di menu di samping judul."
    )
    concerns = Changed.AGREEMENTS | Changed.DECISIONS | Changed.RUNS | Changed.NEEDS | Changed.PAPERS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.draft: DraftView | None = None
        self.amendment: AmendmentView | None = None
        self._tools: dict[str, ToolView] = {}
        fetch = partial(list_agreements, work.catalogue, work.actor)
        self.list: RecordList[AgreementLine] = RecordList(
            PagedRows(agreement_columns(), fetch, work.background, "agreements"),
            tr("perjanjian"), filters=_filters(), empty=self._emptiness(), identity=lambda row: row.agreement,
            can_export=False,
        )  # fmt: skip
        ready = partial(list_ready_proposals, work.catalogue, work.actor)
        to_matching = partial(self.go_to.emit, "matching", None)
        self.ready = ReadyView(ready, work.background, to_matching, DraftsList(work))
        self.issued = IssuedView(work)
        self.side = QStackedWidget()
        for view in (self.ready, self.issued):
            self.side.addWidget(view)
        both = ListAndRecord(self.list, self.side, 0.44)
        both.setObjectName("agreements/list")
        self.body.addWidget(both)
        self.list.chosen.connect(self._show_line)
        self.list.opened.connect(self._show_line)
        self.ready.wanted.connect(self.make)
        self.ready.need_wanted.connect(partial(self.go_to.emit, "partners"))
        self.issued.voided.connect(self._open_line)
        work.background.job_over.connect(self._count_drafts)
        self.issued.addendum_wanted.connect(partial(self._amend, addendum_view))
        self.issued.ending_wanted.connect(partial(self._amend, ending_view))

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "file-text",
            tr("Belum ada perjanjian"),
            tr("Perjanjian dibuat dari usulan yang sudah diterima di Pencocokan."),
            (NextStep(tr("Buka Pencocokan"), partial(self.go_to.emit, "matching", None)),),
        )

    def main_action(self) -> PageAction:
        if self.draft is not None and self.side.currentWidget() is not self.draft:
            return PageAction(tr("Lanjutkan isian"), self._continue, "pencil-simple")
        return PageAction(tr("Buat perjanjian…"), self.show_ready, "file-plus")

    def more_actions(self) -> tuple[PageAction, ...]:
        return tuple(PageAction(tool.title, partial(self.show_tool, tool), tool.icon) for tool in TOOLS)

    def show_tool(self, tool: Tool) -> None:
        """Open one of the small views beside the list, making it if need be."""
        if tool.key not in self._tools:
            view = self._tools[tool.key] = tool.make(self._work)
            view.closed.connect(self.show_ready)
            view.opened.connect(self._open_line)
            self.side.addWidget(view)
        self._show(self._tools[tool.key])
        self._tools[tool.key].take_focus()

    def may_leave(self) -> bool:
        if self.draft is not None:
            self.draft.keeper.flush()
        if self.amendment is not None and self.amendment.unsaved:
            self._show(self.amendment)
            self.amendment.say_unsaved()
            return False
        return True

    def reload(self, changed: Changed) -> None:
        self.list.reload()
        self.ready.reload()
        self.issued.reload(changed)

    def _count_drafts(self) -> None:
        """A draft is kept or thrown away without a word; the list of them follows."""
        if self.side.currentWidget() is self.ready and self.isVisible():
            self.ready.drafts.reload()

    def open_record(self, record: object) -> None:
        if isinstance(record, ListQuery):
            proposal = record.value_of("proposal")
            if proposal:
                self.make(proposal)
            else:
                self.list.show_query(record)
        else:
            self._open_line(str(record))

    def show_ready(self) -> None:
        """Offer the accepted proposals."""
        if self.draft is not None:
            self.draft.keeper.flush()
        self.ready.reload()
        self._show(self.ready)
        self.list.table.clearSelection()

    def make(self, proposal: str) -> None:
        """Open the form for a proposal; one that is being filled in for another stays as a draft."""
        if self.draft is not None and self.draft.proposed.proposal == proposal:
            self._continue()
        else:
            self._begin(proposal)

    def _begin(self, proposal: str) -> None:
        self._work.ask("agreements/start", partial(self._read_start, proposal), self._started)

    def _read_start(self, proposal: str) -> Start:
        proposed = propose_terms(self._work.catalogue, self._work.actor, proposal)
        on = proposed.terms.date
        if on is None:
            raise RuntimeError("proposed terms without a date")
        draft = open_draft(self._work.catalogue, self._work.actor, proposal)
        return proposed, clause_parameters(proposed.pattern, on), draft

    def _started(self, start: Start) -> None:
        self._drop_draft()
        self.draft = DraftView(self._work, *start)
        self.draft.issued.connect(self._issued)
        self.draft.given_up.connect(self._given_up)
        self.draft.start_over.connect(partial(self._begin, self.draft.proposed.proposal))
        self.draft.to_list.clicked.connect(self.show_ready)
        self.side.addWidget(self.draft)
        self._show(self.draft)
        self.draft.take_focus()

    def _issued(self, report: AgreementReport) -> None:
        self._drop_draft()
        self._open_line(report.agreement)
        self.issued.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given_up(self) -> None:
        self._drop_draft()
        self.show_ready()

    def _drop_draft(self) -> None:
        if self.draft is not None:
            self.draft.forget()
            self.side.removeWidget(self.draft)
            self.draft.deleteLater()
            self.draft = None

    def _amend(self, make: Amend, line: AgreementLine, chain: AgreementChain) -> None:
        if self.amendment is not None and self.amendment.unsaved:
            self._show(self.amendment)
            self.amendment.say_unsaved()
            return
        self._drop_amendment()
        self.amendment = make(self._work, line, chain)
        self.amendment.issued.connect(partial(self._amended, line.agreement))
        self.amendment.given_up.connect(partial(self._leave_amendment, line.agreement))
        self.side.addWidget(self.amendment)
        self._show(self.amendment)
        self.amendment.take_focus()

    def _amended(self, agreement: str, report: PaperReport) -> None:
        self._leave_amendment(agreement)
        self.issued.show_next(report.code)

    def _leave_amendment(self, agreement: str) -> None:
        self._drop_amendment()
        self._open_line(agreement)

    def _drop_amendment(self) -> None:
        if self.amendment is not None:
            self.amendment.forget()
            self.side.removeWidget(self.amendment)
            self.amendment.deleteLater()
            self.amendment = None

    def _continue(self) -> None:
        if self.draft is not None:
            self._show(self.draft)

    def _open_line(self, agreement: str) -> None:
        self.issued.clear()
        self._show(self.issued)
        self.list.table.setCurrentIndex(self.list.model.index(-1, -1))
        self.list.show_query(ListQuery())
        self.list.choose(agreement)

    def _show_line(self, line: AgreementLine | None) -> None:
        if line is None:
            if self.side.currentWidget() is self.issued:
                self.issued.clear()
                self._show(self.ready)
            return
        known = self.issued.line is not None and self.issued.line.agreement == line.agreement
        if known and self.side.currentWidget() is not self.issued and not self.list.table.hasFocus():
            return  # the list was only read again; the form stays in view
        self.issued.show_line(line)
        self._show(self.issued)

    def _show(self, view: ReadyView | IssuedView | DraftView | ToolView | AmendmentView) -> None:
        """What is written or read at length has the whole width; the list is folded away meanwhile."""
        self.list.setVisible(view in (self.ready, self.issued))
        self.side.setCurrentWidget(view)
        self.actions_changed.emit()


def _filters() -> tuple[Filter, ...]:
    patterns = tuple((str(each), pattern_name(each)) for each in Pattern)
    states = tuple((str(each), status_name(each)) for each in AgreementStatus)
    return Filter("pattern", tr("Pola"), patterns), Filter("status", tr("Keadaan"), states)
