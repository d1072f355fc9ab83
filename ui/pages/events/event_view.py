"""One event: its head, and a tab for each thing that is done with it."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from models.domain.events import EventDraft, EventFacts, EventStatus, Side
from models.problems import UserProblem
from models.use_cases.set_event_status import set_event_status
from models.use_cases.view_event import view_event
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import STATUSES
from ui.pages.events.part import EventPart
from ui.pages.events.plan_view import PlanView
from ui.texts import tr
from ui.widgets.late_view import LateView
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, icon_button, words
from ui.workplace import Workplace

_HERE = "ui.pages.events"
PLAN = "plan"
GONE = "event.unknown"
"""What reading an event that is not there says."""


Tab: TypeAlias = LateView[EventPart]

TABS: tuple[Tab, ...] = (
    LateView(PLAN, tr("Rencana"), f"{_HERE}.plan_view:PlanView"),
    LateView("guests", tr("Peserta"), f"{_HERE}.guests_view:GuestsView"),
    LateView("meetings", tr("Pertemuan"), f"{_HERE}.meetings_view:MeetingsView"),
    LateView("board", tr("Papan"), f"{_HERE}.board.board_view:BoardView"),
    LateView("papers", tr("Cetak"), f"{_HERE}.papers_view:PapersView"),
    LateView("day", tr("Hari H"), f"{_HERE}.day_view:DayView"),
    LateView("results", tr("Hasil"), f"{_HERE}.results_view:ResultsView"),
    LateView("follow_ups", tr("Tindak lanjut"), f"{_HERE}.follow_ups_view:FollowUpsView"),
)


class EventView(QWidget):
    """Reads the event, and gives its facts to the tab in view."""

    go_to = Signal(str, object)
    list_wanted = Signal(bool)
    """Whether the list of events is to stand beside it."""
    event_made = Signal(str)
    """uid of a new event."""
    gone = Signal()
    """The event is not there any more, or a new one was given up."""
    shown = Signal()
    """The facts of an event came into view."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._uid = ""
        self.index: EventIndex | None = None
        self.parts: dict[str, EventPart] = {}
        self.title = words(kind=Kind.HEADING)
        self.detail = words(kind=Kind.SMALL)
        self.status = QuietComboBox()
        self.list_button = icon_button("list", tr("Daftar acara"), self._toggle_list)
        self.tabs = QTabWidget()
        self._listed = True
        self._rooms: list[QVBoxLayout] = []
        self._lay_out()
        self.tabs.currentChanged.connect(self._turned)
        self.status.activated.connect(self._set_status)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(GRID, 0, 2 * GRID, GRID // 2)
        head.setSpacing(GRID)
        head.addWidget(self.list_button, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self.title, self.detail):
            label.setMinimumWidth(1)
            names.addWidget(label)
        head.addLayout(names, 1)
        self.status.setAccessibleName(tr("Keadaan acara"))
        self.status.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status.setMinimumContentsLength(14)
        for each in EventStatus:
            self.status.addItem(tr(STATUSES[each]), str(each))
        head.addWidget(self.status, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setAccessibleName(tr("Bagian acara"))
        for tab in TABS:
            frame = QWidget()
            room = QVBoxLayout(frame)
            room.setContentsMargins(0, 0, 0, 0)
            self._rooms.append(room)
            self.tabs.addTab(frame, tab.title)
        inside.addWidget(self.tabs, 1)

    @property
    def uid(self) -> str:
        """The event in view; "" while a new one is filled in."""
        return self._uid

    @property
    def plan(self) -> PlanView:
        """The tab of the event's own fields."""
        part = self.part(PLAN)
        assert isinstance(part, PlanView)
        return part

    def part(self, key: str) -> EventPart:
        """A tab's view, made if need be."""
        if key not in self.parts:
            at, tab = next((at, each) for at, each in enumerate(TABS) if each.key == key)
            made = self.parts[key] = tab.make(self._work)
            made.go_to.connect(self.go_to)
            made.part_wanted.connect(self.open_part)
            self._rooms[at].addWidget(made)
            made.show()
            if isinstance(made, PlanView):
                made.event_made.connect(self.event_made)
                made.given_up.connect(self.gone)
        return self.parts[key]

    def open_part(self, key: str, record: object = None) -> EventPart:
        """Turn to a tab, and to what is named on it."""
        self.tabs.setCurrentIndex([tab.key for tab in TABS].index(key))
        part = self.part(key)
        self._give(part)
        if record is not None:
            part.show_record(record)
        return part

    def show_event(self, uid: str) -> None:
        """Read this event and show it."""
        if uid != self._uid:
            self._uid = uid
            self.index = None
        self.reload()

    def show_new(self) -> None:
        """An event that is not there yet: only its own fields can be filled in."""
        self._uid, self.index = "", None
        self._work.background.forget("events/event")
        self.title.setText(tr("Acara baru"))
        self.detail.setText(tr("Slot dan meja diusulkan sesudah acara disimpan."))
        self.status.hide()
        self.tabs.setCurrentIndex(0)
        self._open_tabs(on=False)
        self.plan.show_new(EventDraft())

    def forget(self) -> None:
        """The event in view is not there any more."""
        self._uid, self.index = "", None
        self._work.background.forget("events/event")

    def reload(self) -> None:
        """Read the event again."""
        if self._uid:
            read = partial(view_event, self._work.catalogue, self._work.actor, self._uid)
            self._work.ask("events/event", read, self._show, self._not_there)

    @property
    def is_new(self) -> bool:
        """Whether an event is filled in that is not there yet."""
        return not self._uid and self.isVisible()

    def may_leave(self) -> bool:
        """False while something typed is not saved."""
        for key, part in self.parts.items():
            if not part.may_leave():
                self.open_part(key)
                return False
        return True

    def show_list_beside(self, beside: bool) -> None:
        """Whether the list stands beside it now."""
        self._listed = beside
        self.list_button.setToolTip(tr("Lipat daftar acara") if beside else tr("Tampilkan daftar acara"))
        self.list_button.setAccessibleName(self.list_button.toolTip())

    def _show(self, facts: EventFacts) -> None:
        if facts.uid != self._uid and facts.code != self._uid:
            return
        self._uid = facts.uid
        self.index = EventIndex(facts)
        self._show_head(self.index)
        self._open_tabs(on=True)
        for part in self.parts.values():
            part.show_event(self.index)
        self._give(self.part(TABS[self.tabs.currentIndex()].key))
        self.shown.emit()

    def _not_there(self, problem: UserProblem) -> None:
        """Somebody deleted it, or its making was taken back: the list shows what is left."""
        self.forget()
        self.gone.emit()
        if problem.message != GONE:
            self._work.refused.emit(problem)

    def _show_head(self, index: EventIndex) -> None:
        facts = index.facts
        self.title.setText(facts.draft.name)
        self.title.setToolTip(facts.draft.name)
        figures = (
            facts.code, formats.long_date(facts.draft.day), facts.draft.venue,
            formats.count(len(index.side(Side.BUYER)), tr("pembeli")),
            formats.count(len(index.side(Side.ENTERPRISE)), tr("UMKM")),
            formats.count(len(facts.standing), tr("pertemuan")),
        )  # fmt: skip
        self.detail.setText(" · ".join(each for each in figures if each))
        self.detail.setToolTip(self.detail.text())
        self.status.setCurrentIndex(self.status.findData(str(facts.status)))
        self.status.show()

    def _open_tabs(self, *, on: bool) -> None:
        for at in range(1, len(TABS)):
            self.tabs.setTabEnabled(at, on)

    def _give(self, part: EventPart) -> None:
        if self.index is not None and part.index is not self.index:
            part.show_event(self.index)

    def _turned(self, at: int) -> None:
        part = self.part(TABS[at].key)
        self._give(part)
        if TABS[at].key != PLAN and self._listed:
            self.list_wanted.emit(False)

    def _toggle_list(self) -> None:
        self.list_wanted.emit(not self._listed)

    def _set_status(self) -> None:
        if self.index is None:
            return
        status = EventStatus(self.status.currentData())
        if status is self.index.facts.status:
            return
        work = self._work
        change = partial(set_event_status, work.catalogue, work.actor, event=self._uid, status=status)
        done = tr("Acara kini: {status}").format(status=tr(STATUSES[status]))
        work.start(change, title=tr("Mengubah keadaan acara"), done=done, ended=self.reload)
