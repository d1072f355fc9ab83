"""How people write as they speak: "nurunin" for menurunkan, "dibayarin" for dibayarkan, and words of East Java."""

from __future__ import annotations

from functools import lru_cache

from reports.auditing.lexicon import VERBS, WORDS
from reports.auditing.morphology import forms

JAVANESE: dict[str, str] = {
    "rega": "harga", "regane": "harganya", "regi": "harga", "duwit": "uang", "dhuwit": "uang", "dhit": "uang",
    "yatra": "uang", "utange": "utang", "wong": "orang", "tiyang": "orang", "mboten": "tidak", "boten": "tidak",
    "ora": "tidak", "gak": "tidak", "gaiso": "tidak bisa", "raiso": "tidak bisa", "oleh-oleh": "oleh-oleh",
    "wae": "saja", "ae": "saja", "karo": "dengan", "kaliyan": "dengan", "sing": "yang", "ingkang": "yang",
    "lan": "dan", "kalih": "dan", "yen": "kalau", "nek": "kalau", "menawi": "kalau", "lek": "kalau",
    "wis": "sudah", "sampun": "sudah", "durung": "belum", "dereng": "belum", "kabeh": "semua", "sedaya": "semua",
    "dewe": "sendiri", "dhewe": "sendiri", "piyambak": "sendiri", "sakarepe": "semaunya", "sakkarepe": "semaunya",
    "sakbutuhe": "seperlunya", "butuhe": "kebutuhannya", "tuku": "membeli", "tumbas": "membeli", "adol": "menjual",
    "ngedol": "menjual", "didol": "dijual", "njupuk": "mengambil", "dijupuk": "diambil", "ngekeki": "memberi",
    "mandeg": "berhenti", "leren": "berhenti", "entek": "habis", "telas": "habis", "dadi": "menjadi",
    "duweke": "milik", "duwe": "memiliki", "kagungane": "milik", "nang": "di", "neng": "di", "nyang": "kepada",
    "marang": "kepada", "dening": "oleh", "nggo": "untuk", "kanggo": "untuk", "cekelan": "jaminan",
    "gondelan": "jaminan", "popo": "apa-apa", "napa-napa": "apa-apa", "njaluk": "meminta", "nyuwun": "meminta",
    "mbayar": "membayar", "ngenteni": "menunggu", "saben": "setiap", "dina": "hari", "dinten": "hari",
    "iku": "itu", "uga": "juga", "kudu": "harus", "kedah": "harus", "liya": "lain", "liyane": "lainnya",
    "sanes": "lain", "mbalekno": "mengembalikan", "rusake": "kerusakan", "matine": "kematian", "rugine": "ruginya",
    "barange": "barangnya", "utowo": "atau", "utawa": "atau", "amargo": "karena", "amarga": "karena",
    "sasi": "bulan", "wulan": "bulan", "taun": "tahun", "sak": "se", "ngomong": "memberitahukan",
    "bilang": "memberitahukan", "omong": "memberitahukan", "udahan": "berhenti", "kelar": "selesai",
    "kagak": "tidak", "nggak": "tidak", "ndak": "tidak", "ngga": "tidak", "gapapa": "tidak apa-apa",
    "gpp": "tidak apa-apa", "jgn": "jangan", "jngn": "jangan", "hrg": "harga", "brg": "barang", "sm": "sama",
    "sma": "sama", "klu": "kalau", "kl": "kalau", "trus": "terus", "trs": "terus", "skrg": "sekarang",
    "bwt": "untuk", "buat": "untuk", "ama": "dengan", "sampe": "sampai", "smp": "sampai", "nyampe": "sampai",
    "make": "memakai", "pake": "memakai", "pakai": "memakai", "gini": "begini", "gitu": "begitu", "kayak": "seperti",
    "semuanya": "semuanya", "nanya": "bertanya", "tanya": "bertanya", "ditanya": "ditanyai", "nawar": "menawar",
    "nolak": "menolak", "ngelak": "mengelak", "nyusul": "menyusul", "tak": "tidak",
}  # fmt: skip
"""Javanese and what is said in talk, in the words of contracts."""


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every form of the words that matter."""
    made = (form for roots in VERBS.values() for root in roots.split() for form, _ in forms(root))
    plain = (word for words in WORDS.values() for word in words.split())
    return frozenset((*made, *plain, "mengajari", "membantu", "melatih", "dikembalikan", "mengembalikan"))


def spoken(word: str) -> str:
    """Return the written form of a spoken one ("mutusin" → "memutuskan"), "" for any other word."""
    if len(word) < 5 or word in _known():
        return ""
    return next((each for each in _written(word) if each in _known()), "")


def _written(word: str) -> tuple[str, ...]:
    bases = (f"{word[:-2]}kan", f"{word[:-2]}i", word[:-2]) if word.endswith("in") else (word,)
    nasal = word[:1] in "nm" or word.startswith("ng")
    ahead = ("", "me") if word.endswith("in") else ("me",)
    return tuple(f"{prefix}{base}" for base in bases for prefix in ahead if nasal or not prefix)
