"""Yearly sales and capital as lists give them: an amount, an amount a month, a range, or only a bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from models.workbook.cells.amounts import Unreadable, Written, written_number
from models.workbook.cells.outcome import Outcome, refused, warning
from models.workbook.cells.periods import A_MONTH, A_YEAR
from models.workbook.cells.wording import says_unknown, text_of
from models.workbook.sheet import Cell

_SEN = 100
_UNLIKELY_RANGE = 100
"""An upper end this many times the lower: more likely two notations than a range."""
_BELOW = re.compile(
    r"^(?:<=?|≤|kurang dari|di ?bawah|maks(?:imal|imum)?\.?|max\.?|s/d|s\.d\.?|sampai(?: dengan)?)\s*", re.I
)
_ABOVE = re.compile(r"^(?:>=?|≥|lebih dari|di ?atas|min(?:imal|imum)?\.?)\s*", re.I)
_AND_MORE = re.compile(r"\s*(?:ke ?atas|lebih|\+)$", re.I)
_AND_LESS = re.compile(r"\s*ke ?bawah$", re.I)
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|s/d|s\.d\.?|\bsd\b|\bsampai(?: dengan)?\b|\bhingga\b|\bto\b)\s*", re.I)
_MULTIPLIED = re.compile(r"\d\s*((?:ribu|rb|k|juta|jt|miliar|milyar|mlyr|m|triliun|t)(?:-?an)?\b\.?)", re.I)
_CENTS = re.compile(r",-+|(?<=\d),?-+$")


class Period(Enum):
    """What an amount is for."""

    NONE = ""
    MONTH = "bulan"
    YEAR = "tahun"


_TIMES = {Period.NONE: 1, Period.MONTH: 12, Period.YEAR: 1}


@dataclass(frozen=True, slots=True)
class Sum:
    """What a cell says of an amount of sen: from `low` to `high`, both the same where it is one amount."""

    low: int | None
    high: int | None
    of_a_month: bool = False

    @property
    def exact(self) -> bool:
        """Whether the cell names one amount."""
        return self.low == self.high


def yearly_sum(cell: Cell, period: Period = Period.YEAR) -> Outcome[Sum]:
    """An amount of Rupiah: "180 juta", "2jt/bln", "10-20 juta", "<50 juta". Zero is taken as unknown.

    `period` is what the heading says; what the cell says goes before it. An amount of a month counts twelve times.
    """
    if says_unknown(cell):
        return Outcome(None)
    try:
        if isinstance(cell, str):
            return _of_text(text_of(cell), period)
        return _exact(written_number(cell, is_money=True), _TIMES[period])
    except Unreadable as problem:
        return Outcome(None, (problem.remark,))


def _of_text(text: str, period: Period) -> Outcome[Sum]:
    without_month, months = A_MONTH.subn("", text)
    plain, years = A_YEAR.subn("", without_month)
    said = Period.MONTH if months else Period.YEAR if years else period
    if said is not period and Period.NONE in (said, period):
        return refused("sum_with_period")
    return _of_plain(plain.strip(" .()"), _TIMES[said])


def _of_plain(plain: str, times: int) -> Outcome[Sum]:
    for begins, ends, is_upper in ((_BELOW, _AND_LESS, True), (_ABOVE, _AND_MORE, False)):
        bare = ends.sub("", begins.sub("", plain))
        if bare != plain:
            return _bound(bare, times, is_upper)
    ends_of_range = _BETWEEN.split(_CENTS.sub("", plain))
    if len(ends_of_range) == 2 and all(re.search(r"\d", end) for end in ends_of_range):
        return _range(ends_of_range[0], ends_of_range[1], times)
    return _exact(written_number(plain, is_money=True), times)


def _exact(written: Written, times: int) -> Outcome[Sum]:
    if not written.value:
        return Outcome(None, (warning("zero_is_unknown"),))
    sen = _sen(written, times)
    return Outcome(Sum(sen, sen, times > 1), written.remarks)


def _bound(text: str, times: int, is_upper: bool) -> Outcome[Sum]:
    sen = _sen(written_number(text, is_money=True), times)
    return Outcome(Sum(None, sen, times > 1) if is_upper else Sum(sen, None, times > 1))


def _range(first: str, second: str, times: int) -> Outcome[Sum]:
    """The multiplier behind the second number counts for both: "10-20 juta"."""
    multiplier = _MULTIPLIED.search(second)
    if multiplier and not _MULTIPLIED.search(first):
        first = f"{first} {multiplier.group(1)}"
    low, high = (_sen(written_number(end, is_money=True), times) for end in (first, second))
    if not 0 < low < high or high > low * _UNLIKELY_RANGE:
        return refused("number_range")
    return Outcome(Sum(low, high, times > 1))


def _sen(written: Written, times: int) -> int:
    if written.rest:
        raise Unreadable("price_unreadable", rest=written.rest)
    return int(written.value * _SEN) * times
