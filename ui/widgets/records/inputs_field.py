"""What an enterprise takes in to make what it sells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from models.domain.choices import CommodityChoice, FieldProblem
from models.domain.enterprises import EnterpriseDraft
from models.domain.equipment import InputPart
from models.use_cases.save_enterprise import check_enterprise
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, QuantityField, TextField
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.names import unit_choices
from ui.widgets.records.parts_field import CommodityPartsField, PartEditor


class InputEditor(PartEditor):
    """The fields of one input."""

    def __init__(self, part: InputPart, choices: Sequence[CommodityChoice]) -> None:
        super().__init__()
        self._part = part
        self.commodity = CommodityField("commodity", tr("Bahan"), choices, required=True)
        self.named = TextField("words", tr("Sebutan usaha ini"))
        self.quantity = QuantityField("quantity", tr("Kebutuhan per bulan"))
        self.unit = ChoiceField("unit", tr("Satuan"), unit_choices())
        self.origin = TextField("origin", tr("Asal bahan"), hint=tr("misalnya pasar, petani, pemasok"))
        fields = (self.commodity, self.named, self.quantity, self.unit, self.origin)
        self.settle(fields, asdict(part), tr("Hapus bahan ini"), "origin")
        self.commodity.decided.connect(self._propose_unit)

    def draft(self) -> InputPart:
        return replace(
            self._part,
            commodity=self.commodity.value() or "",
            words=self.named.value() or "",
            unit=self.unit.value() or "",
            quantity=self.quantity.value(),
            origin=self.origin.value() or "",
        )

    def rules(self) -> Sequence[FieldProblem]:
        found = check_enterprise(EnterpriseDraft(inputs=(self.draft(),)))
        return tuple(problem for problem in found if problem.field.startswith("inputs."))

    def _propose_unit(self, unit: str) -> None:
        if self.unit.value() is None:
            self.unit.write(unit)


class InputsField(CommodityPartsField):
    """The value is a tuple of InputPart."""

    add_text = "Tambah bahan"
    heading = "Bahan {number}"

    def editor(self, part: InputPart) -> InputEditor:
        return InputEditor(part, self._choices)

    def empty(self) -> InputPart:
        return InputPart()
