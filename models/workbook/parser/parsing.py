"""The inside of the parsing process: bytes in, rows out. Imports neither Qt nor SQLAlchemy."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from multiprocessing.connection import Connection
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from models.domain.findings import Finding, Severity
from models.problems import ImportRejected
from models.workbook.cells.concealing import concealed
from models.workbook.limits import ReadingLimits
from models.workbook.parser.delimited import DelimitedText
from models.workbook.parser.failures import Failures, failed_cells
from models.workbook.parser.guard import Format, format_of
from models.workbook.sheet import Cell, Row, is_blank_row
from models.workbook.sheet_signs import WORDS

_ROWS_AT_ONCE = 1_000
_USUAL = frozenset({str, float, int, bool, date, datetime, time})
"""Types of cells that are cells of ours as they are."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to parse."""

    data: bytes
    suffix: str
    limits: ReadingLimits


@dataclass(frozen=True, slots=True)
class Part:
    """Further rows of a sheet; `total` is the number of rows of the whole file as far as known."""

    sheet: str
    rows: tuple[Row, ...]
    total: int
    findings: tuple[Finding, ...] = ()
    """What there is to say about how the sheet was written; comes with its last rows."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The file is read to its end."""


Answer = Part | Finished | ImportRejected


def serve(connection: Connection, memory_bytes: int) -> None:
    """Answer requests until the other side goes away."""
    _limit_memory(memory_bytes)
    silence()
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            request: Request = connection.recv()
            for answer in answers(request):
                connection.send(answer)


def answers(request: Request) -> Iterator[Answer]:
    """The parts of a file and its end, or one refusal."""
    try:
        yield from parts(request)
        yield Finished()
    except ImportRejected as rejection:
        yield rejection
    except MemoryError:
        yield ImportRejected("file_too_demanding")


def parts(request: Request) -> Iterator[Part]:
    """The visible sheets of a file in pieces; ImportRejected when it cannot be read."""
    found = format_of(request.data, request.suffix, request.limits)
    if found is Format.TEXT:
        text = DelimitedText(request.data, request.limits)
        yield from _pieces("", text.rows(), 0)
        yield Part("", (), 0, tuple(text.findings))
    else:
        failures = failed_cells(request.data) if found is Format.XLSX else {}
        yield from _workbook_parts(request, failures)


def _workbook_parts(request: Request, failures: Failures) -> Iterator[Part]:
    workbook = _opened(request.data)
    sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    names = [meta.name for meta in sheets if meta.visible == SheetVisibleEnum.Visible]
    hidden = [meta.name for meta in sheets if meta.visible != SheetVisibleEnum.Visible]
    for name in names:
        sheet = _sheet(workbook, name)
        _check_size(sheet, request.limits)
        yield from _pieces(name, _rows(sheet, failures.get(name, {})), sheet.total_height)
    if names:
        yield Part(names[0], (), 0, tuple(_not_read(workbook, name) for name in hidden if _holds_rows(workbook, name)))


def _holds_rows(workbook: CalamineWorkbook, name: str) -> bool:
    """Whether a sheet that nobody sees may be a list; those of our template hold words to choose from."""
    return name != WORDS and _sheet(workbook, name).height > 1


def _not_read(workbook: CalamineWorkbook, name: str) -> Finding:
    values = (("hidden", concealed(name)), ("rows", _sheet(workbook, name).height))
    return Finding("sheet_hidden", Severity.WARNING, values=values)


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise ImportRejected("file_password_protected") from error
    except (CalamineError, OSError, ValueError) as error:
        raise ImportRejected("file_damaged") from error


def _sheet(workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as error:
        raise ImportRejected("sheet_damaged", sheet=concealed(name)) from error


def _check_size(sheet: CalamineSheet, limits: ReadingLimits) -> None:
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= limits.last_row:
        raise ImportRejected("too_many_rows", sheet=concealed(sheet.name), limit=limits.last_row)
    if last_column >= limits.columns:
        raise ImportRejected("too_many_columns", sheet=concealed(sheet.name), limit=limits.columns)


def _rows(sheet: CalamineSheet, failures: Mapping[int, Mapping[int, str]]) -> Iterator[Row]:
    """Rows from row 1 and column A on, however late the first cell stands."""
    for index, cells in enumerate(sheet.to_python(skip_empty_area=False)):
        row = tuple([None if cell == "" else cell for cell in _plain_row(cells)])
        # the library gives a cell that Excel could not compute as a blank one
        failed = failures.get(index)
        yield tuple(failed.get(place, cell) for place, cell in enumerate(row)) if failed else row


def _plain_row(cells: Sequence[Any]) -> Iterable[Cell]:
    return cells if _USUAL.issuperset(map(type, cells)) else map(_plain, cells)


def _plain(cell: object) -> Cell:
    # durations are no value that any of our columns knows; they are shown as the text that Excel shows
    return cell if isinstance(cell, Cell) else str(cell)


def _pieces(sheet: str, rows: Iterator[Row], total: int) -> Iterator[Part]:
    piece: list[Row] = []
    for row in rows:
        piece.append(() if is_blank_row(row) else row)
        if len(piece) == _ROWS_AT_ONCE:
            yield Part(sheet, tuple(piece), total)
            piece = []
    yield Part(sheet, tuple(piece), total)


def _limit_memory(memory_bytes: int) -> None:
    """Where the system can, let this process die rather than the machine suffer."""
    if os.name != "posix" or not memory_bytes:
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or hard > memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def silence() -> None:
    """Let this process write nothing to where errors go."""
    # a parser that gives up writes pieces of what it read to stderr; no log may hold them
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, 2)
    os.close(descriptor)
