"""Days as people write them, and which of day and month stands first where a column leaves it open."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from models.workbook.cells.calendar import MONTHS, month_number
from models.workbook.cells.outcome import Outcome, refused, warning
from models.workbook.cells.wording import folded, says_unknown, text_of
from models.workbook.sheet import Cell

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?$")
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_WORDS = re.compile(r"^(\d{1,2})\s*[-/.\s]?\s*([a-z]{3,})\.?\s*[-/.,\s]?\s*(\d{4}|\d{2})$", re.IGNORECASE)
_MONTH_FIRST_WORDS = re.compile(r"^([a-z]{3,})\.?\s+(\d{1,2})\s*,\s*(\d{4})$", re.IGNORECASE)
_MONTH = re.compile(r"^([a-z]{3,})\.?\s*[-/.,\s]?\s*(\d{4})$", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,\s*", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:s/?d|sampai(?: dengan)?|hingga|berlaku(?: sampai| hingga)?|exp\.?|tgl\.?|tanggal)\s*[:.]?\s+", re.IGNORECASE
)
_NO_END = frozenset(
    {"seumur hidup", "selamanya", "tidak terbatas", "tanpa batas", "selama berusaha", "selama usaha berjalan", "tetap"}
)
_BEGIN = date(1899, 12, 30)
"""Day nought of Excel's numbering."""
_EARLIEST, _LATEST = 1950, 2099
_LAST_OF_THIS_CENTURY = 79


def last_day(cell: Cell, day_first: bool | None) -> Outcome[str]:
    """The last day of something as YYYY-MM-DD; nothing where it has no end; of a month alone its last day.

    `day_first` decides 03/04/2026; None: nobody said, and such a day is refused with both its meanings.
    """
    if says_unknown(cell):
        return Outcome(None)
    if not isinstance(cell, str):
        return _of_a_cell(cell)
    text = _BEFORE.sub("", text_of(cell))
    if folded(text) in _NO_END:
        return Outcome(None)
    if month := _MONTH.match(text):
        return _end_of_month(month_number(month[1]), int(month[2]))
    return _of_text(text, day_first)


def day(cell: Cell, day_first: bool | None) -> Outcome[str]:
    """A day as YYYY-MM-DD: "21/11/2026", "21-11-26", "21 Nov 2026", "2026-11-21", a date cell, Excel's number."""
    if says_unknown(cell):
        return Outcome(None)
    return _of_text(text_of(cell), day_first) if isinstance(cell, str) else _of_a_cell(cell)


def is_date(cell: Cell) -> bool:
    """Whether a cell holds a day in any usual form; numbers alone may be anything."""
    if isinstance(cell, date | datetime):
        return True
    return isinstance(cell, str) and (is_open(cell) or bool(day(cell, day_first=True).value))


def is_open(cell: Cell) -> bool:
    """Whether day and month of a cell can be told only by knowing which stands first."""
    ends = _ends(cell)
    return ends is not None and max(ends) <= 12 and ends[0] != ends[1]


def order_of(cells: Iterable[Cell]) -> bool | None:
    """Whether the day stands first in a column, by the days beyond 12 in it; None: nothing tells, or both are there."""
    ends = [found for cell in cells if (found := _ends(cell)) is not None]
    day_first, month_first = any(first > 12 for first, _ in ends), any(second > 12 for _, second in ends)
    return None if day_first == month_first else day_first


def both_meanings(cell: Cell) -> tuple[str, str]:
    """The day that an open cell means with the day first, and with the month first."""
    return day(cell, day_first=True).value or "", day(cell, day_first=False).value or ""


def _ends(cell: Cell) -> tuple[int, int] | None:
    match = _NUMBERS.match(_stripped(cell)) if isinstance(cell, str) else None
    return (int(match[1]), int(match[2])) if match else None


@lru_cache(maxsize=16_384)
def _stripped(text: str) -> str:
    return _BEFORE.sub("", _WEEKDAY.sub("", text_of(text)))


def _of_a_cell(cell: Cell) -> Outcome[str]:
    if isinstance(cell, datetime):
        return _within(cell.date())
    if isinstance(cell, date):
        return _within(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell < 80_000:
        return _within(_BEGIN + timedelta(days=int(cell)))
    return refused("date_unreadable")


def _of_text(text: str, day_first: bool | None) -> Outcome[str]:
    text = _WEEKDAY.sub("", text)
    if match := _ISO.match(text):
        return _of_parts(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.match(text):
        return _of_numbers(int(match[1]), int(match[2]), _full_year(match[3]), day_first)
    if match := _WORDS.match(text):
        return _of_parts(_full_year(match[3]), month_number(match[2]), int(match[1]))
    if match := _MONTH_FIRST_WORDS.match(text):
        return _of_parts(int(match[3]), month_number(match[1]), int(match[2]))
    return refused("date_unreadable")


def _of_numbers(first: int, second: int, year: int, day_first: bool | None) -> Outcome[str]:
    if not first or not second:
        return refused("date_unreadable")
    if first > 12 or second > 12 or first == second:
        return _of_parts(year, *((second, first) if first > 12 or first == second else (first, second)))
    if day_first is None:
        return refused("date_ambiguous", either=_shown(year, second, first), other=_shown(year, first, second))
    return _of_parts(year, second, first) if day_first else _of_parts(year, first, second)


def _of_parts(year: int, month: int, number: int) -> Outcome[str]:
    if not 1 <= month <= 12 or not 1 <= year <= 9999 or not 1 <= number <= monthrange(year, month)[1]:
        return refused("date_unreadable")
    return _within(date(year, month, number))


def _end_of_month(month: int, year: int) -> Outcome[str]:
    if not month or not _EARLIEST <= year <= _LATEST:
        return refused("date_unreadable")
    found = date(year, month, monthrange(year, month)[1])
    return Outcome(found.isoformat(), (warning("date_end_of_month", day=found.strftime("%d/%m/%Y")),))


def _within(found: date) -> Outcome[str]:
    return Outcome(found.isoformat()) if _EARLIEST <= found.year <= _LATEST else refused("date_unreadable")


def _shown(year: int, month: int, number: int) -> str:
    return f"{number} {MONTHS[month - 1]} {year}"


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= _LAST_OF_THIS_CENTURY else 1900 + year
