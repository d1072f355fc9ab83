"""A short fair agreement to put sentences into, and what its audit says."""

from __future__ import annotations

from datetime import date

from reports.auditing import TextFinding, audit_text
from reports.auditing.sentences import Draft, draft_of

ON = date(2026, 11, 22)
PAIRS = (
    ("PIHAK PERTAMA", "PIHAK KEDUA"), ("Perusahaan", "Mitra"), ("Inti", "Plasma"), ("Pengepul", "Petani"),
    ("pabrik", "penjahit"), ("Offtaker", "Supplier"),
)  # fmt: skip
CLAUSES = {
    "kegiatan_usaha": "{S} memproduksi dan memasok keripik pisang kepada {L}.",
    "hak_kewajiban": "{L} wajib memeriksa barang dan membayar; {L} berhak atas barang yang sesuai mutu. "
    "{S} wajib mengirim barang tepat waktu; {S} berhak atas pembayaran.",
    "harga": "Harga Rp20.000 per kilogram.",
    "jatuh_tempo_pembayaran": "{L} membayar paling lambat 7 hari setelah barang diterima.",
    "bentuk_pengembangan": "{L} memberi pelatihan pengemasan dan pendampingan sertifikasi halal serta P-IRT bulanan.",
    "jangka_waktu": "Perjanjian berlaku 16 November 2026 sampai 15 November 2027.",
    "penyelesaian_perselisihan": "Perselisihan diselesaikan dengan musyawarah, lalu Pengadilan Negeri Kediri.",
}
_HEADS = {
    "kegiatan_usaha": "RUANG LINGKUP", "hak_kewajiban": "HAK DAN KEWAJIBAN", "harga": "HARGA",
    "jatuh_tempo_pembayaran": "PEMBAYARAN", "bentuk_pengembangan": "PEMBINAAN", "jangka_waktu": "JANGKA WAKTU",
    "penyelesaian_perselisihan": "PERSELISIHAN",
}  # fmt: skip
_OPENING = (
    "PERJANJIAN KEMITRAAN\n\nPada hari ini, Senin, 16 November 2026, PT Sinar Niaga, usaha besar, di Surabaya, "
    "selanjutnya disebut {L}, dan UD Karya Bersama, usaha mikro, di Kediri, selanjutnya disebut {S}, sepakat:\n"
)


def paper(extra: str = "", pair: tuple[str, str] = PAIRS[1], **instead: str) -> str:
    """Return the agreement with a sentence more, or with a clause said otherwise; "" leaves the clause out."""
    kept = {kind: instead.get(kind, words) for kind, words in CLAUSES.items()}
    told = [(_HEADS[kind], words) for kind, words in kept.items() if words] + [("KETENTUAN LAIN", extra)] * bool(extra)
    text = _OPENING + "".join(f"\nPasal {at}\n{head}\n{words}\n" for at, (head, words) in enumerate(told, 1))
    return text.replace("{L}", pair[0]).replace("{S}", pair[1])


def findings(text: str, kind: str = "") -> list[TextFinding]:
    """Return what is not green, of one kind or of all."""
    return [each for each in audit_text(text, ON) if each.level != "green" and kind in ("", each.kind)]


def read(extra: str = "", **instead: str) -> Draft:
    """Return the agreement as read."""
    return draft_of(paper(extra, **instead), ON)


def level(extra: str, kind: str, **instead: str) -> str:
    """Return the worst level of a kind: "red", "yellow" or "green" for nothing against it."""
    found = findings(paper(extra, **instead), kind)
    return str(min(found, key=lambda each: ["red", "yellow"].index(each.level)).level) if found else "green"
