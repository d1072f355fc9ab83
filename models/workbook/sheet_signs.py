"""What beside its headings says which list a sheet is: its name, its title, what the program itself wrote."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from models.workbook.cells.wording import folded, text_of
from models.workbook.columns import PAPER_FIELD
from models.workbook.sheet import Row, Sheet, is_blank

GUIDE, WORDS = "Petunjuk", "Pilihan"
"""Sheets of the template beside its lists."""
_LOOK_AT_ROWS = 40
_OF_ENTERPRISES = re.compile(r"\b(?:umkm|ukm|ikm|usaha mikro|pelaku usaha|industri kecil|desil|dtsen)\b")
_OF_PARTNERS = re.compile(r"\b(?:mitra|perusahaan besar|usaha besar|industri besar|partner|kadin)\b")
_ENTERPRISE_FIELDS = frozenset(
    {"nik", "kk", "desil", "desil_quarter", "capacity", "months", "offer_kind", "programme", "female", "price"}
)
_PARTNER_FIELDS = frozenset(
    {"contact", "contact_position", "signatory", "kadin_number", "makes", "takes", "until_kadin"}
)
_PROPOSALS = frozenset({"kode umkm", "kode kebutuhan"})
"""Stand together only in what the program says of pairs, never in a register."""


def is_of_enterprises(sheet: Sheet, headings: Sequence[str], fields: Collection[str], above: Sequence[Row]) -> bool:
    """Whether a sheet speaks of UMKM although it lacks a column that their list needs."""
    titles = [folded(text_of(cell)) for row in above for cell in row if not is_blank(cell)]
    said = " ; ".join((folded(sheet.name), *titles, *map(folded, headings)))
    if _OF_PARTNERS.search(said) or _PARTNER_FIELDS & set(fields):
        return False
    has_field = any(field in _ENTERPRISE_FIELDS or field.startswith(PAPER_FIELD) for field in fields)
    return has_field or bool(_OF_ENTERPRISES.search(said))


def is_of_proposals(sheet: Sheet) -> bool:
    """Whether a sheet is a list of proposals as the program exports it."""
    rows = sheet.rows[:_LOOK_AT_ROWS]
    return any({folded(text_of(cell)) for cell in row if isinstance(cell, str)} >= _PROPOSALS for row in rows)
