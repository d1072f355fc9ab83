"""Values that rules compare, in words: for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.domain.agreements import AgreementFinding
from models.domain.audits import TextFinding
from models.domain.matching import FactKind, FactValue, Pattern
from models.domain.papers import PaperKind
from models.reference.papers import paper_kind
from models.reference.regions import region
from ui import formats
from ui.texts import sentence, sentences, tr

Values = tuple[str | int, ...]

NOTHING = -1
_UNIT_SIGNS = {"m2": "m²", "m3": "m³"}
_ALL_MONTHS = 0b1111_1111_1111
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def fact_text(fact: FactValue | None) -> str:
    """A value in words; "belum diketahui" where nobody knows it."""
    if fact is None:
        return tr("belum diketahui")
    return _READERS[fact.kind](fact.values)


def pattern_name(pattern: Pattern | str) -> str:
    """ "Inti-plasma"; an unknown code as it is."""
    return tr(_PATTERNS.get(str(pattern), str(pattern)))


def size_name(size: str) -> str:
    """ "usaha mikro"."""
    return tr(_SIZES.get(size, size))


def text_finding_sentence(found: TextFinding) -> str:
    """What the audit of somebody else's text says of one finding."""
    said = {name: size_name(value) if name in ("large", "small") else value for name, value in found.values}
    return sentence(f"text_audit.{found.rule}", **said)


def agreement_finding_sentence(found: AgreementFinding) -> str:
    """What the audit of an agreement says of one finding."""
    said = sentences(f"audit.{found.rule}", {name: value.replace("_", " ") for name, value in found.values})
    return f"{said.what_happened} {said.what_to_do}".strip()


def paper_kind_name(kind: PaperKind | str) -> str:
    """ "Adendum" of a kind of numbered paper."""
    return tr(_PAPER_KINDS.get(str(kind), str(kind)))


def paper_name(paper: str) -> str:
    """ "Sertifikat halal", short enough for a list."""
    found = paper_kind(paper)
    return found.label.partition(" (")[0] if found else paper


def flow_text(pattern: Pattern | str, outlet: bool) -> str:
    """Which way the goods go in a pattern; a supply chain has outlets too."""
    return tr(_OUTLET_FLOW if outlet and str(pattern) == "rantai_pasok" else _FLOWS.get(str(pattern), ""))


def place_text(code: str) -> str:
    """ "Soko, Kab. Tuban" of a dotted region code; no deeper than the kecamatan, empty where unknown."""
    parts = code.split(".") if code else []
    found = [region(".".join(parts[:depth])) for depth in (3, 2) if len(parts) >= depth]
    return ", ".join(each.name for each in found if each)


def unit_text(unit: str) -> str:
    """ "m³" for the unit code m3; other codes are read as they are."""
    return _UNIT_SIGNS.get(unit, unit)


def capitalised(words: str) -> str:
    """What a good is called, with a capital at its beginning however it was typed."""
    return words[:1].upper() + words[1:]


def short_place(code: str) -> str:
    """ "Soko" of a dotted region code, the kabupaten where no kecamatan is known."""
    return place_text(code).partition(", ")[0]


def months_text(mask: int) -> str:
    """A mask of months as ranges, "Jan–Mar, Okt"; none at all is what nobody has said."""
    if mask <= 0:
        return tr("belum diketahui")
    if mask & _ALL_MONTHS == _ALL_MONTHS:
        return tr("sepanjang tahun")
    return ", ".join(_month_ranges(mask))


def _month_ranges(mask: int) -> list[str]:
    found: list[str] = []
    at = 0
    while at < 12:
        end = at
        while end < 12 and mask >> end & 1:
            end += 1
        if end > at:
            found.append(_MONTHS[at] if end == at + 1 else f"{_MONTHS[at]}–{_MONTHS[end - 1]}")
        at = end + 1
    return found


def _state(values: Values) -> str:
    said = {1: tr("ya"), 0: tr("tidak")}
    return formats.listing(tuple(said.get(_number(each), tr("belum diketahui")) for each in values))


def _sizes(values: Values) -> str:
    if not values:
        return tr("tidak satu ukuran pun")
    pairs = [str(each).partition(">") for each in values]
    if not any(mark for _small, mark, _large in pairs):
        return formats.listing(tuple(size_name(small) for small, _mark, _large in pairs))
    partners: dict[str, list[str]] = {}
    for small, _mark, large in pairs:
        partners.setdefault(large, []).append(small)
    alike: dict[tuple[str, ...], list[str]] = {}
    for large, smalls in partners.items():
        alike.setdefault(tuple(smalls), []).append(large)
    return "; ".join(_size_pair(smalls, larges) for smalls, larges in alike.items())


