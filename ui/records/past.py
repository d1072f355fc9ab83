"""The record in view as it stood at the end of a day, and back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.problems import UserProblem
from models.use_cases.view_as_of import newest_day
from ui import formats
from ui.records.pane import RecordsPane, Trade
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietDateEdit
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

ViewAsOf = Callable[..., Any]
"""(catalogue, actor, uid, day) → record"""


class PastBar(QWidget):
    """A line over the tabs of a record: which day is in view. It shows itself with the tab of the history."""

    def __init__(self, work: Workplace, pane: RecordsPane, trade: Trade, view_as_of: ViewAsOf) -> None:
        super().__init__()
        self._work, self._pane, self._trade, self._view_as_of = work, pane, trade, view_as_of
        self.past = False
        """Whether what is in view is past."""
        self.said = words(tr("Keadaan pada"), kind=Kind.SMALL)
        self.day = QuietDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setAccessibleName(tr("Hari yang ingin dilihat"))
        self.look = button(tr("Lihat"), self._look)
        self.now = button(tr("Sekarang"), self.back, kind="link")
        self._lay_out()
        pane.view.add_bar(self)
        pane.view.tabs.currentChanged.connect(self._settle)
        pane.shown.connect(self._renew)
        self._renew(None)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, GRID, GRID)
        for widget in (self.said, self.day, self.look, self.now):
            row.addWidget(widget)
        row.addStretch(1)

    def back(self) -> None:
        """Show the record as it is now."""
        record = self._pane.record
        if record is not None:
            self._pane.view.show_record(self._trade.head(record), self._trade.chapters(record))
        self._renew(record)

    def _look(self) -> None:
        record = self._pane.record
        if record is None:
            return
        wanted = self.day.date()
        day, uid = date(wanted.year(), wanted.month(), wanted.day()), self._trade.uid(record)
        read = partial(self._view_as_of, self._work.catalogue, self._work.actor, uid, day)
        self._work.ask(f"{self._trade.key}/past", read, partial(self._show, uid, day), self._refused)

    def _refused(self, problem: UserProblem) -> None:
        self.back()
        self._work.refused.emit(problem)

    def _show(self, uid: str, day: date, record: Any) -> None:
        current = self._pane.record
        if current is None or self._trade.uid(current) != uid:
            return  # another record is in view by now
        head = self._trade.head(record)
        then = tr("keadaan pada {day}").format(day=formats.short_date(day))
        told = replace(head, what=" · ".join(part for part in (head.what, then) if part))
        self._pane.view.show_record(told, self._trade.chapters(record))
        self.past = True
        self._pane.view.edit_button.setEnabled(False)
        self._settle()

    def _renew(self, _record: object) -> None:
        self.past = False
        self._pane.view.edit_button.setEnabled(True)
        newest = newest_day()
        today = QDate(newest.year, newest.month, newest.day)
        self.day.setMaximumDate(today)
        if not self.day.hasFocus():
            self.day.setDate(today)
        self._settle()

    def _settle(self) -> None:
        tabs = self._pane.view.tabs
        self.setVisible(self.past or tabs.currentIndex() == tabs.count() - 1)
        self.now.setVisible(self.past)
