"""Rows of a text file with more cells than columns: something in them was cut that belongs together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from models.workbook.recognition import Recognised
from models.workbook.sheet import Row, Sheet, is_blank


@dataclass(frozen=True, slots=True)
class Width:
    """How many columns a text file has; 0 where rows cannot shift, as in a workbook."""

    columns: int

    def overflows(self, cells: Row) -> bool:
        """Whether a row holds something beyond the last column."""
        return bool(self.columns) and _filled_to(cells) > self.columns


def width_of(sheet: Sheet, recognised: Recognised) -> Width:
    """The columns that have a heading, and those without one that most rows fill."""
    if not sheet.is_delimited:
        return Width(0)
    filled = Counter(_filled_to(cells) for cells in sheet.rows[recognised.first_row - 1 :])
    of_most = (width for width, rows in filled.items() if rows * 2 > filled.total())
    return Width(max((len(recognised.columns), *of_most)))


def _filled_to(cells: Row) -> int:
    """The place of the last cell that holds anything, from 1."""
    return next((len(cells) - step for step, cell in enumerate(reversed(cells)) if not is_blank(cell)), 0)
