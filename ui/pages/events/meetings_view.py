"""Pertemuan: who meets whom, why some wait, and the timetable."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from models.domain.events import EventStatus, MeetingFacts, MeetingsProposed, PlanReport, Short, Side, WaitingMeeting
from models.use_cases import event_board
from models.use_cases.add_meeting import add_meeting
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.replan_event import replan_event
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.events.add_meeting_dialog import ask_for_meeting
from ui.pages.events.event_index import EventIndex
from ui.pages.events.filtered_rows import FilteredRows
from ui.pages.events.meeting_columns import MEETING_VALUES, meeting_columns, meeting_filters
from ui.pages.events.meeting_pane import MeetingPane
from ui.pages.events.part import EventPart
from ui.pages.events.plan_line import PlanLine
from ui.pages.events.waiting_reasons import WaitingReasons
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button, hairline
from ui.workplace import Workplace


class MeetingsView(EventPart):
    """The list, the meeting beside it, and under both what the timetable is worth."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.reasons = WaitingReasons()
        rows = FilteredRows(meeting_columns(lambda: self.index, self.reasons), MEETING_VALUES)
        self._rows = rows
        self.list: RecordList[MeetingFacts] = RecordList(
            rows, tr("pertemuan"), filters=meeting_filters(), empty=self._emptiness(), identity=lambda row: row.uid,
            can_export=False,
        )  # fmt: skip
        self.pane = MeetingPane(work)
        self.plan_line = PlanLine(work)
        self.propose_button = button(tr("Usulkan pertemuan"), self.propose)
        self.add_button = button(tr("Tambah…"), self.ask_to_add, icon_name="plus")
        self.plan_button = button(tr("Susun jadwal"), self.plan, kind="primary", icon_name="calendar-check")
        self._lay_out()
        self._connect()

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "handshake", tr("Belum ada pertemuan"),
            tr("Usulan yang diterima menjadi pertemuan; siapa yang belum mendapat cukup diberi pasangan berikutnya."),
            (NextStep(tr("Usulkan pertemuan"), self.propose), NextStep(tr("Tambah…"), self.ask_to_add)),
        )  # fmt: skip

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.propose_button)
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.plan_button)
        self.body.addLayout(row)
        both = ListAndRecord(self.list, self.pane, 0.7)
        both.setObjectName("events/meetings")
        self.body.addWidget(both, 1)
        self.body.addWidget(hairline())
        self.body.addWidget(self.plan_line)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_meeting)
        self.list.opened.connect(lambda row: self.part_wanted.emit("board", row.uid))
        self.list.new_wanted.connect(self.ask_to_add)
        self.pane.guest_wanted.connect(partial(self.part_wanted.emit, "guests"))
        self.pane.board_wanted.connect(partial(self.part_wanted.emit, "board"))

    def begin_event(self) -> None:
        self.reasons.forget()
        self.plan_line.forget()
        self.list.bar.clear()

    def refresh(self, index: EventIndex) -> None:
        self._rows.set_rows(index.facts.meetings)
        self.plan_line.show_event(index)
        self.plan_button.setEnabled(bool(index.facts.standing))
        self._show_meeting(self.list.current())
        read = partial(_read_standing, index)
        self.work.ask("events/standing", read, self._show_standing)

    def show_record(self, record: object) -> None:
        """Bring a meeting, named by its uid, into view."""
        self.list.bar.clear()
        self.list.table.setCurrentIndex(self._rows.index(-1, -1))
        self.list.choose(str(record))

    def propose(self) -> None:
        """Meetings from accepted proposals, and next-best pairs for whoever is below its floor."""
        work = self.work
        propose = partial(propose_meetings, work.catalogue, work.actor, self.event_uid)
        work.start_once("events/propose", propose, title=tr("Mengusulkan pertemuan"), done=_proposed)

    def plan(self) -> None:
        """Give every meeting a slot and a table; what is locked stays. While the event runs it is asked first."""
        if self.index is not None and self.index.facts.status is EventStatus.RUNNING:
            why = tr("Pertemuan yang menunggu diberi tempat; yang sudah terjadwal hanya pindah bila perlu. "
                     "Yang pindah masuk daftar Masih perlu diberi tahu di Hari H.")  # fmt: skip
            asks = tr("Acara sedang berlangsung. Susun dengan perpindahan paling sedikit?")
            ask_to_confirm(self, asks, tr("Susun, pindahkan sesedikitnya"), self._plan_by_few, why=why)
            return
        work = self.work
        plan = partial(plan_event, work.catalogue, work.actor, self.event_uid)
        work.start_once("events/plan", plan, title=tr("Menyusun jadwal"), done=_planned)

    def _plan_by_few(self) -> None:
        work = self.work
        plan = partial(replan_event, work.catalogue, work.actor, self.event_uid, ())
        work.start_once("events/plan", plan, title=tr("Menyusun jadwal"), done=_planned)

    def ask_to_add(self) -> None:
        """A meeting that somebody asked for."""
        index = self.index
        if index is not None:
            buyers = [each for each in index.side(Side.BUYER) if each.comes]
            enterprises = [each for each in index.side(Side.ENTERPRISE) if each.comes]
            ask_for_meeting(self, self.work, buyers, enterprises, self._add)

    def _add(self, buyer: str, enterprises: tuple[str, ...], need: str) -> None:
        work = self.work
        add = partial(add_meeting, work.catalogue, work.actor, self.event_uid, buyer, enterprises, need)
        work.start(add, title=tr("Menambah pertemuan"), done=tr("Pertemuan ditambahkan, dan menunggu tempat"))

    def _show_meeting(self, meeting: MeetingFacts | None) -> None:
        if self.index is not None:
            self.pane.show_meeting(self.index, meeting, self.reasons.of(meeting.uid) if meeting else "")

    def _show_standing(self, found: tuple[tuple[WaitingMeeting, ...], tuple[Short, ...]]) -> None:
        waiting, below = found
        if self.index is None:
            return
        self.reasons.show(self.index, waiting)
        self.list.table.viewport().update()
        self.plan_line.show_below(below)
        self._show_meeting(self.list.current())


def _read_standing(index: EventIndex) -> tuple[tuple[WaitingMeeting, ...], tuple[Short, ...]]:
    return tuple(event_board.waiting(index.facts)), tuple(event_board.below(index.facts))


def _proposed(outcome: MeetingsProposed) -> str:
    said = tr("{n} pertemuan dari usulan, {m} pasangan berikutnya")
    below = tr("; {n} peserta masih kurang").format(n=len(outcome.below)) if outcome.below else ""
    return said.format(n=outcome.from_proposals, m=outcome.next_best) + below


def _planned(report: PlanReport) -> str:
    plan = report.plan
    if plan is None:
        return tr("Jadwal disusun")
    said = tr("{held} pertemuan terjadwal dalam {used} slot").format(held=plan.held, used=plan.slots_used)
    return said + (tr("; {n} menunggu").format(n=len(report.waiting)) if report.waiting else "")
