"""The part of a UMKM's form about where it sells and stores, what it works with and what it takes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.domain.choices import CommodityChoice
from models.domain.enterprises import EnterpriseRecord
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.forms.form import Section
from ui.widgets.records.business_fields import reach_section
from ui.widgets.records.inputs_field import InputsField
from ui.widgets.records.machines_field import MachinesField
from ui.widgets.records.outlets_field import OutletsField


def equipment_sections() -> tuple[Section, ...]:
    """Folded: most of it is asked for one pattern only."""
    outlets = OutletsField("outlets", tr("Untuk penyaluran: toko, kios, gudang, kendaraan"))
    machines = MachinesField("machines", tr("Untuk subkontrak: alat dan proses yang dikerjakannya"))
    inputs = InputsField("inputs", tr("Yang dibeli untuk membuat produknya"))
    return (
        Section(tr("Tempat jual dan gudang"), outlets, wide=("outlets",), folded=True),
        Section(tr("Mesin dan proses"), machines, wide=("machines",), folded=True),
        Section(tr("Bahan yang dipakai"), inputs, wide=("inputs",), folded=True),
        reach_section(),
    )


def equipment_values(record: EnterpriseRecord) -> dict[str, Any]:
    """What the form shows of a record."""
    return {"outlets": record.outlets, "machines": record.machines, "inputs": record.inputs}


def know_inputs(fields: Mapping[str, Field], commodities: tuple[CommodityChoice, ...]) -> None:
    """Offer these commodities as inputs."""
    inputs = fields["inputs"]
    assert isinstance(inputs, InputsField)
    inputs.set_choices(commodities)
