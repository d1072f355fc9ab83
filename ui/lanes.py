"""Threads that run work objects one after the other and give them back to the main thread to be freed there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject, Signal

_Item = tuple[int, Callable[[], None]]


class Work(Protocol):
    """Something to run; what goes wrong in it is its own business."""

    def run(self) -> None:
        """Do it. Called on a lane's thread."""
        ...


class Lane(QObject):
    """A few threads over one queue.

    A QObject whose last reference dies on another thread takes its pending signals with it and may take the
    program too; so the lane holds each work object until its thread has let go of it.
    """

    _released = Signal(int)

    def __init__(self, name: str, threads: int) -> None:
        super().__init__()
        self._queue: SimpleQueue[_Item | None] = SimpleQueue()
        self._held: dict[int, Work] = {}
        self._tickets = count()
        self._released.connect(self._free)
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
            run()
            del item, run
            self._released.emit(ticket)

    def _free(self, ticket: int) -> None:
        del self._held[ticket]
