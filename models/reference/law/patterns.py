"""The ten patterns of partnership (UU 20/2008 Pasal 26; PP 7/2021 Pasal 106) with their duties, dated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from models.reference.law.rows import PATTERN_SIZE, LawRow, last_day
from models.reference.tables import LAW, rows, words, yes

LARGE_TO_SMALL = "besar_ke_umkm"
SMALL_TO_LARGE = "umkm_ke_besar"
NO_GOODS = "tanpa_barang"
LARGE_SIDE, SMALL_SIDE = "besar", "umkm"

SizePair = tuple[str, str]
"""Size of the UMKM, size of the partner."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of one side, *besar* or *umkm*; `support` is the help it amounts to, empty where none."""

    code: str
    side: str
    support: str
    statutory: bool
    text: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PatternLaw:
    """What the law says of one pattern while it is in force; `warned` pairs are *kerja sama antar-UMKM*."""

    pattern: str
    name: str
    large_role: str
    small_role: str
    pairs: frozenset[SizePair]
    warned: frozenset[SizePair]
    flow: str
    offer_kinds: tuple[str, ...]
    duties: tuple[Duty, ...]
    source: str
    valid_from: date
    valid_to: date | None
    verified: bool

    def duties_of(self, side: str) -> tuple[Duty, ...]:
        """The duties of one side, those of the statute first."""
        return tuple(duty for duty in self.duties if duty.side == side)


def pattern_law(pattern: str, on: date, overrides: Iterable[LawRow] = ()) -> PatternLaw | None:
    """The law of a pattern as in force on a day."""
    return next((law for law in pattern_laws(on, overrides) if law.pattern == pattern), None)


def pattern_laws(on: date, overrides: Iterable[LawRow] = ()) -> tuple[PatternLaw, ...]:
    """The patterns that the law knows on a day; an override of a pattern's sizes says which pairs go together."""
    own = tuple(row for row in overrides if row.code.startswith(PATTERN_SIZE))
    found = (law for law in _all() if law.valid_from <= on and (law.valid_to is None or on <= law.valid_to))
    return tuple(_as_written(law, own, on) for law in found)


def _as_written(law: PatternLaw, own: tuple[LawRow, ...], on: date) -> PatternLaw:
    row = next((row for row in own if row.code == f"{PATTERN_SIZE}{law.pattern}" and row.in_force(on)), None)
    if row is None:
        return law
    pairs = _pairs(row.value) if row.value else law.pairs
    return replace(law, pairs=pairs, source=row.source, verified=row.verified)


@cache
def _all() -> tuple[PatternLaw, ...]:
    return tuple(_law(row) for row in rows("patterns.csv", LAW))


def _law(row: dict[str, str]) -> PatternLaw:
    return PatternLaw(
        pattern=row["pattern"],
        name=row["name"],
        large_role=row["large_role"],
        small_role=row["small_role"],
        pairs=_pairs(row["pairs"]),
        warned=_pairs(row["warned"]),
        flow=row["flow"],
        offer_kinds=words(row["offer_kinds"]),
        duties=_duties().get(row["pattern"], ()),
        source=row["source"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=last_day(row["valid_to"]),
        verified=yes(row["verified"]),
    )


def _pairs(cell: str) -> frozenset[SizePair]:
    parted = (pair.partition("-") for pair in words(cell))
    return frozenset((small, large) for small, _, large in parted)


@cache
def _duties() -> dict[str, tuple[Duty, ...]]:
    duties: dict[str, list[Duty]] = {}
    for row in rows("duties.csv", LAW):
        duties.setdefault(row["pattern"], []).append(_duty(row))
    return {pattern: tuple(own) for pattern, own in duties.items()}


def _duty(row: dict[str, str]) -> Duty:
    return Duty(
        row["code"],
        row["side"],
        row["support"],
        yes(row["statutory"]),
        row["text"],
        row["source"],
        yes(row["verified"]),
    )
