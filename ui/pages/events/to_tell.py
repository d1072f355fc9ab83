"""Whom somebody still has to tell: guests whose timetable changed since they were given their slip."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.domain.event_slips import schedules_of
from models.domain.event_timetables import Told
from models.domain.events import EventFacts
from models.use_cases.mark_told import mark_told
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import person_words
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace


class ToTell(QWidget):
    """Names and telephones; who was told leaves the list. Without anybody it is not there."""

    reprint_wanted = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._facts: EventFacts | None = None
        self.head = words(kind=Kind.LABEL)
        self.list = QListWidget()
        self.told_button = button(tr("Sudah diberi tahu"), self.mark, icon_name="check")
        self.reprint_button = button(tr("Cetak slip mereka"), self.reprint_wanted.emit, icon_name="printer")
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._judge)
        self.hide()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, GRID, 0, GRID)
        down.setSpacing(GRID)
        self.list.setAccessibleName(tr("Yang masih perlu diberi tahu"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        down.addWidget(self.head)
        down.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.told_button)
        row.addWidget(self.reprint_button)
        row.addStretch(1)
        down.addLayout(row)

    def show_event(self, index: EventIndex) -> None:
        """List this event's; who was chosen stays chosen."""
        chosen, self._facts = {*self._chosen()}, index.facts
        self.list.clear()
        plan = index.facts.plan
        for uid in plan.told if plan else ():
            if uid in index.guests:
                item = QListWidgetItem(person_words(index.guests[uid]), self.list)
                item.setData(Qt.ItemDataRole.UserRole, uid)
                item.setSelected(uid in chosen)
        self.head.setText(tr("Masih perlu diberi tahu: {n} peserta").format(n=self.list.count()))
        self.setVisible(self.list.count() > 0)
        self._judge()

    def mark(self) -> None:
        """The chosen know their timetable."""
        if self._facts is not None and self._chosen():
            note_told(self._work, self._facts, self._chosen())

    def _chosen(self) -> tuple[str, ...]:
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems())

    def _judge(self) -> None:
        self.told_button.setEnabled(bool(self._chosen()))


def note_told(work: Workplace, facts: EventFacts, guests: Iterable[str]) -> None:
    """Write down that these guests know the timetable that is on the screen."""
    now = schedules_of(facts)
    told = tuple(Told(uid, now.get(uid, "")) for uid in guests)
    mark = partial(mark_told, work.catalogue, work.actor, facts.uid, told)
    work.start(mark, title=tr("Mencatat"), done=tr("{n} peserta tercatat sudah diberi tahu").format(n=len(told)))
