"""An even delivery schedule, for parties who agreed on a quantity per month and no more."""

from __future__ import annotations

from datetime import date

from reports.agreement.document import Quantity, ScheduleRow
from reports.numerals import month_name


def monthly_schedule(start: date, months: int, quantity: Quantity) -> tuple[ScheduleRow, ...]:
    """Return one delivery of the same quantity for each month from the start."""
    periods = [divmod(start.year * 12 + start.month - 1 + offset, 12) for offset in range(months)]
    return tuple(ScheduleRow(f"{month_name(month + 1)} {year}", quantity) for year, month in periods)
