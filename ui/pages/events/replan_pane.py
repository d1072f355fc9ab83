"""Somebody does not come: the new timetable is looked at before it is taken, and then it is said whom to tell."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from models.domain.events import Arrival, Move, PlanReport, clock
from models.use_cases.replan_event import draft_replan, replan_event
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import cell_words, pair_words, person_words
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace


class ReplanPane(QWidget):
    """Dry first; `Pakai jadwal baru` writes it."""

    reprint_wanted = Signal()
    closed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._index: EventIndex | None = None
        self.absent: tuple[str, ...] = ()
        self.draft: PlanReport | None = None
        self.taken: PlanReport | None = None
        self._written: PlanReport | None = None
        """What was taken here last; an undo takes it out of force, and a redo puts it back."""
        self.head = words(kind=Kind.HEADING, wrap=True)
        self.summary = words(wrap=True)
        self.now = QuietComboBox()
        self.moves = QListWidget()
        self.told = QListWidget()
        self.take_button = button(tr("Pakai jadwal baru"), self.take, kind="primary")
        self.leave_button = button(tr("Batal"), self.leave)
        self.reprint_button = button(tr("Cetak ulang slip mereka"), self.reprint_wanted.emit, icon_name="printer")
        self.moves_head = words(kind=Kind.LABEL)
        self.told_head = words(kind=Kind.LABEL)
        self._lay_out()
        self.now.activated.connect(self._ask)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self.head)
        self._from = QWidget()
        row = QHBoxLayout(self._from)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words(tr("Ubah mulai"), Kind.SMALL))
        self.now.setAccessibleName(tr("Jadwal diubah mulai slot"))
        self.now.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.now.setMinimumContentsLength(12)
        row.addWidget(self.now)
        row.addStretch(1)
        inside.addWidget(self._from)
        inside.addWidget(self.summary)
        for head, listed, said in (
            (self.moves_head, self.moves, tr("Pertemuan yang berubah")),
            (self.told_head, self.told, tr("Yang perlu diberi tahu")),
        ):
            head.setText(said)
            listed.setAccessibleName(said)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            listed.setWordWrap(True)
            inside.addWidget(head)
            inside.addWidget(listed, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for each in (self.leave_button, self.reprint_button, self.take_button):
            buttons.addWidget(each)
        inside.addLayout(buttons)

    def begin(self, index: EventIndex, absent: tuple[str, ...]) -> None:
        """Reckon the timetable without these guests; without any, for whoever came late."""
        self.absent, self._written, self._index = absent, None, None
        self._reckon(index)

    def refresh(self, index: EventIndex) -> None:
        """The event changed, perhaps by an undo: say what is in force now."""
        left = tuple(each for each in self.absent if each in index.guests)
        if self._index is None or (self.absent and not left):
            return
        self.absent = left
        number = index.facts.plan.number if index.facts.plan else 0
        if self._written is not None and self._written.plan is not None and self._written.plan.number == number:
            self._index = index
            self._take_done(self._written)
        else:
            self._reckon(index)

    def _reckon(self, index: EventIndex) -> None:
        kept = self.now.currentData() if self._index is not None else None
        self._index = index
        self.draft = self.taken = None
        without = tr("Tanpa {who}").format(who=formats.listing(tuple(_names(index, self.absent))))
        self.head.setText(without if self.absent else tr("Tempat bagi pertemuan yang menunggu"))
        self._offer_slots(index)
        if (chosen := self.now.findData(kept)) >= 0:
            self.now.setCurrentIndex(chosen)
        self._ask()

    def leave(self) -> None:
        """Nothing is written."""
        self.draft = self.taken = self._written = self._index = None
        self.absent = ()
        self.closed.emit()

    def take(self) -> None:
        """Write the timetable that was looked at."""
        assert self._index is not None
        work = self._work
        replan = partial(
            replan_event, work.catalogue, work.actor, self._index.facts.uid, self.absent, self._from_slot()
        )
        work.start_once(
            "events/replan", replan, title=tr("Menyusun ulang jadwal"), done=_taken, succeeded=self._take_done
        )

    def _offer_slots(self, index: EventIndex) -> None:
        self.now.clear()
        facts = index.facts
        left = {each.uid for each in facts.slots[facts.ended :]}
        for slot in index.meeting_slots:
            if slot.uid in left:
                self.now.addItem(tr("pukul {time}").format(time=clock(slot.starts)), slot.uid)
        # whoever was here has met in the slot that goes on
        seen = all(index.guests[each].arrival is Arrival.HERE for each in self.absent)
        coming = {each.uid for each in facts.slots[facts.over :]}
        later = (at for at in range(self.now.count()) if self.now.itemData(at) in coming)
        self.now.setCurrentIndex(next(later, self.now.count() - 1) if seen else 0)

    def _from_slot(self) -> str:
        return str(self.now.currentData() or "")

    def _ask(self) -> None:
        assert self._index is not None
        self.summary.setText(tr("Menghitung…"))
        for listed in (self.moves, self.told):
            listed.clear()
        self._show_buttons()
        work = self._work
        read = partial(
            draft_replan, work.catalogue, work.actor, self._index.facts.uid, self.absent, self._from_slot()
        )
        work.ask("events/replan", read, self._show_draft)

    def _show_draft(self, report: PlanReport) -> None:
        if self.taken is None and self._index is not None:
            self.draft = report
            self._show(report)

    def _take_done(self, report: PlanReport) -> None:
        if self._index is None:  # left while it was written
            return
        self.taken = self._written = report
        self.head.setText(tr("Jadwal baru berlaku"))
        self._show(report)

    def _show(self, report: PlanReport) -> None:
        index = self._index
        assert index is not None
        self.summary.setText(report_words(report))
        for listed in (self.moves, self.told):
            listed.clear()
        self.moves.addItems([move_words(index, each) for each in report.moves])
        self.told.addItems([person_words(index.guests[each]) for each in report.told if each in index.guests])
        for head, listed in ((self.moves_head, self.moves), (self.told_head, self.told)):
            head.setVisible(listed.count() > 0)
            listed.setVisible(listed.count() > 0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._from.setVisible(self.taken is None)
        self.take_button.setVisible(self.taken is None)
        self.take_button.setEnabled(self.draft is not None)
        self.reprint_button.setVisible(self.taken is not None and bool(self.taken.told))
        self.leave_button.setText(tr("Batal") if self.taken is None else tr("Tutup"))
        self.leave_button.setAccessibleName(self.leave_button.text())


def report_words(report: PlanReport) -> str:
    """ "3 pertemuan pindah, 2 kehilangan tempat; 4 peserta diberi tahu"."""
    lost = sum(not each.after[0] for each in report.moves)
    said = tr("{moved} pertemuan pindah, {lost} kehilangan tempat; {n} peserta perlu diberi tahu.")
    return said.format(moved=len(report.moves) - lost, lost=lost, n=len(report.told))


def move_words(index: EventIndex, move: Move) -> str:
    """ "12 PT A – Tani: 10.00, Meja 3 → 11.00, Meja 3"."""
    meeting = index.by_number.get(move.number)
    who = pair_words(index, meeting) if meeting else ""
    before, after = (cell_words(index, *cell) for cell in (move.before, move.after))
    return f"{move.number}. {who}: {before} → {after}"


def _names(index: EventIndex, guests: tuple[str, ...]) -> list[str]:
    shown = [index.guests[each].name for each in guests[:3] if each in index.guests]
    return shown if len(guests) <= 3 else [*shown, tr("{n} lainnya").format(n=len(guests) - 3)]


def _taken(report: PlanReport) -> str:
    return tr("Jadwal baru dipakai; {n} peserta perlu diberi tahu").format(n=len(report.told))
