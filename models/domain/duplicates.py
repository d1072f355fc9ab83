"""Records that look like one business entered twice, and the officer's word on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.changes import Changed

WEAK, STRONG = 60, 90
"""Percent from which a pair is told at all, and from which it is told as sure."""


class Strength(StrEnum):
    """How sure a likeness is; nobody merges by it."""

    STRONG = "kuat"
    WEAK = "lemah"


class Verdict(StrEnum):
    """The officer's word on a pair; it silences later scans."""

    OPEN = "belum"
    TWINS = "kembar"
    NOT_TWINS = "bukan_kembar"


class ClueKind(StrEnum):
    """What speaks for or against a pair."""

    NAME = "name"
    OWNER = "owner"
    ADDRESS = "address"
    SAME_NIK = "same_nik"
    OTHER_NIK = "other_nik"
    SAME_NIB = "same_nib"
    OTHER_NIB = "other_nib"
    SAME_PHONE = "same_phone"
    OTHER_PHONE = "other_phone"
    SAME_DESA = "same_desa"
    SAME_KECAMATAN = "same_kecamatan"
    OTHER_KECAMATAN = "other_kecamatan"
    OTHER_KABUPATEN = "other_kabupaten"
    SAME_PRODUCT = "same_product"
    OTHER_PRODUCT = "other_product"
    OTHER_BRANCH = "other_branch"


PRIVATE_CLUES = frozenset({ClueKind.SAME_NIK, ClueKind.OTHER_NIK})
"""Not for those who may not see a NIK."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One clue: never a value, at most how alike two values are."""

    kind: ClueKind
    percent: int = -1
    """Likeness of names, owners and addresses; -1 for the others."""


@dataclass(frozen=True, slots=True)
class DuplicateLine:
    """A record that may be the one being typed."""

    uid: str
    code: str
    name: str
    owner: str
    place: str
    percent: int
    strength: Strength
    clues: tuple[Clue, ...]
    by_name: bool = False
    """Told for its name alone, before enough else is known for the percentage to mean anything."""


@dataclass(frozen=True, slots=True)
class DuplicateSide:
    """One of two records that are alike, as listed."""

    uid: str
    code: str
    name: str
    owner: str
    place: str
    office: str


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records that are alike, and the word on them."""

    first: DuplicateSide
    second: DuplicateSide
    percent: int
    strength: Strength
    clues: tuple[Clue, ...]
    verdict: Verdict = Verdict.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan of the whole catalogue found that nobody has decided yet."""

    records: int
    compared: int
    """Pairs that were looked at."""
    strong: int
    weak: int
    decided: int
    """Pairs that were found and are silent, because an officer has spoken."""
    seconds: float
    changed: Changed = Changed.DUPLICATES

    @property
    def pairs(self) -> int:
        """Pairs to be looked through."""
        return self.strong + self.weak


@dataclass(frozen=True, slots=True)
class VerdictReport:
    """The word on a pair that stands now, and the change set that an undo reverses."""

    first: str
    second: str
    verdict: Verdict
    change_set: str
    changed: Changed = Changed.DUPLICATES
