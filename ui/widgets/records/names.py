"""Choices and words that record forms and views share."""

from __future__ import annotations

from matching.codes import BusinessSize, OfferKind, Pattern
from models.domain.choices import Choice
from models.use_cases.list_choices import list_legal_forms, list_papers, list_regions, list_units
from ui.facts import pattern_name
from ui.texts import tr

Choices = tuple[tuple[str, str], ...]

_KINDS = {OfferKind.PRODUK: "Produk", OfferKind.LANGKAH: "Langkah pengerjaan", OfferKind.PENYALURAN: "Penyaluran"}
_SIZES = {
    BusinessSize.MIKRO: "Mikro",
    BusinessSize.KECIL: "Kecil",
    BusinessSize.MENENGAH: "Menengah",
    BusinessSize.BESAR: "Besar",
    BusinessSize.TIDAK_DIKETAHUI: "Belum diketahui",
}
_BASES = {
    "diperiksa": "menurut pemeriksaan petugas",
    "penjualan": "menurut penjualan",
    "modal": "menurut modal",
    "pernyataan": "menurut pernyataan",
}
_SUPPORTS = {
    "bahan_baku": "Bahan baku",
    "bimbingan_teknis": "Bimbingan teknis",
    "sarana_produksi": "Sarana produksi",
    "teknologi": "Teknologi",
    "pelatihan": "Pelatihan",
    "pembiayaan": "Pembiayaan",
    "penjaminan": "Penjaminan",
    "pemasaran": "Pemasaran",
    "promosi": "Promosi",
    "informasi": "Informasi pasar",
    "lahan": "Lahan",
    "kesempatan_produksi": "Kesempatan mengerjakan produk atau komponen",
    "bantuan_lain": "Bantuan lain",
    "sub.tidak_sepihak": "Tidak memutus hubungan sepihak",
    "dist.pasokan": "Pasokan produk dan daftar harga",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
LEGAL_FORMS: Choices = tuple((form, form) for form in list_legal_forms())


def kind_name(kind: OfferKind | str) -> str:
    """ "Produk", "Langkah pengerjaan", "Penyaluran"."""
    return tr(_KINDS[OfferKind(kind)]) if kind else ""


def size_word(size: BusinessSize | str) -> str:
    """ "Mikro", … "Belum diketahui"."""
    return tr(_SIZES[BusinessSize(size)])


def basis_words(basis: str) -> str:
    """By what a size was judged: "menurut penjualan"; empty when by nothing."""
    return tr(_BASES[basis]) if basis in _BASES else ""


def support_name(support: str) -> str:
    """A support that a partner offers, in words."""
    return tr(_SUPPORTS.get(support, support))


def short_place(kecamatan: str, kabupaten: str) -> str:
    """ "Palang, Tuban", or "Magersari, Kota Mojokerto"; in a list every letter counts."""
    return ", ".join(part for part in (kecamatan, kabupaten.removeprefix("Kab. ")) if part)


def state_word(active: bool) -> str:
    """ "Aktif" or "Nonaktif"."""
    return tr("Aktif") if active else tr("Nonaktif")


def kabupaten_choices() -> Choices:
    """The 38 kabupaten and kota."""
    return _pairs(list_regions())


def kind_choices() -> Choices:
    """Kinds of kemampuan."""
    return tuple((kind.value, kind_name(kind)) for kind in OfferKind)


def size_choices(*sizes: BusinessSize) -> Choices:
    """Sizes of business, those given or all."""
    return tuple((size.value, size_word(size)) for size in sizes or tuple(BusinessSize))


def pattern_choices() -> Choices:
    """Patterns of partnership."""
    return tuple((pattern.value, pattern_name(pattern)) for pattern in Pattern)


def state_choices() -> Choices:
    """Active or not."""
    return (("aktif", state_word(True)), ("nonaktif", state_word(False)))


def support_choices() -> Choices:
    """What a partner can offer to give."""
    return tuple((code, tr(name)) for code, name in _SUPPORTS.items())


def unit_choices() -> Choices:
    """Units of quantity: "kg (kilogram)"."""
    return tuple(
        (unit.code, unit.code if unit.name == unit.code else f"{unit.code} ({unit.name})") for unit in list_units()
    )


def paper_choices() -> Choices:
    """Kinds of paper by their short names."""
    return tuple((paper.code, paper.label) for paper in list_papers())


def paper_label(code: str) -> str:
    """The short name of a kind of paper."""
    return next((paper.label for paper in list_papers() if paper.code == code), code)


def _pairs(choices: tuple[Choice, ...]) -> Choices:
    return tuple((choice.value, choice.label) for choice in choices)
