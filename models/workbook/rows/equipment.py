"""What an enterprise works with: its place, its machines, what it takes in."""

from __future__ import annotations

import re

from models.domain.equipment import InputPart, MachinePart, OutletPart
from models.workbook.cells import choices
from models.workbook.cells.amounts import Unreadable, plain_number, quantity
from models.workbook.cells.outcome import Outcome, refused
from models.workbook.cells.wording import folded, says_unknown, text_of
from models.workbook.rows.goods import resolved
from models.workbook.rows.reader import RowReader
from models.workbook.sheet import Cell

_BETWEEN = re.compile(r"\s*(?:[;,\n+]|\bdan\b|\bserta\b)\s*")
_COUNTED = re.compile(
    r"^(?P<name>.*?[a-z].*?)\s*[(:x=]?\s*(?P<count>\d{1,4})\s*(?:unit|buah|bh|set|pcs|unt)?\s*\)?$", re.IGNORECASE
)
_COUNT_FIRST = re.compile(r"^(?P<count>\d{1,4})\s*(?:unit|buah|bh|set|pcs|x)\b\s*(?P<name>.*[a-z].*)$", re.IGNORECASE)
_SIDES = re.compile(r"^([\d.,]+)\s*(?:m|meter)?\s*[x×*]\s*([\d.,]+)\s*(?:m|m2|m²|meter(?: persegi)?)?$", re.IGNORECASE)
_NONE = frozenset({"tidak ada", "tidak", "belum ada", "manual", "tanpa mesin"})
_SQUARE_METRE = "m2"


def outlets(row: RowReader) -> tuple[OutletPart, ...]:
    """The place of a row; none where the list does not say what kind of place it is."""
    kind = row.take("outlet_kind", row.recall(choices.outlet_kind, row.cell("outlet_kind")).leaving_out())
    if kind is None:
        return ()
    size = row.recall(area, row.cell("outlet_area")).leaving_out()
    return (OutletPart(kind=kind, area=row.take("outlet_area", size)),)


def area(cell: Cell) -> Outcome[int]:
    """Thousandths of a square metre: 12, "12 m2", "3 x 4 m"."""
    if sides := _SIDES.match(text_of(cell)):
        try:
            return Outcome(int(plain_number(sides[1]) * plain_number(sides[2]) * 1_000))
        except Unreadable:
            return refused("area_unreadable")
    measured = quantity(cell)
    found = measured.value
    if found is None or found.unit in ("", _SQUARE_METRE):
        return Outcome(found.thousandths if found else None, measured.remarks)
    return refused("area_unreadable")


def machines(row: RowReader) -> tuple[MachinePart, ...]:
    """The machines that a cell lists, each with how many there are."""
    return tuple(_machine(words) for words in _listed(row, "machines") if folded(words) not in _NONE)


def _machine(words: str) -> MachinePart:
    match = _COUNT_FIRST.match(words) or _COUNTED.match(words)
    name, count = (match["name"], int(match["count"])) if match else (words, 1)
    return MachinePart(name=name.strip(" -:(") or words, count=count or 1)


def inputs(row: RowReader) -> tuple[InputPart, ...]:
    """The commodities that a cell lists; words that name none are told and left out."""
    lexicon = row.context.lexicon
    listed = _listed(row, "inputs")
    found = {words: resolved(lexicon, words) for words in listed}
    unknown = [words for words, goods in found.items() if goods is None]
    if unknown:
        row.warn("inputs", "inputs_unknown", words=", ".join(unknown))
    return tuple(
        InputPart(commodity=goods.slug, words=words, unit=goods.unit) for words, goods in found.items() if goods
    )


def _listed(row: RowReader, name: str) -> tuple[str, ...]:
    if says_unknown(row.cell(name)):
        return ()
    pieces = (text_of(piece).strip(" .-") for piece in _BETWEEN.split(str(row.cell(name)).strip()))
    row.text(name)  # what is too long or personal is told
    return tuple(dict.fromkeys(piece for piece in pieces if piece))
