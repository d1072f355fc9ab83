"""A partner or a need as chapters to read."""

from __future__ import annotations

from models.domain.businesses import PaperRecord
from models.domain.partners import GoodDirection, GoodPart, NeedRecord, NeedSummary, PartnerRecord
from ui import formats
from ui.facts import months_text, paper_name, pattern_name
from ui.pages.partners.inferred_words import MARK
from ui.pages.partners.support_words import offered_name
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.equipment_names import outlet_name
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.history import history_chapters
from ui.widgets.records.names import state_word
from ui.widgets.records.reach_telling import reach_chapter
from ui.widgets.records.record_side import Head
from ui.widgets.records.telling import business_chapter, person_chapter, told
from ui.widgets.records.trust_names import VALIDITY_TONES, evidence_name, validity_words

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
    state = state_word(False) if not summary.active else tr("lewat tanggalnya") if summary.lapsed else ""
    parts = (summary.code, summary.partner, state)
    return Head(summary.words, " · ".join(part for part in parts if part))


def chapters_of_partner(record: PartnerRecord) -> dict[str, tuple[Chapter, ...]]:
    """What stands under each tab of a partner."""
    note = (Told(tr("Catatan"), record.note),) if record.note else ()
    more = (*_membership(record), *((Chapter(tr("Lainnya"), note),) if note else ()))
    asked = tuple(_paper(paper) for paper in record.papers if paper.held is not None)
    summary = (
        Chapter(tr("Kebutuhan"), tuple(_need_line(need) for need in record.needs), tr("Belum ada kebutuhan.")),
        *_goods(record.goods),
        person_chapter(tr("Kontak"), record.contact, private=False),
        person_chapter(tr("Penanda tangan"), record.signatory, private=False),
        business_chapter(record.business),
        reach_chapter(record.business),
        *((Chapter(tr("Dokumen"), asked),) if asked else ()),
        *more,
    )
    return {SUMMARY: summary, HISTORY: history_chapters(record.history)}


def chapters_of_need(record: NeedRecord) -> dict[str, tuple[Chapter, ...]]:
    """What stands under each tab of a need."""
    summary = (_asked(record), _terms(record), _wishes(record))
    return {SUMMARY: summary, HISTORY: history_chapters(record.history)}


def _membership(record: PartnerRecord) -> tuple[Chapter, ...]:
    if not record.kadin_number and not record.kadin_until:
        return ()
    number = told(tr("Nomor anggota"), record.kadin_number)
    if not record.kadin_until:
        return (Chapter(tr("Keanggotaan KADIN"), (number,)),)
    tone = VALIDITY_TONES.get(record.kadin_validity, Tone.PLAIN)
    until = Told(
        tr("Berlaku sampai"), formats.plain_date(record.kadin_until), validity_words(record.kadin_validity), tone
    )
    return (Chapter(tr("Keanggotaan KADIN"), (number, until)),)


def _goods(goods: tuple[GoodPart, ...]) -> tuple[Chapter, ...]:
    headings = {GoodDirection.MADE: tr("Yang dibuat"), GoodDirection.TAKEN: tr("Yang diserap dari luar")}
    lines = {way: tuple(_good(one) for one in goods if one.direction is way) for way in headings}
    return tuple(Chapter(headings[way], some) for way, some in lines.items() if some)


def _good(one: GoodPart) -> Told:
    per_month = tr("{unit}/bln").format(unit=one.unit)
    much = formats.quantity(one.quantity, per_month) if one.quantity is not None else tr("jumlah belum diketahui")
    return Told(one.commodity_name, one.words or one.commodity_name, much)


def _paper(paper: PaperRecord) -> Told:
    if not paper.held:
        return Told(paper.label, tr("tidak ada"))
    until = tr("sampai {day}").format(day=formats.plain_date(paper.valid_until)) if paper.valid_until else ""
    seen = tr("dilihat {day}").format(day=formats.plain_date(paper.seen_on)) if paper.seen_on else ""
    more = (paper.number, until, validity_words(paper.validity), seen, evidence_name(paper.evidence))
    tone = VALIDITY_TONES.get(paper.validity, Tone.GOOD)
    return Told(paper.label, tr("ada"), " · ".join(part for part in more if part), tone)


def _need_line(need: NeedSummary) -> Told:
    much = formats.quantity(need.quantity, tr("{unit}/bln").format(unit=need.unit))
    mark = (*((tr(MARK),) if need.inferred else ()), *((tr("lewat tanggalnya"),) if need.lapsed else ()))
    tone = Tone.MUTED if not need.active or need.lapsed else Tone.WARM if need.inferred else Tone.PLAIN
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
        *_terms_of_pattern(summary),
        Told(tr("Banyaknya pemasok"), most or tr("tidak dibatasi")),
        Told(tr("Wilayah pemasok"), summary.territory or tr("di mana saja")),
        _last_day(summary),
    )
    return Chapter(tr("Syarat"), lines)


def _terms_of_pattern(need: NeedSummary) -> tuple[Told, ...]:
    """Terms that only some needs have; those of which nothing is said are left out."""
    wait = formats.count(need.lead_days, tr("hari")) if need.lead_days is not None else ""
    share = tr("{share} %").format(share=formats.short_number(need.margin / 100)) if need.margin is not None else ""
    lines = (
        (tr("Bagian atau proses"), need.process),
        (tr("Waktu tunggu"), wait),
        (tr("Margin penyalur"), share),
        (tr("Tempat usaha penyalur"), outlet_name(need.outlet) if need.outlet else ""),
    )
    return tuple(Told(label, value) for label, value in lines if value)


def _last_day(need: NeedSummary) -> Told:
    if not need.until:
        return Told(tr("Berlaku sampai"), tr("tanpa batas"))
    day = formats.plain_date(need.until)
    if need.lapsed:
        return Told(tr("Berlaku sampai"), day, tr("sudah lewat: tidak dicocokkan lagi"), Tone.WARNING)
    return Told(tr("Berlaku sampai"), day)


def _wishes(record: NeedRecord) -> Chapter:
    papers = formats.listing(tuple(paper_name(paper) for paper in record.summary.papers))
    pattern = str(record.summary.pattern or "")
    supports = "\n".join(offered_name(each, pattern) for each in record.supports)
    spec = (Told(tr("Spesifikasi"), record.specification),) if record.specification else ()
    lines = (
        Told(tr("Dokumen wajib"), papers or tr("tidak disyaratkan")),
        Told(tr("Dukungan"), supports or tr("tidak ditawarkan")),
        *spec,
    )
    return Chapter(tr("Permintaan dan dukungan"), lines)
