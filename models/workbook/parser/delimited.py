"""Text files with separators, as Excel and other programs save them. Runs in the parsing process."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from models.domain.findings import Finding, Severity
from models.problems import ImportRejected
from models.workbook.limits import ReadingLimits
from models.workbook.parser.encodings import UNREADABLE, decoded
from models.workbook.parser.quoting import Record, Trouble, records
from models.workbook.sheet import Cell, Row

_SEPARATORS = (";", "\t", "|", ",")
_GUARDED = re.compile(r"'+[=+\-@\t]")


class DelimitedText:
    """A text file with separators; `findings` are complete once all rows are read."""

    def __init__(self, data: bytes, limits: ReadingLimits) -> None:
        self._limits = limits
        found = decoded(data)
        if "\x00" in found.text:
            raise ImportRejected("file_not_text")
        self._separator, self._text = _declared_separator(found.text)
        self.findings: list[Finding] = []
        if found.encoding:
            values = (("encoding", found.encoding),)
            self.findings.append(Finding("encoding_taken", Severity.WARNING, values=values))

    def rows(self) -> Iterator[Row]:
        """The rows, every cell as text."""
        csv.field_size_limit(self._limits.cell_characters)
        number = 0
        try:
            for record in records(self._text, self._separator or likely_separator(self._text)):
                number += 1
                self._look_at(record, number)
                yield _checked(record.cells, number, self._limits)
        except csv.Error as error:
            raise ImportRejected("text_not_in_columns", row=number + 1) from error

    def _look_at(self, record: Record, number: int) -> None:
        if record.trouble:
            severity = Severity.ERROR if record.trouble is Trouble.TORN else Severity.WARNING
            self.findings.append(Finding(str(record.trouble), severity, row=number))
        if any(UNREADABLE in cell for cell in record.cells):
            self.findings.append(Finding("letters_unreadable", Severity.WARNING, row=number))


def _declared_separator(text: str) -> tuple[str, str]:
    """Excel's own first line "sep=;", and the text after it."""
    match = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    return (match.group(1), text[match.end() :]) if match else ("", text)


def likely_separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of columns; of equals the rarer.

    Quotes that a separator leaves open or half-closed speak against it; where they speak against all, only lines count.
    """
    head = text[:20_000]
    agreed = {separator: _agreement(_strict_widths(head, separator)) for separator in _SEPARATORS}
    if not any(agreed.values()):
        lines = [line for line in head.splitlines() if line.strip()][:30]
        agreed = {each: _agreement([len(row) for row in csv.reader(lines, delimiter=each)]) for each in _SEPARATORS}
    return max(_SEPARATORS, key=lambda separator: agreed[separator])


def _strict_widths(head: str, separator: str) -> list[int]:
    """Widths of the first rows; none where the quotes do not fit the separator."""
    rows = csv.reader(io.StringIO(head, newline=""), delimiter=separator, strict=True)
    widths: list[int] = []
    try:
        widths.extend(len(row) for row in islice((row for row in rows if row), 30))
    except csv.Error as error:
        # the head may end inside a quoted cell; anything else is a misfit
        return widths if "unexpected end" in str(error) else []
    return widths


def _agreement(widths: list[int]) -> int:
    several = [width for width in widths if width > 1]
    common = max(set(several), key=several.count, default=0)
    return several.count(common)


def _checked(row: list[str], number: int, limits: ReadingLimits) -> Row:
    if number > limits.last_row:
        raise ImportRejected("too_many_rows", limit=limits.last_row)
    if len(row) > limits.columns:
        raise ImportRejected("too_many_columns", limit=limits.columns)
    return tuple(_cell(text) for text in row)


def _cell(text: str) -> Cell:
    """A cell without the apostrophe that guards against formulas, exactly as our writer put it there."""
    if not text:
        return None
    return text[1:] if _GUARDED.match(text) else text
