"""An agreement in the making: the form, the audit while one types, and the paper before it is numbered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from models.domain.agreements import AgreementReport, ClauseParameter, ProposedTerms
from models.problems import UserProblem
from models.use_cases.issue_agreement import draft_agreement, issue_agreement
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.facts import capitalised, pattern_name, unit_text
from ui.pages.agreements.findings_panel import FindingsPanel
from ui.pages.agreements.terms_form import TermsForm
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

TYPING_PAUSE = 500
"""Milliseconds without a change before the agreement is drafted again."""
_DRAFT = "agreements/draft"


class DraftView(QWidget):
    """`issued` carries the report once the number is taken; `given_up` when the user leaves the form."""

    issued = Signal(object)
    given_up = Signal()

    def __init__(
        self, work: Workplace, proposed: ProposedTerms, parameters: tuple[ClauseParameter, ...]
    ) -> None:
        super().__init__()
        self._work = work
        self.proposed = proposed
        self._stale = True
        self._busy = False
        self.form = TermsForm(proposed, parameters)
        self.findings = FindingsPanel()
        self.paper = PdfView(tr("Pratinjau perjanjian"))
        self.tabs = QTabWidget()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._lay_out()
        self._connect()
        self._draft()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, 4)
        head.setSpacing(2)
        head.addWidget(words(tr("Perjanjian baru"), Kind.HEADING))
        head.addWidget(words(_about(self.proposed), Kind.SMALL, wrap=True))
        inside.addLayout(head)
        writing = QSplitter(Qt.Orientation.Vertical)
        writing.setChildrenCollapsible(False)
        writing.setHandleWidth(1)
        writing.addWidget(self.form)
        writing.addWidget(self.findings)
        writing.setSizes([700, 260])
        self.findings.setMinimumHeight(96)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(tr("Isian atau pratinjau"))
        self.tabs.addTab(writing, tr("Isian"))
        self.tabs.addTab(self.paper, tr("Pratinjau"))
        inside.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.saved.connect(lambda _values: self.ask_to_issue())
        self.form.preview_wanted.connect(partial(self.tabs.setCurrentIndex, 1))
        self.form.cancelled.connect(self._leave)
        self._pause.timeout.connect(self._draft)
        self.tabs.currentChanged.connect(self._turned)
        self.paper.save_wanted.connect(self._save_draft)
        self.paper.refused.connect(self._work.refused)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_issue(self) -> None:
        """Ask once, then take the number."""
        if self._busy:
            return
        ask_to_confirm(
            self,
            tr("Terbitkan dengan nomor resmi?"),
            tr("Terbitkan dengan nomor resmi"),
            self.issue,
            why=tr("Nomor diambil dari buku nomor kantor dan tidak dipakai lagi untuk perjanjian lain. "
                   "Berkas yang terbit disimpan di katalog dan tidak berubah."),
        )  # fmt: skip

    def issue(self) -> None:
        """Number the agreement and keep its paper."""
        self._busy = True
        self.form.save_button.setEnabled(False)
        self._work.start(
            self._about_it(issue_agreement), title=tr("Menerbitkan perjanjian"), done=_issued_sentence,
            succeeded=self.issued.emit, refused=self._refused, ended=self._ended,
        )  # fmt: skip

    def forget(self) -> None:
        """Drop what is being read for this form."""
        self._pause.stop()
        self._work.background.forget(_DRAFT)
        self.paper.clear()

    def _edited(self) -> None:
        self._stale = True
        self._pause.start()

    def _turned(self) -> None:
        """To the paper: it takes the room that there is now, and says what is written now."""
        QTimer.singleShot(0, self.paper, self.paper.fit_width)
        if self._stale:
            self._pause.stop()
            self._draft()

    def _draft(self) -> None:
        if not self.form.right():
            self.findings.show_problem(tr("Isian di atas belum lengkap; pemeriksaan menunggu."))
            return
        self._stale = False
        self._work.ask(_DRAFT, self._about_it(draft_agreement), self._drafted, self._draft_refused)

    def _about_it(self, use_case: Callable[..., AgreementReport]) -> Callable[..., AgreementReport]:
        """The use case on this proposal, with the terms as they are written now."""
        work, proposal = self._work, self.proposed.proposal
        return partial(
            use_case, work.catalogue, work.actor, proposal, self.form.terms(), paper=self.form.paper
        )

    def _drafted(self, report: AgreementReport) -> None:
        self.findings.show_findings(report.findings)
        self.paper.show_pdf(report.content)
        # once more when the pages have their scroll bar, which takes room from them
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _draft_refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.findings.show_problem(f"{said.what_happened} {said.what_to_do}".strip())
        self.paper.clear()

    def _refused(self, problem: UserProblem) -> None:
        # the audit beside the form names each rule in words; the message would only name their codes
        if problem.message == "agreement.red":
            self.tabs.setCurrentIndex(0)
            self._work.say(tr("Belum diterbitkan: betulkan yang ditandai, lalu coba lagi. Nomor belum diambil."))
        else:
            self._work.refused.emit(problem)

    def _ended(self) -> None:
        self._busy = False
        self.form.save_button.setEnabled(True)

    def _save_draft(self, data: bytes) -> None:
        name = tr("draf-{proposal}.pdf").format(proposal=self.proposed.proposal)
        self._work.save_bytes(self, tr("Simpan draf"), name, _PDF, data)

    def _leave(self) -> None:
        if not self.form.dirty:
            self.given_up.emit()
            return
        ask_to_confirm(
            self, tr("Buang isian perjanjian ini?"), tr("Buang isian"), self.given_up.emit,
            why=tr("Yang sudah diketik hilang. Usulannya tetap diterima."), decline=tr("Lanjut mengisi"),
        )  # fmt: skip


_PDF = "PDF (*.pdf)"


def _about(proposed: ProposedTerms) -> str:
    return tr("{enterprise} dengan {partner} · {pattern} · {goods} {quantity} tiap bulan").format(
        enterprise=proposed.enterprise_name, partner=proposed.partner, pattern=pattern_name(proposed.pattern),
        goods=capitalised(proposed.goods), quantity=formats.quantity(proposed.quantity, unit_text(proposed.unit)),
    )  # fmt: skip


def _issued_sentence(report: Any) -> str:
    return sentence("agreement.issued", number=report.number)
