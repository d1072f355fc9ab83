"""Evens out spelling: old and short forms, torn prefixes, and a letter too many, too few or changed in a long word."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = {
    "yg": "yang", "dgn": "dengan", "dg": "dengan", "utk": "untuk", "u/": "untuk", "tgl": "tanggal", "thn": "tahun",
    "th": "tahun", "bln": "bulan", "kpd": "kepada", "dr": "dari", "tdk": "tidak", "tak": "tidak", "nggak": "tidak",
    "enggak": "tidak", "gak": "tidak", "ndak": "tidak", "blm": "belum", "sbg": "sebagai", "dlm": "dalam",
    "pd": "pada", "krn": "karena", "hrs": "harus", "sdh": "sudah", "stlh": "setelah", "sblm": "sebelum",
    "jk": "jika", "apbl": "apabila", "dpt": "dapat", "bs": "bisa", "fihak": "pihak", "phk": "pihak",
    "resiko": "risiko", "kwalitas": "kualitas", "kwantitas": "kuantitas", "ijin": "izin", "tehnis": "teknis",
    "tehnik": "teknik", "obyek": "objek", "sangsi": "sanksi", "sertipikat": "sertifikat", "merubah": "mengubah",
    "dirubah": "diubah", "dirobah": "diubah", "hutang": "utang", "jum'at": "jumat", "sefihak": "sepihak",
    "ekslusif": "eksklusif", "exclusive": "eksklusif", "esklusif": "eksklusif", "exklusif": "eksklusif",
    "eksklusip": "eksklusif", "otomatik": "otomatis", "telat": "terlambat", "ngirim": "mengirim", "nggih": "ya",
    "bakal": "akan", "kalo": "kalau", "klo": "kalau", "cuma": "hanya", "cuman": "hanya", "aja": "saja",
    "duit": "uang", "nanggung": "menanggung", "rugi-rugi": "kerugian", "ndenda": "denda", "stop": "berhenti",
    "kontraknya": "kontrak", "perjanjiannya": "perjanjian", "kerjasamanya": "kerjasama", "harganya": "harga",
    "risikonya": "risiko", "dendanya": "denda", "jaminannya": "jaminan", "pembayarannya": "pembayaran",
    "automatis": "otomatis", "milyard": "miliar",
    "milyar": "miliar", "analisa": "analisis", "aktip": "aktif", "berakir": "berakhir", "juml": "jumlah",
}  # fmt: skip
_KEYWORDS = frozenset({
    "perjanjian", "kemitraan", "kerjasama", "perselisihan", "sengketa", "musyawarah", "mufakat", "pengadilan",
    "arbitrase", "kewajiban", "berkewajiban", "menyerahkan", "pembayaran", "dibayarkan", "membayar", "pengembangan",
    "pembinaan", "pelatihan", "pendampingan", "bimbingan", "penyuluhan", "kapasitas", "memasok", "menetapkan",
    "ditetapkan", "menentukan", "ditentukan", "mengubah", "persetujuan", "kesepakatan", "disepakati", "sepihak",
    "mengakhiri", "diakhiri", "pengakhiran", "memutuskan", "membatalkan", "menghentikan", "diperpanjang",
    "perpanjangan", "otomatis", "sendirinya", "jaminan", "agunan", "sertifikat", "keterlambatan", "kerugian",
    "menanggung", "ditanggung", "tanggungan", "kegagalan", "kematian", "bertanggung", "sewaktu-waktu",
    "pemberitahuan", "menguasai", "menguasainya", "memiliki", "kepemilikan", "selambat-lambatnya", "lingkup",
    "penyelesaian", "diselesaikan", "dikenakan", "penalti", "membeli", "pembelian", "menampung", "menyerap",
    "eksklusif", "seluruhnya", "sepenuhnya"
})  # fmt: skip
_RIGHT = frozenset({
    "ditemukan", "menemukan", "menerapkan", "diterapkan", "memilih", "penjualan", "pembiayaan", "pengiriman",
    "pembeliannya", "pembinaannya", "pembayarannya", "menyebabkan", "penyerahan", "menyerahkannya", "memasak",
    "membatasi", "diperpendek", "kepemimpinan", "mengukur", "mengubur", "mengakui", "dibayar", "dibayarnya",
    "perpanjangannya", "kerugiannya", "ditangguhkan", "menangguhkan", "bertanggungjawab", "membuat", "membaca",
    "menampilkan", "menambang", "pembalian"
})  # fmt: skip
_TORN = re.compile(
    r"\b(di|ke|se|ber|per|me|pe)\s(?=(?:tentukan|tetapkan|tanggung|perpanjang|bayar|bayarkan|kenakan|ubah|akhiri|putus|"
    r"batalkan|sepakati|serahkan|jual|beli|bebankan|selesaikan|waktu-waktu|pihak\b(?!\s(?:pertama|kedua|"
    r"i|lain|ketiga|inti)))\w*)"
)
_GLUED = re.compile(r"\b(tidak|dan|atau|oleh|kepada|yang|dari|bagi|pihak)(pihak|pertama|kedua)\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def evened(words: str) -> str:
    """Return words in lower case, in one spelling."""
    plain = " ".join(words.casefold().split())
    plain = re.sub(r"\bdi\s?-\s?(?=[a-z])", "di", plain)
    plain = _GLUED.sub(r"\1 \2", _TORN.sub(_mended, plain))
    return re.sub(r"[a-z'][a-z'/-]*", lambda found: _word(found[0]), plain)


def _mended(found: re.Match[str]) -> str:
    return found[1] if found[1] in ("di", "se") else found[0]


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    short = _SHORT.get(word)
    if short:
        return short
    if len(word) < 7 or word in _KEYWORDS or word in _RIGHT:
        return word
    return next((near for near in _near(word) if near in _KEYWORDS), word)


def _near(word: str) -> tuple[str, ...]:
    """Every word one slip away."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    lost = (left + right[1:] for left, right in cuts if right)
    swapped = (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    added = (left + letter + right for left, right in cuts for letter in _LETTERS)
    changed = (left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS)
    return (*lost, *swapped, *changed, *added)
