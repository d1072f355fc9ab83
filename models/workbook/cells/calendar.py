"""Months, quarters and years as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from models.workbook.cells.amounts import count
from models.workbook.cells.outcome import Outcome, refused
from models.workbook.cells.wording import says_unknown, text_of
from models.workbook.sheet import Cell

ALL_YEAR = 0b1111_1111_1111
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_BEGINNINGS = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, start=1)},
    **{"peb": 2, "may": 5, "ags": 8, "aug": 8, "agt": 8, "oct": 10, "nop": 11, "dec": 12},
}
_WHOLE_NAMES = (
    *(
        "januari",
        "februari",
        "pebruari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "agst",
        "september",
    ),
    *("oktober", "november", "nopember", "desember", "january", "february", "march", "may", "june", "july"),
    *("august", "october", "december", "sept"),
)
_ALL_YEAR = re.compile(
    r"^(?:sepanjang (?:tahun|waktu)|setiap (?:bulan|saat|hari)|tiap bulan|semua(?: bulan)?|12 bulan|selalu|"
    r"terus menerus|rutin|setahun(?: penuh)?|penuh|all year)$"
)
_EXCEPT = re.compile(r"\b(?:kecuali|selain)\b")
_TO = re.compile(r"\s*(?:-|–|—|~|s/d|s\.d\.?|\bsd\b|\bsampai(?: dengan)?\b|\bhingga\b)\s*")
_AND = re.compile(r"\s*(?:[,;/&+\n]|\bdan\b|\bserta\b)\s*")
_QUARTER = re.compile(
    r"(?:tw|triwulan|q|kuartal|trw)?\s*\.?\s*(?:ke\s*)?([1-4]|iv|i{1,3})\b\D{0,12}?(20\d\d)",
    re.IGNORECASE,
)
_QUARTER_LATE = re.compile(r"(20\d\d)\s*[-/ ]?\s*(?:tw|triwulan|q|kuartal)\s*\.?\s*([1-4]|iv|i{1,3})$", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def months(cell: Cell) -> Outcome[int]:
    """A set of months, bit 0 January: "Jan-Mar", "Mei, Juni", "sepanjang tahun", "Nov s/d Feb"."""
    if says_unknown(cell):
        return Outcome(None)
    if isinstance(cell, date | datetime):
        return refused("months_became_date")
    if not isinstance(cell, str):
        return refused("months_unclear")
    mask = _mask(text_of(cell).casefold().rstrip("."))
    return Outcome(mask) if mask else refused("months_unclear")


def _mask(text: str) -> int:
    named, *left_out = _EXCEPT.split(text)
    mask = ALL_YEAR if _ALL_YEAR.match(named.strip()) else _listed(_TO.sub("-", named.strip()))
    if left_out and mask:
        without = _listed(_TO.sub("-", left_out[0].strip()))
        return mask & ~without if without else 0
    return mask


def _listed(text: str) -> int:
    """Months and spans of months; 0 when any of them cannot be understood."""
    mask = 0
    for piece in _AND.split(text.replace("s/d", "-")):
        span = _span([_month(end.strip()) for end in piece.split("-")])
        if not span:
            return 0
        mask |= span
    # a lone digit may as well be a number of months
    return 0 if text.isdigit() else mask


def _span(ends: list[int]) -> int:
    if len(ends) not in (1, 2) or not all(ends):
        return 0
    first, last = ends[0] - 1, ends[-1] - 1
    length = (last - first) % 12 + 1
    return sum(1 << (first + step) % 12 for step in range(length))


def _month(word: str) -> int:
    word = word.removeprefix("bulan ").strip(" .")
    if word.isdigit():
        return int(word) if len(word) <= 2 and 1 <= int(word) <= 12 else 0
    if word in _BEGINNINGS or word in _WHOLE_NAMES:
        return _BEGINNINGS.get(word[:3], 0)
    return 0


def month_number(word: str) -> int:
    """The month that a word names, 1 for Januari; 0 when it names none."""
    return 0 if word.isdigit() else _month(word.casefold())


def months_spelled(mask: int | None) -> str:
    """A set of months as the template writes it; empty when it is not said."""
    if mask is None:
        return ""
    if mask == ALL_YEAR:
        return "sepanjang tahun"
    return ", ".join(name for bit, name in enumerate(MONTHS) if mask >> bit & 1)


def quarter(cell: Cell, today: date) -> Outcome[str]:
    """A quarter as "2026-Q3": "TW III 2026", "Triwulan 3 2026", "2026-Q3"."""
    if says_unknown(cell):
        return Outcome(None)
    if isinstance(cell, date | datetime):
        return _dated_quarter(cell.year, (cell.month + 2) // 3, today)
    text = text_of(cell)
    if late := _QUARTER_LATE.search(text):
        return _dated_quarter(int(late.group(1)), _digit(late.group(2)), today)
    if match := _QUARTER.search(text):
        return _dated_quarter(int(match.group(2)), _digit(match.group(1)), today)
    return refused("quarter_unclear")


def _digit(text: str) -> int:
    return int(_ROMAN.get(text.casefold(), text))


def _dated_quarter(year: int, number: int, today: date) -> Outcome[str]:
    if (year, number) > (today.year, (today.month + 2) // 3):
        return refused("quarter_in_future")
    return Outcome(f"{year}-Q{number}")


def year(cell: Cell, today: date) -> Outcome[int]:
    """The year that facts are about."""
    if isinstance(cell, date | datetime):
        return Outcome(cell.year)
    outcome = count(cell)
    if outcome.value is not None and not 2000 <= outcome.value <= today.year:
        return refused("year_unlikely", earliest=2000, latest=today.year)
    return outcome
