"""What every tab of an event is: shown when it is in view, and only then drawn anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.events.event_index import EventIndex
from ui.workplace import Workplace


class EventPart(QWidget):
    """Children lay their widgets into `self.body` and draw in `refresh`."""

    go_to = Signal(str, object)
    """(page key, record) on another page."""
    part_wanted = Signal(str, object)
    """(key of another tab, what to show there)"""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.index: EventIndex | None = None
        self._stale = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    @property
    def event_uid(self) -> str:
        """The event in view; "" before there is one."""
        return self.index.facts.uid if self.index else ""

    def show_event(self, index: EventIndex) -> None:
        """These are the event's facts from now on."""
        other = self.index is None or self.index.facts.uid != index.facts.uid
        self.index = index
        self._stale = True
        if other:
            self.begin_event()
        self._freshen()

    def begin_event(self) -> None:
        """Another event than before comes into view: what was typed for the last one goes."""

    def refresh(self, index: EventIndex) -> None:
        """Draw the event anew."""
        raise NotImplementedError

    def show_record(self, record: object) -> None:
        """Bring what another tab names into view."""

    def may_leave(self) -> bool:
        """False while something typed here is not saved; it then says so itself."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._stale and self.index is not None and self.isVisible():
            self._stale = False
            self.refresh(self.index)
