"""What a workbook holds once it is read: sheets of plain cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from models.domain.findings import Finding
from models.workbook.cells.concealing import concealed

Cell = str | int | float | bool | date | datetime | time | None
"""A cell as it arrived: `str` was text in the file, `int` and `float` were numbers, `None` was blank."""

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; row i of `rows` is row i + 1 of Excel."""

    name: str
    """As it may be shown: a number of a person in it is hidden."""
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    """What reading it had to say: of a row, or of the whole file with row 0."""
    is_delimited: bool = False
    """Read from a text with separators, where one too many shifts the cells behind it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", concealed(self.name))


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing that a person would see."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_blank_row(row: Row) -> bool:
    """Whether no cell of the row holds anything."""
    return all(is_blank(cell) for cell in row)
