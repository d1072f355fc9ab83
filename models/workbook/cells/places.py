"""Region codes from codes or from the names of kabupaten, kecamatan and desa, level by level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.reference.regions import Found, Region, find_desa, find_kabupaten, find_kecamatan, region
from models.workbook.cells.outcome import Outcome, Remark, error, refused, warning
from models.workbook.cells.wording import says_unknown, text_of
from models.workbook.sheet import Cell

_WIDTHS = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}
_SHOWN_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A region as deep as it is known, and a desa name that no code was found for."""

    code: str
    desa_in_words: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRemark:
    """A remark on one of the columns that name a place."""

    field: str
    remark: Remark


def region_code(cell: Cell) -> Outcome[str]:
    """A Kemendagri code with or without dots: 35.23.01.2001, 3523012001, 3523."""
    if says_unknown(cell):
        return Outcome(None)
    digits = re.sub(r"[.\s\-]", "", text_of(cell))
    if not digits.isdigit() or len(digits) not in _WIDTHS:
        return refused("region_code_unreadable")
    code = _dotted(digits)
    return Outcome(code) if region(code) else refused("region_code_unknown", code=code)


def _dotted(digits: str) -> str:
    parts, start = [], 0
    for width in _WIDTHS[len(digits)]:
        parts.append(digits[start : start + width])
        start += width
    return ".".join(parts)


def named_place(
    kabupaten: Cell, kecamatan: Cell, desa: Cell, home: str = ""
) -> tuple[Place, tuple[PlaceRemark, ...]]:
    """The place that the names tell; a name that fits no place or several is never decided by likeness.

    `home` is the code of the kabupaten where the list itself has no column for it.
    """
    if says_unknown(kabupaten) and not home:
        return _without_kabupaten(kecamatan, desa)
    found = Found(region(home)) if home else _kabupaten(text_of(kabupaten))
    if found.region is None:
        return Place(""), (PlaceRemark("kabupaten", _not_found("kabupaten", found)),)
    if says_unknown(kecamatan):
        return _without_kecamatan(found.region, desa)
    district = _kecamatan(text_of(kecamatan), found.region.code)
    if district.region is None:
        return Place(found.region.code), (PlaceRemark("kecamatan", _not_found("kecamatan", district)),)
    return _with_desa(district.region, desa)


def _without_kabupaten(kecamatan: Cell, desa: Cell) -> tuple[Place, tuple[PlaceRemark, ...]]:
    if says_unknown(kecamatan) and says_unknown(desa):
        return Place(""), ()
    field = "desa" if says_unknown(kecamatan) else "kecamatan"
    return Place(""), (PlaceRemark(field, error("kabupaten_missing")),)


def _without_kecamatan(kabupaten: Region, desa: Cell) -> tuple[Place, tuple[PlaceRemark, ...]]:
    if says_unknown(desa):
        return Place(kabupaten.code), ()
    return Place(kabupaten.code, text_of(desa)), (PlaceRemark("desa", warning("desa_without_kecamatan")),)


def _with_desa(kecamatan: Region, desa: Cell) -> tuple[Place, tuple[PlaceRemark, ...]]:
    if says_unknown(desa):
        return Place(kecamatan.code), ()
    found = _desa(text_of(desa), kecamatan.code)
    if found.region is not None:
        return Place(found.region.code), ()
    return Place(kecamatan.code, text_of(desa)), (PlaceRemark("desa", _desa_not_found(kecamatan, found)),)


def _desa_not_found(kecamatan: Region, found: Found) -> Remark:
    """Never more than a warning: desa are spelt in many ways, and the words are kept in the address."""
    if not found.suggestions:
        return warning("desa_unlisted", kecamatan=kecamatan.name)
    return warning("desa_unknown", kecamatan=kecamatan.name, suggestions=_names(found))


def _not_found(level: str, found: Found) -> Remark:
    if not found.suggestions:
        return error(f"{level}_unlisted")
    return error(f"{level}_unknown", suggestions=_names(found))


def _names(found: Found) -> str:
    return ", ".join(one.name for one in found.suggestions[:_SHOWN_SUGGESTIONS])


def territory(cell: Cell) -> Outcome[str]:
    """One region that a need is bound to, by code or by the name of a kabupaten or kota."""
    if says_unknown(cell) or text_of(cell).casefold() in {
        "semua",
        "bebas",
        "jawa timur",
        "di mana saja",
        "jatim",
    }:
        return Outcome("")
    if re.fullmatch(r"[\d.\s]+", text_of(cell)):
        return region_code(cell)
    found = _kabupaten(text_of(cell))
    return Outcome(found.region.code) if found.region else Outcome(None, (_not_found("kabupaten", found),))


def place_names(code: str) -> tuple[str, str, str]:
    """Names of kabupaten, kecamatan and desa for a code; empty below its depth."""
    parts = code.split(".")
    names = [_name(".".join(parts[:depth])) if len(parts) >= depth else "" for depth in (2, 3, 4)]
    return names[0], names[1], names[2]


def _name(code: str) -> str:
    found = region(code)
    return found.name if found else ""


@lru_cache(maxsize=4_096)
def _kabupaten(text: str) -> Found:
    return find_kabupaten(text)


@lru_cache(maxsize=16_384)
def _kecamatan(text: str, kabupaten: str) -> Found:
    return find_kecamatan(text, kabupaten)


@lru_cache(maxsize=65_536)
def _desa(text: str, kecamatan: str) -> Found:
    return find_desa(text, kecamatan)
