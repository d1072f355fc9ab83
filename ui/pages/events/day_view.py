"""Hari H: who is here, who is missing, who came unasked, and what to do about those who do not come."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from models.domain.events import Arrival, CheckedIn, Curation, GuestFacts, GuestsAdded, MeetingState, Side
from models.problems import UserProblem
from models.use_cases.add_walk_in import add_walk_in
from models.use_cases.check_in import check_in
from ui import formats
from ui.pages.events.add_guests_dialog import AddGuestsDialog
from ui.pages.events.day_columns import DAY_VALUES, day_columns, day_filters, first_meeting
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import CURATIONS, cell_words
from ui.pages.events.filtered_rows import FilteredRows
from ui.pages.events.guest_columns import badge_order
from ui.pages.events.paper_choice import Whom
from ui.pages.events.part import EventPart
from ui.pages.events.replan_pane import ReplanPane
from ui.pages.events.to_tell import ToTell
from ui.texts import problem_sentences, tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace


class DayView(EventPart):
    """The cursor stands in the check-in field: a scanner types a badge and Enter."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.field = QLineEdit()
        self.answer = words(kind=Kind.HEADING, wrap=True)
        self.answer_detail = words(wrap=True)
        self.figures = words(kind=Kind.LABEL)
        rows = FilteredRows(day_columns(lambda: self.index), DAY_VALUES)
        self._rows = rows
        self.list: RecordList[GuestFacts] = RecordList(
            rows, tr("peserta"), filters=day_filters(), empty=self._emptiness(), identity=lambda row: row.uid,
            can_export=False,
        )  # fmt: skip
        self.replan = ReplanPane(work)
        self.to_tell = ToTell(work)
        self.here_button = button(tr("Tandai hadir"), partial(self.mark, Arrival.HERE))
        self.unknown_button = button(tr("Belum datang"), partial(self.mark, Arrival.UNKNOWN))
        self.absent_button = button(tr("Tandai tidak hadir…"), self.mark_absent)
        self.seat_button = button(tr("Carikan tempat…"), self.find_places)
        self.walk_in_button = button(tr("Datang tanpa undangan…"), self.ask_walk_in, icon_name="user-plus")
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()

    def _emptiness(self) -> Emptiness:
        step = NextStep(tr("Ke Peserta"), partial(self.part_wanted.emit, "guests", None))
        return Emptiness("users-three", tr("Belum ada peserta"), tr("Undang peserta dahulu."), (step,))

    def _lay_out(self) -> None:
        both = ListAndRecord(self._left(), self._side, 0.62)
        both.setObjectName("events/day")
        self._side.addWidget(self._door())
        self._side.addWidget(self.replan)
        self.body.addWidget(both)

    def _left(self) -> QWidget:
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, GRID, 0, GRID)
        down.setSpacing(0)
        self.figures.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        down.addWidget(self.figures)
        down.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, GRID, 0)
        row.setSpacing(GRID)
        for each in (self.here_button, self.unknown_button, self.absent_button):
            row.addWidget(each)
        row.addStretch(1)
        down.addLayout(row)
        return left

    def _door(self) -> QWidget:
        door = QWidget()
        down = QVBoxLayout(door)
        down.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        down.setSpacing(GRID)
        down.addWidget(words(tr("Daftar ulang"), Kind.HEADING))
        self.field.setAccessibleName(tr("Kode peserta, lalu Enter"))
        self.field.setPlaceholderText(tr("Kode peserta, lalu Enter"))
        self.field.setFont(window_font(Size.TITLE, Weight.STRONG))
        self.field.setMinimumHeight(48)
        down.addWidget(self.field)
        hint = tr("Misalnya U-017, u17, B-03, atau U-000123. Pemindai QR juga bisa.")
        down.addWidget(words(hint, Kind.SMALL, wrap=True))
        down.addSpacing(GRID)
        down.addWidget(self.answer)
        down.addWidget(self.answer_detail)
        down.addWidget(self.seat_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.seat_button.hide()
        down.addWidget(self.to_tell, 4)
        down.addStretch(1)
        down.addWidget(self.walk_in_button, 0, Qt.AlignmentFlag.AlignLeft)
        return door

    def _connect(self) -> None:
        self.field.returnPressed.connect(self.check_in)
        self.list.selection_changed.connect(self._judge)
        self.list.opened.connect(lambda _row: self.mark(Arrival.HERE))
        self.replan.closed.connect(self._show_door)
        for each in (self.replan.reprint_wanted, self.to_tell.reprint_wanted):
            each.connect(partial(self.part_wanted.emit, "papers", Whom.CHANGED))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_event(self) -> None:
        self.replan.leave()
        self.field.clear()
        self._say("", "")
        self.list.bar.clear()

    def refresh(self, index: EventIndex) -> None:
        self._rows.set_rows(sorted(index.facts.guests, key=badge_order))
        self.figures.setText(_figures(index))
        self.to_tell.show_event(index)
        self.replan.refresh(index)
        self._judge()

    def check_in(self) -> None:
        """Whoever is typed is here."""
        typed = self.field.text().strip()
        if not typed or self.index is None:
            return
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        work = self.work
        arrive = partial(check_in, work.catalogue, work.actor, self.event_uid, typed, Arrival.HERE)
        work.start(
            arrive, title=tr("Mencatat kehadiran"), done=self._checked_in_words, succeeded=self._checked_in,
            refused=self._not_known, quiet=True,
        )  # fmt: skip

    def mark(self, arrival: Arrival) -> None:
        """What the door saw of the selected."""
        work = self.work
        for guest in self._selected():
            arrive = partial(check_in, work.catalogue, work.actor, self.event_uid, guest.badge, arrival)
            work.start(arrive, title=tr("Mencatat kehadiran"), done=self._checked_in_words, quiet=True)

    def mark_absent(self) -> None:
        """The selected do not come: the new timetable is shown before anything is written."""
        chosen = tuple(each.uid for each in self._selected())
        if chosen and self.index is not None:
            self._side.setCurrentWidget(self.replan)
            self.replan.begin(self.index, chosen)

    def find_places(self) -> None:
        """Who came late gets a place again, the fewest people moved; it is looked at before it is written."""
        if self.index is not None:
            self._side.setCurrentWidget(self.replan)
            self.replan.begin(self.index, ())

    def ask_walk_in(self) -> None:
        """Somebody from the catalogue who was not invited."""
        if self.index is None:
            return
        invited = frozenset(each.record for each in self.index.facts.guests if not _not_let_in(each))
        asks = tr("Siapa yang datang tanpa undangan?")
        dialog = AddGuestsDialog(self, self.work, invited, asks, tr("Daftarkan sebagai hadir"))
        dialog.accepted.connect(lambda: self._walk_in(dialog.chosen()))
        dialog.open()

    def _walk_in(self, codes: tuple[str, ...]) -> None:
        work = self.work
        for code in codes:
            add = partial(add_walk_in, work.catalogue, work.actor, self.event_uid, code)
            work.start(add, title=tr("Mendaftarkan tamu"), done=partial(_walked_in, code))

    def _checked_in(self, outcome: CheckedIn) -> None:
        guest = self.index.guests.get(outcome.guest) if self.index else None
        if guest is None or self.index is None:
            return
        already = tr("sudah tercatat hadir") if outcome.already else tr("hadir")
        if outcome.back:
            already = tr("datang kembali; {n} slot waktunya dibuka lagi").format(n=outcome.back)
        if _not_let_in(guest):
            already = f"{already} · {tr(CURATIONS[guest.curation])}"
        tone = Tone.WARNING if _not_let_in(guest) else Tone.GOOD
        self._say(f"{guest.badge} {guest.name}: {already}", self._what_next(self.index, guest), tone)
        own = self.index.of_guest.get(guest.uid, ())
        self.seat_button.setVisible(any(not each.slot and each.state is MeetingState.PLANNED for each in own))

    def _what_next(self, index: EventIndex, guest: GuestFacts) -> str:
        """Where the guest goes first."""
        placed = [each for each in index.of_guest.get(guest.uid, ()) if each.slot in index.slots]
        if not placed and _not_let_in(guest):
            return tr("Tanpa pertemuan. Datang tanpa undangan… menerimanya dan mencarikan pertemuan.")
        if not placed:
            return first_meeting(index, guest)
        first = min(placed, key=lambda each: index.slots[each.slot].starts)
        others = [index.buyer_of(first)] if guest.side is Side.ENTERPRISE else list(index.enterprises_of(first))
        names = formats.listing(tuple(each.name for each in others))
        said = tr("Pertama: {cell}, dengan {names}. Seluruhnya {n} pertemuan.")
        return said.format(cell=cell_words(index, first.slot, first.table), names=names, n=len(placed))

    def _checked_in_words(self, outcome: CheckedIn) -> str:
        guest = self.index.guests.get(outcome.guest) if self.index else None
        return tr("Kehadiran {name} dicatat").format(name=guest.name) if guest and outcome.change_set else ""

    def _not_known(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self._say(said.what_happened, said.what_to_do, Tone.BAD)

    def _say(self, said: str, detail: str, tone: Tone = Tone.GOOD) -> None:
        self.seat_button.hide()
        self.answer.setText(said)
        restyle(self.answer, "tone", str(tone))
        self.answer_detail.setText(detail)

    def _selected(self) -> tuple[GuestFacts, ...]:
        return self.list.selected()

    def _show_door(self) -> None:
        self._side.setCurrentIndex(0)

    def _judge(self) -> None:
        for each in (self.here_button, self.unknown_button, self.absent_button):
            each.setEnabled(bool(self._selected()))


def _not_let_in(guest: GuestFacts) -> bool:
    return guest.curation in (Curation.RESERVE, Curation.REFUSED)


def _figures(index: EventIndex) -> str:
    said = []
    for side, noun in ((Side.BUYER, tr("pembeli")), (Side.ENTERPRISE, tr("UMKM"))):
        guests = index.side(side)
        expected = [each for each in guests if each.comes]
        here, others = (
            sum(each.arrival is Arrival.HERE for each in some)
            for some in (expected, [each for each in guests if not each.comes])
        )
        told = tr("{here} dari {n} {noun} hadir").format(here=here, n=len(expected), noun=noun)
        said.append(tr("{told}, {n} di luar daftar").format(told=told, n=others) if others else told)
    return " · ".join(said)


def _walked_in(code: str, outcome: GuestsAdded) -> str:
    return tr("{code} terdaftar sebagai hadir").format(code=", ".join(outcome.added) or code)
