"""Offices, their officials, and which of them this catalogue's user works for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from models.domain.actor import Actor
from models.domain.changes import Changed

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,11}")
_ADULT = 16
"""Nobody was appointed younger."""


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office as its letters show it."""

    uid: str
    version: int
    code: str
    kind: str
    name: str
    region: str
    region_name: str
    address: str
    contact: str
    letterhead: str
    """Lines above the name, one per line."""
    number_pattern: str
    number_code: str
    officials: int
    """Those who may sign "Mengetahui"."""
    own: bool
    """Whether the user works for it."""


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """What a form wants an office to be; an empty uid makes a new one, whose code then stays."""

    uid: str
    version: int
    code: str
    kind: str
    name: str
    region: str
    address: str = ""
    contact: str = ""
    letterhead: str = ""
    number_pattern: str = ""
    number_code: str = ""


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """Somebody who signs for an office."""

    uid: str
    version: int
    office: str
    """uid of the office."""
    office_name: str
    name: str
    position: str
    nip: str
    rank: str
    signs: bool


@dataclass(frozen=True, slots=True)
class OfficialDraft:
    """What a form wants an official to be; an empty uid makes a new one."""

    uid: str
    version: int
    office: str
    name: str
    position: str
    nip: str = ""
    rank: str = ""
    signs: bool = True


@dataclass(frozen=True, slots=True)
class OwnOffice:
    """Who acts from now on."""

    actor: Actor
    office: str
    """Its name."""
    changed: Changed = Changed.OFFICES
    change_set: str = ""


@dataclass(frozen=True, slots=True)
class LetterheadView:
    """A specimen letter of an office with its letterhead."""

    logo: bytes = field(repr=False)
    """A PNG; empty where it has none."""
    specimen: bytes = field(repr=False)
    """A PDF of one page."""
    complete: bool
    """It has letterhead lines or an address; without both an agreement has no letterhead, and so no logo."""


def is_office_code(code: str) -> bool:
    """Whether it can stand in letter numbers and beside codes of records: "TBN", "DINSOS-JTM"."""
    return _CODE.fullmatch(code) is not None


def bare_nip(nip: str) -> str:
    """The digits without the spaces that letters put between its parts."""
    return "".join(nip.split())


def spaced_nip(nip: str) -> str:
    """As letters write it: "19790312 200501 1 004"; anything else as it is."""
    if len(nip) != 18:
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def nip_doubt(nip: str) -> str:
    """Message id of what is odd about a NIP, empty when nothing is; a doubt, not a refusal.

    Eighteen digits: born YYYYMMDD, appointed YYYYMM, sex 1 or 2, serial of three.
    """
    digits = bare_nip(nip)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 18):
        return "official.nip_length"
    born = _day(digits[:8])
    if born is None:
        return "official.nip_birth"
    appointed = _day(digits[8:14] + "01")
    if appointed is None or appointed.year - born.year < _ADULT:
        return "official.nip_appointed"
    return "" if digits[14] in "12" else "official.nip_sex"


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
