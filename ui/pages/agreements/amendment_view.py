"""An addendum or an ending in the making: the form left, the paper right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.agreements import AgreementFinding, AgreementLine, Override
from models.domain.papers import AgreementChain, PaperReport
from models.problems import UserProblem
from models.use_cases.end_agreement import draft_ending, end_agreement
from models.use_cases.issue_addendum import draft_addendum, issue_addendum
from models.use_cases.issue_agreement import RedFindings
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.agreements.amendment_forms import AddendumForm, AmendmentForm, EndingForm
from ui.pages.agreements.draft_panes import DraftPanes
from ui.pages.agreements.findings import answers_used, said_findings, with_answers
from ui.pages.agreements.findings_panel import FindingsPanel
from ui.pages.agreements.override_dialog import ask_override
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

TYPING_PAUSE = 120
_KEY = "agreements/amendment"


class AmendmentView(QWidget):
    """`issued` carries the paper's report; `given_up` when the user closes the form."""

    issued = Signal(object)
    given_up = Signal()

    def __init__(
        self, work: Workplace, line: AgreementLine, form: AmendmentForm, draft: Callable[..., PaperReport],
        issue: Callable[..., PaperReport],
    ) -> None:  # fmt: skip
        super().__init__()
        self._work = work
        self.line = line
        self.form = form
        self._draft_it = partial(draft, work.catalogue, work.actor, line.agreement)
        self._issue_it = partial(issue, work.catalogue, work.actor, line.agreement)
        self._found: tuple[AgreementFinding, ...] = ()
        self.overrides: tuple[Override, ...] = ()
        self.findings = FindingsPanel()
        self.paper = PdfView(tr("Pratinjau {paper}").format(paper=form.heading.lower()))
        self.panes = DraftPanes(form, self.findings, self.paper)
        self.findings.hide()
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
        said = tr("{paper} atas perjanjian nomor {number}")
        head.addWidget(words(said.format(paper=self.form.heading, number=self.line.number), Kind.HEADING, wrap=True))
        who = tr("{partner} dan {enterprise}")
        parties = who.format(partner=self.line.partner, enterprise=self.line.enterprise_name)
        head.addWidget(words(parties, Kind.SMALL, wrap=True))
        inside.addLayout(head)
        inside.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.saved.connect(lambda _values: self._ask_to_issue())
        self.form.cancelled.connect(self._leave)
        self._pause.timeout.connect(self._draft)
        self.panes.paper_shown.connect(self._fit_paper)
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(self._work.refused)
        self.findings.field_wanted.connect(lambda name: self.form.fields[name].setFocus())
        self.findings.answer_wanted.connect(self._ask_answer)
        self.findings.answer_unwanted.connect(self._take_answer_back)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that closing would lose."""
        return self.form.dirty

    def say_unsaved(self) -> None:
        """Tell what keeps the user here."""
        self._work.say(tr("{paper} belum diterbitkan: terbitkan atau tutup dahulu.").format(paper=self.form.heading))

    def forget(self) -> None:
        """Drop what is being read for this form."""
        self._pause.stop()
        self._work.background.forget(_KEY)
        self.paper.clear()

    def _edited(self) -> None:
        self._found = ()
        self._pause.start()

    def _draft(self) -> None:
        if not self.form.right():
            self._show_problem(tr("Isian belum lengkap; kertasnya menunggu."))
            return
        read = partial(self._draft_it, self.form.draft(), paper=self.form.paper)
        self._work.ask(_KEY, read, self._drafted, self._draft_refused)

    def _drafted(self, report: PaperReport) -> None:
        first = self.paper.page_count == 0
        self._found = report.findings
        self._show_findings()
        self.paper.show_pdf(report.content, stay=not first)
        if first:
            self._fit_paper()

    def _draft_refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self._show_problem(f"{said.what_happened} {said.what_to_do}".strip())
        self.paper.clear()

    def _show_problem(self, said: str) -> None:
        self.findings.show_problem(said)
        self.findings.show()

    def _fit_paper(self) -> None:
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _ask_to_issue(self) -> None:
        why = tr("Nomor diambil dari buku nomor kantor. Perjanjian yang sudah terbit tidak diubah; "
                 "kertas ini menjadi bagian dari rangkaiannya.")  # fmt: skip
        ask_to_confirm(self, self.form.question, self.form.verb, self._issue, why=why)

    def _issue(self) -> None:
        answers = answers_used(with_answers(self._found, self.overrides))
        make = partial(self._issue_it, self.form.draft(), paper=self.form.paper, overrides=answers)
        self._work.start_once(
            f"{_KEY}/issue", make, title=tr("Menerbitkan {paper}").format(paper=self.form.heading.lower()),
            done=_issued_sentence, succeeded=self.issued.emit, refused=self._refused,
        )  # fmt: skip

    def _refused(self, problem: UserProblem) -> None:
        if isinstance(problem, RedFindings):
            self._found = problem.findings
            self.panes.show_form()
            self._show_findings()
            self._work.say(tr("Belum diterbitkan: betulkan yang ditandai, lalu coba lagi. Nomor belum diambil."))
        else:
            self._work.refused.emit(problem)

    def _show_findings(self) -> None:
        self.findings.show_findings(with_answers(self._found, self.overrides), self.form.fields)
        self.findings.setVisible(bool(self._found))

    def _ask_answer(self, found: AgreementFinding) -> None:
        (said,) = said_findings((found,))
        ask_override(self, found, said.text, self._answer, self.overrides[-1] if self.overrides else None)

    def _answer(self, override: Override) -> None:
        self.overrides = (*self.overrides, override)
        self._show_findings()

    def _take_answer_back(self, found: AgreementFinding) -> None:
        gone = (found.rule, found.values)
        self.overrides = tuple(each for each in self.overrides if (each.rule, each.values) != gone)
        self._show_findings()

    def _save(self, data: bytes) -> None:
        name = tr("draf-{paper}.pdf").format(paper=self.form.heading.lower())
        self._work.save_bytes(self, tr("Simpan draf"), name, "PDF (*.pdf)", data)

    def _leave(self) -> None:
        if not self.form.dirty:
            self.given_up.emit()
            return
        ask_to_confirm(
            self, tr("Tutup tanpa menerbitkan?"), tr("Buang isian"), self.given_up.emit,
            why=tr("Isian ini belum disimpan."), decline=tr("Lanjut mengisi"),
        )  # fmt: skip


def addendum_view(work: Workplace, line: AgreementLine, chain: AgreementChain) -> AmendmentView:
    """For a change that the parties agreed on."""
    return AmendmentView(work, line, AddendumForm(line, chain), draft_addendum, issue_addendum)


def ending_view(work: Workplace, line: AgreementLine, chain: AgreementChain) -> AmendmentView:
    """For an agreement that ends before its time."""
    return AmendmentView(work, line, EndingForm(line, chain), draft_ending, end_agreement)


def _issued_sentence(report: Any) -> str:
    return sentence("agreement.paper_issued", number=report.number)
