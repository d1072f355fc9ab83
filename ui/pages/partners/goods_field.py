"""What a partner makes and takes in: one block of fields each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from models.domain.choices import CommodityChoice, FieldProblem
from models.domain.partners import GoodDirection, GoodPart, PartnerDraft
from models.use_cases.save_partner import check_partner
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, QuantityField, TextField
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.names import unit_choices
from ui.widgets.records.parts_field import CommodityPartsField, PartEditor

_DIRECTIONS = {GoodDirection.MADE: "Dibuat", GoodDirection.TAKEN: "Diserap dari luar"}


class GoodEditor(PartEditor):
    """The fields of one good."""

    def __init__(self, part: GoodPart, choices: Sequence[CommodityChoice]) -> None:
        super().__init__()
        self._part = part
        self.direction = ChoiceField("direction", tr("Arah"), direction_choices(), required=True)
        self.commodity = CommodityField("commodity", tr("Barang"), choices, required=True)
        self.named = TextField("words", tr("Sebutan mitra"))
        self.quantity = QuantityField("quantity", tr("Jumlah per bulan"))
        self.unit = ChoiceField("unit", tr("Satuan"), unit_choices())
        fields = (self.commodity, self.direction, self.quantity, self.unit, self.named)
        words = "" if part.words == part.commodity_name else part.words
        self.settle(fields, {**asdict(part), "words": words}, tr("Hapus barang ini"), "words")
        self.commodity.decided.connect(self._propose_unit)

    def draft(self) -> GoodPart:
        return replace(
            self._part,
            direction=GoodDirection(self.direction.value() or GoodDirection.MADE),
            commodity=self.commodity.value() or "",
            words=self.named.value() or "",
            unit=self.unit.value() or "",
            quantity=self.quantity.value(),
        )

    def rules(self) -> Sequence[FieldProblem]:
        found = check_partner(PartnerDraft(goods=(self.draft(),)))
        return tuple(problem for problem in found if problem.field.startswith("goods."))

    def _propose_unit(self, unit: str) -> None:
        if self.unit.value() is None:
            self.unit.write(unit)


class GoodsField(CommodityPartsField):
    """The value is a tuple of GoodPart."""

    add_text = "Tambah barang"
    heading = "Barang {number}"

    def editor(self, part: GoodPart) -> GoodEditor:
        return GoodEditor(part, self._choices)

    def empty(self) -> GoodPart:
        return GoodPart()


def direction_choices() -> tuple[tuple[str, str], ...]:
    """Which way a good goes."""
    return tuple((way.value, tr(words)) for way, words in _DIRECTIONS.items())
