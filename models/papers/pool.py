"""Many agreements drawn at once, on two processes that know of nothing but the papers.

The program's own process only hands out and collects; whatever `progress` raises ends the others at once.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any

from models.domain.progress import Progress, no_progress
from reports.agreement import AgreementDocument, Mark, agreement_pdf

PROCESSES = 2
_SPAWN = multiprocessing.get_context("spawn")
_FEW = 24
"""So many are drawn before a process has started."""
_CHUNK = 10
"""A third of a second's work or less: the user sees the number move."""
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether the user wants to stop."""
_SELDOM = 20_000
"""A paper leaves thousands of small things behind; collecting them every 700 takes a tenth of the time."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What all the papers have in common."""

    paper: str
    logo: bytes


@dataclass(frozen=True, slots=True)
class _Chunk:
    first: int
    papers: tuple[tuple[AgreementDocument, Mark | None], ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    first: int = 0
    papers: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class _Broken:
    trace: str


class DrawingBroke(RuntimeError):
    """A paper could not be drawn, or a process ended; the trace is the message."""


def draw_all(
    documents: Sequence[AgreementDocument],
    paper: str = "A4",
    marks: Sequence[Mark | None] = (),
    progress: Progress = no_progress,
    *,
    logo: bytes = b"",
) -> tuple[bytes, ...]:
    """Return every agreement's PDF in the same order, byte for byte what `agreement_pdf` returns.

    `marks` is empty or has one for each. Whatever `progress` raises stops the work and goes on up. A document with
    gaps raises, so only what the audit lets through belongs here.
    """
    papers = tuple(zip(documents, marks or (None,) * len(documents), strict=True))
    progress(0, len(papers))
    return draw_as_they_come(papers, paper, progress, logo=logo, expected=len(papers))


def draw_as_they_come(
    papers: Iterable[tuple[AgreementDocument, Mark | None]],
    paper: str = "A4",
    progress: Progress = no_progress,
    *,
    logo: bytes = b"",
    expected: int = 0,
) -> tuple[bytes, ...]:
    """Return the PDFs of papers that are decided one after the other: the first are drawn while the rest are decided.

    `expected` is how many may come. Whatever `progress` or the papers raise stops the work and goes on up.
    """
    if expected <= _FEW:
        return _drawn_here(tuple(papers), _Look(paper, logo), progress)
    with _processes(_Look(paper, logo)) as lines:
        return _Stream(lines).drawn(papers, progress)


class _Stream:
    """Chunks that wait for a process, and processes that wait for a chunk."""

    def __init__(self, lines: list[Connection]) -> None:
        self._busy: list[Any] = list(lines)
        self._idle: list[Any] = []
        self._waiting: deque[_Chunk] = deque()
        self._found: dict[int, bytes] = {}

    def drawn(self, papers: Iterable[tuple[AgreementDocument, Mark | None]], progress: Progress) -> tuple[bytes, ...]:
        """Every paper, in the order in which they came."""
        coming, count = iter(papers), 0
        while some := tuple(islice(coming, _CHUNK)):
            self._waiting.append(_Chunk(count, some))
            count += len(some)
            self._hand_out(0)
        while len(self._found) < count:
            progress(len(self._found), count)
            self._hand_out(_LOOK_EVERY)
        progress(count, count)
        return tuple(self._found[at] for at in range(count))

    def _hand_out(self, patience: float) -> None:
        for line in wait(self._busy, patience):
            self._found.update(_answer(line))
            self._busy.remove(line)
            self._idle.append(line)
        while self._idle and self._waiting:
            line = self._idle.pop()
            _send(line, self._waiting.popleft())
            self._busy.append(line)


def _answer(line: Any) -> Iterator[tuple[int, bytes]]:
    """Return the papers that a process has drawn, with their places."""
    with _heard():
        told = line.recv()
    if isinstance(told, _Broken):
        raise DrawingBroke(told.trace)
    return enumerate(told.papers, start=told.first)


def _send(line: Any, chunk: _Chunk) -> None:
    with _heard():
        line.send(chunk)


@contextmanager
def _heard() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise DrawingBroke("a process that draws ended without an answer") from error


def _drawn_here(
    papers: Sequence[tuple[AgreementDocument, Mark | None]], look: _Look, progress: Progress
) -> tuple[bytes, ...]:
    drawn = []
    for document, mark in papers:
        drawn.append(agreement_pdf(document, look.paper, mark=mark, logo=look.logo))
        progress(len(drawn), len(papers))
    return tuple(drawn)


@contextmanager
def _processes(look: _Look) -> Iterator[list[Connection]]:
    lines, processes = [], []
    try:
        for _ in range(PROCESSES):
            ours, theirs = _SPAWN.Pipe()
            process = _SPAWN.Process(target=_serve, args=(theirs, look), daemon=True)
            process.start()
            theirs.close()
            lines.append(ours)
            processes.append(process)
        yield lines
    finally:
        for process, line in zip(processes, lines, strict=False):
            process.kill()
            process.join()
            process.close()
            line.close()


def _serve(line: Connection, look: _Look) -> None:
    """Ask for papers and draw them until the line is closed."""
    import traceback

    gc.freeze()
    gc.set_threshold(_SELDOM)
    try:
        line.send(_Drawn())
        while True:
            chunk: _Chunk = line.recv()
            line.send(_Drawn(chunk.first, _drawn_here(chunk.papers, look, no_progress)))
    except (EOFError, ConnectionError):  # nothing is wanted any more
        return
    except Exception:  # noqa: BLE001  whatever breaks here is raised again in the program's own process
        line.send(_Broken(traceback.format_exc()))
