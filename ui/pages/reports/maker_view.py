"""One paper in the making: its fields at the left, what it looks like at the right."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.domain.paper_reports import Printout
from models.domain.papers import PaperReport
from models.problems import UserProblem
from models.use_cases.issue_letter import issue_letter
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.reports.makings import Making, Offered, first_values, makings, paper_of, request_of
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.forms.form import Form
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

TYPING_PAUSE = 350
"""Milliseconds without a change before the paper is drawn again."""
_PREVIEW = "reports/preview"
_ROW = 29


class MakerView(QSplitter):
    """Seven papers; the one in view is drawn again whenever its form is right."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._work = work
        self._offered = Offered()
        self._name = "laporan.pdf"
        self.makings = tuple(makings())
        self.forms: dict[str, Form] = {}
        self.choices = QListWidget()
        self.stack = QStackedWidget()
        self.note = words(kind=Kind.SMALL, wrap=True)
        self.paper = PdfView(tr("Pratinjau"))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setObjectName("reports/maker")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.choices.setAccessibleName(tr("Jenis surat atau laporan"))
        for each in self.makings:
            item = QListWidgetItem(each.title)
            item.setToolTip(each.says)
            self.choices.addItem(item)
        self.choices.setFixedHeight(_ROW * len(self.makings) + GRID)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(GRID, GRID, GRID, 0)
        down.setSpacing(GRID)
        down.addWidget(self.choices)
        down.addWidget(self.stack, 1)
        left.setMinimumWidth(290)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        self.note.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        self.note.hide()
        beside.addWidget(self.note)
        beside.addWidget(self.paper, 1)
        right.setMinimumWidth(430)
        self.addWidget(left)
        self.addWidget(right)
        self.setSizes([400, 700])
        self.setStretchFactor(1, 1)

    def _connect(self) -> None:
        self.choices.currentRowChanged.connect(self._chosen)
        self._pause.timeout.connect(self.draw_now)
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(self._work.refused)

    @property
    def making(self) -> Making:
        """The paper in view."""
        return self.makings[max(self.choices.currentRow(), 0)]

    @property
    def form(self) -> Form:
        """The fields of the paper in view."""
        return self.forms[self.making.key]

    def offer(self, offered: Offered) -> None:
        """What letters can be about has been read: letters that nobody is filling in offer it anew."""
        if offered != self._offered:
            self._offered = offered
            for key in [key for key, form in self.forms.items() if not form.dirty]:
                gone = self.forms.pop(key)
                self.stack.removeWidget(gone)
                gone.deleteLater()
        if self.choices.currentRow() < 0:
            self.choices.setCurrentRow(0)
        else:
            self._chosen(self.choices.currentRow())

    def choose(self, key: str) -> None:
        """Turn to a paper by its key."""
        self.choices.setCurrentRow(next(at for at, each in enumerate(self.makings) if each.key == key))

    def draw_now(self) -> None:
        """Draw the paper with what is written now; say what is missing while the form is not right."""
        self._pause.stop()
        form = self.form
        if any(field.problem() for field in form.fields.values()):
            self._work.background.forget(_PREVIEW)
            self._say(tr("Pratinjau tampil setelah isian yang bertanda * lengkap."))
            self.paper.clear()
            return
        work, making = self._work, self.making
        read = partial(making.read, work.catalogue, work.actor, form.values())
        work.ask(_PREVIEW, read, partial(self._drawn, making.key), self._refused)

    def _chosen(self, row: int) -> None:
        if row < 0:
            return
        making = self.making
        if making.key not in self.forms:
            self.forms[making.key] = self._make_form(making)
        self.stack.setCurrentWidget(self.form)
        self.draw_now()

    def _make_form(self, making: Making) -> Form:
        form = Form(*making.fields(self._offered), columns=1, save_text=_verb(making))
        form.cancel_button.hide()
        form.show_values(first_values(making.key, date.today()))
        # what is offered can be used as it stands, without a change
        form.save_button.setEnabled(True)
        for field in form.fields.values():
            field.edited.connect(self._edited)
        form.saved.connect(self._wanted)
        self.stack.addWidget(form)
        return form

    def _edited(self) -> None:
        self.form.save_button.setEnabled(True)
        self.form.state.setText("")
        self._pause.start()

    def _drawn(self, key: str, made: Printout) -> None:
        if key != self.making.key:
            return
        self._name = made.name
        self._say(_both(made.note) if made.note else "")
        self.paper.show_pdf(made.content)
        # once more when the pages have their scroll bar, which takes room from them
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self._say(f"{said.what_happened} {said.what_to_do}".strip())
        self.paper.clear()

    def _say(self, said: str) -> None:
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _wanted(self, values: dict[str, Any]) -> None:
        making = self.making
        if making.letter is not None:
            self._ask_to_issue(making, values)
        elif making.book is not None:
            name = self._name.replace(".pdf", ".xlsx")
            self._work.files.save_file(
                self, tr("Simpan Excel"), name, "Excel (*.xlsx)", partial(self._write_book, making, values)
            )
        else:
            self.draw_now()

    def _write_book(self, making: Making, values: dict[str, Any], path: Path) -> None:
        assert making.book is not None
        write = making.book(self._work.catalogue, self._work.actor, values, path)
        done = sentence("general.saved_file", file=path.name)
        self._work.start(write, title=tr("Menulis buku kerja"), done=done)

    def _ask_to_issue(self, making: Making, values: dict[str, Any]) -> None:
        ask_to_confirm(
            self,
            tr("Terbitkan dengan nomor resmi?"),
            tr("Terbitkan dengan nomor resmi"),
            partial(self._issue, making, values),
            why=tr("Nomor diambil dari buku nomor kantor dan tidak dipakai lagi untuk surat lain. "
                   "Berkas yang terbit disimpan di katalog dan tidak berubah. "
                   "Bila diurungkan, surat dan nomornya tetap tercatat sebagai batal."),
        )  # fmt: skip

    def _issue(self, making: Making, values: dict[str, Any], *, again: bool = False) -> None:
        assert making.letter is not None
        work = self._work
        request = request_of(making.letter, values)
        issue = partial(issue_letter, work.catalogue, work.actor, request, paper=paper_of(values), again=again)
        work.start_once(
            "reports/issue", issue, title=tr("Menerbitkan surat"), done=partial(_issued, making.title),
            succeeded=partial(self._show_issued, making), refused=partial(self._not_issued, making, values),
        )  # fmt: skip

    def _not_issued(self, making: Making, values: dict[str, Any], problem: UserProblem) -> None:
        """Ask where the same letter stands already; everything else is told as ever."""
        if problem.message != "letter.again":
            self._work.refused.emit(problem)
            return
        ask_to_confirm(
            self,
            tr("Terbitkan satu surat lagi?"),
            tr("Terbitkan lagi"),
            partial(self._issue, making, values, again=True),
            why=problem_sentences(problem).what_happened,
            careful=True,
        )

    def _show_issued(self, making: Making, report: PaperReport) -> None:
        # what is issued is not issued once more by a second press: only after a change
        self.forms[making.key].save_button.setEnabled(False)
        self._pause.stop()
        self._work.background.forget(_PREVIEW)
        self._name = "".join(c if c.isalnum() else "-" for c in report.number) + ".pdf"
        self._say(tr("Sudah terbit dengan nomor {number}; tersimpan di Surat terbit.").format(number=report.number))
        self.paper.show_pdf(report.content)

    def _save(self, data: bytes) -> None:
        self._work.save_bytes(self, tr("Simpan PDF"), self._name, "PDF (*.pdf)", data)


def _verb(making: Making) -> str:
    if making.letter is not None:
        return tr("Terbitkan…")
    return tr("Simpan Excel…") if making.book is not None else tr("Tampilkan")


def _both(message: str) -> str:
    said = problem_sentences(UserProblem(message))
    return f"{said.what_happened} {said.what_to_do}".strip()


def _issued(title: str, report: Any) -> str:
    return sentence("letter.issued", title=title, number=report.number)
