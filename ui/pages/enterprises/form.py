"""The form of a UMKM: what it shows of a record, and the draft that its values describe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matching.codes import ALL_MONTHS
from models.domain.associations import AssociationLine
from models.domain.choices import CommodityChoice
from models.domain.enterprises import EnterpriseDraft, EnterpriseRecord, OfferDraft, OfferRecord
from ui.pages.enterprises.equipment_form import equipment_sections, equipment_values, know_inputs
from ui.pages.enterprises.trust_form import (
    belonging_section,
    consent_sections,
    groups_field,
    programmes_of,
    trust_values,
)
from ui.records.pane import RecordForm
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, LongTextField
from ui.widgets.forms.form import Section
from ui.widgets.records.business_fields import (
    business_draft,
    business_sections,
    business_values,
    follow_region,
    person_draft,
    person_fields,
    person_values,
    private_fields,
)
from ui.widgets.records.names import state_choices
from ui.widgets.records.offers_field import OffersField
from ui.widgets.records.papers_field import PapersField


class EnterpriseForm(RecordForm):
    """Fields of a UMKM; `draft` is what they say."""

    def __init__(self, *, private: bool) -> None:
        identity, size = business_sections(tr("Nama usaha"))
        owner = (*person_fields("owner", required=True, position=False), *(private_fields("owner") if private else ()))
        super().__init__(
            identity,
            Section(tr("Pemilik"), *owner),
            Section(tr("Kemampuan"), OffersField("offers", tr("Produk, langkah, atau penyaluran")), wide=("offers",)),
            *equipment_sections(),
            Section(tr("Dokumen"), PapersField("papers", tr("Yang sudah ditanyakan")), wide=("papers",)),
            size,
            *consent_sections(private=private),
            belonging_section(),
            Section(
                tr("Lainnya"),
                ChoiceField("active", tr("Keadaan"), state_choices(), required=True),
                LongTextField("note", tr("Catatan")),
                wide=("note",),
            ),
        )
        self._uid, self._version = "", 0
        follow_region(self.fields)

    @property
    def offers(self) -> OffersField:
        """The field of the kemampuan."""
        field = self.fields["offers"]
        assert isinstance(field, OffersField)
        return field

    def know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities."""
        self.offers.set_choices(commodities)
        know_inputs(self.fields, commodities)

    def know_groups(self, groups: Sequence[AssociationLine]) -> None:
        """Offer these groups."""
        groups_field(self.fields).know(groups)

    def begin(self) -> None:
        """An empty form for a new UMKM, with one kemampuan to fill."""
        self._uid, self._version = "", 0
        self.show_values({"active": "aktif", "offers": (OfferDraft(months=ALL_MONTHS),)})

    def show_record(self, record: EnterpriseRecord) -> None:
        """The form filled from a record."""
        self._uid, self._version = record.uid, record.version
        self.show_values(
            {
                **business_values(record.business),
                **person_values(record.owner, "owner"),
                "offers": tuple(_offer(offer) for offer in record.offers),
                **equipment_values(record),
                **trust_values(record),
                "active": "aktif" if record.active else "nonaktif",
                "note": record.note,
            }
        )

    def draft(self, values: dict[str, Any]) -> EnterpriseDraft:
        """The UMKM that the values describe."""
        return EnterpriseDraft(
            uid=self._uid,
            version=self._version,
            business=business_draft(values),
            owner=person_draft(values, "owner"),
            offers=values["offers"] or (),
            papers=values["papers"] or (),
            active=values["active"] == "aktif",
            note=values["note"] or "",
            outlets=values["outlets"] or (),
            machines=values["machines"] or (),
            inputs=values["inputs"] or (),
            groups=values["groups"] or (),
            programmes=programmes_of(values["programmes"]),
        )


def _offer(record: OfferRecord) -> OfferDraft:
    return OfferDraft(
        uid=record.uid,
        kind=record.kind,
        commodity=record.commodity,
        words=record.words,
        unit=record.unit,
        capacity=record.capacity.value if record.capacity else None,
        price=record.price.value if record.price else None,
        months=record.months,
        minimum_order=record.minimum_order,
        lead_days=record.lead_days,
        active=record.active,
    )
