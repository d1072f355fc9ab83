"""From an Excel list to records: choose, check, see what is wrong, take in, and give the rejected rows back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.findings import Finding
from models.domain.imports import ImportReport
from models.domain.intake import IntakeKind
from models.problems import UserProblem
from models.use_cases.write_template import write_template
from ui import formats
from ui.background import Job
from ui.dialogs.confirm import ask_to_confirm
from ui.intake.columns import finding_columns
from ui.intake.taking import Taken, take_file
from ui.saving import write_file
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

WORKBOOKS = "Excel, ODS, CSV (*.xlsx *.xls *.ods *.csv)"
_COUNTS = (
    ("read", "Dibaca"), ("new", "Baru"), ("updated", "Diperbarui"), ("unchanged", "Tetap"), ("rejected", "Ditolak"),
)  # fmt: skip


class IntakePanel(QWidget):
    """One import; `closed` when the user goes back to the list."""

    closed = Signal()
    reported = Signal(object)
    """The ImportReport that is now in view."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._file = Path()
        self._kind: IntakeKind | None = None
        self._taken: Taken | None = None
        self._job: Job | None = None
        self._unkept = b""
        self.heading = words(kind=Kind.HEADING, wrap=True)
        self.state = words(kind=Kind.MUTED, wrap=True)
        self.figures = {name: words("–", Kind.FIGURE) for name, _label in _COUNTS}
        self.findings = FixedRows[Finding](finding_columns())
        self.list = RecordList(self.findings, tr("temuan"), empty=_no_findings(), can_export=False)
        self._under = QStackedWidget()
        self._under.addWidget(self.list)
        self.import_button = button(tr("Impor"), self.take, kind="primary")
        self.rejected_button = button(tr("Simpan baris yang ditolak…"), self._save_rejected)
        self.other_button = button(tr("Pilih berkas lain…"), self.choose)
        self.cancel_button = button(tr("Batal"), self.close_panel)
        self._lay_out()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(GRID)
        top = QVBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        top.addWidget(self.heading)
        top.addWidget(self.state)
        top.addSpacing(GRID)
        top.addLayout(self._figures_row())
        # in a row of their own: with the figures they would ask for more width than a small window has
        top.addLayout(self._buttons_row())
        down.addLayout(top)
        down.addWidget(self._under, 1)

    def _figures_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5 * GRID)
        for name, label in _COUNTS:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(self.figures[name])
            column.addWidget(words(tr(label), Kind.SMALL))
            row.addLayout(column)
        row.addStretch()
        return row

    def _buttons_row(self) -> QHBoxLayout:
        # above the findings: the window's messages lie over the lower edge
        together = QHBoxLayout()
        together.setSpacing(GRID)
        for each in (self.rejected_button, self.other_button, self.cancel_button, self.import_button):
            together.addWidget(each)
        together.addStretch()
        return together

    def choose(self) -> None:
        """Ask for another file of the same kind."""
        check = partial(self.check, self._kind)
        self.leave(lambda: self._work.files.open_file(self, tr("Pilih daftar yang diimpor"), WORKBOOKS, check))

    def check(self, kind: IntakeKind | None, file: Path) -> None:
        """Read and check a file; nothing is written yet."""
        self._kind, self._file, self._taken = kind, file, None
        self._unkept = b""
        self._forget_findings("hourglass", tr("Berkas sedang diperiksa"))
        stoppable = tr("Belum ada yang disimpan. Pemeriksaan dapat dihentikan kapan saja.")
        self._begin(tr("Memeriksa {file}…").format(file=file.name), stoppable)
        self._start(dry_run=True, title=tr("Memeriksa {file}").format(file=file.name))

    def take(self) -> None:
        """Take the accepted rows into the catalogue."""
        whole = tr("Semuanya masuk sekaligus; bila dihentikan, tidak ada yang masuk.")
        self._begin(tr("Mengimpor {file}…").format(file=self._file.name), whole)
        self._start(dry_run=False, title=tr("Mengimpor {file}").format(file=self._file.name))

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

    def _start(self, *, dry_run: bool, title: str) -> None:
        work = self._work
        use_case = partial(take_file, work.catalogue, work.actor, self._file, self._kind, dry_run=dry_run)
        done = "" if dry_run else _done
        self._job = work.start(
            use_case,
            title=title,
            done=done,
            succeeded=partial(self._show, dry_run),
            refused=self._refuse,
            ended=self._ended,
        )
        self._job.cancelled.connect(self._say_stopped)
        self._job.broke.connect(lambda _defect: self._say_stopped())

    def _begin(self, says: str, more: str) -> None:
        self.heading.setText(says)
        self.state.setText(more)
        self.import_button.setEnabled(False)
        self.other_button.setEnabled(False)
        self.rejected_button.hide()
        self.cancel_button.setText(tr("Batal"))

    def _ended(self) -> None:
        self._job = None
        self.other_button.setEnabled(True)

    def _say_stopped(self) -> None:
        self.heading.setText(tr("Dihentikan"))
        self.state.setText(tr("Tidak ada yang disimpan."))

    def _forget_findings(self, icon: str, what: str, why: str = "") -> None:
        """Figures and findings of the file before are no longer true."""
        for figure in self.figures.values():
            figure.setText("–")
        self.findings.set_rows(())
        self._forget_notice()
        self._under.addWidget(EmptyState(Emptiness(icon, what, why)))
        self._under.setCurrentIndex(1)

    def _forget_notice(self) -> None:
        while (before := self._under.widget(1)) is not None:
            self._under.removeWidget(before)
            before.deleteLater()

    def _show(self, dry_run: bool, taken: Taken) -> None:
        report = taken.report
        self._taken = taken
        for name, figure in self.figures.items():
            figure.setText(formats.number(getattr(report, name)))
        self.findings.set_rows(report.findings)
        self._forget_notice()
        self.rejected_button.setVisible(bool(taken.rejected))
        if dry_run:
            self._offer(report)
        else:
            self._tell_result(report)
        self.reported.emit(report)

    def _offer(self, report: ImportReport) -> None:
        accepted = report.new + report.updated
        self.heading.setText(tr("{file} sudah diperiksa").format(file=report.file_name))
        self.state.setText(_what_will_happen(report))
        self.import_button.setText(tr("Impor {number} baris").format(number=formats.number(accepted)))
        self.import_button.setAccessibleName(self.import_button.text())
        self.import_button.setEnabled(accepted > 0)
        self.import_button.show()
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
        self.import_button.hide()
        self.cancel_button.setText(tr("Selesai"))

    def _refuse(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.heading.setText(said.what_happened)
        self.state.setText(said.what_to_do)
        self._forget_findings("warning", said.what_happened, said.what_to_do)

    def _save_rejected(self) -> None:
        if self._taken is not None:
            name = tr("{file} ditolak.xlsx").format(file=self._file.stem)
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


def _what_will_happen(report: ImportReport) -> str:
    if not report.new + report.updated:
        return tr("Tidak ada baris yang akan mengubah katalog.")
    if report.rejected:
        return tr("Baris yang ditolak tidak ikut; simpan, perbaiki, lalu impor lagi. Belum ada yang disimpan.")
    return tr("Semua baris dapat masuk. Belum ada yang disimpan.")


def _no_findings() -> Emptiness:
    return Emptiness("check-circle", tr("Tidak ada temuan"), tr("Hal yang perlu diperbaiki muncul di sini."))
