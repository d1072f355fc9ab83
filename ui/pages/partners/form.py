"""The forms of a partner and of a need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matching.codes import ALL_MONTHS, Pattern
from models.domain.choices import CommodityChoice
from models.domain.partners import NeedDraft, NeedRecord, PartnerDraft, PartnerRecord
from models.use_cases.save_need import check_need
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
from ui.widgets.records.business_fields import (
    business_draft,
    business_sections,
    business_values,
    person_draft,
    person_fields,
    person_values,
)
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.months_field import MonthsField
from ui.widgets.records.names import (
    paper_choices,
    pattern_choices,
    state_choices,
    support_choices,
    unit_choices,
)
from ui.widgets.records.region_field import RegionField


class PartnerForm(RecordForm):
    """Fields of a partner; `draft` is what they say."""

    def __init__(self) -> None:
        identity, size = business_sections(tr("Nama perusahaan"))
        super().__init__(
            identity,
            Section(tr("Kontak"), *person_fields("contact", required=False, position=True)),
            Section(tr("Penanda tangan"), *person_fields("signatory", required=False, position=True)),
            size,
            Section(
                tr("Lainnya"),
                TextField("kadin_number", tr("Nomor KADIN")),
                ChoiceField("active", tr("Keadaan"), state_choices(), required=True),
                LongTextField("note", tr("Catatan")),
                wide=("note",),
            ),
        )
        self._uid, self._version = "", 0

    def begin(self) -> None:
        """An empty form for a new partner."""
        self._uid, self._version = "", 0
        self.show_values({"active": "aktif", "legal_form": "PT"})

    def show_record(self, record: PartnerRecord) -> None:
        """The form filled from a record."""
        self._uid, self._version = record.uid, record.version
        self.show_values(
            {
                **business_values(record.business),
                **person_values(record.contact, "contact"),
                **person_values(record.signatory, "signatory"),
                "kadin_number": record.kadin_number,
                "active": "aktif" if record.active else "nonaktif",
                "note": record.note,
            }
        )

    def draft(self, values: dict[str, Any]) -> PartnerDraft:
        """The partner that the values describe."""
        return PartnerDraft(
            uid=self._uid,
            version=self._version,
            business=business_draft(values),
            contact=person_draft(values, "contact"),
            signatory=person_draft(values, "signatory"),
            kadin_number=values["kadin_number"] or "",
            active=values["active"] == "aktif",
            note=values["note"] or "",
        )


class NeedForm(RecordForm):
    """Fields of a need; `draft` is what they say."""

    def __init__(self) -> None:
        self.commodity = CommodityField("commodity", tr("Komoditas"), required=True)
        self.unit = ChoiceField("unit", tr("Satuan"), unit_choices(), required=True)
        self.quantity = QuantityField("quantity", tr("Jumlah per bulan"), required=True, check=_of("quantity"))
        self.lot = QuantityField("minimum_lot", tr("Minimum per pemasok"), check=self._lot_problem)
        self.price = RupiahField("price", tr("Harga"))
        super().__init__(
            self._asked(),
            self._terms(),
            Section(
                tr("Dokumen wajib"),
                ManyField("papers", tr("Tanpa ini mitra tidak dapat menerima"), paper_choices()),
                wide=("papers",),
            ),
            Section(
                tr("Dukungan yang ditawarkan"),
                ManyField("supports", tr("Diberikan kepada UMKM"), support_choices()),
                wide=("supports",),
            ),
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

    def know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities."""
        self.commodity.set_choices(commodities)

    def begin(self, partner: str) -> None:
        """An empty form for a new need of this partner."""
        self._uid, self._version, self._partner = "", 0, partner
        self.show_values({"active": "aktif", "months": ALL_MONTHS})
        self._say_unit()

    def show_record(self, record: NeedRecord) -> None:
        """The form filled from a record."""
        summary = record.summary
        self._uid, self._version, self._partner = summary.uid, record.version, summary.partner_uid
        self.show_values(
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
            }
        )
        self._say_unit()

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
        )

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
            ChoiceField(
                "pattern", tr("Pola kemitraan"), pattern_choices(), hint=tr("kosong: program yang mengusulkan")
            ),
            NumberField("maximum_partners", tr("Paling banyak pemasok"), check=_of("maximum_partners")),
            self.price,
            NumberField("payment_days", tr("Dibayar dalam"), unit=tr("hari")),
            RegionField("territory", tr("Wilayah pemasok"), hint=tr("kosong: di mana saja")),
            wide=("territory",),
        )

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
