"""Sales and capital of a row, and the size that a range or a bound of them gives by law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matching.codes import BusinessSize
from models.reference.law.sizes import size_of
from models.workbook.cells import choices
from models.workbook.cells.sums import Period, Sum, yearly_sum
from models.workbook.rows.reader import RowReader
from models.workbook.scales import MOST_SCALED

_SEN = 100
_LEAST_SALES = 10_000 * _SEN
"""Less in a year can only be a number of thousands or millions."""
_BEYOND_ALL = 10**15
"""Rupiah that no limit reaches."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a row says of the size of a business; an amount that is only bounded is no amount."""

    annual_sales: int | None
    capital: int | None
    size: BusinessSize | None


def turnover(row: RowReader) -> Turnover:
    """Sales and capital in sen, and the declared size; of a range the lower end, where both ends give one size."""
    sales, by_sales = _sales(row)
    capital, by_capital = _amount(row, "capital", Period.NONE)
    declared = row.take("size", row.recall(choices.business_size, row.cell("size")))
    return Turnover(sales, capital, by_sales or (by_capital if sales is None else None) or declared)


def _sales(row: RowReader) -> tuple[int | None, BusinessSize | None]:
    """Sales of a year where the list has them, else twelve times those of a month."""
    annual = _amount(row, "annual_sales", Period.YEAR)
    monthly = _amount(row, "monthly_sales", Period.MONTH) if annual == (None, None) else (None, None)
    return monthly if annual == (None, None) else annual


def _amount(row: RowReader, name: str, period: Period) -> tuple[int | None, BusinessSize | None]:
    """An amount, or the size that follows from what is only a bound."""
    cell = row.amount(name)
    outcome = row.recall(yearly_sum, cell, period)
    found = row.take(name, outcome.leaving_out())
    if outcome.is_refused:
        row.warn(name, "sum_left_out")
    if found is None:
        return None, None
    if cell != row.cell(name) and (found.high or found.low or 0) >= MOST_SCALED:
        row.warn(name, "scale_unlikely")
        return None, None
    if name != "capital" and (found.high or found.low or 0) < _LEAST_SALES:
        row.warn(name, "sum_tiny")
        return None, None
    if found.of_a_month:
        row.warn(name, "sales_from_a_month")
    return _judged(row, name, found)


def _judged(row: RowReader, name: str, found: Sum) -> tuple[int | None, BusinessSize | None]:
    if found.exact:
        return found.low, None
    size = _size_of_all(name, found, row.context.today)
    if size is None:
        row.warn(name, "range_without_size")
        return None, None
    if found.low is None or found.high is None:
        row.warn(name, "bound_gives_size", size=str(size))
        return None, size
    row.warn(name, "range_lower_end")
    return found.low, None


def _size_of_all(name: str, found: Sum, on: date) -> BusinessSize | None:
    """The size that every amount within the bounds gives; None where they differ."""
    low = (found.low or 0) // _SEN
    high = _BEYOND_ALL if found.high is None else -(-found.high // _SEN)
    sizes = {_size(name, amount, on) for amount in (low, high)}
    return sizes.pop() if len(sizes) == 1 else None


def _size(name: str, rupiah: int, on: date) -> BusinessSize | None:
    sales, capital = (None, rupiah) if name == "capital" else (rupiah, None)
    found = size_of(sales, capital, on)
    return BusinessSize(found.size) if found else None
