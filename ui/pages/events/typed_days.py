"""A day typed in a hurry."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4}))?")
_LATER = re.compile(r"\+(\d{1,3})")


def parse_day(typed: str, today: date) -> date | None:
    """ "14/12", "14-12-2026" or "+14" (days from today); None when it is none of these."""
    typed = typed.strip()
    later = _LATER.fullmatch(typed)
    if later:
        return today + timedelta(days=int(later[1]))
    found = _DAY.fullmatch(typed)
    if found is None:
        return None
    year = int(found[3]) if found[3] else today.year
    try:
        day = date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    except ValueError:
        return None
    # without a year the next such day is meant
    return day.replace(year=day.year + 1) if not found[3] and day < today and (day.month, day.day) != (2, 29) else day


def typed_day(day: date | None) -> str:
    """ "14/12/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else ""
