"""One meeting: who, about what, where, and why not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.events import MeetingFacts, MeetingState
from models.use_cases.cancel_meeting import cancel_meeting
from models.use_cases.lock_meetings import lock_meetings
from models.use_cases.restore_meeting import restore_meeting
from ui.dialogs.ask_reason import ask_reason
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import SOURCES, cell_words, guest_words
from ui.pages.events.meeting_columns import STANDINGS, standing_of
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

USUAL_REASONS = ("Salah satu pihak membatalkan", "Produk tidak sesuai", "Sudah bertemu sebelumnya")


class MeetingPane(QWidget):
    """Cancelling takes a reason, and can be taken back."""

    guest_wanted = Signal(str)
    board_wanted = Signal(str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._index: EventIndex | None = None
        self.meeting: MeetingFacts | None = None
        self.head = words(kind=Kind.HEADING, wrap=True)
        self.where = words(kind=Kind.LABEL, wrap=True)
        self.about = words(wrap=True)
        self.why = words(kind=Kind.BODY, wrap=True)
        self.people = QVBoxLayout()
        self.board_button = button(tr("Tampilkan di Papan"), self._show_on_board)
        self.lock_button = button(tr("Kunci"), self._toggle_lock)
        self.cancel_button = button(tr("Batalkan…"), self._ask_to_cancel)
        self.restore_button = button(tr("Pulihkan"), self._restore)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID)
        self.people.setSpacing(0)
        for part in (self.head, self.where):
            inside.addWidget(part)
        inside.addLayout(self.people)
        for part in (self.about, self.why):
            inside.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (self.board_button, self.lock_button):
            row.addWidget(each)
        row.addStretch(1)
        inside.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        for each in (self.cancel_button, self.restore_button):
            below.addWidget(each)
        below.addStretch(1)
        inside.addLayout(below)
        inside.addStretch(1)

    def show_meeting(self, index: EventIndex, meeting: MeetingFacts | None, why: str) -> None:
        """Show this meeting, or that none is chosen."""
        self._index, self.meeting = index, meeting
        buttons = (self.board_button, self.lock_button, self.cancel_button, self.restore_button)
        for each in buttons:
            each.setVisible(meeting is not None)
        self._clear_people()
        if meeting is None:
            self.head.setText(tr("Pilih pertemuan di daftar"))
            for label in (self.where, self.about, self.why):
                label.setText("")
            return
        self._show_words(index, meeting, why)
        cancelled = meeting.state is MeetingState.CANCELLED
        self.restore_button.setVisible(cancelled)
        self.cancel_button.setVisible(meeting.state is MeetingState.PLANNED)
        self.board_button.setVisible(not cancelled)
        self.lock_button.setVisible(bool(meeting.slot) and not cancelled)
        self.lock_button.setText(tr("Buka kunci") if meeting.locked else tr("Kunci di tempat ini"))
        self.lock_button.setAccessibleName(self.lock_button.text())

    def _show_words(self, index: EventIndex, meeting: MeetingFacts, why: str) -> None:
        standing = standing_of(meeting)
        self.head.setText(tr("Pertemuan {number}").format(number=meeting.number))
        where = cell_words(index, meeting.slot, meeting.table) if meeting.slot else tr(STANDINGS[standing])
        self.where.setText(where)
        restyle(self.where, "tone", str(Tone.WARM if not meeting.slot and standing == "menunggu" else Tone.PLAIN))
        for guest in (index.buyer_of(meeting), *index.enterprises_of(meeting)):
            link = button(guest_words(guest), partial(self.guest_wanted.emit, guest.uid), kind="link")
            self.people.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        about = (
            tr(SOURCES[meeting.source]), meeting.proposal, meeting.subject, meeting.need,
            tr("nilai {score}").format(score=meeting.score) if meeting.score is not None else "",
        )  # fmt: skip
        self.about.setText(" · ".join(each for each in about if each))
        reason = tr("Batal: {reason}").format(reason=meeting.state_reason) if meeting.state_reason else why
        self.why.setText(reason)

    def _clear_people(self) -> None:
        while (item := self.people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_on_board(self) -> None:
        if self.meeting is not None:
            self.board_wanted.emit(self.meeting.uid)

    def _toggle_lock(self) -> None:
        if self.meeting is None:
            return
        work, locked = self._work, not self.meeting.locked
        change = partial(lock_meetings, work.catalogue, work.actor, (self.meeting.uid,), locked)
        said = tr("Pertemuan {n} dikunci di tempatnya") if locked else tr("Kunci pertemuan {n} dibuka")
        work.start(change, title=tr("Mengunci pertemuan"), done=said.format(n=self.meeting.number))

    def _ask_to_cancel(self) -> None:
        if self.meeting is not None:
            asks = tr("Batalkan pertemuan {n}?").format(n=self.meeting.number)
            why = tr("Pertemuan tetap tampak di daftar dengan alasannya, dan dapat dipulihkan.")
            usual = [tr(each) for each in USUAL_REASONS]
            ask_reason(self, asks, tr("Batalkan pertemuan"), self._cancel, why=why, usual=usual)

    def _cancel(self, reason: str) -> None:
        if self.meeting is not None:
            work = self._work
            cancel = partial(cancel_meeting, work.catalogue, work.actor, self.meeting.uid, reason)
            done = tr("Pertemuan {n} dibatalkan").format(n=self.meeting.number)
            work.start(cancel, title=tr("Membatalkan pertemuan"), done=done)

    def _restore(self) -> None:
        if self.meeting is not None:
            work = self._work
            restore = partial(restore_meeting, work.catalogue, work.actor, self.meeting.uid)
            done = tr("Pertemuan {n} dipulihkan, dan menunggu tempat").format(n=self.meeting.number)
            work.start(restore, title=tr("Memulihkan pertemuan"), done=done)
