"""The columns that our lists know: what each is called, what it holds, and how other lists name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from models.domain.intake import IntakeKind
from models.workbook.sheet import Cell

YES_NO = ("Ada", "Tidak")
SIZE_WORDS = ("Mikro", "Kecil", "Menengah", "Besar")
KIND_WORDS = ("Produk", "Langkah", "Penyaluran")
PATTERN_WORDS = (
    *("Inti-plasma", "Subkontrak", "Distribusi & keagenan", "Rantai pasok", "Perdagangan umum", "Terbuka"),
)
SHEET_NAMES: Mapping[IntakeKind, str] = {
    IntakeKind.ENTERPRISES: "UMKM",
    IntakeKind.PARTNERS: "Mitra",
    IntakeKind.NEEDS: "Kebutuhan",
}
PAPER_HEADINGS: Mapping[str, str] = {
    "halal": "Sertifikat Halal",
    "pirt": "P-IRT",
    "bpom_md": "BPOM MD",
    "sni": "SNI",
    "merek": "Merek",
    "npwp": "NPWP",
    "slhs": "SLHS",
    "svlk": "SVLK",
    "organik": "Organik",
    "haccp": "HACCP",
    "nkv": "NKV",
    "stp": "STP",
    "nppbkc": "NPPBKC",
    "izin_usaha": "Izin Usaha",
}
PAPER_FIELD = "paper_"
UNTIL_FIELD = "until_"
"""Last day of the paper of this code."""


COMMODITY_FIELD = "commodity"
"""What a product is called in the catalogue, where a list has a column of its own for that."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a list as the template explains it."""

    name: str
    """The field, as `--mapping` names it."""
    heading: str
    explanation: str
    examples: tuple[Cell, Cell] = (None, None)
    synonyms: tuple[str, ...] = ()
    required: bool = False
    choices: tuple[str, ...] = ()
    is_text: bool = False
    """Kept as text by Excel: digits that are no number."""
    personal: bool = False
    """NIK, KK, phone, desil: masked in findings, left out of exports."""
    longest: int = 200
    is_rare: bool = False
    """Understood, but left out of the template and of workbooks in which nobody has it."""


@lru_cache
def columns(kind: IntakeKind) -> tuple[Column, ...]:
    """The columns of a list in the order of the template."""
    from models.workbook.lists.enterprise_columns import ENTERPRISE_COLUMNS
    from models.workbook.lists.partner_columns import NEED_COLUMNS, PARTNER_COLUMNS

    return {
        IntakeKind.ENTERPRISES: ENTERPRISE_COLUMNS,
        IntakeKind.PARTNERS: PARTNER_COLUMNS,
        IntakeKind.NEEDS: NEED_COLUMNS,
    }[kind]


@lru_cache
def template_columns(kind: IntakeKind) -> tuple[Column, ...]:
    """The columns that the template has: all but the rare ones."""
    return tuple(one for one in columns(kind) if not one.is_rare)


@lru_cache
def column(kind: IntakeKind, name: str) -> Column:
    """The column of a field; KeyError when the list has none of that name."""
    return {one.name: one for one in columns(kind)}[name]
