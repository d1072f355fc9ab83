"""What outlets, machines and points are called, for forms, records and their history."""

from __future__ import annotations

from models.domain.equipment import Condition, OutletKind
from ui.texts import tr
from ui.widgets.records.names import Choices

_OUTLETS = {
    OutletKind.TOKO: "Toko", OutletKind.KIOS: "Kios", OutletKind.LAPAK: "Lapak", OutletKind.GUDANG: "Gudang",
    OutletKind.KENDARAAN: "Kendaraan", OutletKind.DARING: "Toko daring",
}  # fmt: skip
_CONDITIONS = {
    Condition.BAIK: "Baik",
    Condition.PERLU_PERBAIKAN: "Perlu perbaikan",
    Condition.RUSAK: "Rusak",
}
_SOURCES = {"gps": "GPS di tempat usaha", "peta": "Dipilih di peta", "daftar": "Dari daftar"}


def outlet_name(kind: OutletKind | str) -> str:
    """ "Toko", … "Toko daring"."""
    return tr(_OUTLETS[OutletKind(kind)])


def condition_name(condition: Condition | str) -> str:
    """ "Baik", "Perlu perbaikan", "Rusak"."""
    return tr(_CONDITIONS[Condition(condition)])


def source_name(source: str) -> str:
    """How a point is known; the code itself where another version gave it."""
    return tr(_SOURCES.get(source, source))


def outlet_choices() -> Choices:
    """Kinds of place."""
    return tuple((kind.value, outlet_name(kind)) for kind in OutletKind)


def condition_choices() -> Choices:
    """States of a machine."""
    return tuple((condition.value, condition_name(condition)) for condition in Condition)


def source_choices() -> Choices:
    """Ways to know a point."""
    return tuple((code, tr(name)) for code, name in _SOURCES.items())
