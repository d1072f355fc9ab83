"""What an enterprise works with and belongs to, as a record shows it and a form gives it back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OutletKind(StrEnum):
    """What kind of place it is."""

    TOKO = "toko"
    KIOS = "kios"
    LAPAK = "lapak"
    GUDANG = "gudang"
    KENDARAAN = "kendaraan"
    DARING = "daring"


class Condition(StrEnum):
    """What state a machine is in; no member where nobody asked."""

    BAIK = "baik"
    PERLU_PERBAIKAN = "perlu_perbaikan"
    RUSAK = "rusak"


class AssociationKind(StrEnum):
    """What kind of group it is."""

    KELOMPOK = "kelompok"
    KUB = "kub"
    KOPERASI = "koperasi"
    KDMP = "kdmp"
    PAGUYUBAN = "paguyuban"


class MemberRole(StrEnum):
    """A member's part in a group."""

    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"
    ANGGOTA = "anggota"


@dataclass(frozen=True, slots=True)
class OutletPart:
    """A place where an enterprise sells or stores; an empty uid makes a new one."""

    uid: str = ""
    kind: OutletKind = OutletKind.TOKO
    name: str = ""
    region: str = ""
    address: str = ""
    area: int | None = None
    """Thousandths of a square metre."""
    storage: int | None = None
    """Thousandths of `storage_unit`."""
    storage_unit: str = ""
    cold: bool | None = None
    owned: bool | None = None


@dataclass(frozen=True, slots=True)
class MachinePart:
    """Equipment and the process it does."""

    uid: str = ""
    name: str = ""
    process: str = ""
    count: int = 1
    capacity: int | None = None
    """Of all of them in a month, thousandths of `unit`."""
    unit: str = ""
    year: int | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class InputPart:
    """What an enterprise takes in; `commodity` is a slug, `commodity_name` only shown."""

    uid: str = ""
    commodity: str = ""
    commodity_name: str = ""
    words: str = ""
    unit: str = ""
    quantity: int | None = None
    """Thousandths of the unit per month."""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class GroupPart:
    """An enterprise's part in a group; `association` is its uid, code and name are only shown."""

    uid: str = ""
    association: str = ""
    code: str = ""
    name: str = ""
    kind: AssociationKind = AssociationKind.KELOMPOK
    role: MemberRole = MemberRole.ANGGOTA
    since: str = ""
    until: str = ""
    """The last day; empty: still a member."""
