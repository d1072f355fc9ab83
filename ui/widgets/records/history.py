"""A record's history in words: who changed what from what to what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.domain.changes import ChangeKind, HistoryEntry
from ui import formats
from ui.facts import months_text, pattern_name
from ui.texts import tr
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.names import size_word

_FIELDS = {
    "business.name": "Nama", "business.legal_form": "Bentuk usaha", "business.nib": "NIB", "business.region": "Tempat",
    "business.address": "Alamat", "business.kbli": "KBLI", "business.kbli_edition": "Edisi KBLI",
    "business.size": "Skala usaha", "person.name": "Nama orang", "person.female": "Jenis kelamin",
    "business_person": "Orang", "business_person.position": "Jabatan", "business_person.deleted": "Orang",
    "enterprise.active": "Keadaan", "enterprise.note": "Catatan", "enterprise.deleted": "Catatan UMKM",
    "partner.active": "Keadaan", "partner.note": "Catatan", "partner.kadin_number": "Nomor KADIN",
    "partner.deleted": "Catatan mitra", "offer": "Kemampuan", "offer.words": "Sebutan", "offer.unit": "Satuan",
    "offer.kind": "Jenis kemampuan", "offer.commodity_id": "Komoditas", "offer.months": "Bulan tersedia",
    "offer.minimum_order": "Pesanan paling sedikit", "offer.lead_days": "Waktu pengerjaan",
    "offer.deleted": "Kemampuan", "offer.active": "Keadaan kemampuan", "paper": "Dokumen", "paper.held": "Dokumen",
    "paper.number": "Nomor dokumen", "paper.deleted": "Dokumen", "membership": "Program", "person": "Orang",
    "membership.deleted": "Program", "kapasitas": "Kapasitas per bulan", "harga": "Harga",
    "penjualan": "Penjualan setahun", "modal": "Modal usaha", "tenaga_kerja": "Tenaga kerja",
    "need.quantity": "Jumlah per bulan", "need.minimum_lot": "Minimum per pemasok", "need.unit": "Satuan",
    "need.maximum_partners": "Banyaknya pemasok", "need.months": "Bulan", "need.price": "Harga",
    "need.payment_days": "Jangka pembayaran", "need.territory": "Wilayah pemasok", "need.papers": "Dokumen wajib",
    "need.supports": "Dukungan", "need.specification": "Spesifikasi", "need.words": "Sebutan", "need.pattern": "Pola",
    "need.commodity_id": "Komoditas", "need.active": "Keadaan", "need.deleted": "Kebutuhan",
    "need.inferred": "Asal kebutuhan", "need.partner_id": "Mitra", "business.verified": "Pemeriksaan",
}  # fmt: skip
_KINDS = {
    ChangeKind.SCREEN: "", ChangeKind.IMPORT: "impor", ChangeKind.UNDO: "urungkan", ChangeKind.MERGE: "penggabungan",
    ChangeKind.EXCHANGE: "pertukaran", ChangeKind.SEED: "data awal", ChangeKind.MATCHING: "pencocokan",
    ChangeKind.BULK: "perubahan massal",
}  # fmt: skip
_MADE = {ChangeKind.IMPORT: "Dicatat lewat impor", ChangeKind.SEED: "Dicatat sebagai data contoh"}


def history_chapters(history: Sequence[HistoryEntry]) -> tuple[Chapter, ...]:
    """One chapter per change set, the newest first."""
    found: dict[tuple[str, str], list[HistoryEntry]] = {}
    for entry in history:
        found.setdefault((entry.at, entry.user), []).append(entry)
    return tuple(_chapter(entries) for entries in found.values())


def _chapter(entries: Sequence[HistoryEntry]) -> Chapter:
    first = entries[0]
    how = tr(_KINDS[first.kind])
    heading = " · ".join(part for part in (formats.moment(first.at), first.user, how) if part)
    return Chapter(heading, tuple(_told(entry) for entry in entries))


def _told(entry: HistoryEntry) -> Told:
    if not entry.field:
        return Told(tr("Catatan baru"), tr(_MADE.get(entry.kind, "Dicatat")))
    label = tr(_FIELDS.get(entry.field, entry.field))
    if entry.field.endswith(".deleted"):
        return Told(label, tr("dihapus") if entry.new == "true" else tr("dikembalikan"))
    read = _READERS.get(entry.field, _plain)
    if entry.old is None or entry.old == "":
        return Told(label, read(entry.new))
    return Told(label, f"{read(entry.old)} → {read(entry.new)}")


def _plain(value: str | None) -> str:
    if value in (None, ""):
        return tr("kosong")
    return {"true": tr("ya"), "false": tr("tidak")}.get(str(value), str(value))


def _known(read: Callable[[str], str]) -> Callable[[str | None], str]:
    return lambda value: read(value) if value not in (None, "") else tr("belum diketahui")


_amount = _known(lambda value: formats.amount(int(value)))
_rupiah = _known(lambda value: formats.rupiah(int(value)))
_state = _known(lambda value: tr("aktif") if value == "true" else tr("nonaktif"))
_READERS: dict[str, Callable[[str | None], str]] = {
    **dict.fromkeys(("kapasitas", "need.quantity", "need.minimum_lot", "offer.minimum_order"), _amount),
    **dict.fromkeys(("harga", "penjualan", "modal", "need.price"), _rupiah),
    **dict.fromkeys(("enterprise.active", "partner.active", "need.active", "offer.active"), _state),
    **dict.fromkeys(("offer.months", "need.months"), _known(lambda value: months_text(int(value)))),
    "business.size": _known(size_word),
    "need.pattern": lambda value: pattern_name(value) if value else tr("terbuka"),
    "person.female": _known(lambda value: tr("perempuan") if value == "true" else tr("laki-laki")),
    "paper.held": _known(lambda value: tr("ada") if value == "true" else tr("tidak ada")),
    "need.inferred": _known(lambda value: tr("perkiraan program") if value == "true" else tr("pernyataan mitra")),
}
