"""Cells that hold one of a few words: sizes, kinds, patterns, sex, papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TypeVar

from matching.problem import BusinessSize, OfferKind, Pattern, Support
from models.domain.equipment import OutletKind
from models.domain.intake import PaperIntake
from models.reference.law.patterns import pattern_laws
from models.reference.papers import looks_right, paper_kinds
from models.workbook.cells.identifiers import begins_with_province, npwp_digits
from models.workbook.cells.outcome import Outcome, refused, warning
from models.workbook.cells.wording import folded, personal_numbers, says_unknown, shown, text_of
from models.workbook.sheet import Cell

W = TypeVar("W")

_SIZES: Mapping[str, BusinessSize] = {
    **dict.fromkeys(("mikro", "umi", "usaha mikro", "micro", "ultra mikro"), BusinessSize.MIKRO),
    **dict.fromkeys(("kecil", "uk", "usaha kecil", "small"), BusinessSize.KECIL),
    **dict.fromkeys(("menengah", "um", "usaha menengah", "medium", "sedang"), BusinessSize.MENENGAH),
    **dict.fromkeys(("besar", "ub", "usaha besar", "large", "industri besar"), BusinessSize.BESAR),
}
_KINDS: Mapping[str, OfferKind] = {
    **dict.fromkeys(("produk", "barang", "komoditas", "product", "produksi"), OfferKind.PRODUK),
    **dict.fromkeys(
        (
            "langkah",
            "proses",
            "jasa",
            "jasa produksi",
            "maklon",
            "pengerjaan",
            "langkah proses",
            "keterampilan",
        ),
        OfferKind.LANGKAH,
    ),
    **dict.fromkeys(
        ("penyaluran", "distribusi", "toko", "kios", "agen", "pengecer", "pemasaran", "outlet", "warung"),
        OfferKind.PENYALURAN,
    ),
}
_PATTERNS: Mapping[str, Pattern] = {
    **dict.fromkeys(("inti plasma", "intiplasma", "inti", "plasma"), Pattern.INTI_PLASMA),
    **dict.fromkeys(("subkontrak", "sub kontrak", "subkon", "subcontract"), Pattern.SUBKONTRAK),
    **dict.fromkeys(
        (
            *(
                "distribusi keagenan",
                "distribusi dan keagenan",
                "distribusi",
                "keagenan",
                "agen",
                "distributor",
            ),
            *("distribusi agen", "penyaluran"),
        ),
        Pattern.DISTRIBUSI_KEAGENAN,
    ),
    **dict.fromkeys(("rantai pasok", "pemasok", "supply chain"), Pattern.RANTAI_PASOK),
    **dict.fromkeys(("perdagangan umum", "dagang umum", "perdagangan", "jual beli"), Pattern.PERDAGANGAN_UMUM),
}
_OUTLETS: Mapping[str, OutletKind] = {
    **dict.fromkeys(("toko", "gerai", "warung", "outlet", "ruko", "swalayan", "minimarket", "depot"), OutletKind.TOKO),
    **dict.fromkeys(("kios", "los", "bedak", "los pasar", "kios pasar", "stan", "stand"), OutletKind.KIOS),
    **dict.fromkeys(("lapak", "kaki lima", "pkl", "gerobak", "tenda"), OutletKind.LAPAK),
    **dict.fromkeys(("gudang", "gudang penyimpanan", "cold storage"), OutletKind.GUDANG),
    **dict.fromkeys(("kendaraan", "mobil", "motor", "keliling", "pikap", "mobil toko"), OutletKind.KENDARAAN),
    **dict.fromkeys(("daring", "online", "toko online", "toko daring", "lokapasar"), OutletKind.DARING),
}
_OPEN_PATTERN = frozenset({"terbuka", "bebas", "diusulkan", "belum ditentukan", "apa saja", "menyesuaikan", "usulan"})
_SEXES: Mapping[str, bool] = {
    **dict.fromkeys(("p", "w", "perempuan", "wanita", "pr", "female", "f", "ibu"), True),
    **dict.fromkeys(("l", "laki laki", "laki", "lk", "pria", "male", "m", "bapak", "laki2"), False),
}
_HELD = frozenset(
    {
        *(
            "ada",
            "ya",
            "y",
            "punya",
            "sudah",
            "sudah ada",
            "v",
            "ok",
            "true",
            "1",
            "memiliki",
            "aktif",
            "lengkap",
        ),
        *("tersedia", "sudah punya", "yes", "berlaku", "sdh", "sdh ada", "terdaftar", "sudah terdaftar"),
    }
)
_MISSING = frozenset(
    {
        *(
            "tidak",
            "tidak ada",
            "belum",
            "belum ada",
            "belum punya",
            "tdk",
            "tdk ada",
            "t",
            "n",
            "no",
            "false",
            "0",
        ),
        *("tidak punya", "tanpa", "blm", "blm ada", "blm punya", "tidak memiliki", "belum memiliki"),
    }
)
_IN_PROCESS = re.compile(r"\b(?:proses|diproses|pengajuan|diajukan|mengajukan|pengurusan|diurus|mengurus|sedang)\b")
_PLANNED = re.compile(
    r"\b(?:daftar|mendaftar|pendaftaran|didaftarkan|antre|antri|menunggu|tunggu|rencana|akan|on process|ongoing)\b"
)
_ABSENT = re.compile(r"\b(?:tidak|tdk|tak|belum|blm|tanpa|non|hilang|ditolak|gagal)\b")
_EXPIRED = re.compile(
    r"\b(?:habis|kadaluarsa|kedaluwarsa|kadaluwarsa|kedaluarsa|kadaluarso|expired?|exp|dicabut|dibekukan|dibatalkan|batal"
    r"|mati|lewat|berakhir|dibubarkan)\b"
)
_SAYS_HELD = re.compile(r"^(?:ada|ya|punya|sudah|sdh|memiliki|aktif|lengkap|tersedia|berlaku|terdaftar|terbit|yes)\b")
_YEAR = re.compile(r"(?<![\w.\-/])(?:19|20)\d\d(?![\w\-/]|\.\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d(?!\d)")
_NUMBER_OF_HALAL = re.compile(r"\bID\d{14,18}(?!\d)")
"""What BPJPH writes; a NIK has no letters before it."""
_FEWEST_DIGITS = 4
_TICKS = frozenset("✓✔√☑✅")
_PAPER_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("p irt", "pirt", "spp irt", "sppirt", "pangan industri rumah tangga"), "pirt"),
    **dict.fromkeys(("halal", "sertifikat halal", "sertifikasi halal", "bpjph", "sh"), "halal"),
    **dict.fromkeys(("bpom", "bpom md", "md", "izin edar bpom", "izin edar", "md bpom"), "bpom_md"),
    **dict.fromkeys(("sni", "sppt sni", "sertifikat sni"), "sni"),
    **dict.fromkeys(("merek", "merk", "haki", "hki", "sertifikat merek", "merek dagang", "hak merek"), "merek"),
    **dict.fromkeys(("nib", "izin berusaha", "nomor induk berusaha"), "nib"),
    **dict.fromkeys(("npwp",), "npwp"),
    **dict.fromkeys(("slhs", "laik higiene", "laik hygiene", "laik higiene sanitasi"), "slhs"),
    **dict.fromkeys(("svlk", "legalitas kayu", "slk"), "svlk"),
    **dict.fromkeys(("organik", "sertifikat organik"), "organik"),
    **dict.fromkeys(("haccp",), "haccp"),
    **dict.fromkeys(("nkv",), "nkv"),
    **dict.fromkeys(("stp", "surat tanda pendaftaran"), "stp"),
    **dict.fromkeys(("nppbkc",), "nppbkc"),
    **dict.fromkeys(("izin usaha", "siup", "iumk", "iui"), "izin_usaha"),
}

SUPPORT_WORDS: Mapping[str, str] = {
    **{str(one.name).casefold(): str(one.name).casefold().replace("_", " ") for one in Support},
    "sub.tidak_sepihak": "tidak memutus sepihak",
    "dist.pasokan": "pasokan produk",
}
"""The duties of a pattern that no support stands for bear their own code."""
_SUPPORT_SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(("bimbingan", "pendampingan", "pembinaan", "bimtek", "bimbingan produksi"), "bimbingan_teknis"),
    **dict.fromkeys(("modal", "permodalan", "uang muka", "pinjaman", "kredit"), "pembiayaan"),
    **dict.fromkeys(("bahan", "penyediaan bahan baku", "bahan baku dan kemasan"), "bahan_baku"),
    **dict.fromkeys(("bibit", "benih", "pupuk", "alat", "peralatan", "mesin", "saprodi"), "sarana_produksi"),
    **dict.fromkeys(("training", "kursus", "pelatihan kerja"), "pelatihan"),
    **dict.fromkeys(("jaminan",), "penjaminan"),
    **dict.fromkeys(("penyediaan lahan", "tanah"), "lahan"),
    **dict.fromkeys(("bahan promosi", "materi promosi"), "promosi"),
    **dict.fromkeys(("tidak memutus hubungan sepihak", "tidak memutus hubungan secara sepihak"), "sub.tidak_sepihak"),
}


def business_size(cell: Cell) -> Outcome[BusinessSize]:
    """A size class in words."""
    return _chosen(cell, _SIZES, "size_unknown")


def offer_kind(cell: Cell) -> Outcome[OfferKind]:
    """What an enterprise offers: a product, a step, outlets."""
    return _chosen(cell, _KINDS, "offer_kind_unknown")


def outlet_kind(cell: Cell) -> Outcome[OutletKind]:
    """What kind of place an enterprise has."""
    return _chosen(cell, _OUTLETS, "outlet_unknown")


def pattern(cell: Cell) -> Outcome[Pattern]:
    """A pattern of partnership; open ("diusulkan") is no pattern and no error."""
    if folded(text_of(cell)) in _OPEN_PATTERN:
        return Outcome(None)
    return _chosen(cell, _PATTERNS, "pattern_unknown")


def is_female(cell: Cell) -> Outcome[bool]:
    """The sex of a person as L or P."""
    return _chosen(cell, _SEXES, "sex_unknown")


def _chosen(cell: Cell, words: Mapping[str, W], message: str) -> Outcome[W]:
    if says_unknown(cell):
        return Outcome(None)
    found = words.get(folded(text_of(cell)))
    return refused(message) if found is None else Outcome(found)


def paper(kind: str, cell: Cell) -> Outcome[PaperIntake]:
    """One paper: held (Ada, ✓, a number), known to be missing (Tidak, Belum), or unknown (blank)."""
    if says_unknown(cell):
        return Outcome(None)
    if isinstance(cell, float | int) and abs(cell) >= 1e15:
        return refused("paper_number_damaged")
    text = text_of(cell)
    if holds_nik(kind, text):
        return refused("personal_number_in_text")
    words = folded(text)
    if words in _MISSING:
        return Outcome(PaperIntake(kind, held=False))
    has_number = _holds_number(text)
    if said := _why_missing(words, has_number):
        return Outcome(PaperIntake(kind, held=False), (warning(said),))
    if words in _HELD or _TICKS & set(text) or (not has_number and _SAYS_HELD.match(words)):
        return Outcome(PaperIntake(kind, held=True))
    return refused("paper_unclear") if _EXPIRED.search(words) else _numbered(kind, text, has_number)


def holds_nik(kind: str, text: str) -> bool:
    """Whether the cell of a paper holds a NIK or KK, which lists that are shared must not hold.

    A P-IRT may have sixteen digits, too, but begins with the kind of its package; the NPWP of a person is told apart.
    """
    found = personal_numbers(_NUMBER_OF_HALAL.sub(" ", text) if kind == "halal" else text)
    return any(map(begins_with_province, found)) and not (kind == "npwp" and npwp_digits(text))


def _why_missing(words: str, has_number: bool) -> str:
    """Why a paper is not held; beside a number only what comes before it, or that it is in process, takes it back."""
    if _EXPIRED.match(words) or (not has_number and _EXPIRED.search(words)):
        return "paper_expired"
    if _ABSENT.match(words):
        return "paper_missing"
    if _IN_PROCESS.search(words) or (not has_number and _PLANNED.search(words)):
        return "paper_in_process"
    return "paper_missing" if not has_number and _ABSENT.search(words) else ""


def _holds_number(text: str) -> bool:
    """Whether something in a text may be the number of a paper: years and days are none."""
    rest = _YEAR.sub(" ", _DAY.sub(" ", text))
    return sum(map(str.isdigit, rest)) >= _FEWEST_DIGITS


def _numbered(kind: str, text: str, has_number: bool) -> Outcome[PaperIntake]:
    if not has_number or len(text) > 60:
        return refused("paper_unclear")
    remarks = (warning("paper_number_shape"),) if looks_right(kind, text) is False else ()
    return Outcome(PaperIntake(kind, held=True, number=text), remarks)


def supports(cell: Cell) -> Outcome[tuple[str, ...]]:
    """A list of supports that a partner gives: "bimbingan teknis, bahan baku"."""
    if says_unknown(cell):
        return Outcome(())
    pieces = [piece.strip() for piece in re.split(r"[;,\n+]|\bdan\b", text_of(cell)) if piece.strip(" .")]
    codes = {piece: support_code(piece) for piece in pieces}
    unknown = [piece for piece, code in codes.items() if not code]
    if unknown:
        return refused("supports_unknown", supports=shown(", ".join(unknown)), known=", ".join(SUPPORT_WORDS.values()))
    return Outcome(tuple(dict.fromkeys(codes.values())))


def support_code(words: str) -> str:
    """The code of a support by its code, its name, a usual word or the code of a statutory duty."""
    return _support_words().get(folded(words), "")


@lru_cache
def _support_words() -> Mapping[str, str]:
    known = dict(_SUPPORT_SYNONYMS)
    for law in pattern_laws(date.max):
        known |= {folded(duty.code): duty.support for duty in law.duties if duty.support}
    for code, words in SUPPORT_WORDS.items():
        known[folded(code)] = known[folded(words)] = code
    return known


def required_papers(cell: Cell) -> Outcome[tuple[str, ...]]:
    """A list of papers: "Halal, P-IRT dan NIB"."""
    if says_unknown(cell):
        return Outcome(())
    pieces = [piece for piece in re.split(r"[;,/\n+&]|\bdan\b", text_of(cell)) if piece.strip(" .")]
    codes = {piece.strip(): paper_code(piece) for piece in pieces}
    unknown = [piece for piece, code in codes.items() if not code]
    if unknown:
        return refused("papers_unknown", papers=shown(", ".join(unknown)))
    return Outcome(tuple(dict.fromkeys(codes.values())))


def paper_code(words: str) -> str:
    """The code of a paper by its code, its label or a usual word; empty when it is none."""
    key = folded(words)
    if key in _PAPER_WORDS:
        return _PAPER_WORDS[key]
    return next((kind.code for kind in paper_kinds() if key in (folded(kind.code), folded(kind.label))), "")
