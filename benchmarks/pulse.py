"""How long the screen's thread is kept from its events."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer


class Pulse(QObject):
    """Beats on the main thread as often as it may; the longest pause between two beats is the longest block."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._beat)

    def during(self, work: Callable[[], object]) -> float:
        """The longest block while this is done, in seconds."""
        self.longest, self._last = 0.0, perf_counter()
        self._timer.start()
        work()
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
