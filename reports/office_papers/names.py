"""What patterns and sizes are called in running text."""

from __future__ import annotations

PATTERNS = {
    "inti_plasma": "Inti-Plasma",
    "subkontrak": "Subkontrak",
    "distribusi_keagenan": "Distribusi dan Keagenan",
    "rantai_pasok": "Rantai Pasok",
    "perdagangan_umum": "Perdagangan Umum",
}
SIZES = {
    "mikro": "Usaha mikro",
    "kecil": "Usaha kecil",
    "menengah": "Usaha menengah",
    "besar": "Usaha besar",
    "koperasi": "Koperasi",
}
KINDS = {"produk": "Produk", "langkah": "Pengerjaan", "penyaluran": "Penyaluran"}


def pattern_words(code: str) -> str:
    """Return "Inti-Plasma"; an unknown code as it is, an empty one as open."""
    return PATTERNS.get(code, code) or "Terbuka"


def size_words(code: str) -> str:
    """Return "Usaha mikro"; empty where the size is not known."""
    return SIZES.get(code, "")
