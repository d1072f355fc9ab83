"""Rows of a text file with more cells than columns: something in them was cut that belongs together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from models.workbook.cells.wording import folded
from models.workbook.recognition import Recognised
from models.workbook.sheet import Row, Sheet, is_blank

SURPLUS = "Sel lebih"
"""Begins the headings of cells beyond the last column in a file of rejected rows."""


@dataclass(frozen=True, slots=True)
class Width:
    """How many columns a text file has; 0 where rows cannot shift, as in a workbook."""

    columns: int
    surplus: tuple[int, ...] = ()
    """The columns in which a file of rejected rows keeps what was too much."""

    def overflows(self, cells: Row) -> bool:
        """Whether a row holds something beyond the last column."""
        if any(index < len(cells) and not is_blank(cells[index]) for index in self.surplus):
            return True
        return bool(self.columns) and not self.surplus and filled_to(cells) > self.columns


def width_of(sheet: Sheet, recognised: Recognised) -> Width:
    """The columns that have a heading, and those without one that most rows fill."""
    surplus = tuple(one.index for one in recognised.columns if folded(one.heading).startswith(folded(SURPLUS)))
    if surplus:
        return Width(surplus[0], surplus)
    if not sheet.is_delimited:
        return Width(0)
    filled = Counter(filled_to(cells) for cells in sheet.rows[recognised.first_row - 1 :])
    of_most = (width for width, rows in filled.items() if rows * 2 > filled.total())
    return Width(max((len(recognised.columns), *of_most)))


def filled_to(cells: Row) -> int:
    """The place of the last cell that holds anything, from 1."""
    return next((len(cells) - step for step, cell in enumerate(reversed(cells)) if not is_blank(cell)), 0)
