"""Looks for leftovers of templates and for phrases that KPPU practice treats as red flags."""

from __future__ import annotations

import re

_LEFTOVER = re.compile(
    r"\{[^}]*\}?|\[\s*\]|\[(?:isi|nama|alamat|tanggal|nomor|jumlah)[^\]]*\]|_{3,}|\.{3,}|…|"
    r"\b(?:[xX]{3,}|TBD|[Ll]orem|None|nan|null|undefined)\b"
)

# each a way in which dependence, collateral or one-sided power is worded
_RED_FLAGS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"(?:mengubah|menentukan|menetapkan) [\w /,]{0,40}\bsecara sepihak",
        r"(?:pemutusan|penghentian|pengakhiran) sepihak oleh pihak pertama",
        r"(?:menyerahkan|menahan|menjaminkan) [\w ]{0,30}\b(?:sertipikat|sertifikat tanah|bpkb|dokumen asli)",
        r"\bjaminan (?:tanah|rumah|kendaraan|kebendaan)",
        r"\b(?:hanya boleh|wajib hanya) (?:menjual|memasok)[\w ]{0,20} kepada pihak pertama",
        r"\b(?:pengalihan|mengalihkan) (?:saham|merek|tanah|kepemilikan|usaha)",
        r"\bdiperpanjang (?:secara )?otomatis",
        r"\bharga (?:ditentukan|ditetapkan) (?:sepenuhnya )?oleh pihak pertama",
        r"\b(?:seluruh|segala) (?:risiko|kerugian) (?:ditanggung|menjadi tanggungan) (?:oleh )?pihak kedua",
    )
)

# "PIHAK PERTAMA tidak meminta jaminan …" protects; "tidak keberatan" does not
_DENIED = re.compile(r"\b(?:tidak(?! keberatan)|dilarang|tanpa|bukan)\b[^.;]{0,45}$", re.IGNORECASE)


def leftovers(words: str) -> tuple[str, ...]:
    """Return what looks like an unfilled template in a text a person wrote."""
    return tuple(dict.fromkeys(found[0] for found in _LEFTOVER.finditer(words)))


def red_flags(words: str) -> tuple[str, ...]:
    """Return the phrases of a text that take away the small side's independence."""
    hits = (found for pattern in _RED_FLAGS for found in pattern.finditer(words))
    return tuple(found[0] for found in hits if not _DENIED.search(words[: found.start()]))
