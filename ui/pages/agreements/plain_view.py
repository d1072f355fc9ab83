"""“Yang perlu Bapak/Ibu ketahui” in a window of its own, to read, print and save."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.agreements import AgreementTerms
from models.domain.income import IncomeInputs
from models.problems import UserProblem
from models.use_cases.plain_page import plain_page
from ui.texts import problem_sentences, tr
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_KEY = "agreements/plain"
_PDF = "PDF (*.pdf)"
_MARGIN = 24


class PlainPageDialog(QDialog):
    """The page about an agreement or draft; with the figures of a simulation where there are any."""

    def __init__(
        self, parent: QWidget, work: Workplace, subject: str, terms: AgreementTerms | None = None,
        inputs: IncomeInputs | None = None, paper: str = "A4",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._work, self.subject = work, subject
        self.setWindowTitle(tr("Halaman penjelasan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paper = PdfView(tr("Halaman penjelasan"))
        self.message = words(kind=Kind.ERROR, wrap=True)
        self.message.hide()
        self.close_button = button(tr("Tutup"), self.reject)
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(work.refused)
        self.finished.connect(lambda _result: work.background.forget(_KEY))
        room = parent.window().size()
        self.resize(min(820, room.width() - _MARGIN), min(760, room.height() - _MARGIN))
        read = partial(plain_page, work.catalogue, work.actor, subject, inputs, terms=terms, paper=paper)
        work.ask(_KEY, read, self._show, self._refused)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self.message)
        inside.addWidget(self.paper, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        inside.addLayout(row)

    def _show(self, data: bytes) -> None:
        self.paper.show_pdf(data)
        # once more when the pages have their scroll bar, which takes room from them
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.message.setText(f"{said.what_happened} {said.what_to_do}".strip())
        self.message.show()

    def _save(self, data: bytes) -> None:
        name = tr("penjelasan-{subject}.pdf").format(subject=self.subject)
        self._work.save_bytes(self, tr("Simpan PDF"), name, _PDF, data)


def show_plain_page(
    parent: QWidget, work: Workplace, subject: str, terms: AgreementTerms | None = None,
    inputs: IncomeInputs | None = None, paper: str = "A4",
) -> PlainPageDialog:  # fmt: skip
    """Open the page about an issued agreement ("PK-…") or a draft ("P-…") with these terms."""
    dialog = PlainPageDialog(parent, work, subject, terms, inputs, paper)
    dialog.open()
    return dialog
