"""Cetak: papers are chosen, made, looked at, printed and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.events import EventFacts, EventPaper, Side
from models.domain.paper_reports import Printout
from models.domain.progress import Progress
from models.problems import UserProblem
from models.use_cases.print_event import print_event
from ui.pages.events.event_index import EventIndex
from ui.pages.events.numbered_papers import NumberedPapers
from ui.pages.events.paper_choice import PaperChoice, Whom
from ui.pages.events.part import EventPart
from ui.pages.events.to_tell import note_told
from ui.saving import write_file
from ui.texts import problem_sentences, tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

LEFT = 290
SIDE_OF = {EventPaper.ENTERPRISE_SLIPS: Side.ENTERPRISE, EventPaper.BUYER_SLIPS: Side.BUYER}
SLIPS = tuple(SIDE_OF)


class PapersView(EventPart):
    """Nothing printed here takes a number; numbered papers are issued below the list."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.made: tuple[Printout, ...] = ()
        self.choice = PaperChoice()
        self.make_button = button(tr("Buat cetakan"), self.make, kind="primary", icon_name="printer")
        self.numbered = NumberedPapers(work)
        self.which = QuietComboBox()
        self.save_all_button = button(tr("Simpan semua…"), self.save_all)
        self.given_button = button(tr("Slip sudah dibagikan"), self.note_given, icon_name="check")
        self._slips_of: EventFacts | None = None
        """The event whose slips are in view, and of whom."""
        self._given: tuple[str, ...] = ()
        self.issue_button = button(tr("Terbitkan dengan nomor…"), self._ask_to_issue, kind="primary")
        self.letter: EventPaper | None = None
        """The numbered paper whose draft is in view."""
        self.note = words(kind=Kind.SMALL, wrap=True)
        self.paper = PdfView(tr("Pratinjau cetakan"))
        self._right = QStackedWidget()
        self._lay_out()
        self._connect()
        self._judge()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QWidget()
        left.setFixedWidth(LEFT)
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, GRID)
        down.setSpacing(GRID)
        down.addWidget(self.choice, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * GRID, 0, GRID, 0)
        foot.addWidget(self.make_button)
        foot.addWidget(self.numbered)
        down.addLayout(foot)
        row.addWidget(left)
        self._right.addWidget(
            EmptyState(
                Emptiness("printer", tr("Belum ada pratinjau"), tr("Pilih cetakan di kiri, lalu Buat cetakan."))
            )
        )
        self._right.addWidget(self._preview())
        row.addWidget(self._right, 1)
        self.body.addLayout(row)

    def _preview(self) -> QWidget:
        right = QWidget()
        right.setProperty("kind", "beside")
        down = QVBoxLayout(right)
        down.setContentsMargins(1, GRID, 0, 0)
        down.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, GRID, 0)
        row.setSpacing(GRID)
        self.which.setAccessibleName(tr("Cetakan yang ditampilkan"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(12)
        row.addWidget(self.which, 1)
        row.addWidget(self.save_all_button)
        row.addWidget(self.given_button)
        row.addWidget(self.issue_button)
        down.addLayout(row)
        self.note.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, 0)
        down.addWidget(self.note)
        down.addWidget(self.paper, 1)
        return right

    def _connect(self) -> None:
        self.choice.changed.connect(self._judge)
        self.which.currentIndexChanged.connect(self._show)
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(self.work.refused)
        self.numbered.draft_wanted.connect(self.draft)
        self.numbered.issued.connect(lambda made: self._show_made((made,)))

    def begin_event(self) -> None:
        self._show_made(())

    def refresh(self, index: EventIndex) -> None:
        self.choice.show_event(index)
        self.numbered.show_event(index)
        self._judge()

    def show_record(self, record: object) -> None:
        """Choose the slips of those whose timetable changed, or a numbered paper."""
        if record == Whom.CHANGED:
            self.choice.wish(Whom.CHANGED, *SLIPS)
            self._judge()
            if self.choice.is_complete:
                self.make()
        elif isinstance(record, EventPaper):
            self.draft(record)

    def make(self) -> None:
        """Draw what is chosen; long lists take a while and can be cancelled."""
        work, choice = self.work, self.choice
        draw = partial(
            print_event, work.catalogue, work.actor, self.event_uid, choice.kinds, paper=choice.paper,
            guests=choice.guests,
        )  # fmt: skip
        self.make_button.setEnabled(False)
        self._remember_slips()
        work.start(draw, title=tr("Membuat cetakan"), succeeded=self._show_made, ended=self._judge)

    def _remember_slips(self) -> None:
        """Whose slips are made, and what stands on them: the timetable may change before they are given out."""
        sides = {SIDE_OF[kind] for kind in self.choice.kinds if kind in SIDE_OF}
        self._slips_of = self.index.facts if self.index and sides else None
        chosen = {*self.choice.guests}
        guests = self._slips_of.guests if self._slips_of else ()
        self._given = tuple(
            each.uid for each in guests if each.side in sides and (each.uid in chosen if chosen else each.comes)
        )

    def note_given(self) -> None:
        """Everybody whose slip is in view has it."""
        if self._slips_of is not None:
            note_told(self.work, self._slips_of, self._given)
            self._slips_of = None
            self.given_button.hide()

    def draft(self, kind: EventPaper) -> None:
        """Look at a letter before it takes a number."""
        work, choice = self.work, self.choice
        draw = partial(
            print_event, work.catalogue, work.actor, self.event_uid, (kind,), paper=choice.paper, guests=choice.guests
        )
        work.start_once(
            "events/draft", draw, title=tr("Membuat konsep surat"), succeeded=lambda made: self._show_made(made, kind)
        )

    def _ask_to_issue(self) -> None:
        if self.letter is not None:
            self.numbered.ask(self.letter, self.choice.paper, self.choice.guests)

    def save_all(self) -> None:
        """Each paper in a file of its own, beside one another."""
        if self.made and self.index is not None:
            name = f"{self.index.facts.code}.pdf"
            self.work.files.save_file(self, tr("Simpan semua cetakan"), name, "PDF (*.pdf)", self._save_all)

    def _save_all(self, path: Path) -> None:
        files = [(path.with_name(f"{path.stem}-{each.name}"), each.content) for each in self.made]
        done = tr("{n} berkas disimpan di {folder}").format(n=len(files), folder=path.parent.name or str(path.parent))
        self.work.start(_writing(files), title=tr("Menyimpan berkas"), done=done)

    def _save(self, data: bytes) -> None:
        at = self.which.currentIndex()
        if 0 <= at < len(self.made):
            self.work.save_bytes(self, tr("Simpan PDF"), self.made[at].name, "PDF (*.pdf)", data)

    def _show_made(self, made: tuple[Printout, ...], letter: EventPaper | None = None) -> None:
        self.made, self.letter = made, letter
        self.issue_button.setVisible(letter is not None)
        self.save_all_button.setVisible(letter is None)
        slips = {f"{kind}.pdf" for kind in SLIPS} & {each.name for each in made}
        self.given_button.setVisible(bool(slips and self._given and self._slips_of))
        self.which.blockSignals(True)
        self.which.clear()
        for each in made:
            self.which.addItem(each.name.removesuffix(".pdf").replace("-", " "))
        self.which.blockSignals(False)
        self.save_all_button.setEnabled(len(made) > 1)
        self._right.setCurrentIndex(1 if made else 0)
        self._show(0)

    def _show(self, at: int) -> None:
        if not 0 <= at < len(self.made):
            self.paper.clear()
            return
        self.note.setText(_note(self.made[at]))
        self.note.setVisible(bool(self.note.text()))
        self.paper.show_pdf(self.made[at].content)
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _judge(self) -> None:
        self.make_button.setEnabled(self.choice.is_complete and self.index is not None)


def _note(made: Printout) -> str:
    if not made.note:
        return ""
    said = problem_sentences(UserProblem(made.note))
    return f"{said.what_happened} {said.what_to_do}".strip()


def _writing(files: Sequence[tuple[Path, bytes]]) -> Callable[..., None]:
    def write(*, progress: Progress) -> None:
        for at, (path, content) in enumerate(files):
            progress(at, len(files))
            write_file(path, content, progress=progress)

    return write
