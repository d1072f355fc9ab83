"""Facts that several papers share: the office's head, who signs, the sides of a letter."""

from __future__ import annotations

from dataclasses import dataclass

NO_NUMBER = "–"
DOTS = "………………………………"


@dataclass(frozen=True, slots=True)
class Kop:
    """The words of an office's letterhead: lines in order, address, contact."""

    lines: tuple[str, ...]
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs for an office; NIP and rank stay empty outside of the civil service."""

    office: str
    position: str
    name: str
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a letter as it signs."""

    name: str
    legal_form: str
    address: str
    representative: str
    position: str
    authority: str = ""
    own_name: bool = False
    """The owner of an unincorporated business, who signs for himself."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Thousandths of a unit."""

    thousandths: int
    unit: str


@dataclass(frozen=True, slots=True)
class LetterMember:
    """One enterprise of a group as a letter lists it; `code` is the catalogue's."""

    code: str
    name: str
    address: str
    representative: str
    quantity: Amount
    """Per month."""
    leads: bool = False
