"""Which of day and month stands first in the columns of a sheet, and where nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.workbook.cells.dates import is_open, order_of
from models.workbook.columns import UNTIL_FIELD
from models.workbook.recognition import Recognised
from models.workbook.sheet import Cell, Sheet


def day_orders(sheet: Sheet, recognised: Recognised) -> Mapping[str, bool]:
    """True for the fields whose column proves that the day stands first, false where it is the month."""
    orders = ((field, order_of(cells_of(sheet, recognised, index))) for field, index in _day_columns(recognised))
    return {field: order for field, order in orders if order is not None}


def open_days(sheet: Sheet, recognised: Recognised) -> Mapping[str, tuple[str, ...]]:
    """Field and open cells of the columns that nothing decides: 03/04/2026 and never a day beyond 12."""
    proven = day_orders(sheet, recognised)
    found = {
        field: tuple(dict.fromkeys(str(cell) for cell in cells_of(sheet, recognised, index) if is_open(cell)))
        for field, index in _day_columns(recognised)
        if field not in proven
    }
    return {field: cells for field, cells in found.items() if cells}


def cells_of(sheet: Sheet, recognised: Recognised, index: int) -> Iterator[Cell]:
    """The cells of a column below the headings."""
    return (row[index] for row in sheet.rows[recognised.first_row - 1 :] if index < len(row))


def _day_columns(recognised: Recognised) -> Iterator[tuple[str, int]]:
    return ((one.field, one.index) for one in recognised.columns if one.field.startswith(UNTIL_FIELD))
