"""The kemampuan of an enterprise: one block of fields each, added and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from matching.codes import ALL_MONTHS, OfferKind
from models.domain.choices import CommodityChoice
from models.domain.enterprises import OfferDraft
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, Field, NumberField, QuantityField, RupiahField, TextField
from ui.widgets.look.theme import GRID
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.months_field import SeasonField
from ui.widgets.records.names import kind_choices, unit_choices
from ui.widgets.records.parts_field import CommodityPartsField
from ui.widgets.wording import Kind, button, words


class OfferEditor(QFrame):
    """The fields of one kemampuan."""

    edited = Signal()
    unwanted = Signal()

    def __init__(self, draft: OfferDraft, choices: Sequence[CommodityChoice]) -> None:
        super().__init__()
        self._draft = draft
        self.commodity = CommodityField("commodity", tr("Komoditas"), choices, required=True)
        self.kind = ChoiceField("kind", tr("Jenis"), kind_choices(), required=True)
        self.named = TextField("words", tr("Sebutan usaha ini"))
        self.unit = ChoiceField("unit", tr("Satuan"), unit_choices(), required=True)
        self.capacity = QuantityField("capacity", tr("Kapasitas bebas per bulan"))
        self.price = RupiahField("price", tr("Harga"))
        self.minimum = QuantityField("minimum_order", tr("Pesanan paling sedikit"))
        self.lead = NumberField("lead_days", tr("Waktu pengerjaan"), unit=tr("hari"))
        self.months = SeasonField("months", tr("Bulan tersedia"), hint=tr("Tanpa pilihan: belum diketahui."))
        self.heading = words(kind=Kind.LABEL)
        self._lay_out()
        self._show(draft)
        for field in self.fields:
            field.edited.connect(self.edited)
        self.commodity.decided.connect(self._propose_unit)
        self.unit.edited.connect(self._say_unit)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields of this kemampuan."""
        return (
            *(self.commodity, self.kind, self.named, self.unit, self.capacity, self.price),
            *(self.minimum, self.lead, self.months),
        )

    def draft(self) -> OfferDraft:
        """What the fields say."""
        return replace(
            self._draft,
            kind=OfferKind(self.kind.value() or OfferKind.PRODUK),
            commodity=self.commodity.value() or "",
            words=self.named.value() or "",
            unit=self.unit.value() or "",
            capacity=self.capacity.value(),
            price=self.price.value(),
            minimum_order=self.minimum.value(),
            lead_days=self.lead.value(),
            months=self.months.value() or 0,
        )

    def problem(self) -> str:
        """The first thing wrong, in one sentence."""
        return next((said for field in self.fields if (said := field.problem())), "")

    def judge(self) -> None:
        """Say what is wrong under each field."""
        for field in self.fields:
            field.judge()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, GRID)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        self.remove = button(tr("Hapus kemampuan ini"), self.unwanted.emit, kind="link")
        top.addWidget(self.remove)
        down.addLayout(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for at, field in enumerate(self.fields[:-1]):
            grid.addWidget(field, at // 2, at % 2)
        grid.addWidget(self.months, 4, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        down.addLayout(grid)

    def _show(self, draft: OfferDraft) -> None:
        for field, value in (
            (self.commodity, draft.commodity), (self.kind, draft.kind), (self.named, draft.words),
            (self.unit, draft.unit),
            (self.capacity, draft.capacity), (self.price, draft.price), (self.minimum, draft.minimum_order),
            (self.lead, draft.lead_days), (self.months, draft.months),
        ):  # fmt: skip
            field.show_value(value)
        self._say_unit()

    def _propose_unit(self, unit: str) -> None:
        if self.unit.value() is None:
            self.unit.write(unit)
            self._say_unit()

    def _say_unit(self) -> None:
        unit = self.unit.value() or ""
        self.capacity.set_unit(tr("{unit}/bln").format(unit=unit) if unit else "")
        self.minimum.set_unit(unit)
        self.price.set_unit(f"/{unit}" if unit else "")


class OffersField(CommodityPartsField):
    """The value is a tuple of OfferDraft."""

    add_text = "Tambah kemampuan"
    heading = "Kemampuan {number}"

    def editor(self, part: OfferDraft) -> OfferEditor:
        return OfferEditor(part, self._choices)

    def empty(self) -> OfferDraft:
        return OfferDraft(months=ALL_MONTHS)
