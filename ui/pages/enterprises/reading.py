"""A UMKM as chapters to read."""

from __future__ import annotations

from models.domain.enterprises import EnterpriseRecord, OfferRecord
from ui import formats
from ui.facts import months_text
from ui.pages.enterprises.equipment_reading import equipment_chapters
from ui.pages.enterprises.trust_reading import belonging_chapters, consent_chapters, papers_chapter
from ui.texts import tr
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.history import history_chapters
from ui.widgets.records.names import kind_name, state_word
from ui.widgets.records.reach_telling import reach_chapter
from ui.widgets.records.record_side import Head
from ui.widgets.records.telling import business_chapter, dated, person_chapter

SUMMARY, EQUIPMENT, HISTORY = "Ringkasan", "Kemampuan & alat", "Riwayat"
TABS = (SUMMARY, EQUIPMENT, HISTORY)


def head_of(record: EnterpriseRecord) -> Head:
    """Name, code, owning office and state."""
    own = "" if record.own else tr("milik kantor {office}").format(office=record.office)
    parts = (record.code, own, "" if record.active else state_word(False))
    return Head(record.business.name, " · ".join(part for part in parts if part))


def chapters_of(record: EnterpriseRecord) -> dict[str, tuple[Chapter, ...]]:
    """What stands under each tab."""
    summary = (
        *_offers(record.offers),
        person_chapter(tr("Pemilik"), record.owner, private=record.private),
        business_chapter(record.business),
        reach_chapter(record.business),
        papers_chapter(record.papers),
        *consent_chapters(record),
        *belonging_chapters(record),
        *_more(record),
    )
    equipment = (*_offers(record.offers), *equipment_chapters(record))
    return {SUMMARY: summary, EQUIPMENT: equipment, HISTORY: history_chapters(record.history)}


def _offers(offers: tuple[OfferRecord, ...]) -> tuple[Chapter, ...]:
    if not offers:
        return (Chapter(tr("Kemampuan"), (), tr("Belum ada kemampuan; tanpa itu UMKM ini tidak dapat dicocokkan.")),)
    return tuple(_offer(offer) for offer in offers)


def _offer(offer: OfferRecord) -> Chapter:
    name = offer.words or offer.commodity_name
    commodity = offer.commodity_name if offer.words and offer.words != offer.commodity_name else ""
    lines = [
        Told(kind_name(offer.kind), name, commodity),
        dated(
            tr("Kapasitas bebas"),
            offer.capacity,
            lambda value: formats.quantity(value, tr("{unit}/bln").format(unit=offer.unit)),
        ),
        dated(tr("Harga"), offer.price, lambda value: f"{formats.rupiah(value)}/{offer.unit}"),
        Told(tr("Tersedia"), months_text(offer.months)),
    ]
    if offer.minimum_order is not None:
        lines.append(Told(tr("Pesanan paling sedikit"), formats.quantity(offer.minimum_order, offer.unit)))
    if offer.lead_days is not None:
        lines.append(Told(tr("Waktu pengerjaan"), formats.count(offer.lead_days, tr("hari"))))
    return Chapter(tr("Kemampuan"), tuple(lines))


def _more(record: EnterpriseRecord) -> tuple[Chapter, ...]:
    return (Chapter(tr("Lainnya"), (Told(tr("Catatan"), record.note),)),) if record.note else ()