def _size_pair(smalls: Sequence[str], larges: Sequence[str]) -> str:
    return tr("{small} dengan {large}").format(small=_sizes_together(smalls), large=_sizes_together(larges))


def _sizes_together(sizes: Sequence[str]) -> str:
    if len(sizes) == 1:
        return size_name(sizes[0])
    bare = tuple(size_name(each).removeprefix("usaha ") for each in sizes)
    return tr("usaha {sizes}").format(sizes=formats.listing(bare))


def _quantity(values: Values) -> str:
    if not values or _number(values[0]) == NOTHING:
        return tr("belum diketahui")
    return formats.quantity(_number(values[0]), str(values[-1])) + tr("/bln")


def _price(values: Values) -> str:
    if not values or _number(values[0]) == NOTHING:
        return tr("belum diketahui")
    return f"{formats.rupiah(_number(values[0]))}/{values[-1]}"


def _distance(values: Values) -> str:
    return f"{formats.short_number(_number(values[0]) / 10, 1)}{formats.NBSP}km"


def _share(values: Values) -> str:
    return formats.percent(_number(values[0]) / 1000, 0)


def _named(name: Callable[[str], str], none: str) -> Callable[[Values], str]:
    def read(values: Values) -> str:
        return formats.listing(tuple(name(str(each)) for each in values)) or tr(none)

    return read


def _number(value: str | int) -> int:
    return int(value)


def _offer_kind(kind: str) -> str:
    return tr(_OFFER_KINDS.get(kind, kind))


def support_name(support: str) -> str:
    """ "bimbingan teknis"."""
    return tr(_SUPPORTS.get(support, support.replace("_", " ")))


_PATTERNS = {
    "inti_plasma": "Inti-plasma",
    "subkontrak": "Subkontrak",
    "distribusi_keagenan": "Distribusi & keagenan",
    "rantai_pasok": "Rantai pasok",
    "perdagangan_umum": "Perdagangan umum",
}
_FLOWS = {
    "inti_plasma": "Sarana dari mitra ke UMKM, hasilnya dari UMKM ke mitra",
    "subkontrak": "Bahan dan gambar kerja dari mitra, bagian atau hasil kerja dari UMKM ke mitra",
    "distribusi_keagenan": "Barang dari mitra melalui UMKM ke pasar",
    "rantai_pasok": "Barang dari UMKM ke mitra",
    "perdagangan_umum": "Barang dari UMKM ke mitra sebagai penerima barang",
}
_OUTLET_FLOW = "Barang dari mitra melalui UMKM sebagai penyalur dalam rantai pasok"
_PAPER_KINDS = {
    "perjanjian": "Perjanjian",
    "addendum": "Adendum",
    "perpanjangan": "Perpanjangan",
    "pengakhiran": "Pengakhiran",
    "nota_kesepahaman": "Nota kesepahaman",
    "berita_acara": "Berita acara kesepakatan",
    "surat_laporan": "Surat pelaporan",
    "persetujuan_data": "Persetujuan data",
}
_SIZES = {
    "mikro": "usaha mikro",
    "kecil": "usaha kecil",
    "menengah": "usaha menengah",
    "besar": "usaha besar",
    "tidak_diketahui": "ukuran belum diketahui",
}
_OFFER_KINDS = {"produk": "produk", "langkah": "langkah pengerjaan", "penyaluran": "penyaluran"}
_SUPPORTS = {
    "sarana_produksi": "sarana produksi",
    "bimbingan_teknis": "bimbingan teknis",
    "bahan_baku": "bahan baku",
    "kesempatan_produksi": "kesempatan produksi",
    "bantuan_lain": "bantuan lain",
}
_READERS: dict[FactKind, Callable[[Values], str]] = {
    FactKind.STATE: _state,
    FactKind.SIZES: _sizes,
    FactKind.COMMODITY: _named(str, "belum diketahui"),
    FactKind.OFFER_KIND: _named(_offer_kind, "belum diketahui"),
    FactKind.PATTERN: _named(pattern_name, "belum diketahui"),
    FactKind.UNIT: _named(str, "belum diketahui"),
    FactKind.QUANTITY: _quantity,
    FactKind.PAPERS: _named(paper_name, "tidak ada"),
    FactKind.SUPPORTS: _named(support_name, "tidak ada"),
    FactKind.REGION: _named(str, "belum diketahui"),
    FactKind.MONTHS: lambda values: months_text(_number(values[0])) if values else tr("belum diketahui"),
    FactKind.PRICE: _price,
    FactKind.DISTANCE: _distance,
    FactKind.PARTY: lambda _values: tr("pihak yang sama"),
    FactKind.SHARE: _share,
}
