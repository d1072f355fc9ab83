"""Names of the places of an agreement, as its reader calls them."""

from __future__ import annotations

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
    "schedule": "Lampiran III",
    "papers": "Lampiran IV",
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
