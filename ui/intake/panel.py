"""From an Excel list to records: look, answer, check, see what is wrong, take in, and give the rejected rows back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.imports import ImportReport
from models.domain.intake import IntakeKind
from models.domain.mapping import ProfileDraft
from models.problems import UserProblem
from models.use_cases.import_workbook import ImportRequest
from models.use_cases.propose_mapping import MappingProposal
from models.use_cases.remember_mapping import remember_mapping
from models.use_cases.write_template import write_template
from ui import formats
from ui.background import Job
from ui.dialogs.confirm import ask_to_confirm
from ui.intake.check_page import CheckPage
from ui.intake.columns_page import ColumnsPage
from ui.intake.kinds_asked import KindsAsked
from ui.intake.questions_page import QuestionsPage
from ui.intake.senders import SendersDialog
from ui.intake.steps_bar import Step, StepsBar
from ui.intake.taking import Looked, Taken, look_into, take_file
from ui.saving import write_file
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

WORKBOOKS = "Excel, ODS, CSV (*.xlsx *.xls *.ods *.csv)"
_PAGES = {Step.COLUMNS: 0, Step.QUESTIONS: 1, Step.CHECK: 2, Step.DONE: 2}


class IntakePanel(QWidget):
    """One import; `closed` when the user goes back to the list."""

    closed = Signal()
    reported = Signal(object)
    """The ImportReport that is now in view."""
    asked = Signal(object)
    """The MappingProposal that is now in view."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._file, self._name = Path(), ""
        self._kind: IntakeKind | None = None
        self._as: IntakeKind | None = None
        self._proposal: MappingProposal | None = None
        self._answered = False
        self._taken: Taken | None = None
        self._job: Job | None = None
        self._unkept = b""
        self.step = Step.FILE
        self._make_parts()
        self._lay_out()
        self._go(Step.CHECK)

    def _make_parts(self) -> None:
        self.steps = StepsBar()
        self.heading = words(kind=Kind.HEADING, wrap=True)
        self.state = words(kind=Kind.MUTED, wrap=True)
        self.columns, self.questions, self.found = ColumnsPage(), QuestionsPage(), CheckPage()
        self.figures, self.findings, self.list = self.found.figures, self.found.findings, self.found.list
        self.import_button = button(tr("Impor"), self.take, kind="primary")
        self.next_button = button(tr("Lanjut"), self.go_on, kind="primary")
        self.back_button = button(tr("Kembali"), self.go_back)
        self.rejected_button = button(tr("Simpan baris yang ditolak…"), self._save_rejected)
        self.other_button = button(tr("Pilih berkas lain…"), self.choose)
        self.cancel_button = button(tr("Batal"), self.close_panel)
        self.kinds = KindsAsked(self._read_as)
        self.steps.chosen.connect(self._go_to)
        for page in (self.columns, self.questions):
            page.changed.connect(self._judge)
            page.sender_wanted.connect(self._look)
        self.questions.senders_wanted.connect(self._show_senders)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.columns, self.questions, self.found):
            self._pages.addWidget(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(GRID)
        top = QVBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        for each in (self.steps, self.heading, self.state, self.kinds):
            top.addWidget(each)
        # above the pages: the window's messages lie over the lower edge
        top.addLayout(self._buttons_row())
        down.addLayout(top)
        down.addWidget(self._pages, 1)

    def _buttons_row(self) -> QHBoxLayout:
        together = QHBoxLayout()
        together.setSpacing(GRID)
        shown = (self.rejected_button, self.other_button, self.cancel_button, self.back_button)
        for each in (*shown, self.next_button, self.import_button):
            together.addWidget(each)
        together.addStretch()
        return together

    def choose(self) -> None:
        """Ask for another file of the same kind."""
        check = partial(self.check, self._kind)
        self.leave(lambda: self._work.files.open_file(self, tr("Pilih daftar yang diimpor"), WORKBOOKS, check))

    def check(self, kind: IntakeKind | None, file: Path) -> None:
        """Look into a file, and check it where there is nothing to ask; nothing is written yet."""
        self._kind, self._file = kind, file
        self._name = ImportRequest(file).file_words
        self._read_as(kind)

    def _read_as(self, kind: IntakeKind | None) -> None:
        """Look into the file anew, as a list of this kind."""
        self._as, self._taken, self._proposal = kind, None, None
        self._unkept, self._answered = b"", False
        self._go(Step.CHECK)
        self.found.forget("hourglass", tr("Berkas sedang diperiksa"))
        self._look()

    def _look(self, sender: str = "") -> None:
        """Read the file, as the lists of this sender were read before."""
        read = self._proposal.read if self._proposal else ()
        self._begin(tr("Memeriksa {file}…").format(file=self._name), _stoppable())
        work = self._work
        look = partial(look_into, work.catalogue, work.actor, self._file, self._as, sender, read=read)
        self._start(look, tr("Memeriksa {file}").format(file=self._name), partial(self._looked, sender=sender))

    def _show_senders(self) -> None:
        dialog = SendersDialog(self._work, self)
        dialog.view.remembered.connect(self.questions.offer_senders)
        dialog.open()

    def _looked(self, looked: Looked, sender: str = "") -> None:
        self._proposal = looked.proposal
        self.columns.show_proposal(looked.proposal)
        self.questions.show_proposal(looked.proposal, sender)
        if looked.taken is not None:
            self._show(True, looked.taken)
            return
        self._answered = True
        self._go(Step.COLUMNS)
        self.asked.emit(looked.proposal)

    def go_on(self) -> None:
        """On to the next step."""
        if self.step is Step.COLUMNS:
            self._go(Step.QUESTIONS)
        elif self.step is Step.QUESTIONS:
            self._answered = True
            self._begin(tr("Memeriksa {file}…").format(file=self._name), _stoppable())
            self.found.forget("hourglass", tr("Berkas sedang diperiksa"))
            self._take_file(dry_run=True, title=tr("Memeriksa {file}").format(file=self._name))

    def go_back(self) -> None:
        """Back to the step before; nothing is lost."""
        self._go_to(Step(self.step - 1))

    def _go_to(self, step: Step) -> None:
        if step is Step.FILE:
            self.choose()
        else:
            self._go(step)

    def take(self) -> None:
        """Take the accepted rows into the catalogue."""
        whole = tr("Semuanya masuk sekaligus; bila dihentikan, tidak ada yang masuk.")
        self._begin(tr("Mengimpor {file}…").format(file=self._name), whole)
        self._take_file(dry_run=False, title=tr("Mengimpor {file}").format(file=self._name))

    def close_panel(self) -> None:
        """Stop what runs and go back to the list; rejected rows that were not saved are asked about first."""
        self.leave(self._close)

    def leave(self, then: Callable[[], object]) -> None:
        """Do this, at once or when the user agrees to lose the rejected rows."""
        if not self._unkept:
            then()
            return
        ask_to_confirm(
            self,
            tr("Tinggalkan tanpa menyimpan baris yang ditolak?"),
            tr("Tinggalkan"),
            partial(self._give_up, then),
            why=tr("Baris itu tidak masuk katalog, dan daftar sebabnya tidak dapat diambil lagi dari sini."),
            decline=tr("Kembali"),
        )

    def _give_up(self, then: Callable[[], object]) -> None:
        self._unkept = b""
        then()

    def _close(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.closed.emit()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being checked or taken in."""
        return self._job is not None

    def _request(self, dry_run: bool) -> ImportRequest:
        """What to do, with everything that was answered; a file that asked nothing is read as it says itself."""
        proposal, asks = self._proposal, self.questions
        read = proposal.read if proposal else ()
        if not self._answered:
            return ImportRequest(self._file, self._as, read=read, dry_run=dry_run)
        plans = tuple(asks.plan_of(part.sheet, part.mapping) for part in self.columns.parts)
        key, sender = asks.chosen_key, asks.sender_name
        return ImportRequest(self._file, self._as, read=read, dry_run=dry_run, plans=plans, key=key, sender=sender)

    def _take_file(self, *, dry_run: bool, title: str) -> None:
        work = self._work
        use_case = partial(take_file, work.catalogue, work.actor, self._request(dry_run))
        self._start(use_case, title, partial(self._show, dry_run), done="" if dry_run else _done)

    def _start(
        self, use_case: Callable[..., object], title: str, succeeded: Callable[..., object],
        done: str | Callable[[Taken], str] = "",
    ) -> None:  # fmt: skip
        self._job = self._work.start(
            use_case, title=title, done=done, succeeded=succeeded, refused=self._refuse, ended=self._ended
        )
        self._job.cancelled.connect(self._say_stopped)
        self._job.broke.connect(lambda _defect: self._say_stopped())

    def _begin(self, says: str, more: str) -> None:
        self.heading.setText(says)
        self.state.setText(more)
        for each in (self.import_button, self.next_button, self.back_button, self.other_button):
            each.setEnabled(False)
        self.steps.show_step(self.step, may_go_back=False)
        self.rejected_button.hide()
        self.kinds.hide()
        self.cancel_button.setText(tr("Batal"))

    def _ended(self) -> None:
        self._job = None
        self.other_button.setEnabled(True)
        self.back_button.setEnabled(True)
        self.steps.show_step(self.step, may_go_back=self._may_go_back)

    @property
    def _may_go_back(self) -> bool:
        return self._proposal is not None and self.step is not Step.DONE

    def _say_stopped(self) -> None:
        self.heading.setText(tr("Dihentikan"))
        self.state.setText(tr("Tidak ada yang disimpan."))

    def _go(self, step: Step) -> None:
        """Show a step with its buttons."""
        self.step = step
        self._pages.setCurrentIndex(_PAGES[step])
        self.steps.show_step(step, may_go_back=self._may_go_back and not self.is_busy)
        asks = step in (Step.COLUMNS, Step.QUESTIONS)
        self.next_button.setVisible(asks)
        self.import_button.setVisible(step is Step.CHECK)
        self.back_button.setVisible(self._may_go_back)
        self.back_button.setEnabled(True)
        self.rejected_button.setVisible(not asks and self._taken is not None and bool(self._taken.rejected))
        if step is Step.COLUMNS:
            self.heading.setText(tr("Kolom mana berisi apa?"))
        elif step is Step.QUESTIONS:
            self.questions.places.follow((part.sheet.sheet, part.mapping) for part in self.columns.parts)
            self.heading.setText(tr("Yang hanya Anda yang tahu"))
        elif step is Step.CHECK and self._taken is not None:
            self._offer(self._taken.report)
        self._judge()

    def _judge(self) -> None:
        """What may be done now, and what it means."""
        if self.step is Step.COLUMNS:
            self._answered = True
            guesses = self.columns.guesses
            agrees = tr("Benar, pakai {count} tebakan").format(count=formats.number(guesses))
            self.next_button.setText(agrees if guesses else tr("Lanjut"))
            self.next_button.setEnabled(self.columns.is_complete)
            warm = tr("Tebakan dari isi kolom baru dipakai sesudah Anda membenarkannya. Belum ada yang disimpan.")
            self.state.setText(warm if guesses else tr("Perbaiki bila ada yang keliru. Belum ada yang disimpan."))
        elif self.step is Step.QUESTIONS:
            self._answered = True
            self.next_button.setText(tr("Periksa"))
            self.next_button.setEnabled(self.questions.is_complete)
            open_ones = tr("Jawab dulu yang masih “pilih…”. Belum ada yang disimpan.")
            self.state.setText(tr("Belum ada yang disimpan.") if self.questions.is_complete else open_ones)
        self.next_button.setAccessibleName(self.next_button.text())

    def _show(self, dry_run: bool, taken: Taken) -> None:
        self._taken = taken
        self.found.show_report(taken.report)
        self._go(Step.CHECK if dry_run else Step.DONE)
        if not dry_run:
            self._tell_result(taken.report)
            self._remember()
        self.reported.emit(taken.report)

    def _remember(self) -> None:
        """Read the next list of this sender as this one was."""
        asks = self.questions
        if not (self._answered and asks.sender_name and asks.remember.isChecked()):
            return
        drafts = [
            ProfileDraft(
                asks.sender_name, part.sheet.kind, part.sheet.headings, part.mapping,
                asks.day_first(part.sheet.sheet), asks.chosen_key, asks.places.home_of(part.sheet.sheet),
                part.sheet.sheet,
            )
            for part in self.columns.parts
        ]  # fmt: skip
        self._work.start(partial(remember_mapping, self._work.catalogue, self._work.actor, drafts))

    def _offer(self, report: ImportReport) -> None:
        accepted = report.new + report.updated
        self.heading.setText(tr("{file} sudah diperiksa").format(file=report.file_name))
        self.state.setText(_what_will_happen(report))
        self.import_button.setText(tr("Impor {number} baris").format(number=formats.number(accepted)))
        self.import_button.setAccessibleName(self.import_button.text())
        self.import_button.setEnabled(accepted > 0)
        if accepted and self.isVisible():
            self.import_button.setFocus()

    def _tell_result(self, report: ImportReport) -> None:
        self.heading.setText(tr("{file} sudah diimpor").format(file=report.file_name))
        self._unkept = self._taken.rejected if self._taken is not None else b""
        rest = tr(
            "Baris yang ditolak tidak masuk. Simpan sekarang sebagai Excel bersama sebabnya, perbaiki, lalu impor lagi;"
            " sesudah halaman ini ditinggalkan, daftarnya hilang."
        )
        self.state.setText(rest if report.rejected else tr("Semua baris masuk."))
        self.cancel_button.setText(tr("Selesai"))

    def _refuse(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self._taken = None
        self._go(Step.CHECK)
        self.import_button.setEnabled(False)
        self.heading.setText(tr("{file} tidak dapat diimpor").format(file=self._name))
        self.state.setText(tr("Tidak ada yang disimpan."))
        self.found.forget("warning", said.what_happened, said.what_to_do)
        self.kinds.setVisible(problem.message == "kind_not_recognised")

    def _save_rejected(self) -> None:
        if self._taken is not None:
            name = tr("{file} ditolak.xlsx").format(file=Path(self._name).stem)
            title = tr("Simpan baris yang ditolak")
            self._work.files.save_file(self, title, name, "Excel (*.xlsx)", partial(self._write, self._taken.rejected))

    def _write(self, rejected: bytes, path: Path) -> None:
        done = sentence("general.saved_file", file=path.name)
        kept = partial(self._kept, rejected)
        self._work.start(partial(write_file, path, rejected), title=tr("Menyimpan berkas"), done=done, succeeded=kept)

    def _kept(self, rejected: bytes, _path: Path) -> None:
        if rejected == self._unkept:
            self._unkept = b""


def save_template(work: Workplace, parent: QWidget) -> None:
    """Ask where the template goes, and write it."""

    def write(path: Path) -> None:
        done = sentence("records.template_saved", file=path.name)
        work.start(partial(write_template, path), title=tr("Menulis templat"), done=done)

    work.files.save_file(parent, tr("Simpan templat"), "Templat TemuMitra.xlsx", "Excel (*.xlsx)", write)


def _done(taken: Taken) -> str:
    report = taken.report
    return sentence(
        "records.imported",
        file=report.file_name,
        new=report.new,
        changed=report.updated,
        unchanged=report.unchanged,
        rejected=report.rejected,
    )


def _stoppable() -> str:
    return tr("Belum ada yang disimpan. Pemeriksaan dapat dihentikan kapan saja.")


def _what_will_happen(report: ImportReport) -> str:
    if not report.new + report.updated:
        return tr("Tidak ada baris yang akan mengubah katalog.")
    if report.rejected:
        return tr("Baris yang ditolak tidak ikut; simpan, perbaiki, lalu impor lagi. Belum ada yang disimpan.")
    return tr("Semua baris dapat masuk. Belum ada yang disimpan.")
