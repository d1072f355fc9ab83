"""Evens out spelling: old and short forms, torn prefixes, and a letter too many, too few or changed in a long word."""

from __future__ import annotations

import re
from functools import lru_cache

from reports.auditing.colloquial import JAVANESE, spoken

_SHORT = {
    "yg": "yang", "jang": "yang", "dgn": "dengan", "dg": "dengan", "utk": "untuk", "u/": "untuk", "tgl": "tanggal",
    "thn": "tahun",
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
_SAID_OTHERWISE = {
    "merobah": "mengubah", "perobahan": "perubahan", "prosen": "persen", "sekedar": "sekadar", "apapun": "apa pun",
    "manapun": "mana pun", "kapanpun": "kapan pun", "siapapun": "siapa pun", "dimuka": "di muka", "tapi": "tetapi",
    "dua2nya": "keduanya", "sama2": "sama-sama", "nerima": "menerima", "ngajari": "mengajari", "ngikut": "mengikuti",
    "bilang": "memberitahukan", "ttd": "tanda tangan", "bareng": "bersama", "udah": "sudah", "kudu": "harus",
    "kasih": "memberi",
    "nyambung": "bersambung", "nuntut": "menuntut", "macet": "gagal", "biar": "supaya", "dikabari": "diberitahukan",
    "nyimpan": "menyimpan", "megang": "memegang", "motong": "memotong", "nentukan": "menentukan",
    "nentuin": "menentukan",
    "ngatur": "mengatur", "jualnya": "menjualnya", "setop": "berhenti", "semau": "semaunya", "molor": "terlambat",
    "ijasah": "ijazah", "perusahan": "perusahaan", "kerugain": "kerugian", "kwitansi": "kuitansi", "nggak": "tidak",
    "engga": "tidak", "ga": "tidak", "enggak": "tidak", "ndak": "tidak", "ora": "tidak", "nanti2": "nanti",
    "max": "maksimal",
    # English as it turns up in bilingual drafts
    "may": "dapat", "can": "dapat", "cannot": "tidak dapat", "shall": "wajib", "must": "wajib", "will": "akan",
    "terminate": "mengakhiri",
    "terminated": "diakhiri",
    "termination": "pengakhiran", "revise": "mengubah", "revised": "diubah", "adjust": "menyesuaikan",
    "adjustment": "penyesuaian",
    "change": "mengubah", "price": "harga", "prices": "harga", "pricing": "harga", "fee": "imbalan", "risk": "risiko",
    "risks": "risiko", "loss": "kerugian", "losses": "kerugian", "damage": "kerusakan", "damages": "kerugian",
    "borne": "ditanggung",
    "bear": "menanggung", "bears": "menanggung", "all": "seluruh", "any": "setiap", "renewal": "perpanjangan",
    "renewed": "diperpanjang",
    "renew": "memperpanjang", "extension": "perpanjangan", "extended": "diperpanjang", "automatic": "otomatis",
    "automatically": "otomatis", "notice": "pemberitahuan", "solely": "hanya", "only": "hanya",
    "exclusivity": "eksklusivitas",
    "exclusively": "eksklusif", "purchase": "pembelian", "buy": "membeli", "sell": "menjual", "collateral": "jaminan",
    "security": "jaminan", "guarantee": "jaminan", "training": "pelatihan", "coaching": "pendampingan",
    "development": "pengembangan",
    "start": "mulai", "commences": "mulai", "effective": "efektif", "end": "berakhir", "ends": "berakhir",
    "expires": "berakhir",
    "immediate": "seketika", "immediately": "seketika", "discretion": "pertimbangan", "consent": "persetujuan",
    "approval": "persetujuan",
    "without": "tanpa", "unless": "kecuali", "by": "oleh", "and": "dan", "or": "atau", "for": "untuk",
    "to": "kepada", "not": "tidak",
    "dispute": "sengketa", "disputes": "sengketa", "court": "pengadilan", "arbitration": "arbitrase", "own": "memiliki",
    "control": "menguasai", "shares": "saham", "agreement": "perjanjian", "contract": "kontrak", "late": "terlambat",
    "delay": "keterlambatan", "delivery": "pengiriman", "deliver": "mengirim", "payment": "pembayaran",
    "pay": "membayar",
    "invoice": "faktur", "penalty": "penalti", "fine": "denda", "free": "bebas", "liable": "bertanggungjawab",
    "capacity": "kapasitas",
    "volume": "volume", "months": "bulan", "month": "bulan", "years": "tahun", "year": "tahun", "days": "hari",
    "day": "hari",
    "january": "januari", "february": "februari", "march": "maret", "june": "juni", "july": "juli", "august": "agustus",
    "october": "oktober", "december": "desember", "monday": "senin", "tuesday": "selasa", "wednesday": "rabu",
    "thursday": "kamis", "friday": "jumat", "saturday": "sabtu", "sunday": "minggu", "until": "sampai",
    "within": "dalam", "after": "setelah", "before": "sebelum", "prior": "sebelum", "terminates": "mengakhiri",
    "provides": "memberikan", "provide": "memberikan", "supplies": "memasok", "supply": "memasok", "sells": "menjual",
    "buys": "membeli", "sets": "menetapkan", "deemed": "dianggap", "solo": "hanya",
    "if": "apabila",
    "entitled": "berhak", "liability": "tanggungan", "mediation": "mediasi", "deliberation": "musyawarah",
    "pays": "membayar", "paid": "dibayar", "delivered": "dikirim", "between": "antara", "party": "pihak",
    "parties": "pihak-pihak", "with": "dengan", "of": "dari", "the": "", "scope": "lingkup", "rights": "hak",
    "obligations": "kewajiban", "obligation": "kewajiban", "customer": "pelanggan",
    "exempt": "dibebaskan", "exempted": "dibebaskan", "waives": "membebaskan", "excused": "dibebaskan",
    "valid": "berlaku", "six": "enam", "twelve": "dua belas", "eighteen": "delapan belas", "thirty": "tiga puluh",
    "fourteen": "empat belas", "seven": "tujuh", "ten": "sepuluh", "sixty": "enam puluh", "from": "dari",
    "this": "ini", "unit": "satuan", "settled": "diselesaikan", "amicably": "musyawarah", "annually": "setiap tahun",
}  # fmt: skip
_TURNS = tuple((re.compile(rf"\b{said}\b"), meant) for said, meant in (
    ("at any time", "sewaktu-waktu"), ("unit price", "harga"), ("either party", "masing-masing pihak"),
    ("each party", "masing-masing pihak"), ("non-binding", "tidak mengikat"),
    (r"auto[- ]?(?:renew\w*|extend\w*|extension|perpanjang\w*)", "perpanjangan otomatis"), ("walk away", "berhenti"),
    ("pull out", "berhenti"), ("sole discretion", "pertimbangan sendiri"),
    ("for convenience", "sewaktu-waktu"), ("to be agreed(?: later)?", "akan disepakati kemudian"),
    ("term of payment", "pembayaran"), ("effective date", "tanggal mulai"),
    ("no (?:minimum )?(?:purchase )?commitment", "bukan komitmen pembelian"), ("force majeure", "force majeure"),
    ("tanggal efektif", "tanggal"),
    (
        "no (?=automatic|termination|minimum|penalty|liability|notice|compensation|collateral|"
        "commitment|recourse)", "tidak "),
    ("hari h", "hari"), (r"may (?=20\d\d)", "mei "), (r"(?<=\d )may", "mei"), ("large enterprise", "usaha besar"),
    ("medium enterprise", "usaha menengah"), ("small enterprise", "usaha kecil"), ("micro enterprise", "usaha mikro"),
    ("both parties", "kedua belah pihak"), ("the parties", "para pihak"),
))  # fmt: skip
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
    "menampilkan", "menambang", "pembeli", "memberi", "pemberi", "pemasok", "pemilik", "penanggung", "pembayar",
    "penetapan", "penjamin", "menjaminkan", "disepakatinya", "sendiri", "bersertifikat", "sertifikasi"
})  # fmt: skip
_TORN = re.compile(
    r"\b(di|ke|se|ber|per|me|pe)\s(?=(?:tentukan|tetapkan|tanggung|perpanjang|bayar|bayarkan|kenakan|ubah|akhiri|putus|"
    r"batalkan|sepakati|serahkan|jual|beli|bebankan|selesaikan|waktu-waktu|pihak\b(?!\s(?:pertama|kedua|"
    r"i|lain|ketiga|inti)))\w*)"
)
_GLUED = re.compile(r"\b(tidak|dan|atau|oleh|kepada|yang|dari|bagi|pihak)(pihak|pertama|kedua)\b")
_THOUSANDS = re.compile(r"(?<![\w.,])(?:rp\.?\s?)?(\d+(?:[.,]\d+)?)\s?(rb|jt|k)\b(?!\w|/)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


_ENGLISH = re.compile(
    r"\b(?:at any|unit|either|each|non-|auto|walk|pull|sole|for conv|to be|term of|effective|no |may\b|\w+ "
    r"enterprise|tanggal ef|both part|the "
    r"part)"
)


def evened(words: str) -> str:
    """Return words in lower case, in one spelling."""
    plain = " ".join(words.casefold().split())
    plain = re.sub(r"\bdi\s?-\s?(?=[a-z])", "di", plain)
    plain = _THOUSANDS.sub(lambda hit: f"rp{hit[1]} {'ribu' if hit[2] in ('rb', 'k') else 'juta'}", plain)
    for turn, meant in _TURNS if _ENGLISH.search(plain) else ():
        plain = turn.sub(meant, plain)
    plain = _GLUED.sub(r"\1 \2", _TORN.sub(_mended, plain))
    return re.sub(r"[a-z'][a-z'/-]*", lambda found: _word(found[0]), plain)


def _mended(found: re.Match[str]) -> str:
    return found[1] if found[1] in ("di", "se") else found[0]


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    short = _SHORT.get(word) or _SAID_OTHERWISE.get(word) or JAVANESE.get(word)
    if short:
        return short
    meant = spoken(word)
    if meant:
        return meant
    if "dj" in word or "tj" in word:
        # the spelling before 1972
        word = word.replace("dj", "j").replace("tj", "c")
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
    return (*lost, *swapped, *added, *(changed if len(word) > 9 else ()))
