"""What a heading is about."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Topic(StrEnum):
    """The matters that clauses of an agreement are headed by."""

    DUTIES = "duties"
    PAYMENT = "payment"
    PRICE = "price"
    DEVELOPMENT = "development"
    DISPUTES = "disputes"
    PENALTY = "penalty"
    RISK = "risk"
    ENDING = "ending"
    TERM = "term"
    OWNERSHIP = "ownership"
    COLLATERAL = "collateral"
    QUALITY = "quality"
    VOLUME = "volume"
    ACTIVITY = "activity"
    OTHER = "other"
    NONE = ""


_WORDS = {
    Topic.DISPUTES:
        r"perselisihan|berselisih|bertengkar|forum|eskalasi|sengketa|beda pendapat|domisili|musyawarah|perbedaan "
        r"pendapat|dispute",
    Topic.DEVELOPMENT:
        r"pengembangan|pembinaan|pelatihan|pendampingan|bimbingan|pemberdayaan|peningkatan|development|kemajuan "
        r"usaha",
    Topic.DUTIES: r"hak\b|kewajiban|tanggung jawab|tugas|peran\b|wajib\b|berhak|rights",
    Topic.PENALTY:
        r"denda|sanksi|keterlambatan|kelambatan|ganti rugi|penalti|lalai|delay|penalty|wanprestasi|cidera janji",
    Topic.ENDING:
        r"pengakhiran|berakhir|pemutusan|berhenti|berakhirnya|penghentian|putus|termination|berhentinya|mundur",
    Topic.PAYMENT:
        r"pembayaran|dibayar|termin|bayaran|jatuh tempo|tempo\b|penyelesaian tagihan|settlement|bayar|waktu bayar|"
        r"pelunasan|payment",
    Topic.PRICE: r"harga|upah|ongkos|imbalan|tarif|nilai|biaya|bagi hasil|komisi|price|fee",
    Topic.RISK:
        r"risiko|keadaan kahar|kahar|keadaan memaksa|force majeure|kerusakan|kehilangan|bencana|cuaca|kebakaran|"
        r"musibah|kerugian",
    Topic.OWNERSHIP: r"kemandirian|kepemilikan|independence|kebebasan usaha|pemilikan|penguatan modal|permodalan|merek",
    Topic.COLLATERAL: r"jaminan|agunan|ketertiban",
    Topic.TERM:
        r"sampai kapan|berapa lama|jangka waktu|masa|waktu|berlaku|lama\b|lamanya|validity|periode|perpanjangan|"
        r"term\b",
    Topic.QUALITY:
        r"mutu|kualitas|syarat|persyaratan|standar|spesifikasi|perizinan|izin|halal|kehalalan|keamanan|quality|"
        r"retur|garansi|produk",
    Topic.VOLUME: r"jumlah|volume|pesanan|kuota|pengiriman|penyerahan|target|jadwal|order",
    Topic.ACTIVITY: (
        r"ruang lingkup|lingkup|kegiatan|objek|pokok perjanjian|pokok kerja|pekerjaan|usaha|bidang|penunjukan|barang|"
        r"yang dikerjakan|apa yang|jenis|bentuk kerja|isi kerja|scope|kerja sama|penyaluran|kerjanya|tentang kerja"
    ),
    Topic.OTHER: (
        r"penutup|pola|lain-lain|lain lain|perubahan|bahasa|dasar|prinsip|definisi|ketentuan|kerahasiaan|evaluasi|"
        r"bahan|saksi|surat|"
        r"ketentuan umum|kesediaan|kekhususan|saluran|pemasaran|penjualan|laporan|pelaporan|pemeriksaan|timbangan|"
        r"pengawasan|"
        r"addendum|pihak|para pihak|kesepakatan|lampiran|korespondensi|pajak|pengalihan|asas|maksud|tujuan|data|"
        r"cetakan|alat|"
        r"komunikasi|pemberitahuan|asuransi|keberlanjutan|kelanjutan|sarana|wilayah|laranga?n|penerimaan|dokumen|"
        r"kontak|sortir"
    ),
}
_PATTERNS = {topic: re.compile(rf"\b(?:{words})") for topic, words in _WORDS.items()}
_STARTS = re.compile(
    rf"(?:tentang |soal |perihal |cara |waktu |bentuk |ketentuan |pola )?(?:{'|'.join(_WORDS.values())})"
)
_OF_SIZE = re.compile(
    r"\b(?:skala|ukuran|klasifikasi|golongan|status|kategori|kelas|kedudukan)(?: usaha| pelaku| para|$)"
)
_PREDICATE = re.compile(
    r"\b(?:dapat|boleh|akan|tidak|bukan|adalah|ialah|menurut|sebesar|selama|setiap|sebanyak|paling|berhak \w+|"
    r"wajib \w+|harus|di(?:bayar|"
    r"lakukan|tentukan|tetapkan|tanggung|kenakan|kenai|sepakati|atur|tinjau|kirim|serahkan)\w*|me[mn]\w{5,})\b"
)
_NUMBERING = re.compile(
    r"^(?:[\W\d]*(?:pasal|bab|bagian|butir|poin|article|klausul|ke(?=[ -]?\d))?[\s\d.:)(/-]*(?:[ivxl]+\b)?[\W\d]*)"
)


@lru_cache(maxsize=2000)
def topic_of(heading: str) -> Topic:
    """Return what a heading (evened) is about; the matter named first decides, NONE when it names none."""
    if re.search(r"\bhak\b.*kewajiban|kewajiban.*\bhak\b|(?:hak|kewajiban) (?:large|small|both)", heading):
        return Topic.DUTIES
    if _OF_SIZE.search(heading):
        return Topic.OTHER
    found = [(hit.start(), number, topic) for number, (topic, hit) in enumerate(_hits(heading)) if hit]
    return min(found)[2] if found else Topic.NONE


def _hits(heading: str) -> list[tuple[Topic, re.Match[str] | None]]:
    return [(topic, pattern.search(heading)) for topic, pattern in _PATTERNS.items()]


def is_title(words: str) -> bool:
    """Tell whether a few words (evened) are such as head a clause: "harga", "hak dan kewajiban pembeli"."""
    bare = _NUMBERING.sub("", words)
    return bool(_STARTS.match(bare)) and not _PREDICATE.search(bare)
