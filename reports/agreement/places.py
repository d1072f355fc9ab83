"""Names of the places of an agreement, as its reader calls them."""

from __future__ import annotations

from reports.agreement.findings import Code

_ROLES = {"first": "PIHAK PERTAMA", "second": "PIHAK KEDUA"}
_OF_PARTY = {
    "name": "nama",
    "legal_form": "bentuk usaha",
    "address": "alamat",
    "representative": "penanda tangan",
    "position": "jabatan penanda tangan",
    "authority": "dasar kewenangan",
    "nib": "NIB",
    "npwp": "NPWP",
    "nik": "NIK",
    "bank_account": "rekening",
}
_ROOMS = {
    "subject": "perihal",
    "place": "tempat",
    "commodity": "komoditas",
    "kbli": "KBLI",
    "kbli_registered": "KBLI terdaftar",
    "price": "harga",
    "forum_name": "pengadilan negeri atau lembaga arbitrase",
    "number": "nomor register",
    "number_first": "nomor PIHAK PERTAMA",
    "number_second": "nomor PIHAK KEDUA",
    "letterhead": "kop",
    "quantity_per_month": "jumlah",
    "minimum_lot": "jumlah sekali penyerahan",
    "specification": "Lampiran I",
    "price_list": "Lampiran II",
    "provisions": "ketentuan tambahan",
    "schedule": "Lampiran III",
    "papers": "Lampiran IV",
    "members": "daftar anggota kelompok",
    "witnesses": "saksi",
    "officials": "pejabat yang mengetahui",
    "sources": "dasar hukum",
    "duties": "dukungan",
    "terms": "isian pasal",
    "food": "izin pangan",
}
_GAPS = {
    "nama": "nama",
    "wakil": "penanda tangan",
    "jabatan": "jabatan penanda tangan",
    "alamat": "alamat",
    "kewenangan": "dasar kewenangan",
    "tindakan": "nama",
    "rekening": "rekening",
}
_FACTS = {
    "harga": "harga",
    "anjuran": "harga jual anjuran",
    "jumlah": "jumlah",
    "minimum": "jumlah sekali penyerahan",
    "hari_bayar": "batas hari pembayaran",
    "lama": "jangka waktu",
    "forum": "pengadilan negeri atau lembaga arbitrase",
    "komoditas_awal": "komoditas",
}


def place_words(place: str) -> str:
    """Return where a value stands: "second.representative" → "penanda tangan PIHAK KEDUA"."""
    room, _, rest = place.partition(".")
    if room in _ROLES:
        return f"{_OF_PARTY.get(rest, rest)} {_ROLES[room]}"
    number = rest.partition(".")[0]
    said = _ROOMS.get(room, room.replace("_", " "))
    return f"{said} nomor {number}" if number.isdigit() else said


def gap_words(name: str) -> str:
    """Return what is missing: "wakil_kedua" → "penanda tangan PIHAK KEDUA"."""
    fact, _, role = name.rpartition("_")
    if fact in _GAPS and role in ("pertama", "kedua"):
        return f"{_GAPS[fact]} PIHAK {role.upper()}"
    return _FACTS.get(name, name.replace("_", " ").replace(".", ": "))


PLACES = {
    Code.END_NOT_AFTER_START: "start",
    Code.MONTHS_DIFFER: "months",
    Code.START_BEFORE_SIGNING: "start",
    Code.PRICE_MISSING: "price",
    Code.PRICE_UNIT_DIFFERS: "price",
    Code.PAYMENT_DAYS_MISSING: "payment_days",
    Code.PAYMENT_DAYS_LONG: "payment_days",
    Code.FORUM_MISSING: "forum",
    Code.WITNESSES_FEW: "witnesses",
    Code.SPECIFICATION_MISSING: "specification",
    Code.NO_DELIVERY_MONTH: "schedule",
    Code.NO_WORDING: "date",
    Code.MEMBERS_FEW: "members",
    Code.MEMBER_TWICE: "members",
    Code.LEADER_NO_MEMBER: "leader",
    Code.MEMBER_NOTHING: "members",
    Code.SHARES_NOT_WHOLE: "members",
    Code.SHARE_DIFFERS: "members",
    Code.MEMBER_NO_CAPACITY: "members",
    Code.MEMBER_OVER_CAPACITY: "members",
    Code.MEMBER_BOUND: "members",
    Code.MEMBERS_POWER: "members",
    Code.GROUP_BELOW_LOT: "members",
    Code.MEMBERS_GONE: "members",
}
"""The term that a finding of this kind is mended in."""
OVERRIDABLE = frozenset({
    Code.PAIR_FORBIDDEN, Code.RED_FLAG_PHRASE, Code.HALAL_MISSING, Code.FOOD_PERMIT_MISSING, Code.OVER_CAPACITY,
    Code.OVER_NEED, Code.RISK_SHIFTED, Code.EXCLUSIVE_WITHOUT_PURCHASE, Code.ONE_SIDED_PENALTY, Code.AUTOMATIC_RENEWAL,
    Code.UNILATERAL_PRICE, Code.UNILATERAL_END, Code.COLLATERAL_ASKED, Code.OWNERSHIP_TAKEN, Code.WEEKDAY_WRONG,
    Code.MEMBER_NO_CAPACITY, Code.MEMBER_OVER_CAPACITY, Code.MEMBER_BOUND,
})  # fmt: skip
"""Judgements that somebody may answer for; what cannot be printed, or lacks a statutory content, nobody may."""
_TERM_OF = {
    "harga": "price",
    "hari_bayar": "payment_days",
    "lama": "months",
    "forum": "forum",
    "perihal": "subject",
    "tempat": "place",
    "wakil_pertama": "first.representative",
    "jabatan_pertama": "first.position",
    "kewenangan_pertama": "first.authority",
    "wakil_kedua": "second.representative",
    "jabatan_kedua": "second.position",
    "kewenangan_kedua": "second.authority",
}


def gap_place(name: str) -> str:
    """Return the term that fills a gap; "" where it is filled in the catalogue."""
    return _TERM_OF.get(name, name if "." in name else "")
