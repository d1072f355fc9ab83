"""Threads that run work objects one after the other and give them back to the main thread to be freed there."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

Tell = Callable[..., None]
"""Called on a lane's thread with a function and its arguments; calls it on the main thread, in the order told."""


class Work(Protocol):
    """Something to run; what goes wrong in it is its own business."""

    def run(self, tell: Tell) -> None:
        """Do it. Called on a lane's thread."""
        ...


_Item = tuple[int, Callable[[Tell], None]]


class Lane(QObject):
    """A few threads over one queue.

    A QObject whose last reference dies on another thread takes its pending signals with it and may take the
    program too; so the lane holds each work object until its thread has let go of it.

    Disconnecting a signal on one thread while another emits it ends the program now and then. So work never
    emits on its own thread: what it has to say goes through one signal of the lane that stays connected.
    """

    _something_said = Signal()

    def __init__(self, name: str, threads: int) -> None:
        super().__init__()
        self._queue: SimpleQueue[_Item | None] = SimpleQueue()
        self._held: dict[int, Work] = {}
        self._tickets = count()
        self._said: deque[Callable[[], None]] = deque()
        self._something_said.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._threads = [Thread(target=self._serve, name=f"{name}-{number}", daemon=True) for number in range(threads)]
        for thread in self._threads:
            thread.start()

    def submit(self, work: Work) -> None:
        """Run this as soon as a thread is free. Call on the main thread."""
        ticket = next(self._tickets)
        self._held[ticket] = work
        self._queue.put((ticket, work.run))

    def close(self) -> None:
        """Let the queue run empty and end the threads."""
        for _thread in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while (item := self._queue.get()) is not None:
            ticket, run = item
            run(self._tell)
            del item, run
            self._tell(self._free, ticket)

    def _tell(self, call: Callable[..., None], *arguments: object) -> None:
        self._said.append(partial(call, *arguments))
        self._something_said.emit()

    @Slot()
    def _pass_on(self) -> None:
        while self._said:
            self._said.popleft()()

    def _free(self, ticket: int) -> None:
        del self._held[ticket]


class Sweeper(QObject):
    """Collects cyclic garbage on the main thread only, as long as there are lanes.

    Python collects on whichever thread happens to allocate. A dialog that nobody needs any more and that refers to
    itself would then be destroyed on a lane's thread, which ends the program now and then.
    """

    _at_work: ClassVar[int] = 0
    EVERY = 300
    """Milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        Sweeper._at_work += 1
        gc.disable()
        self._timer = QTimer(self, interval=self.EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def stop(self) -> None:
        """The lanes have ended: Python may collect when it likes, unless others are still at work."""
        if self._timer.isActive():
            self._timer.stop()
            Sweeper._at_work -= 1
        if not Sweeper._at_work:
            gc.enable()

    @Slot()
    def sweep(self) -> None:
        """Collect the oldest generation that is due."""
        due = [age for age, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
               if count > limit]  # fmt: skip
        if due:
            gc.collect(due[-1])
