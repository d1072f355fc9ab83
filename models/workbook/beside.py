"""Rows of a large sheet read in two processes at once: here from the first on, beside this one from the last back."""

from __future__ import annotations

import copyreg
import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Hashable, Sequence
from contextlib import suppress
from dataclasses import fields
from multiprocessing.connection import Connection
from operator import attrgetter
from pickle import PicklingError
from typing import Any

from models.domain.equipment import InputPart, MachinePart, OutletPart
from models.domain.findings import Finding
from models.domain.freeing import free
from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    KbliIntake,
    NeedIntake,
    OfferIntake,
    PaperIntake,
    PartnerIntake,
    PersonIntake,
)
from models.domain.partners import GoodPart
from models.workbook.parser.parsing import silence
from models.workbook.rows.manner import HasRead, Manner, Portion

_SPAWN = multiprocessing.get_context("spawn")
_READY = "ready"
FEWEST = 30
"""Portions for which a process is worth its start."""
_AT_ONCE = 8
"""Portions that the other process is given at one time: it waits from its last until we look, after each of ours.

Each comes back by itself: in one piece they would keep every other thread from its turn."""
_PATIENCE = 0.2
"""Seconds to wait for what the other process has, once nothing else is left."""
_GONE = (EOFError, OSError, PicklingError)


def _travel_by_fields(kind: type[Any]) -> None:
    values: Callable[[Any], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda each: (kind, values(each)))


# there are very many of these: a frozen dataclass packs itself in half the time this way
for _kind in (
    *(EnterpriseIntake, BusinessIntake, PersonIntake, OfferIntake, PaperIntake, KbliIntake, PartnerIntake, NeedIntake),
    *(OutletPart, MachinePart, InputPart, GoodPart, Finding),
):
    _travel_by_fields(_kind)


def read_all(manner: Manner, portions: Sequence[Portion], ask: Callable[[], None]) -> Generator[list[HasRead]]:
    """What the rows of each portion say, in order; `ask` is called in between and may end it."""
    known: dict[Hashable, Any] = {}
    if len(portions) < FEWEST:
        for portion in portions:
            ask()
            yield manner.read(portion, known)
    else:
        with Shared(manner, portions) as shared:
            for at in range(len(portions)):
                yield shared.read(at, known, ask)
    free(known)


class Shared:
    """Portions shared out between this process and another; should that one end, this one reads them all."""

    def __init__(self, manner: Manner, portions: Sequence[Portion]) -> None:
        self._manner = manner
        self._portions = portions
        self._waiting = deque(range(len(portions)))
        self.asked: deque[int] = deque()
        """Given to the other process and not answered."""
        self._read: dict[int, list[HasRead]] = {}
        self.line, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=serve, args=(theirs,), daemon=True)
        self._is_there = self.is_ready = False
        with suppress(OSError):
            self.process.start()
            self._is_there = True
        theirs.close()

    def __enter__(self) -> Shared:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.pid is not None:
            self.process.kill()
            self.process.join()
            self.process.close()
        self.line.close()

    def read(self, at: int, known: dict[Hashable, Any], ask: Callable[[], None]) -> list[HasRead]:
        """What a portion says; the portions before it were asked for before."""
        while at not in self._read:
            ask()
            self._safely(self.give)
            if self._waiting and self._waiting[0] == at:
                self._waiting.popleft()
                self._read[at] = self._manner.read(self._portions[at], known)
                self._safely(self.take)
                continue
            self._safely(lambda: self.take(_PATIENCE))
            if at in self.asked:  # at the very end nothing else is left to do
                self._read[at] = self._manner.read(self._portions[at], known)
        return self._read.pop(at)

    def give(self) -> None:
        """Only to one who waits for it: sending to one at work would wait until that is done."""
        if self._is_waited_for() or self.asked:
            return
        some = [self._waiting.pop() for _ in range(min(_AT_ONCE, len(self._waiting) // 2))]
        if some:
            self.asked.extend(some)
            self.line.send([self._portions[at] for at in some])

    def _is_waited_for(self) -> bool:
        """Whether the other process is not ready yet."""
        if not self.is_ready and self.line.poll():
            self.line.recv()
            self.line.send(self._manner)
            self.is_ready = True
        return not self.is_ready

    def take(self, patience: float = 0.0) -> None:
        """What there is of the portions given, in the order in which they were; the first may be waited for."""
        while self.asked and self.line.poll(patience):
            answer: list[HasRead] = self.line.recv()
            self._read[self.asked.popleft()] = answer
            patience = 0.0

    def _safely(self, speak: Callable[[], None]) -> None:
        """Whatever the other process was to read is ours again where it does not answer any more."""
        if not self._is_there:
            return
        try:
            speak()
        except _GONE:
            self._is_there = False
            self._waiting = deque(sorted((*self._waiting, *self.asked)))
            self.asked.clear()


def serve(line: Connection) -> None:
    """Read portions in the manner that comes first, until the other side goes away. Imports no SQLAlchemy."""
    silence()
    gc.disable()  # rows are let go of as soon as they are told
    known: dict[Hashable, Any] = {}
    with suppress(EOFError, OSError, KeyboardInterrupt):
        line.send(_READY)
        manner: Manner = line.recv()
        while True:
            portions: list[Portion] = line.recv()
            for portion in portions:
                line.send(manner.read(portion, known))
