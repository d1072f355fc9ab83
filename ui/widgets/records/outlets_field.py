"""Where an enterprise sells and stores: shops, stalls, store-rooms, vehicles, places on the web."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from models.domain.choices import FieldProblem
from models.domain.enterprises import EnterpriseDraft
from models.domain.equipment import OutletKind, OutletPart
from models.use_cases.save_enterprise import check_enterprise
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, QuantityField, TextField
from ui.widgets.records.equipment_names import outlet_choices
from ui.widgets.records.names import unit_choices
from ui.widgets.records.parts_field import AskedField, PartEditor, PartsField
from ui.widgets.records.region_field import RegionField


class OutletEditor(PartEditor):
    """The fields of one place."""

    def __init__(self, part: OutletPart) -> None:
        super().__init__()
        self._part = part
        self.kind = ChoiceField("kind", tr("Jenis tempat"), outlet_choices(), required=True)
        self.named = TextField("name", tr("Nama atau sebutan"))
        self.region = RegionField("region", tr("Wilayah"))
        self.address = TextField("address", tr("Alamat"))
        self.area = QuantityField("area", tr("Luas"), unit="m²")
        self.owned = AskedField("owned", tr("Milik sendiri"))
        self.storage = QuantityField("storage", tr("Daya tampung"))
        self.storage_unit = ChoiceField("storage_unit", tr("Satuan tampung"), unit_choices())
        self.cold = AskedField("cold", tr("Berpendingin"))
        fields = (
            *(self.kind, self.named, self.region, self.address),
            *(self.area, self.owned, self.storage, self.storage_unit, self.cold),
        )
        self.settle(fields, asdict(part), tr("Hapus tempat ini"), "region", "address")

    def draft(self) -> OutletPart:
        return replace(
            self._part,
            kind=OutletKind(self.kind.value() or OutletKind.TOKO),
            name=self.named.value() or "",
            region=self.region.value() or "",
            address=self.address.value() or "",
            area=self.area.value(),
            storage=self.storage.value(),
            storage_unit=self.storage_unit.value() or "",
            cold=self.cold.value(),
            owned=self.owned.value(),
        )

    def rules(self) -> Sequence[FieldProblem]:
        found = check_enterprise(EnterpriseDraft(outlets=(self.draft(),)))
        return tuple(problem for problem in found if problem.field.startswith("outlets."))


class OutletsField(PartsField):
    """The value is a tuple of OutletPart."""

    add_text = "Tambah tempat"
    heading = "Tempat {number}"

    def editor(self, part: OutletPart) -> OutletEditor:
        return OutletEditor(part)

    def empty(self) -> OutletPart:
        return OutletPart()
