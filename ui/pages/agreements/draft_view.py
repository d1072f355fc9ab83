"""An agreement in the making: the form, the audit while one types, and the paper before it is numbered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.agreements import AgreementFinding, AgreementReport, ClauseParameter, Override, ProposedTerms
from models.domain.drafts import AgreementDraft
from models.problems import UserProblem
from models.use_cases.issue_agreement import draft_agreement, issue_agreement
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.facts import capitalised, pattern_name, unit_text
from ui.pages.agreements.draft_keeper import DraftKeeper
from ui.pages.agreements.draft_panes import DraftPanes
from ui.pages.agreements.explaining import Explained, ExplainingButtons
from ui.pages.agreements.findings import answers_used, said_findings, unanswered, with_answers
from ui.pages.agreements.findings_panel import FindingsPanel
from ui.pages.agreements.note_bar import NoteBar
from ui.pages.agreements.override_dialog import ask_override
from ui.pages.agreements.terms_form import TermsForm
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

TYPING_PAUSE = 120
"""Milliseconds without a change before the agreement is drafted again."""
_DRAFT = "agreements/draft"
_PDF = "PDF (*.pdf)"


class DraftView(QWidget):
    """`issued` carries the report once the number is taken; `given_up` when the user closes the form."""

    issued = Signal(object)
    given_up = Signal()
    start_over = Signal()
    """The draft was thrown away, or another's is to be shown: the form is to be made anew."""

    def __init__(
        self,
        work: Workplace,
        proposed: ProposedTerms,
        parameters: tuple[ClauseParameter, ...],
        draft: AgreementDraft | None = None,
    ) -> None:
        super().__init__()
        self._work = work
        self.proposed = proposed
        self._busy = False
        self._found: tuple[AgreementFinding, ...] = ()
        self.overrides: tuple[Override, ...] = draft.overrides if draft else ()
        self.form = TermsForm(proposed, parameters)
        if draft is not None:
            self.form.type_again(draft)
        self.findings = FindingsPanel()
        self.paper = PdfView(tr("Pratinjau perjanjian"))
        self.panes = DraftPanes(self.form, self.findings, self.paper)
        self.note = NoteBar()
        self.keeper = DraftKeeper(work, draft or AgreementDraft(proposed.proposal), self._written)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._lay_out()
        self._connect()
        if draft is not None:
            self._tell_restored(draft)
        self._draft()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.kept = words(kind=Kind.SMALL)
        self.kept.setContentsMargins(0, GRID, 0, 0)  # in line with the words of the buttons beside it
        self.to_list = button(tr("Ke daftar"), icon_name="list")
        top = self._top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 4)
        top.setSpacing(GRID)
        said = self._said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(words(tr("Perjanjian baru"), Kind.HEADING))
        said.addWidget(words(_about(self.proposed), Kind.SMALL, wrap=True))
        self.explaining = ExplainingButtons(self._work, self._explained)
        said.addWidget(self.explaining)
        top.addLayout(said, 1)
        top.setAlignment(said, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        inside.addWidget(self.note)
        inside.addWidget(self.panes, 1)
        self.form.discard_button.setVisible(self.keeper.was_kept)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.saved.connect(lambda _values: self.ask_to_issue())
        self.form.preview_wanted.connect(self.panes.show_paper)
        self.form.cancelled.connect(self._leave)
        self.form.discard_wanted.connect(self._ask_to_discard)
        self._pause.timeout.connect(self._draft)
        self.panes.paper_shown.connect(self._fit_paper)
        self.panes.arranged.connect(self._arrange)
        self.paper.save_wanted.connect(self._save_draft)
        self.paper.refused.connect(self._work.refused)
        self.findings.field_wanted.connect(self._lead_to)
        self.findings.answer_wanted.connect(self._ask_answer)
        self.findings.answer_unwanted.connect(self._take_answer_back)
        self.keeper.told.connect(self.kept.setText)
        self.keeper.kept.connect(self._kept)
        self.keeper.contested.connect(self._tell_contested)

    def _arrange(self, wide: bool) -> None:
        """What explains the agreement stands at the right where there is room, else on a line of its own."""
        self.form.preview_button.setHidden(wide)
        if wide:
            self._top.insertWidget(1, self.explaining, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._said.addWidget(self.explaining)

    def _explained(self) -> Explained:
        return self.proposed.proposal, self.form.terms(), self.form.paper

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
                   "Berkas yang terbit disimpan di katalog dan tidak berubah. "
                   "Bila diurungkan, nomornya tetap tercatat sebagai batal di Buku nomor."),
        )  # fmt: skip

    def issue(self) -> None:
        """Number the agreement and keep its paper."""
        self._busy = True
        self.form.save_button.setEnabled(False)
        self.keeper.flush()
        work, form = self._work, self.form
        make = partial(
            issue_agreement, work.catalogue, work.actor, self.proposed.proposal, form.terms(), paper=form.paper,
            overrides=answers_used(with_answers(self._found, self.overrides)),
        )  # fmt: skip
        work.start(
            make, title=tr("Menerbitkan perjanjian"), done=_issued_sentence,
            succeeded=self._issued, refused=self._refused, ended=self._ended,
        )  # fmt: skip

    def forget(self) -> None:
        """Drop what is being read for this form; what was typed is kept."""
        self._pause.stop()
        self.keeper.flush()
        self._work.background.forget(_DRAFT)
        self.paper.clear()

    def _written(self, draft: AgreementDraft) -> AgreementDraft:
        return replace(draft, paper=self.form.paper, terms=self.form.terms(), overrides=self.overrides)

    def _kept(self, _draft: AgreementDraft) -> None:
        self.form.discard_button.show()

    def _edited(self) -> None:
        self.keeper.typed()
        self._pause.start()

    def _fit_paper(self) -> None:
        """It takes the room that there is now."""
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _draft(self) -> None:
        if not self.form.right():
            self.findings.show_problem(tr("Isian belum lengkap; pemeriksaan menunggu."))
            return
        work, form = self._work, self.form
        draft = partial(
            draft_agreement, work.catalogue, work.actor, self.proposed.proposal, form.terms(), paper=form.paper
        )
        work.ask(_DRAFT, draft, self._drafted, self._draft_refused)

    def _drafted(self, report: AgreementReport) -> None:
        first = self.paper.page_count == 0
        self._found = report.findings
        self._show_findings()
        self.paper.show_pdf(report.content, stay=not first)
        if first:  # once more when the pages have their scroll bar, which takes room from them
            self._fit_paper()

    def _show_findings(self) -> None:
        shown = with_answers(self._found, self.overrides)
        self.findings.show_findings(shown, self.form.fields)
        red = unanswered(shown)
        self.form.block(tr("Terbit menunggu {n} temuan merah.").format(n=formats.number(red)) if red else "")

    def _draft_refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.findings.show_problem(f"{said.what_happened} {said.what_to_do}".strip())
        self.paper.clear()

    def _lead_to(self, field: str) -> None:
        self.panes.show_form()
        self.form.lead_to(field)

    def _ask_answer(self, found: AgreementFinding) -> None:
        (said,) = said_findings((found,))
        ask_override(self, found, said.text, self._answer, self.overrides[-1] if self.overrides else None)

    def _answer(self, override: Override) -> None:
        self._set_overrides((*self._others(override.rule, override.values), override))

    def _take_answer_back(self, found: AgreementFinding) -> None:
        self._set_overrides(self._others(found.rule, found.values))

    def _others(self, rule: str, values: tuple[tuple[str, str], ...]) -> tuple[Override, ...]:
        return tuple(each for each in self.overrides if (each.rule, each.values) != (rule, values))

    def _set_overrides(self, overrides: tuple[Override, ...]) -> None:
        self.overrides = overrides
        self.keeper.typed()
        self._show_findings()

    def _tell_restored(self, draft: AgreementDraft) -> None:
        said = tr("Draf yang disimpan {at} dilanjutkan.").format(at=formats.moment(draft.saved_at))
        self.kept.setText(tr("Draf tersimpan {at}").format(at=formats.moment(draft.saved_at)))
        self.note.say(said, (tr("Mulai dari awal…"), self._ask_to_discard))

    def _tell_contested(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        steps = [(tr("Simpan yang ini"), self._take_over)]
        if problem.message == "agreement.draft_changed":
            steps.insert(0, (tr("Buka yang tersimpan"), self._show_theirs))
        self.note.say(f"{said.what_happened} {said.what_to_do}", *steps, tone="warning")

    def _take_over(self) -> None:
        self.note.hide()
        self.keeper.take_over()

    def _show_theirs(self) -> None:
        self.keeper.stop()
        self.start_over.emit()

    def _ask_to_discard(self) -> None:
        ask_to_confirm(
            self, tr("Buang draf perjanjian ini?"), tr("Buang draf"), self._discard,
            why=tr("Yang sudah diketik hilang, juga bagi rekan sekantor. Usulannya tetap diterima."),
            decline=tr("Lanjut mengisi"), careful=True,
        )  # fmt: skip

    def _discard(self) -> None:
        self.keeper.discard()
        self.given_up.emit()

    def _issued(self, report: AgreementReport) -> None:
        self.keeper.stop()  # it comes back should the issue be taken back
        self.issued.emit(report)

    def _refused(self, problem: UserProblem) -> None:
        # the audit beside the form names each rule in words; the message would only name their codes
        if problem.message == "agreement.red":
            self.panes.show_form()
            self._work.say(tr("Belum diterbitkan: betulkan yang ditandai, lalu coba lagi. Nomor belum diambil."))
        else:
            self._work.refused.emit(problem)

    def _ended(self) -> None:
        self._busy = False
        self._show_findings()

    def _save_draft(self, data: bytes) -> None:
        name = tr("draf-{proposal}.pdf").format(proposal=self.proposed.proposal)
        self._work.save_bytes(self, tr("Simpan draf"), name, _PDF, data)

    def _leave(self) -> None:
        self.keeper.flush()
        self.given_up.emit()


def _about(proposed: ProposedTerms) -> str:
    return tr("{enterprise} dengan {partner} · {pattern} · {goods} {quantity} tiap bulan").format(
        enterprise=proposed.enterprise_name, partner=proposed.partner, pattern=pattern_name(proposed.pattern),
        goods=capitalised(proposed.goods), quantity=formats.quantity(proposed.quantity, unit_text(proposed.unit)),
    )  # fmt: skip


def _issued_sentence(report: Any) -> str:
    return sentence("agreement.issued", number=report.number)
