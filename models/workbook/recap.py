"""A recap: a table of figures for places, with nobody's name in it; read as a list it would invent businesses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from models.reference.regions import children, kabupaten_list
from models.workbook.cells.wording import folded, text_of
from models.workbook.sheet import Cell, Row, Sheet, is_blank, is_blank_row

_LOOK_AT_ROWS = 120
_FEWEST_PLACES = 3
_MOST = 0.8
_TITLE = re.compile(r"^(?:kab|kabupaten|kota|kec|kecamatan|kotamadya) ")
_FIGURE = re.compile(r"^(?:rp\.?\s*)?[\d.,]+\s*(?:%|orang|unit|umkm|usaha)?$", re.IGNORECASE)
_SUM = re.compile(r"^(?:jumlah|total|sub ?total|grand total|jawa timur|provinsi|rata rata)\b")


def is_recap(sheet: Sheet) -> bool:
    """Whether the rows of a sheet are places with figures and nothing that could be the name of a business."""
    rows = _rows_of_places(sheet)
    if len(rows) < _FEWEST_PLACES:
        return False
    columns = list(_columns(rows))
    figures = [column for column in columns if _share(column, _is_figure) >= _MOST]
    words = [column for column in columns if _share(column, _is_figure) < _MOST]
    return len(figures) > 1 and bool(words) and all(_share(column, _is_place) >= _MOST for column in words)


def _rows_of_places(sheet: Sheet) -> list[Row]:
    """The rows from the first that names a place and gives a figure, without totals and notes below them."""
    rows = [row for row in sheet.rows[:_LOOK_AT_ROWS] if not is_blank_row(row)]
    begins = (at for at, row in enumerate(rows) if any(map(_is_place, row)) and sum(map(_is_figure, row)) > 0)
    begin = next(begins, len(rows))
    return [row for row in rows[begin:] if _filled(row) > 1 and not any(map(_is_sum, row))]


def _columns(rows: Sequence[Row]) -> Iterator[list[Cell]]:
    width = max(map(len, rows))
    for index in range(width):
        column = [row[index] for row in rows if index < len(row) and not is_blank(row[index])]
        if column:
            yield column


def _share(column: Sequence[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(map(holds, column)) / len(column)


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row)


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, int | float):
        return True
    text = text_of(cell)
    return text in {"-", "–"} or bool(_FIGURE.match(text))


def _is_sum(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_SUM.match(folded(cell)))


def _is_place(cell: Cell) -> bool:
    return isinstance(cell, str) and _TITLE.sub("", folded(cell)) in _names()


@cache
def _names() -> frozenset[str]:
    """Names of kabupaten, kota and kecamatan, without their titles."""
    regions = (each for one in kabupaten_list() for each in (one, *children(one.code)))
    return frozenset(_TITLE.sub("", folded(each.name)) for each in regions)
