"""Papers of an event that take a number: issued once, kept as they were issued."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.events import EventPaper
from models.domain.paper_reports import Printout
from models.domain.papers import PaperReport
from models.problems import UserProblem
from models.use_cases.issue_event_paper import issue_event_paper
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.events.event_index import EventIndex
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

NUMBERED = {
    EventPaper.INVITATIONS: "Surat undangan",
    EventPaper.MINUTES: "Berita acara",
    EventPaper.MEMO: "Nota dinas",
}


class NumberedPapers(QWidget):
    """A button for each draft; `issued` carries what was issued, to be shown."""

    draft_wanted = Signal(object)
    """The EventPaper whose draft is to be looked at before it takes a number."""
    issued = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._index: EventIndex | None = None
        self._paper = "A4"
        self._guests: tuple[str, ...] = ()
        self.buttons = {
            kind: button(f"{tr(said)}…", partial(self.draft_wanted.emit, kind)) for kind, said in NUMBERED.items()
        }
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        down.addWidget(words(tr("Surat bernomor"), Kind.LABEL))
        for each in self.buttons.values():
            down.addWidget(each)

    def show_event(self, index: EventIndex) -> None:
        """The event whose papers are issued."""
        self._index = index

    def ask(self, kind: EventPaper, paper: str, guests: tuple[str, ...]) -> None:
        """A number that is taken stays taken: ask first."""
        self._paper, self._guests = paper, guests
        why = tr("Nomor diambil dari buku nomor kantor dan tidak dipakai lagi untuk surat lain. "
                 "Berkas yang terbit disimpan di katalog dan tidak berubah. "
                 "Bila diurungkan, surat dan nomornya tetap tercatat sebagai batal.")  # fmt: skip
        asks = tr("Terbitkan {what} dengan nomor resmi?").format(what=tr(NUMBERED[kind]).lower())
        ask_to_confirm(self, asks, tr("Terbitkan dengan nomor resmi"), partial(self._issue, kind), why=why)

    def _issue(self, kind: EventPaper, *, again: bool = False) -> None:
        if self._index is None:
            return
        work = self._work
        issue = partial(
            issue_event_paper, work.catalogue, work.actor, self._index.facts.uid, kind, paper=self._paper,
            guests=self._guests, again=again,
        )  # fmt: skip
        title = tr(NUMBERED[kind])
        work.start_once(
            "events/issue", issue, title=tr("Menerbitkan surat"), done=partial(_issued, title),
            succeeded=partial(self._show, kind), refused=partial(self._not_issued, kind),
        )  # fmt: skip

    def _not_issued(self, kind: EventPaper, problem: UserProblem) -> None:
        """Ask where the same paper stands already; everything else is told as ever."""
        if problem.message != "letter.again":
            self._work.refused.emit(problem)
            return
        said = problem_sentences(problem).what_happened
        asks, verb = tr("Terbitkan satu surat lagi?"), tr("Terbitkan lagi")
        ask_to_confirm(self, asks, verb, partial(self._issue, kind, again=True), why=said, careful=True)

    def _show(self, kind: EventPaper, report: PaperReport) -> None:
        name = "".join(c if c.isalnum() else "-" for c in report.number) or str(kind)
        self.issued.emit(Printout(f"{kind}-{name}.pdf", report.content))


def _issued(title: str, report: PaperReport) -> str:
    return sentence("letter.issued", title=title, number=report.number)
