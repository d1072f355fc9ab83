"""Text files with separators, as Excel and other programs save them. Runs in the parsing process."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from models.problems import ImportRejected
from models.workbook.limits import ReadingLimits
from models.workbook.sheet import Cell, Row

_SEPARATORS = (";", "\t", "|", ",")
_GUARDED = re.compile(r"'+[=+\-@\t]")


def delimited_rows(data: bytes, limits: ReadingLimits) -> Iterator[Row]:
    """The rows of a text file, every cell as text."""
    text = decoded(data)
    if "\x00" in text:
        raise ImportRejected("file_not_text")
    separator, text = _declared_separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or likely_separator(text))
    csv.field_size_limit(limits.cell_characters)
    try:
        for number, row in enumerate(reader, start=1):
            yield _checked(row, number, limits)
    except csv.Error as error:
        raise ImportRejected("text_not_in_columns", row=reader.line_num) from error


def decoded(data: bytes) -> str:
    """The text of a file in one of the encodings that office programs write."""
    for encoding in _likely_encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRejected("file_encoding_unknown")


def _likely_encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


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
    if number > limits.rows:
        raise ImportRejected("too_many_rows", limit=limits.rows)
    if len(row) > limits.columns:
        raise ImportRejected("too_many_columns", limit=limits.columns)
    return tuple(_cell(text) for text in row)


def _cell(text: str) -> Cell:
    """A cell without the apostrophe that guards against formulas, exactly as our writer put it there."""
    if not text:
        return None
    return text[1:] if _GUARDED.match(text) else text
