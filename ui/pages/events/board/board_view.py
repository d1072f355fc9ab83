"""Papan: the board, the tray of waiting meetings, and a line that says what would happen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from models.domain.events import MeetingFacts, WaitingMeeting
from models.problems import UserProblem
from models.use_cases import event_board
from models.use_cases.lock_meetings import lock_meetings
from models.use_cases.move_meeting import move_meeting
from ui import formats
from ui.pages.events.board.board import Board
from ui.pages.events.board.carrying import Carrying
from ui.pages.events.board.ghost import Ghost
from ui.pages.events.board.tray import Tray
from ui.pages.events.event_index import NO_CELL, Cell, EventIndex
from ui.pages.events.event_words import cell_words, pair_words
from ui.pages.events.part import EventPart
from ui.pages.events.waiting_reasons import WaitingReasons
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.filters import SearchBox
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, icon_button, words
from ui.workplace import Workplace

TRAY = 212


class BoardView(EventPart):
    """Everything that is moved here is written at once, and can be undone."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.board = Board()
        self.tray = Tray(lambda meeting: self.reasons.of(meeting))
        self.search = SearchBox(tr("Cari peserta di papan…"))
        self.state = words(kind=Kind.SMALL, wrap=True)
        self.said = words(kind=Kind.SMALL, wrap=True)
        self.waits = words(kind=Kind.LABEL)
        self.zoom_words = words(kind=Kind.SMALL)
        self.lock_button = button(tr("Kunci"), self._toggle_lock, icon_name="lock-simple")
        self.off_button = button(tr("Lepas"), self._take_off)
        self.open_button = button(tr("Rincian"), self._open_meeting)
        self.reasons = WaitingReasons()
        self._stack = QStackedWidget()
        self._lay_out()
        self.ghost = Ghost(self, self.board.cells)
        self._connect()

    def _lay_out(self) -> None:
        whole = QWidget()
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._bar())
        down.addWidget(hairline())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.board, 1)
        middle.addWidget(self._beside())
        down.addLayout(middle, 1)
        down.addWidget(hairline())
        down.addLayout(self._foot())
        self._empty = EmptyState(self._emptiness())
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        self.body.addWidget(self._stack)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        self.search.setFixedWidth(236)
        self.zoom_words.setMinimumWidth(44)
        row.addWidget(self.search)
        row.addWidget(self.state, 1)
        row.addWidget(icon_button("magnifying-glass-minus", tr("Perkecil papan"), lambda: self.board.step(-1)))
        row.addWidget(self.zoom_words)
        row.addWidget(icon_button("magnifying-glass-plus", tr("Perbesar papan"), lambda: self.board.step(1)))
        return row

    def _beside(self) -> QWidget:
        side = QFrame()
        side.setProperty("kind", "beside")
        side.setFixedWidth(TRAY)
        down = QVBoxLayout(side)
        down.setContentsMargins(1, GRID, 0, 0)
        down.setSpacing(GRID // 2)
        self.waits.setContentsMargins(GRID, 0, GRID, 0)
        hint = words(tr("Seret ke papan, atau Enter lalu panah."), Kind.SMALL, wrap=True)
        hint.setContentsMargins(GRID, 0, GRID, 0)
        down.addWidget(self.waits)
        down.addWidget(hint)
        down.addWidget(self.tray, 1)
        return side

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        self.said.setMinimumHeight(2 * 18)
        row.addWidget(self.said, 1)
        for each in (self.lock_button, self.off_button, self.open_button):
            row.addWidget(each)
        return row

    def _emptiness(self) -> Emptiness:
        step = NextStep(tr("Atur slot dan meja"), partial(self.part_wanted.emit, "plan", None))
        why = tr("Papan menunjukkan siapa bertemu siapa, pukul berapa, di meja mana.")
        return Emptiness("calendar-blank", tr("Belum ada slot atau meja"), why, (step,))

    def _connect(self) -> None:
        for source in (self.board, self.tray):
            source.carried_to.connect(self._carry_to)
            source.put_down.connect(self._put_down)
            source.let_go.connect(self._let_go)
        self.tray.picked_up.connect(partial(self.pick_up, by_mouse=True))
        self.board.picked_up.connect(lambda meeting: self.pick_up(meeting, by_mouse=self.board.is_dragging))
        self.board.dropped.connect(self.drop)
        self.board.doubleClicked.connect(lambda _at: self._open_meeting())
        self.board.current_changed.connect(self._tell_current)
        self.board.lock_wanted.connect(self._toggle_lock)
        self.board.zoom_changed.connect(lambda zoom: self.zoom_words.setText(formats.percent(zoom, 0)))
        self.tray.carried_by_keys.connect(self._pick_up_from_tray)
        self.tray.currentRowChanged.connect(self._tell_waiting)
        self.search.searched.connect(self._seek)
        self.board.show_at(1.0)

    def begin_event(self) -> None:
        self._end_carrying()
        self.reasons.forget()
        self.search.clear()

    def refresh(self, index: EventIndex) -> None:
        self._stack.setCurrentIndex(1 if index.facts.slots and index.facts.tables else 0)
        held = self.board.carrying
        if held is not None and index.meetings.get(held.meeting.uid) != held.meeting:
            self._end_carrying()  # somebody else moved it meanwhile
        self._show(index)
        self.work.ask("events/waiting", partial(event_board.waiting, index.facts), self._show_reasons)

    def _show(self, index: EventIndex) -> None:
        self.board.show_event(index)
        waiting = index.waiting
        self.tray.show_event(index, waiting)
        self.waits.setText(tr("Menunggu: {n}").format(n=formats.number(len(waiting))))
        held = tr("{placed} dari {all} pertemuan di papan")
        self.state.setText(
            held.format(placed=formats.number(index.placed), all=formats.number(len(index.facts.standing)))
        )
        self._tell_current()

    def show_record(self, record: object) -> None:
        """Bring a meeting, named by its uid, under the cursor."""
        meeting = self.index.meetings.get(str(record)) if self.index else None
        if meeting is None:
            return
        if meeting.slot:
            self.board.choose(meeting)
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tray.choose(meeting.uid)
            self.tray.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick_up(self, meeting: str, *, by_mouse: bool = False) -> None:
        """Take a meeting into the hand: every cell says from now on whether it can go there."""
        index = self.index
        if index is None or meeting not in index.meetings:
            return
        held = Carrying(index, index.meetings[meeting], event_board.ways(index.facts, meeting))
        self.board.carry(held, by_mouse=by_mouse)
        said = tr("Pertemuan {number} diangkat; {n} tempat bisa. Panah memilih, Enter menaruh, Esc batal.")
        self._say(said.format(number=held.meeting.number, n=formats.number(held.room)))

    def drop(self, cell: Cell) -> None:
        """Put down what is in the hand, or take the meeting under the cursor off the board."""
        held = self.board.carrying
        if held is None:
            self._take_off()
        elif cell == held.home:
            self._let_go()
        elif cell != NO_CELL and not held.fits(cell):
            self._say(held.words(cell))
        else:
            self._end_carrying()
            self._move(held.meeting, cell)

    def _pick_up_from_tray(self, meeting: str) -> None:
        self.pick_up(meeting)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carry_to(self, where: QPoint) -> None:
        held = self.board.carrying
        if held is None:
            return
        self.ghost.follow(held.meeting, where)
        self.board.hover(where)
        cell = NO_CELL if self.tray.lies_under(where) else self.board.cell_at(where)
        if cell is None:
            return
        self.said.setText(held.words(cell))
        if cell not in (NO_CELL, held.home) and not held.fits(cell):
            QToolTip.showText(where, held.words(cell), self.board)
        else:
            QToolTip.hideText()

    def _put_down(self, where: QPoint) -> None:
        held = self.board.carrying
        if held is None:
            return
        cell = NO_CELL if self.tray.lies_under(where) else self.board.cell_at(where)
        if cell is None or (cell == NO_CELL and not held.meeting.slot):
            self._let_go()
            return
        self.drop(cell)
        if self.board.carrying is held:  # it could not be put down there
            self._end_carrying()

    def _let_go(self) -> None:
        held = self.board.carrying
        self._end_carrying()
        if held is not None:
            self._say(tr("Pertemuan {number} tetap di tempatnya.").format(number=held.meeting.number))

    def _end_carrying(self) -> None:
        self.board.carry(None)
        self.ghost.hide()
        QToolTip.hideText()

    def _take_off(self) -> None:
        card = self.board.current_card()
        if card is not None:
            self._move(card, NO_CELL)

    def _move(self, meeting: MeetingFacts, cell: Cell) -> None:
        """Written at once; the board shows it before the catalogue has answered."""
        assert self.index is not None
        self.index = self.index.with_cell(meeting.uid, cell)
        self._show(self.index)
        if cell != NO_CELL:
            self.board.choose(self.index.meetings[meeting.uid])
        work, where = self.work, cell_words(self.index, *cell)
        said = tr("Pertemuan {number} dipindahkan ke {where}") if cell != NO_CELL else tr("Pertemuan {number} dilepas")
        done = said.format(number=meeting.number, where=where)
        self.board.announce(done)
        move = partial(move_meeting, work.catalogue, work.actor, meeting=meeting.uid, slot=cell[0], table=cell[1])
        work.start(move, title=tr("Memindahkan pertemuan"), done=done, refused=partial(self._not_moved, meeting))

    def _not_moved(self, meeting: MeetingFacts, problem: UserProblem) -> None:
        """The catalogue knew better: the card goes back."""
        if self.index is not None:
            self.index = self.index.with_cell(meeting.uid, (meeting.slot, meeting.table))
            self._show(self.index)
        self.work.refused.emit(problem)

    def _toggle_lock(self) -> None:
        card = self.board.current_card()
        if card is None:
            return
        work = self.work
        change = partial(lock_meetings, work.catalogue, work.actor, meetings=(card.uid,), locked=not card.locked)
        said = tr("Kunci pertemuan {n} dibuka") if card.locked else tr("Pertemuan {n} dikunci di tempatnya")
        work.start(change, title=tr("Mengunci pertemuan"), done=said.format(n=card.number))

    def _open_meeting(self) -> None:
        card = self.board.current_card()
        if card is not None:
            self.part_wanted.emit("meetings", card.uid)

    def _tell_current(self) -> None:
        card, held = self.board.current_card(), self.board.carrying
        for each in (self.lock_button, self.off_button, self.open_button):
            each.setEnabled(card is not None and held is None)
        self.lock_button.setText(tr("Buka kunci") if card is not None and card.locked else tr("Kunci"))
        self.lock_button.setAccessibleName(self.lock_button.text())
        at = self.board.currentIndex()
        if held is not None:
            self._say(held.words(self.board.current_cell()))
        elif at.isValid():
            self._say(_sentence(self.board.cells.spoken(at.row(), at.column())))

    def _tell_waiting(self) -> None:
        meeting = self.tray.current_meeting()
        if self.index is not None and meeting in self.index.meetings and self.tray.hasFocus():
            why = self.reasons.of(meeting)
            self.said.setText(f"{pair_words(self.index, self.index.meetings[meeting])}. {why}".strip())

    def _show_reasons(self, waiting: tuple[WaitingMeeting, ...]) -> None:
        if self.index is not None:
            self.reasons.show(self.index, waiting)
            self._tell_waiting()

    def _seek(self, sought: str) -> None:
        """Bring the meetings of a participant out; the first comes into view."""
        index = self.index
        if index is None:
            return
        found = [each for each in index.facts.standing if sought and _holds(index, each, sought)]
        self.board.highlight(frozenset(each.uid for each in found) if sought else frozenset())
        placed = [each for each in found if each.slot]
        if placed:
            self.board.choose(placed[0])
        if sought:
            self.said.setText(tr("{n} pertemuan ditemukan.").format(n=formats.number(len(found))))

    def _say(self, said: str) -> None:
        self.said.setText(said)
        self.board.announce(said)


def _holds(index: EventIndex, meeting: MeetingFacts, sought: str) -> bool:
    guests = (index.buyer_of(meeting), *index.enterprises_of(meeting))
    text = " ".join(f"{each.badge} {each.name} {each.record}" for each in guests).casefold()
    return all(word in text for word in sought.casefold().split())


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
