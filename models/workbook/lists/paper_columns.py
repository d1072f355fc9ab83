"""Columns of the papers of a business: held, missing or with their number, and how long they hold."""

from __future__ import annotations

from models.workbook.columns import PAPER_FIELD, PAPER_HEADINGS, UNTIL_FIELD, YES_NO, Column

_SAYS = (
    *("masa berlaku {paper}", "{paper} berlaku sampai", "{paper} berlaku hingga", "berlaku {paper}"),
    *("tanggal berakhir {paper}", "tgl berakhir {paper}", "{paper} masa berlaku", "akhir {paper}"),
)
_SYNONYMS = {
    "halal": (
        "halal",
        "sertifikasi halal",
        "no halal",
        "no sertifikat halal",
        "nomor sertifikat halal",
        "sert halal",
    ),
    "pirt": ("pirt", "no pirt", "spp irt", "no p irt", "nomor pirt", "sppirt"),
    "bpom_md": ("bpom", "no bpom", "izin edar bpom", "bpom md ml", "izin edar"),
    "sni": ("no sni", "sertifikat sni"),
    "merek": (
        "hki",
        "haki",
        "merk",
        "merek dagang",
        "sertifikat merek",
        "no merek",
        "hak merek",
        "hki merek",
    ),
    "npwp": ("no npwp", "nomor npwp"),
    "slhs": ("laik higiene", "sertifikat laik higiene"),
    "svlk": ("sertifikat svlk", "legalitas kayu"),
    "organik": ("sertifikat organik",),
    "haccp": ("sertifikat haccp",),
    "nkv": ("nomor kontrol veteriner",),
    "izin_usaha": ("siup", "iumk", "no izin usaha", "nomor izin usaha", "izin"),
}

PAPER_COLUMNS: tuple[Column, ...] = tuple(
    Column(
        f"{PAPER_FIELD}{code}",
        heading,
        "Ada, Tidak, atau nomornya. Kosong berarti tidak diketahui.",
        (None, None),
        _SYNONYMS.get(code, ()),
        choices=YES_NO,
        is_text=True,
    )
    for code, heading in PAPER_HEADINGS.items()
)
_NPWP_CARD = Column(
    f"{PAPER_FIELD}npwp",
    "Kartu NPWP",
    "Ada atau Tidak: apakah kartunya sudah ditunjukkan. Nomornya di kolom NPWP.",
    choices=YES_NO,
    is_text=True,
    is_rare=True,
)
PARTNER_PAPERS: tuple[Column, ...] = tuple(
    _NPWP_CARD if one.name == _NPWP_CARD.name else one for one in PAPER_COLUMNS
)
"""The same of a partner, whose list has the number of the NPWP in a column of its own."""
PAPER_DAYS: tuple[Column, ...] = tuple(
    Column(
        f"{UNTIL_FIELD}{code}",
        f"Masa Berlaku {heading}",
        "Hari terakhir berlaku, misalnya 21/11/2027. Kosong berarti tidak diketahui.",
        (None, None),
        tuple(says.format(paper=each) for each in (heading, *_SYNONYMS.get(code, ())) for says in _SAYS),
        is_rare=True,
    )
    for code, heading in PAPER_HEADINGS.items()
)
"""The last day of every paper; a bare "Berlaku sampai" behind a paper means the same."""
