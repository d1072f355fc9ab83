"""One cell that names several products: as many rows in one, where every part is known for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.reference.lexicon import Lexicon
from models.reference.units import convertible
from models.workbook.cells.wording import folded, says_unknown, text_of
from models.workbook.columns import COMMODITY_FIELD
from models.workbook.rows.goods import resolved
from models.workbook.rows.reader import RowReader
from models.workbook.sheet import Cell

_BETWEEN = re.compile(r"\s*(?:[,;/&+\n]|\b(?:dan|serta)\b)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,2}\s*[.)]\s*")
_BETWEEN_AMOUNTS = re.compile(r"\s*(?:;|,\s|\s/\s|&|\+|\bdan\b)\s*", re.IGNORECASE)
_MOST_PRODUCTS = 12
_OF_ONE_PRODUCT = ("capacity", "price", "minimum_order")
"""What a row says of its product alone."""


def rows_by_product(row: RowReader) -> tuple[RowReader, ...]:
    """The row once for each product that its cell names; the row itself where that is one or not certain."""
    cell = None if row.has("code") and row.has(COMMODITY_FIELD) else row.cell("product")
    parts = products_in(str(cell), row.context.lexicon) if isinstance(cell, str) else ()
    if not parts:
        return (row,)
    row.warn("product", "products_split", count=len(parts))
    shared = {name: _shared_out(row, name, len(parts)) for name in _OF_ONE_PRODUCT}
    units = _listed(row.cell("unit"), len(parts)) or _units_of(row, parts, stays=any(map(any, shared.values())))
    return tuple(
        row.with_cells({"product": part, "unit": units[at], **{name: cells[at] for name, cells in shared.items()}})
        for at, part in enumerate(parts)
    )


def products_in(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The products that a text lists; none where it names one, or where any part is unknown or may be half a name.

    "gula, kopi" are two; "kecap manis, asin" is not split, since "asin" is nothing by itself; nor is
    "keripik singkong, pisang", which more likely means keripik pisang than the fruit.
    """
    if resolved(lexicon, text_of(text)):
        return ()
    parts = tuple(part for piece in _BETWEEN.split(text) if (part := text_of(_NUMBERED.sub("", text_of(piece)))))
    if not 2 <= len(parts) <= _MOST_PRODUCTS or not all(resolved(lexicon, part) for part in parts):
        return ()
    if _may_be_half_names(parts, lexicon):
        return ()
    return parts if len(set(map(folded, parts))) == len(parts) else ()


def _may_be_half_names(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a part may be only the end of a name that begins like an earlier one."""
    for first, later in ((first, later) for at, first in enumerate(parts) for later in parts[at + 1 :]):
        begins_alike = folded(first.split()[0]) == folded(later.split()[0])
        if " " in first and not begins_alike and lexicon.may_end_a_name(later):
            return True
        tail = later.split()[1:]
        if tail and resolved(lexicon, " ".join((first, *tail))):
            return True
    return False


def _shared_out(row: RowReader, name: str, count: int) -> Sequence[Cell]:
    """One cell for each product: those of a list of as many; else none, since nobody can tell whose it is."""
    if not row.has(name):
        return (None,) * count
    listed = _listed(row.cell(name), count)
    if not listed:
        row.warn(name, "amount_of_several", count=count)
    return listed or (None,) * count


def _listed(cell: Cell, count: int) -> tuple[str, ...]:
    """The parts of a cell that lists as many things as there are products."""
    if not isinstance(cell, str) or says_unknown(cell):
        return ()
    parts = tuple(text_of(part) for part in _BETWEEN_AMOUNTS.split(cell.strip()) if text_of(part))
    return _with_last_unit(parts) if len(parts) == count else ()


def _with_last_unit(parts: tuple[str, ...]) -> tuple[str, ...]:
    """ "100, 50, 20 kg" says kg of all three."""
    behind = re.search(r"[^\d.,]+$", parts[-1])
    bare = all(re.fullmatch(r"[\d.,]+", part) for part in parts[:-1])
    return (*(f"{part}{behind.group()}" for part in parts[:-1]), parts[-1]) if behind and bare else parts


def _units_of(row: RowReader, parts: Sequence[str], *, stays: bool) -> Sequence[Cell]:
    """The unit of the row for each product it can measure; each keeps its usual unit where no amount depends on it."""
    unit = row.unit("unit")
    goods = [resolved(row.context.lexicon, part) for part in parts]
    fits = [stays or (one is not None and convertible(unit, one.unit)) for one in goods]
    return tuple(row.cell("unit") if fit else None for fit in fits)
