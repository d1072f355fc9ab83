"""An even delivery schedule in the season, for parties who agreed on a quantity per month and no more."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from reports.agreement.document import ALL_YEAR, Quantity, ScheduleRow
from reports.numerals import month_name, short_date

_YEAR = 12


def monthly_schedule(
    start: date, months: int, quantity: Quantity, season: int = ALL_YEAR
) -> tuple[ScheduleRow, ...]:
    """Return one delivery of the same quantity for each month of the season, from the first whole month on."""
    first = start.year * _YEAR + start.month - 1 + (start.day > 1)
    within = (number for number in range(first, first + months) if season >> number % _YEAR & 1)
    last = first + months - 1
    return tuple(
        ScheduleRow(_period(number), quantity, _latest(number, start) if number == last else "") for number in within
    )


def _period(number: int) -> str:
    year, month = divmod(number, _YEAR)
    return f"{month_name(month + 1)} {year}"


def _latest(number: int, start: date) -> str:
    """The term ends inside the month after its last whole one."""
    if start.day == 1:
        return ""
    year, month = divmod(number, _YEAR)
    day = min(start.day, calendar.monthrange(year, month + 1)[1]) - 1
    return f"paling lambat {short_date(date(year, month + 1, day))}"


def season_words(season: int) -> str:
    """Return "setiap bulan", and which months of the year when not all: "… pada bulan Mei dan Juli"."""
    if season in (0, ALL_YEAR):
        return "setiap bulan"
    spans = [_span(months) for months in _runs(season)]
    return f"setiap bulan pada bulan {_listed(spans)}"


def _runs(season: int) -> Iterator[list[int]]:
    """Months in a row, a run over the turn of the year as one."""
    chosen = [month for month in range(_YEAR) if season >> month & 1]
    over_the_turn = season & 1 and season >> _YEAR - 1 & 1
    turn = next(month for month in range(_YEAR) if not season >> month & 1) if over_the_turn else 0
    inside = sorted(chosen, key=lambda month: (month - turn) % _YEAR)
    for _, run in groupby(enumerate(inside), key=lambda pair: (pair[1] - turn) % _YEAR - pair[0]):
        yield [month for _, month in run]


def _span(months: list[int]) -> str:
    first, last = month_name(months[0] + 1), month_name(months[-1] + 1)
    if len(months) == 1:
        return first
    return f"{first} dan {last}" if len(months) == 2 else f"{first} sampai dengan {last}"


def _listed(spans: list[str]) -> str:
    if len(spans) < 2:
        return "".join(spans)
    comma = "," if len(spans) > 2 else ""
    return f"{', '.join(spans[:-1])}{comma} serta {spans[-1]}"
