"""What a list may do to what is known: one rule per field, read by the update and by what the report says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Rule(StrEnum):
    """An empty cell never changes anything; these rules are about cells that say something."""

    REPLACE = "replace"
    """What the list says counts from now on; the history keeps what stood there."""
    FILL = "fill"
    """Taken where nothing is known; another value is kept out, and the report says so."""
    PERSONAL = "personal"
    """As FILL, and only where the row speaks of the same person; the report never shows the value."""
    DATED = "dated"
    """The newer one counts; an older one stands beside it as history, and the report says so."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """The rule of one field, and what the report calls it."""

    field: str
    rule: Rule
    label: str


BUSINESS = (
    FieldRule("name", Rule.REPLACE, "nama usaha"),
    FieldRule("legal_form", Rule.REPLACE, "bentuk usaha"),
    FieldRule("nib", Rule.FILL, "NIB"),
    FieldRule("npwp", Rule.REPLACE, "NPWP"),
    FieldRule("region", Rule.REPLACE, "wilayah"),
    FieldRule("address", Rule.REPLACE, "alamat"),
)
FACTS = (
    FieldRule("penjualan", Rule.DATED, "penjualan"),
    FieldRule("modal", Rule.DATED, "modal"),
    FieldRule("tenaga_kerja", Rule.DATED, "tenaga kerja"),
)
PAPER = (
    FieldRule("held", Rule.REPLACE, "izin"),
    FieldRule("number", Rule.REPLACE, "nomor izin"),
    FieldRule("valid_until", Rule.REPLACE, "masa berlaku izin"),
)
PERSON = (FieldRule("female", Rule.REPLACE, "jenis kelamin"),)
PART = (FieldRule("position", Rule.REPLACE, "jabatan"),)
PRIVATE = (
    FieldRule("name", Rule.PERSONAL, "nama"),
    FieldRule("nik", Rule.PERSONAL, "NIK"),
    FieldRule("phone", Rule.PERSONAL, "telepon"),
    FieldRule("kk", Rule.PERSONAL, "KK"),
    FieldRule("desil", Rule.DATED, "desil"),
)
OFFER = (
    FieldRule("words", Rule.REPLACE, "produk"),
    FieldRule("months", Rule.REPLACE, "bulan"),
    FieldRule("minimum_order", Rule.REPLACE, "pesanan minimum"),
    FieldRule("lead_days", Rule.REPLACE, "lama pengerjaan"),
)
OFFER_FACTS = (FieldRule("kapasitas", Rule.DATED, "kapasitas"), FieldRule("harga", Rule.DATED, "harga"))
OUTLET = (FieldRule("area", Rule.REPLACE, "luas tempat usaha"),)
MACHINE = (FieldRule("count", Rule.REPLACE, "jumlah mesin"),)
PARTNER = (
    FieldRule("kadin_number", Rule.REPLACE, "nomor anggota KADIN"),
    FieldRule("kadin_until", Rule.REPLACE, "masa berlaku keanggotaan KADIN"),
)

_LABELS = {
    rule.field: rule.label
    for rules in (FACTS, OFFER_FACTS, [rule for rule in PRIVATE if rule.field != "name"])
    for rule in rules
}


def label(field: str) -> str:
    """What the report calls a dated or private field."""
    return _LABELS[field]


def is_said(value: object) -> bool:
    """Whether a cell said anything; nought is something."""
    return value is not None and value != ""


def bring_up_to_date(
    row: Any, rules: Iterable[FieldRule], said: Callable[[str], object], kept: Callable[[str], None]
) -> bool:
    """Let a row hold what a list says of it, field by field; whether anything differs now.

    `kept` hears the label of each field whose other value was kept out.
    """
    changed = False
    for rule in rules:
        value, held = said(rule.field), getattr(row, rule.field)
        if not is_said(value) or value == held:
            continue
        if rule.rule is Rule.REPLACE or not is_said(held):
            setattr(row, rule.field, value)
            changed = True
        else:
            kept(rule.label)
    return changed
