"""What another window or workstation writes is shown here within seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from models.domain.changes import Changed
from ui.background import Job
from ui.workplace import Workplace

EVERY = 3_000
"""Milliseconds between two looks."""


class Since(Protocol):
    """What was found by a look."""

    @property
    def newest(self) -> int: ...
    @property
    def change_sets(self) -> frozenset[str]: ...


Look = Callable[[Any, int | None], Since]
"""(catalogue, the newest that was seen) → what came after it."""


class OthersChanges(QObject):
    """Looks for change sets that this window did not write, and has the pages read again."""

    def __init__(self, work: Workplace, look: Look, every: int = EVERY) -> None:
        super().__init__()
        self._work, self._look = work, look
        self._last: int | None = None
        self._own: set[str] = set()
        self._timer = QTimer(self, interval=every, singleShot=True)
        self._timer.timeout.connect(self.look)
        work.entered.connect(self._begin)
        work.background.job_queued.connect(self._know)

    def look(self) -> None:
        """Look now; the next look follows by itself."""
        work = self._work
        if work.catalogue is None:
            return
        if self._last is not None and work.background.jobs:  # what it writes is known by name only when it is over
            self._timer.start()
            return
        work.ask("frame/others", partial(self._look, work.catalogue, self._last), self._found, self._not_now)

    def _begin(self) -> None:
        self._last, self._own = None, set()
        self.look()

    def _know(self, job: Job) -> None:
        job.succeeded.connect(lambda outcome: self._own.add(str(getattr(outcome, "change_set", ""))))

    def _found(self, since: Since) -> None:
        if self._last is None or not self._work.background.jobs:
            others = since.change_sets - self._own
            self._last = since.newest
            self._own -= since.change_sets
            if others:
                self._work.background.catalogue_changed.emit(Changed.EVERYTHING)
        self._timer.start()

    def _not_now(self, _problem: object) -> None:
        self._timer.start()
