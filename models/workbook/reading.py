"""Workbooks and text files read in a process of their own, which may die without harm."""

from __future__ import annotations

import multiprocessing
import stat
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from models.domain.findings import Finding
from models.domain.progress import Progress, no_progress
from models.problems import ImportRejected
from models.workbook.cells.concealing import concealed, file_words
from models.workbook.limits import MEGABYTE, ReadingLimits
from models.workbook.parser.parsing import Answer, Part, Request, serve
from models.workbook.sheet import Row, Sheet, is_blank_row

_SPAWN = multiprocessing.get_context("spawn")
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether the user wants to stop."""


def read_workbook(
    path: Path, *, limits: ReadingLimits | None = None, progress: Progress = no_progress
) -> tuple[Sheet, ...]:
    """The sheets of an xlsx, xls, ods or csv file that hold anything; ImportRejected names what is wrong.

    `progress` is told of rows and may raise Cancelled, which ends the parsing at once.
    """
    limits = limits or ReadingLimits()
    try:
        request = Request(_bytes_of(path, limits), path.suffix, limits)
        sheets = _gathered(_parsed(request, progress))
    except ImportRejected as rejection:
        raise _with_file(rejection, path) from rejection.__cause__
    if not sheets:
        raise ImportRejected("file_empty", file=file_words(path))
    return tuple(sheet if sheet.name else _of_text(sheet, path.stem) for sheet in sheets)


def _of_text(sheet: Sheet, name: str) -> Sheet:
    """A text file is one sheet that bears its name."""
    findings = tuple(replace(finding, sheet=concealed(name)) for finding in sheet.findings)
    return Sheet(name, sheet.rows, findings, is_delimited=True)


def _bytes_of(path: Path, limits: ReadingLimits) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would never come to its end
            raise ImportRejected("file_unreadable")
        if found.st_size > limits.file_bytes:
            raise ImportRejected("file_too_large", limit=limits.file_bytes // MEGABYTE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ImportRejected("file_missing", folder=str(path.absolute().parent)) from error
    except OSError as error:
        raise ImportRejected("file_unreadable") from error


def _with_file(rejection: ImportRejected, path: Path) -> ImportRejected:
    return ImportRejected(rejection.message, **{**rejection.values, "file": file_words(path)})


def _gathered(parts: Iterator[Part]) -> list[Sheet]:
    rows: dict[str, list[Row]] = {}
    findings: dict[str, tuple[Finding, ...]] = {}
    for part in parts:
        rows.setdefault(part.sheet, []).extend(part.rows)
        findings[part.sheet] = findings.get(part.sheet, ()) + part.findings
    names = dict(zip(rows, _told_apart(rows), strict=True))
    return [
        Sheet(names[name], _trimmed(found), findings[name])
        for name, found in rows.items()
        if not all(map(is_blank_row, found))
    ]


def _told_apart(names: Iterable[str]) -> Iterator[str]:
    """The names as they may be shown; two that differ in what is hidden alone get a number."""
    used: Counter[str] = Counter()
    for name in names:
        shown = concealed(name)
        used[shown] += 1
        yield shown if used[shown] == 1 else f"{shown} ({used[shown]})"


def _trimmed(rows: list[Row]) -> tuple[Row, ...]:
    end = len(rows)
    while end and is_blank_row(rows[end - 1]):
        end -= 1
    return tuple(rows[:end])


class _Parser:
    """One parsing process and the line to it."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self._line, theirs = _SPAWN.Pipe()
        self._process: SpawnProcess = _SPAWN.Process(target=serve, args=(theirs, memory_bytes), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def line(self) -> Connection:
        return self._line

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._line.close()


_one_at_a_time = threading.Lock()
_warm: list[_Parser] = []


def _parsed(request: Request, progress: Progress) -> Iterator[Part]:
    """The answers of a parser, which goes on living only when it gave all of them."""
    with _one_at_a_time:
        parser = _warm_parser(request.limits.memory_bytes)
        finished = False
        try:
            for answer in _conversation(parser.line, request, progress):
                if isinstance(answer, Part):
                    yield answer
                    continue
                finished = True
                if isinstance(answer, ImportRejected):
                    raise answer
        finally:
            if finished:
                _warm.append(parser)
            else:
                parser.kill()


def _warm_parser(memory_bytes: int) -> _Parser:
    while _warm:
        parser = _warm.pop()
        if parser.is_alive and parser.memory_bytes == memory_bytes:
            return parser
        parser.kill()
    return _Parser(memory_bytes)


def _conversation(line: Connection, request: Request, progress: Progress) -> Iterator[Answer]:
    deadline = time.monotonic() + request.limits.seconds
    done = total = 0
    try:
        line.send(request)
        while True:
            progress(done, max(done, total))
            _check_time(deadline, request.limits)
            if not line.poll(_LOOK_EVERY):
                continue
            answer: Answer = line.recv()
            yield answer
            if not isinstance(answer, Part):
                return
            done, total = done + len(answer.rows), answer.total
    except (EOFError, ConnectionError) as error:
        raise ImportRejected("file_too_demanding") from error


def _check_time(deadline: float, limits: ReadingLimits) -> None:
    if time.monotonic() > deadline:
        raise ImportRejected("file_takes_too_long", limit=int(limits.seconds))
