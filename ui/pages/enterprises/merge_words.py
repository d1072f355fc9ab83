"""Two records side by side, in words: what each field is called, what stands in it, and why a side is proposed."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.businesses import DatedValue, PaperRecord, PrivateValue
from models.domain.enterprises import OfferRecord
from models.domain.merging import KeptEdit, MergeField, MergeLine, MergeValue, MergeView, Reason, Side, UnmergeReport
from ui import formats
from ui.facts import paper_name
from ui.texts import sentence, tr
from ui.widgets.records.names import kind_name, size_word

_LABELS = {
    "name": "Nama usaha", "legal_form": "Bentuk usaha", "nib": "NIB", "npwp": "NPWP", "region": "Tempat",
    "address": "Alamat", "point": "Titik di peta", "email": "Surel", "kbli": "KBLI",
    "declared_size": "Skala menurut pemilik", "verified_size": "Skala yang diperiksa", "active": "Keadaan",
    "confirmed_on": "Dipastikan masih benar", "note": "Catatan", "owner": "Nama pemilik", "owner.nik": "NIK pemilik",
    "owner.phone": "Telepon pemilik", "owner.household": "KK dan desil", "kontak": "Kontak",
    "penanda_tangan": "Penanda tangan", "penjualan": "Penjualan setahun", "modal": "Modal usaha",
    "tenaga_kerja": "Tenaga kerja", "offer": "Kemampuan",
}  # fmt: skip
_REASONS = {
    Reason.SAME: "sama", Reason.ONLY: "hanya sisi ini yang tahu", Reason.EXACTER: "lebih rinci",
    Reason.NEWER: "lebih baru", Reason.VERIFIED: "sudah diperiksa petugas", Reason.ACTIVE: "masih aktif",
    Reason.IDENTIFIED: "dikenal dengan NIK-nya di usaha lain", Reason.DIFFERENT: "tampaknya dua hal yang berbeda",
    Reason.HELD: "sisi lain menyatakan tidak ada: periksa",
    Reason.PROMISED: "keduanya terikat janji", Reason.STAYS: "dari catatan yang dipertahankan",
}  # fmt: skip
_MOVING = {
    "offer": "kemampuan", "outlet": "gerai atau gudang", "machine": "mesin", "input_used": "bahan baku",
    "membership": "program", "association_member": "kelompok", "need": "kebutuhan",
    "partner_good": "barang mitra", "event_guest": "undangan temu bisnis",
}  # fmt: skip
_EDITS = {
    "business": _LABELS, "enterprise": _LABELS,
    "": {
        "offer": "Kemampuan", "outlet": "Gerai atau gudang", "machine": "Mesin", "input_used": "Bahan baku",
        "membership": "Program", "association_member": "Kelompok", "business_person": "Orang", "paper": "Dokumen",
        "agreement": "Kemampuan dalam perjanjian baru", "penjualan": "Penjualan setahun", "modal": "Modal usaha",
        "tenaga_kerja": "Tenaga kerja", "kapasitas": "Kapasitas per bulan", "harga": "Harga",
        "association": "Kelompok", "proposal": "Usulan yang sudah diputuskan",
        "event_guest": "Undangan temu bisnis",
    },
}  # fmt: skip
_SIDES = {Side.FIRST: "pertama", Side.SECOND: "kedua", Side.BOTH: "keduanya"}


def label_of(key: str) -> str:
    """What a field is called."""
    kind, _, which = key.partition(":")
    if kind == "paper":
        return paper_name(which)
    return tr(_LABELS.get(kind, kind))


def side_word(side: Side) -> str:
    """ "pertama", "kedua" or "keduanya"."""
    return tr(_SIDES[side])


def reason_words(field: MergeField) -> str:
    """Why the side is proposed."""
    return tr(_REASONS[field.why])


def value_words(field: MergeField, value: MergeValue) -> str:
    """One side of a field as people read it; a dash for what is not known."""
    if isinstance(value, OfferRecord):
        return _offer(value)
    if isinstance(value, PaperRecord):
        return _paper(value)
    if isinstance(value, PrivateValue):
        return value.shown if value.known else "–"
    if isinstance(value, DatedValue):
        told = _AMOUNTS.get(field.key, _plain)(value.value)
        return tr("{value} (per {day})").format(value=told, day=formats.plain_date(value.as_of))
    return _READERS.get(field.key, str)(str(value)) if value not in (None, "") else "–"


def moving_words(view: MergeView) -> str:
    """What goes over as it is, e.g. "2 kemampuan, 1 mesin"; empty for nothing."""
    return ", ".join(formats.count(each.count, tr(_MOVING[each.table])) for each in view.moving)


def refusal_words(view: MergeView) -> str:
    """What keeps the two apart; empty where nothing does."""
    return sentence(view.refusal, **dict(view.refusal_values)) if view.refusal else ""


def kept_words(edit: KeptEdit) -> str:
    """Something that stays with the survivor, e.g. "Catatan: Pindah ke pasar baru"."""
    table, _, field = edit.field.rpartition(".")
    label = tr(_EDITS.get(table, {}).get(field, "") or _EDITS[""].get(table, "") or edit.field)
    value = _AMOUNTS[field](int(edit.value)) if field in _AMOUNTS and edit.value else edit.value
    if field == "paper":
        value = paper_name(edit.value)
    empty = tr("kosong") if table else ""
    return f"{label}: {value or empty}" if value or empty else label


def unmerged_line(report: UnmergeReport) -> str:
    """What taking a merge apart did."""
    said = "duplicate.unmerged_kept" if report.kept else "duplicate.unmerged"
    return sentence(said, merged=report.revived_code, code=report.code, name=report.name, kept=len(report.kept))


def merge_line(line: MergeLine) -> str:
    """A past merge for people."""
    return tr("{merged} {was} → {code} {name}, {at}, {user}").format(
        merged=line.merged_code, was=line.merged_name, code=line.code, name=line.name, at=formats.moment(line.at),
        user=line.user,
    )  # fmt: skip


def view_lines(view: MergeView) -> list[str]:
    """Both records for people: what differs, what goes over, what keeps them apart."""
    lines = [f"{view.first.code} {view.first.name}  |  {view.second.code} {view.second.name}"]
    for field in view.fields:
        first, second = (value_words(field, value) for value in (field.first, field.second))
        lines.append(f"  {label_of(field.key)} [{field.key}]: {first}  |  {second}")
        lines.append(f"    {side_word(field.default)}: {reason_words(field)}")
    if moving := moving_words(view):
        lines.append(tr("Ikut pindah: {what}").format(what=moving))
    return [*lines, *([refusal_words(view)] if view.refusal else ())]


def _offer(offer: OfferRecord) -> str:
    per_month = tr("{unit}/bln").format(unit=offer.unit)
    capacity = formats.quantity(offer.capacity.value, per_month) if offer.capacity else ""
    price = f"{formats.rupiah(offer.price.value)}/{offer.unit}" if offer.price else ""
    parts = (offer.words or offer.commodity_name, kind_name(offer.kind), capacity or offer.unit, price)
    return " · ".join(part for part in parts if part)


def _paper(paper: PaperRecord) -> str:
    if not paper.held:
        return tr("tidak ada")
    until = tr("sampai {day}").format(day=formats.plain_date(paper.valid_until)) if paper.valid_until else ""
    seen = tr("dilihat {day}").format(day=formats.plain_date(paper.seen_on)) if paper.seen_on else ""
    return " · ".join(part for part in (tr("ada"), paper.number, until, seen) if part)


def _plain(value: int) -> str:
    return formats.number(value)


_AMOUNTS: dict[str, Callable[[int], str]] = {
    "penjualan": formats.rupiah, "modal": formats.rupiah, "harga": formats.rupiah, "kapasitas": formats.amount,
    "tenaga_kerja": lambda value: formats.count(value, tr("orang")),
}  # fmt: skip
_READERS: dict[str, Callable[[str], str]] = {
    "declared_size": size_word, "verified_size": size_word, "confirmed_on": formats.plain_date,
}  # fmt: skip
