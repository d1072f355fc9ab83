"""Where a UMKM sells and stores, what it works with and what it takes in, as chapters to read."""

from __future__ import annotations

from models.domain.enterprises import EnterpriseRecord
from models.domain.equipment import Condition, InputPart, MachinePart, OutletPart
from models.use_cases.list_choices import region_name
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.equipment_names import condition_name, outlet_name
from ui.widgets.records.facts_view import Chapter, Told

_WORN = (Condition.PERLU_PERBAIKAN, Condition.RUSAK)


def equipment_chapters(record: EnterpriseRecord) -> tuple[Chapter, ...]:
    """Outlets, machines and inputs, each with what is known of it."""
    return (
        Chapter(tr("Tempat jual dan gudang"), tuple(_outlet(one) for one in record.outlets), tr("Belum tercatat.")),
        Chapter(tr("Mesin dan proses"), tuple(_machine(one) for one in record.machines), tr("Belum tercatat.")),
        Chapter(tr("Bahan yang dipakai"), tuple(_input(one) for one in record.inputs), tr("Belum tercatat.")),
    )


def _outlet(one: OutletPart) -> Told:
    place = region_name(one.region)
    facts = (
        formats.quantity(one.area, "m²") if one.area is not None else "",
        _storage(one),
        _asked(one.cold, tr("berpendingin"), tr("tanpa pendingin")),
        _asked(one.owned, tr("milik sendiri"), tr("bukan milik sendiri")),
    )
    kind = outlet_name(one.kind)
    return Told(kind, one.name or one.address or place or kind, _joined(one.address if one.name else "", place, *facts))


def _storage(one: OutletPart) -> str:
    if one.storage is None:
        return ""
    return tr("menampung {amount}").format(amount=formats.quantity(one.storage, one.storage_unit))


def _machine(one: MachinePart) -> Told:
    able = tr("{unit}/bln").format(unit=one.unit)
    facts = (
        formats.count(one.count, tr("unit")) if one.count > 1 else "",
        formats.quantity(one.capacity, able) if one.capacity is not None else "",
        tr("dibeli {year}").format(year=one.year) if one.year else "",
        condition_name(one.condition).lower() if one.condition else "",
    )
    tone = Tone.WARNING if one.condition in _WORN else Tone.PLAIN
    return Told(one.process[:1].upper() + one.process[1:] or tr("Alat"), one.name, _joined(*facts), tone)


def _input(one: InputPart) -> Told:
    per_month = tr("{unit}/bln").format(unit=one.unit)
    facts = (
        one.commodity_name if one.words else "",
        formats.quantity(one.quantity, per_month) if one.quantity is not None else "",
        tr("dari {origin}").format(origin=one.origin) if one.origin else "",
    )
    return Told(tr("Bahan"), one.words or one.commodity_name, _joined(*facts))


def _asked(held: bool | None, yes: str, no: str) -> str:
    return "" if held is None else yes if held else no


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
