"""A record's history in words: who changed what from what to what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.domain.changes import ChangeKind, HistoryEntry
from models.domain.equipment import OutletKind
from ui import formats
from ui.facts import months_text, pattern_name
from ui.texts import tr
from ui.widgets.records.equipment_names import condition_name, outlet_name, source_name
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.names import paper_label, size_word, support_name
from ui.widgets.records.trust_names import association_name, evidence_name, form_name, role_name

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
_FIELDS |= {
    "business.npwp": "NPWP", "business.email": "Surel", "business.latitude": "Lintang",
    "business.longitude": "Bujur", "business.point_source": "Asal titik lokasi",
    "enterprise.confirmed_on": "Dipastikan masih benar", "outlet": "Tempat jual atau simpan",
    "outlet.deleted": "Tempat jual atau simpan", "outlet.kind": "Jenis tempat", "outlet.name": "Nama tempat",
    "outlet.region": "Wilayah tempat", "outlet.address": "Alamat tempat", "outlet.area": "Luas tempat (m²)",
    "outlet.storage": "Daya tampung", "outlet.storage_unit": "Satuan tampung", "outlet.cold": "Berpendingin",
    "outlet.owned": "Milik sendiri", "machine": "Alat", "machine.deleted": "Alat", "machine.name": "Nama alat",
    "machine.process": "Proses alat", "machine.count": "Jumlah alat", "machine.capacity": "Kemampuan alat per bulan",
    "machine.unit": "Satuan kemampuan alat", "machine.year": "Tahun alat", "machine.condition": "Keadaan alat",
    "input_used": "Bahan", "input_used.deleted": "Bahan", "input_used.commodity_id": "Bahan",
    "input_used.words": "Sebutan bahan", "input_used.unit": "Satuan bahan",
    "input_used.quantity": "Kebutuhan bahan per bulan", "input_used.origin": "Asal bahan",
}  # fmt: skip
_FIELDS |= {
    "business.declared_size": "Skala menurut pernyataan", "business.verified_size": "Skala menurut pemeriksaan",
    "business.verified_on": "Tanggal pemeriksaan", "paper.valid_until": "Berlaku sampai",
    "paper.seen_on": "Dokumen dilihat", "paper.seen_by": "Dokumen dilihat oleh", "paper.evidence": "Yang dilihat",
    "consent": "Persetujuan", "consent.given_on": "Tanggal persetujuan", "consent.form": "Cara persetujuan",
    "consent.evidence": "Bukti persetujuan", "consent.withdrawn_on": "Persetujuan ditarik",
    "consent.deleted": "Persetujuan", "association.name": "Nama kelompok", "association.kind": "Jenis kelompok",
    "association.region": "Tempat", "association.deleted": "Kelompok", "association_member": "Keanggotaan",
    "association_member.role": "Peran", "association_member.since": "Anggota sejak",
    "association_member.until": "Keluar dari kelompok", "association_member.deleted": "Keanggotaan",
}  # fmt: skip
_FIELDS |= {
    "partner.kadin_until": "KADIN berlaku sampai", "partner.confirmed_on": "Dipastikan masih benar",
    "partner_good": "Barang mitra", "partner_good.deleted": "Barang mitra", "partner_good.direction": "Arah barang",
    "partner_good.commodity_id": "Barang mitra", "partner_good.words": "Sebutan barang",
    "partner_good.unit": "Satuan barang", "partner_good.quantity": "Jumlah barang per bulan",
    "need.process": "Bagian atau proses", "need.lead_days": "Waktu tunggu (hari)", "need.margin": "Margin penyalur",
    "need.outlet": "Tempat usaha penyalur", "need.until": "Berlaku sampai",
    "need.confirmed_on": "Dipastikan masih benar",
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


def field_words(field: str) -> str:
    """What a reader calls a field of the history."""
    return tr(_FIELDS.get(field, field))


def value_words(field: str, value: str) -> str:
    """The value of a field as a reader knows it."""
    return _READERS.get(field, _plain)(value) if value else tr("kosong")


def _chapter(entries: Sequence[HistoryEntry]) -> Chapter:
    first = entries[0]
    how = tr(_KINDS[first.kind])
    heading = " · ".join(part for part in (formats.moment(first.at), first.user, how) if part)
    return Chapter(heading, tuple(_told(entry) for entry in entries))


def _told(entry: HistoryEntry) -> Told:
    if not entry.field:
        return Told(tr("Catatan baru"), tr(_MADE.get(entry.kind, "Dicatat")))
    label = tr(_FIELDS.get(entry.field, entry.field))
    of = paper_label(entry.of) if entry.field.startswith("paper.") else entry.of
    if entry.field.endswith(".deleted"):
        return Told(label, tr("dihapus") if entry.new == "true" else tr("dikembalikan"), of)
    read = _READERS.get(entry.field, _plain)
    if entry.old is None or entry.old == "":
        return Told(label, read(entry.new), of)
    return Told(label, f"{read(entry.old)} → {read(entry.new)}", of)


def _plain(value: str | None) -> str:
    if value in (None, ""):
        return tr("kosong")
    return {"true": tr("ya"), "false": tr("tidak")}.get(str(value), str(value))


def _known(read: Callable[[str], str]) -> Callable[[str | None], str]:
    return lambda value: read(value) if value not in (None, "") else tr("belum diketahui")


def _outlet(value: str | None) -> str:
    """A new place is told by its name, or by its kind where it has none."""
    return outlet_name(value) if value in set(OutletKind) else _plain(value)


_amount = _known(lambda value: formats.amount(int(value)))
_rupiah = _known(lambda value: formats.rupiah(int(value)))
_state = _known(lambda value: tr("aktif") if value == "true" else tr("nonaktif"))
_READERS: dict[str, Callable[[str | None], str]] = {
    **dict.fromkeys(("business.declared_size", "business.verified_size"), _known(size_word)),
    **dict.fromkeys(
        (
            "business.verified_on", "paper.valid_until", "paper.seen_on", "consent.given_on", "consent.withdrawn_on",
            "association_member.since", "association_member.until",
        ),
        _known(formats.short_date),
    ),
    "paper": _known(paper_label),
    "paper.evidence": _known(evidence_name),
    "consent.form": _known(form_name),
    "association.kind": _known(association_name),
    "association_member.role": _known(role_name),
    **dict.fromkeys(("outlet.area", "outlet.storage", "machine.capacity", "input_used.quantity"), _amount),
    **dict.fromkeys((f"{role}.confirmed_on" for role in ("enterprise", "partner", "need")), _known(formats.short_date)),
    **dict.fromkeys(("outlet", "outlet.kind", "need.outlet"), _outlet),
    **dict.fromkeys(("partner.kadin_until", "need.until"), _known(formats.short_date)),
    "partner_good.quantity": _amount,
    "need.margin": _known(lambda value: tr("{share} %").format(share=formats.short_number(int(value) / 100))),
    "need.supports": lambda value: ", ".join(map(support_name, (value or "").split())) or tr("kosong"),
    "machine.condition": _known(condition_name),
    "business.point_source": _known(source_name),
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
