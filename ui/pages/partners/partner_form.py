"""The form of a partner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.domain.businesses import PaperDraft, PaperRecord
from models.domain.choices import CommodityChoice
from models.domain.partners import PartnerDraft, PartnerRecord
from ui.pages.partners.goods_field import GoodsField
from ui.records.pane import RecordForm
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, LongTextField, TextField
from ui.widgets.forms.form import Section
from ui.widgets.records.business_fields import (
    business_draft,
    business_sections,
    business_values,
    follow_region,
    person_draft,
    person_fields,
    person_values,
    reach_section,
)
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.names import state_choices
from ui.widgets.records.papers_field import PapersField


class PartnerForm(RecordForm):
    """Fields of a partner; `draft` is what they say."""

    def __init__(self) -> None:
        identity, size = business_sections(tr("Nama perusahaan"))
        self.goods = GoodsField("goods", tr("Yang dibuat dan yang diserap"))
        super().__init__(
            identity,
            Section(tr("Kontak"), *person_fields("contact", required=False, position=True)),
            Section(tr("Penanda tangan"), *person_fields("signatory", required=False, position=True)),
            Section(tr("Barang mitra"), self.goods, wide=("goods",), folded=True),
            Section(tr("Dokumen"), PapersField("papers", tr("Yang sudah ditanyakan")), wide=("papers",), folded=True),
            size,
            reach_section(),
            Section(
                tr("Keanggotaan KADIN"),
                TextField("kadin_number", tr("Nomor KADIN")),
                DayField("kadin_until", tr("Berlaku sampai")),
            ),
            Section(
                tr("Lainnya"),
                ChoiceField("active", tr("Keadaan"), state_choices(), required=True),
                LongTextField("note", tr("Catatan")),
                wide=("note",),
            ),
        )
        self._uid, self._version = "", 0
        follow_region(self.fields)

    def know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities."""
        self.goods.set_choices(commodities)

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
                "goods": record.goods,
                "papers": paper_drafts(record.papers),
                "kadin_number": record.kadin_number,
                "kadin_until": record.kadin_until or None,
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
            kadin_until=values["kadin_until"] or "",
            goods=values["goods"] or (),
            papers=values["papers"] or (),
        )


def paper_drafts(papers: Iterable[PaperRecord]) -> tuple[PaperDraft, ...]:
    """What a form's field of papers starts with."""
    return tuple(
        PaperDraft(each.kind, bool(each.held), each.number, each.valid_until, each.seen_on, each.seen_by, each.evidence)
        for each in papers
        if each.held is not None and each.kind != "nib"
    )
