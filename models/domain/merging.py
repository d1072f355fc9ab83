"""Two records brought into one, field by field, and taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from models.domain.businesses import DatedValue, PaperRecord, PrivateValue
from models.domain.changes import Changed
from models.domain.enterprises import OfferRecord
from models.problems import Value


class Side(StrEnum):
    """Whose value is kept: that of the record that stays, of the one that goes into it, or both."""

    FIRST = "pertama"
    SECOND = "kedua"
    BOTH = "keduanya"


class Reason(StrEnum):
    """Why a side is proposed."""

    SAME = "sama"
    ONLY = "hanya_satu"
    EXACTER = "lebih_rinci"
    NEWER = "lebih_baru"
    VERIFIED = "sudah_diperiksa"
    ACTIVE = "masih_aktif"
    IDENTIFIED = "ber_nik"
    DIFFERENT = "dua_hal"
    PROMISED = "terikat_janji"
    HELD = "menyatakan_ada"
    STAYS = "yang_dipertahankan"


MergeValue: TypeAlias = str | int | DatedValue | PrivateValue | OfferRecord | PaperRecord | None
"""A value as this actor may see it; None and "" are unknown."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field with both values, and the side that is proposed."""

    key: str
    """As in `MergePlan.choices`: "name", "owner.phone", "paper:halal", "offer:<uid>" …"""
    first: MergeValue
    second: MergeValue
    default: Side
    why: Reason
    both: bool = False
    """Whether both can be kept."""

    @property
    def same(self) -> bool:
        """Whether there is nothing to choose."""
        return self.why is Reason.SAME

    @property
    def open(self) -> bool:
        """Whether both sides say something, and not the same."""
        return self.why not in (Reason.SAME, Reason.ONLY)


@dataclass(frozen=True, slots=True)
class MergeHead:
    """One of the two records."""

    uid: str
    code: str
    name: str
    office: str
    version: int


@dataclass(frozen=True, slots=True)
class Moving:
    """So many rows of a table that go over as they are."""

    table: str
    count: int


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two records side by side; `first` is the one that would stay."""

    first: MergeHead
    second: MergeHead
    fields: tuple[MergeField, ...]
    moving: tuple[Moving, ...]
    swap: bool
    """Whether the other one should rather stay: it is the fuller one."""
    refusal: str = ""
    """Message id of what keeps them apart, with the values it names; empty: they can be merged."""
    refusal_values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What an officer has chosen; fields that are not named take the proposed side."""

    survivor: str
    merged: str
    """uids."""
    versions: tuple[int, int] | None = None
    """Of both as they were shown; None: whatever they are now."""
    choices: tuple[tuple[str, Side], ...] = ()


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that stands, as listed."""

    uid: str
    at: str
    """UTC, ISO 8601."""
    user: str
    code: str
    """Of the record that stayed."""
    survivor: str
    """Its uid."""
    name: str
    merged_code: str
    merged_name: str


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """Something changed or added after a merge, which stays with the survivor: "business.name", "offer" …"""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class UnmergeReport:
    """Both records as they stand again, and what was kept of later work."""

    uid: str
    code: str
    name: str
    revived: str
    """uid of the record that is back."""
    revived_code: str
    kept: tuple[KeptEdit, ...]
    change_set: str
    changed: Changed = Changed.EVERYTHING
