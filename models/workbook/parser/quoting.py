"""Rows of a text with separators whose quotes may be wrong: an open quote never swallows the rows below it.

Runs in the parsing process.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LOOK_AT_LINES = 300
_LONGEST_RECORD = 60
"""Lines that a cell with line breaks may have where the quotes of the file are known to be wrong."""

_FEWEST_TELLING_COLUMNS = 3


class Trouble(StrEnum):
    """What is wrong with the quotes of a row; the value is the message."""

    NONE = ""
    MENDED = "quote_not_closed"
    TORN = "quote_tears_row"
    SPANS = "quote_spans_rows"


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row."""

    cells: list[str]
    trouble: Trouble = Trouble.NONE


def records(text: str, separator: str) -> Iterator[Record]:
    """The rows of a text; csv.Error when a cell is too long to be one."""
    lines = list(io.StringIO(text, newline=""))
    if '"' not in text:
        return (Record(cells) for cells in csv.reader(lines, delimiter=separator))
    width = common_width(lines, separator)
    well_formed = _well_formed(lines, separator, width)
    return _careful(lines, separator, width) if well_formed is None else iter(well_formed)


def _well_formed(lines: Sequence[str], separator: str, width: int) -> list[Record] | None:
    """The rows where all quotes are closed and no cell holds what must be rows; else None."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    found: list[Record] = []
    begin = 0
    try:
        for cells in reader:
            trouble = _trouble(cells, lines[begin : reader.line_num], separator, width)
            if trouble is Trouble.TORN:
                return None
            found.append(Record(cells, trouble))
            begin = reader.line_num
    except csv.Error:
        return None
    return found


def _trouble(cells: Sequence[str], lines: Sequence[str], separator: str, width: int) -> Trouble:
    """What to think of one record; with two columns a line of a cell may look like a row by chance."""
    if len(lines) < 2 or not _holds_rows(lines, separator, width):
        return Trouble.NONE
    return Trouble.SPANS if len(cells) == width < _FEWEST_TELLING_COLUMNS else Trouble.TORN


def common_width(lines: Sequence[str], separator: str) -> int:
    """How many columns most lines have whose quotes are in order; 0 when none has several."""
    sound = [line for line in lines[:_LOOK_AT_LINES] if line.count('"') % 2 == 0]
    widths = [len(cells) for cells in csv.reader(sound, delimiter=separator)]
    several = [width for width in widths if width > 1]
    return max(set(several), key=several.count, default=0)


def _holds_rows(lines: Sequence[str], separator: str, width: int) -> bool:
    """Whether the lines of one record are rows of their own, rather than a cell with line breaks."""
    if width < 2:
        return False
    are_rows = [_plain_width(line, separator) == width for line in lines]
    whole = (is_row and line.count('"') % 2 == 0 for is_row, line in zip(are_rows[1:], lines[1:], strict=True))
    return all(are_rows) or any(whole)


def _plain_width(line: str, separator: str) -> int:
    """Columns of a line by its separators alone; one before a space is a comma of a sentence."""
    return 1 + line.count(separator) - line.count(f"{separator} ")


def _careful(lines: Sequence[str], separator: str, width: int) -> Iterator[Record]:
    at, torn = 0, False
    while at < len(lines):
        cells, length = _sound_record(lines, at, separator, width)
        if cells is not None and (not torn or len(cells) == width):
            torn = False
            yield Record(cells)
        else:
            found = _mended(lines[at], separator, width) if not torn else _torn(lines[at], separator)
            torn, length = found.trouble is Trouble.TORN, 1
            yield found
        at += length


def _sound_record(lines: Sequence[str], at: int, separator: str, width: int) -> tuple[list[str] | None, int]:
    """The record that begins at a line and how many lines it has; None when its quotes are wrong."""
    for length in range(1, min(_LONGEST_RECORD, len(lines) - at) + 1):
        part = lines[at : at + length]
        if length > 1 and _holds_rows(part, separator, width):
            return None, 1
        try:
            (cells,) = csv.reader(part, delimiter=separator, strict=True)
        except csv.Error as error:
            if "unexpected end" not in str(error):
                return None, 1
        else:
            return (cells, length) if length == 1 or len(cells) == width else (None, 1)
    return None, 1


def _mended(line: str, separator: str, width: int) -> Record:
    """A line cut at its separators, where that gives as many columns as the others have."""
    line = line.rstrip("\r\n")
    unquoted = _torn(line, separator).cells
    lenient = next(csv.reader([line], delimiter=separator), [])
    for cells in (unquoted, lenient):
        if width < 2 or len(cells) == width:
            return Record(cells, Trouble.MENDED)
    return Record(unquoted, Trouble.TORN)


def _torn(line: str, separator: str) -> Record:
    cells = next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE), [])
    return Record([_without_quotes(cell) for cell in cells], Trouble.TORN)


def _without_quotes(cell: str) -> str:
    """A cell without the quotes around it, of which one may be missing; those inside it are its own."""
    return cell.removeprefix('"').removesuffix('"') if cell.strip('"').count('"') % 2 == 0 else cell
