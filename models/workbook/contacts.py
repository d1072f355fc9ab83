"""Columns headed "Kontak": the name of a person, or a telephone number, as what stands below says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from models.domain.intake import IntakeKind
from models.workbook.cells.wording import folded, says_unknown, text_of
from models.workbook.headings import Heading
from models.workbook.sheet import Cell, Row

_CONTACT, _PHONE = "contact", "phone"
_OPEN = frozenset({"kontak", "contact", "kontak person", "contact person", "cp", "pic", "narahubung"})
_LOOKED_AT = 300
_FEWEST_DIGITS = 7
_MOST = 0.6


def with_contacts(
    headings: Sequence[Heading], rows: Sequence[Row], kind: IntakeKind, given: frozenset[int]
) -> list[Heading]:
    """The headings of a list of partners, "Kontak" as the person or the number where nothing else is headed so."""
    found = list(headings)
    if kind is not IntakeKind.PARTNERS:
        return found
    for index, heading in enumerate(found):
        if index in given or folded(heading.text) not in _OPEN or heading.field not in (_CONTACT, _PHONE):
            continue
        field = _said_by(rows, index) or heading.field
        others = {one.field for at, one in enumerate(found) if at != index}
        if field not in others:
            found[index] = replace(heading, field=field)
    return found


def _said_by(rows: Sequence[Row], index: int) -> str:
    """The field that most cells of a column speak for; empty where neither does."""
    cells = islice((row[index] for row in rows if index < len(row) and not says_unknown(row[index])), _LOOKED_AT)
    signs = [_is_number(cell) for cell in cells]
    if not signs:
        return ""
    share = sum(signs) / len(signs)
    return _PHONE if share >= _MOST else _CONTACT if share <= 1 - _MOST else ""


def _is_number(cell: Cell) -> bool:
    text = text_of(cell)
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    return digits >= _FEWEST_DIGITS and digits > letters
