"""The form of a need: its terms follow the pattern that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matching.codes import ALL_MONTHS, Pattern
from models.domain.choices import CommodityChoice
from models.domain.partners import NeedDraft, NeedRecord
from models.use_cases.save_need import check_need
from ui.pages.partners.supports_field import SupportsField
from ui.records.pane import RecordForm
from ui.texts import sentence, tr
from ui.widgets.forms.fields import (
    ChoiceField,
    LongTextField,
    ManyField,
    NumberField,
    QuantityField,
    RupiahField,
    TextField,
)
from ui.widgets.forms.form import Section
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.equipment_names import outlet_choices
from ui.widgets.records.months_field import MonthsField
from ui.widgets.records.names import paper_choices, pattern_choices, state_choices, unit_choices
from ui.widgets.records.region_field import RegionField

_HUNDREDTHS = 100
ONLY_IN = {
    "process": Pattern.SUBKONTRAK,
    "margin": Pattern.DISTRIBUSI_KEAGENAN,
    "outlet": Pattern.DISTRIBUSI_KEAGENAN,
}
"""Terms of one pattern; while the pattern is open all of them are asked."""


class NeedForm(RecordForm):
    """Fields of a need; `draft` is what they say."""

    def __init__(self) -> None:
        self.commodity = CommodityField("commodity", tr("Komoditas"), required=True)
        self.unit = ChoiceField("unit", tr("Satuan"), unit_choices(), required=True)
        self.quantity = QuantityField("quantity", tr("Jumlah per bulan"), required=True, check=_of("quantity"))
        self.lot = QuantityField("minimum_lot", tr("Minimum per pemasok"), check=self._lot_problem)
        self.price = RupiahField("price", tr("Harga"))
        self.pattern = ChoiceField(
            "pattern", tr("Pola kemitraan"), pattern_choices(), hint=tr("kosong: program yang mengusulkan")
        )
        self.supports = SupportsField("supports", tr("Diberikan kepada UMKM"))
        super().__init__(
            self._asked(),
            self._terms(),
            Section(
                tr("Dokumen wajib"),
                ManyField("papers", tr("Tanpa ini mitra tidak dapat menerima"), paper_choices()),
                wide=("papers",),
            ),
            Section(tr("Dukungan yang ditawarkan"), self.supports, wide=("supports",)),
            Section(
                tr("Lainnya"),
                LongTextField("specification", tr("Spesifikasi mutu")),
                ChoiceField("active", tr("Keadaan"), state_choices(), required=True),
                wide=("specification",),
            ),
        )
        self._uid, self._version, self._partner = "", 0, ""
        self.commodity.decided.connect(self._propose_unit)
        self.unit.edited.connect(self._say_unit)
        self.pattern.edited.connect(self._follow_pattern)
        self._follow_pattern()

    def know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities."""
        self.commodity.set_choices(commodities)

    def begin(self, partner: str) -> None:
        """An empty form for a new need of this partner."""
        self._uid, self._version, self._partner = "", 0, partner
        self._show({"active": "aktif", "months": ALL_MONTHS})

    def show_record(self, record: NeedRecord) -> None:
        """The form filled from a record."""
        summary = record.summary
        self._uid, self._version, self._partner = summary.uid, record.version, summary.partner_uid
        self._show(
            {
                "commodity": record.commodity_slug,
                "words": summary.words if summary.words != summary.commodity else None,
                "unit": summary.unit,
                "quantity": summary.quantity,
                "minimum_lot": summary.minimum_lot,
                "months": record.months,
                "pattern": summary.pattern,
                "maximum_partners": record.maximum_partners,
                "price": record.price,
                "payment_days": record.payment_days,
                "territory": record.territory_code,
                "papers": summary.papers,
                "supports": record.supports,
                "specification": record.specification,
                "active": "aktif" if summary.active else "nonaktif",
                "process": summary.process,
                "lead_days": summary.lead_days,
                "margin": summary.margin,
                "outlet": summary.outlet or None,
                "until": summary.until or None,
            }
        )

    def draft(self, values: dict[str, Any]) -> NeedDraft:
        """The need that the values describe."""
        return NeedDraft(
            uid=self._uid,
            version=self._version,
            partner=self._partner,
            pattern=Pattern(values["pattern"]) if values["pattern"] else None,
            commodity=values["commodity"] or "",
            words=values["words"] or "",
            unit=values["unit"] or "",
            quantity=values["quantity"],
            minimum_lot=values["minimum_lot"],
            maximum_partners=values["maximum_partners"],
            months=values["months"] or 0,
            price=values["price"],
            payment_days=values["payment_days"],
            territory=values["territory"] or "",
            papers=values["papers"],
            supports=values["supports"],
            specification=values["specification"] or "",
            active=values["active"] == "aktif",
            process=values["process"] or "",
            lead_days=values["lead_days"],
            margin=values["margin"],
            outlet=values["outlet"] or "",
            until=values["until"] or "",
        )

    def values(self) -> dict[str, Any]:
        """All values; terms of another pattern than the chosen one are no terms of this need."""
        return {name: None if self._is_foreign(name) else value for name, value in super().values().items()}

    def _asked(self) -> Section:
        months = MonthsField("months", tr("Bulan dibutuhkan"))
        named = TextField("words", tr("Sebutan mitra"))
        return Section(
            *(tr("Yang dibutuhkan"), self.commodity, named, self.quantity, self.unit, self.lot, months),
            wide=("months",),
        )

    def _terms(self) -> Section:
        return Section(
            tr("Syarat"),
            self.pattern,
            NumberField("maximum_partners", tr("Paling banyak pemasok"), check=_of("maximum_partners")),
            self.price,
            NumberField("payment_days", tr("Dibayar dalam"), unit=tr("hari")),
            NumberField(
                "lead_days", tr("Waktu tunggu"), unit=tr("hari"), check=_of("lead_days"),
                hint=tr("dari pesanan sampai diserahkan"),
            ),
            DayField("until", tr("Berlaku sampai"), hint=tr("sesudahnya tidak dicocokkan lagi; kosong: tanpa batas")),
            TextField(
                "process", tr("Bagian atau proses yang dikerjakan UMKM"), hint=tr("misalnya menjahit, atau tutup botol")
            ),
            NumberField(
                "margin", tr("Margin penyalur"), unit="%", scale=_HUNDREDTHS, check=_of("margin"),
                hint=tr("dari harga jual"),
            ),
            ChoiceField("outlet", tr("Tempat usaha penyalur"), outlet_choices(), hint=tr("kosong: tidak disyaratkan")),
            RegionField("territory", tr("Wilayah pemasok"), hint=tr("kosong: di mana saja")),
            wide=("territory", "process"),
        )  # fmt: skip

    def _show(self, values: dict[str, Any]) -> None:
        self.supports.follow(str(values.get("pattern") or ""))
        self.show_values(values)
        self._follow_pattern()
        self._say_unit()

    def _follow_pattern(self) -> None:
        """Ask only what the pattern asks; what hides and cannot be read is given up."""
        for name in ONLY_IN:
            field = self.fields[name]
            if self._is_foreign(name) and field.problem():
                field.show_value(None)
            field.setHidden(self._is_foreign(name))
        self.supports.follow(str(self.pattern.value() or ""))

    def _is_foreign(self, name: str) -> bool:
        pattern = self.pattern.value()
        return name in ONLY_IN and bool(pattern) and ONLY_IN[name] != pattern

    def _lot_problem(self, lot: int) -> str:
        quantity = self.quantity.value()
        return sentence("record.lot_over_quantity") if quantity is not None and lot > quantity else ""

    def _propose_unit(self, unit: str) -> None:
        if self.unit.value() is None:
            self.unit.write(unit)
            self._say_unit()

    def _say_unit(self) -> None:
        unit = self.unit.value() or ""
        per_month = tr("{unit}/bln").format(unit=unit) if unit else ""
        self.quantity.set_unit(per_month)
        self.lot.set_unit(per_month)
        self.price.set_unit(f"/{unit}" if unit else "")


def _of(field: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        found = next((each for each in check_need(NeedDraft(**{field: value})) if each.field == field), None)
        return sentence(found.message, **dict(found.values)) if found else ""

    return check
