"""A partner or a need as chapters to read."""

from __future__ import annotations

from models.domain.partners import NeedRecord, NeedSummary, PartnerRecord
from ui import formats
from ui.facts import months_text, paper_name, pattern_name
from ui.pages.partners.inferred_words import MARK
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.history import history_chapters
from ui.widgets.records.names import state_word, support_name
from ui.widgets.records.record_side import Head
from ui.widgets.records.telling import business_chapter, person_chapter, told

SUMMARY, HISTORY = "Ringkasan", "Riwayat"
TABS = (SUMMARY, HISTORY)


def head_of_partner(record: PartnerRecord) -> Head:
    """Name, code, owning office and state."""
    own = "" if record.own else tr("milik kantor {office}").format(office=record.office)
    parts = (record.code, own, "" if record.active else state_word(False))
    return Head(record.business.name, " · ".join(part for part in parts if part))


def head_of_need(record: NeedRecord) -> Head:
    """What is asked for, by whom."""
    summary = record.summary
    parts = (summary.code, summary.partner, "" if summary.active else state_word(False))
    return Head(summary.words, " · ".join(part for part in parts if part))


def chapters_of_partner(record: PartnerRecord) -> dict[str, tuple[Chapter, ...]]:
    """What stands under each tab of a partner."""
    kadin = (Told(tr("Nomor KADIN"), record.kadin_number),) if record.kadin_number else ()
    note = (Told(tr("Catatan"), record.note),) if record.note else ()
    more = (Chapter(tr("Lainnya"), (*kadin, *note)),) if kadin or note else ()
    summary = (
        Chapter(tr("Kebutuhan"), tuple(_need_line(need) for need in record.needs), tr("Belum ada kebutuhan.")),
        person_chapter(tr("Kontak"), record.contact, private=False),
        person_chapter(tr("Penanda tangan"), record.signatory, private=False),
        business_chapter(record.business),
        *more,
    )
    return {SUMMARY: summary, HISTORY: history_chapters(record.history)}


def chapters_of_need(record: NeedRecord) -> dict[str, tuple[Chapter, ...]]:
    """What stands under each tab of a need."""
    summary = (_asked(record), _terms(record), _wishes(record))
    return {SUMMARY: summary, HISTORY: history_chapters(record.history)}


def _need_line(need: NeedSummary) -> Told:
    much = formats.quantity(need.quantity, tr("{unit}/bln").format(unit=need.unit))
    mark = (tr(MARK),) if need.inferred else ()
    tone = Tone.MUTED if not need.active else Tone.WARM if need.inferred else Tone.PLAIN
    return Told(need.code, need.words, " · ".join((much, _pattern(need), *mark)), tone)


def _pattern(need: NeedSummary) -> str:
    return pattern_name(need.pattern) if need.pattern else tr("pola terbuka")


def _asked(record: NeedRecord) -> Chapter:
    summary = record.summary
    per_month = tr("{unit}/bln").format(unit=summary.unit)
    lot = formats.quantity(summary.minimum_lot, per_month) if summary.minimum_lot else ""
    lines = (
        Told(tr("Komoditas"), summary.commodity),
        Told(tr("Jumlah"), formats.quantity(summary.quantity, per_month)),
        told(tr("Minimum per pemasok"), lot),
        Told(tr("Diperjanjikan"), formats.quantity(summary.agreed, per_month), tr("janji, belum tentu terkirim")),
        Told(tr("Bulan"), months_text(record.months)),
        _origin(summary),
    )
    return Chapter(tr("Yang dibutuhkan"), lines)


def _origin(summary: NeedSummary) -> Told:
    if summary.inferred:
        return Told(tr("Asal"), tr(MARK), tr("bukan pernyataan mitra"), Tone.WARM)
    return Told(tr("Asal"), tr("dinyatakan mitra"))


def _terms(record: NeedRecord) -> Chapter:
    summary = record.summary
    price = f"{formats.rupiah(record.price)}/{summary.unit}" if record.price is not None else ""
    paid = formats.count(record.payment_days, tr("hari")) if record.payment_days is not None else ""
    most = formats.count(record.maximum_partners, tr("pemasok")) if record.maximum_partners else ""
    lines = (
        Told(tr("Pola"), pattern_name(summary.pattern) if summary.pattern else tr("terbuka: program yang mengusulkan")),
        told(tr("Harga"), price),
        told(tr("Dibayar dalam"), paid),
        Told(tr("Banyaknya pemasok"), most or tr("tidak dibatasi")),
        Told(tr("Wilayah pemasok"), summary.territory or tr("di mana saja")),
    )
    return Chapter(tr("Syarat"), lines)


def _wishes(record: NeedRecord) -> Chapter:
    papers = formats.listing(tuple(paper_name(paper) for paper in record.summary.papers))
    supports = formats.listing(tuple(support_name(each) for each in record.supports))
    spec = (Told(tr("Spesifikasi"), record.specification),) if record.specification else ()
    lines = (
        Told(tr("Dokumen wajib"), papers or tr("tidak disyaratkan")),
        Told(tr("Dukungan"), supports or tr("tidak ditawarkan")),
        *spec,
    )
    return Chapter(tr("Permintaan dan dukungan"), lines)
