"""Which rows below the headings are data, which go on with the row above, and which close the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.domain.intake import IntakeKind
from models.workbook.cells.wording import folded, says_unknown, text_of
from models.workbook.recognition import Recognised
from models.workbook.rows.reader import EXAMPLE
from models.workbook.sheet import Cell, Row, Sheet, is_blank, is_blank_row

_NAME: Mapping[IntakeKind, str] = {
    IntakeKind.ENTERPRISES: "name",
    IntakeKind.PARTNERS: "name",
    IntakeKind.NEEDS: "partner",
}
_ALWAYS: Mapping[IntakeKind, tuple[str, ...]] = {
    IntakeKind.ENTERPRISES: ("name", "owner"),
    IntakeKind.PARTNERS: ("name",),
    IntakeKind.NEEDS: ("partner", "product", "quantity"),
}
"""What no row of data goes without."""
_OF_THE_OFFER = frozenset(
    {"offer_kind", "product", "unit", "capacity", "price", "months", "minimum_order", "lead_days"}
)
_COUNTING = frozenset({"no", "nomor", "no urut"})
_FEW_CELLS = 2
_CLOSING = re.compile(
    r"^(?:(?:mengetahui|menyetujui|diketahui|disetujui|dibuat oleh|nip|ttd|tertanda|kepala dinas|kepala bidang)\b"
    r"|(?:jumlah|total|sub ?total|grand total)(?: (?:umkm|mitra|usaha|semua|seluruh|seluruhnya|keseluruhan))*$"
    r"|[a-z ]+ \d{1,2} (?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
    r" \d{4}$)"
)
_NOTE = re.compile(r"^(?:catatan|keterangan|ket|sumber(?: data)?)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row that counts as read."""

    number: int
    """As Excel counts."""
    cells: Row
    """A row that goes on with the one above has its name and all else of the business from there."""
    continues: int = 0
    """Number of the row that it goes on with; 0 when it stands alone."""
    closes: bool = False
    """Whether it is a total, a note or a signature below the list."""


def field_places(recognised: Recognised) -> dict[str, int]:
    """Index of the column of each field."""
    return {one.field: one.index for one in recognised.columns if one.field}


def data_rows(sheet: Sheet, recognised: Recognised) -> Iterator[DataRow]:
    """The rows below the headings that hold anything."""
    layout = _Layout(recognised)
    for number in range(recognised.first_row, len(sheet.rows) + 1):
        row = layout.placed(number, sheet.rows[number - 1])
        if row is not None:
            yield row


def holds_own_rows(sheet: Sheet, recognised: Recognised) -> bool:
    """Whether any row has a name that is not an example of the template."""
    name = _NAME[recognised.kind]
    index = field_places(recognised)[name]
    names = (_at(cells, index) for cells in sheet.rows[recognised.first_row - 1 :])
    return any(not says_unknown(cell) and not text_of(cell).startswith(EXAMPLE) for cell in names)


class _Layout:
    """Looks at one row after the other and remembers the last that had a name."""

    def __init__(self, recognised: Recognised) -> None:
        self._kind = recognised.kind
        self._places = field_places(recognised)
        self._counting = [one.index for one in recognised.columns if folded(one.heading) in _COUNTING]
        self._carried = [index for name, index in self._places.items() if _is_carried(recognised.kind, name)]
        self._named: DataRow | None = None
        self._closed = False

    def placed(self, number: int, cells: Row) -> DataRow | None:
        if is_blank_row(cells):
            self._named = None
            return None
        self._closed = self._closes(cells)
        if self._closed:
            self._named = None
            return DataRow(number, cells, closes=True)
        if self._has(cells, _NAME[self._kind]):
            self._named = DataRow(number, cells)
            return self._named
        return self._continued(number, cells)

    def _continued(self, number: int, cells: Row) -> DataRow:
        """A merged name stands in its first row only; a row with a number of its own just lacks its name."""
        above = self._named
        has_own = any(not is_blank(_at(cells, index)) for index in (*self._carried, *self._counting))
        if above is None or has_own or not self._has(cells, "product"):
            return DataRow(number, cells)
        return DataRow(number, self._filled(cells, above.cells), continues=above.number)

    def _filled(self, cells: Row, above: Row) -> Row:
        filled = list(cells) + [None] * (len(above) - len(cells))
        for index in self._carried:
            if index < len(filled):
                filled[index] = _at(above, index)
        return tuple(filled)

    def _closes(self, cells: Row) -> bool:
        """Never of a row that could be data: one of the cells that all rows need must be blank."""
        needed = _ALWAYS[self._kind]
        if len(needed) > 1 and all(self._has(cells, name) for name in needed):
            return False
        filled = [cell for cell in cells if not is_blank(cell)]
        if len(needed) == 1 and len(filled) != 1:
            return False
        return any(map(is_closing, filled)) or (self._closed and len(filled) <= _FEW_CELLS)

    def _has(self, cells: Row, name: str) -> bool:
        return not says_unknown(_at(cells, self._places.get(name, -1)))


def _is_carried(kind: IntakeKind, name: str) -> bool:
    if kind is IntakeKind.NEEDS:
        return name == "partner"
    return kind is IntakeKind.ENTERPRISES and name not in _OF_THE_OFFER


def is_closing(cell: Cell) -> bool:
    """Whether a cell says that its row is a total, a note or a signature."""
    return isinstance(cell, str) and bool(_CLOSING.match(folded(cell)) or _NOTE.match(text_of(cell)))


def _at(cells: Row, index: int) -> Cell:
    return cells[index] if 0 <= index < len(cells) else None
