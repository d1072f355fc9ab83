"""Reads amounts of goods with their unit and period, and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.auditing.dates import NUMBER_WORDS, number_of

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALES = {"ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_SCALE = "ribu|juta|miliar|milyar|triliun"
_UNITS: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("kg", "kilogram", "kilo"), ("kg", Decimal(1))),
    **dict.fromkeys(("ton", "mt"), ("kg", Decimal(1000))),
    **dict.fromkeys(("kuintal", "kwintal", "kw", "ku"), ("kg", Decimal(100))),
    **dict.fromkeys(("gram", "gr"), ("kg", Decimal("0.001"))),
    **dict.fromkeys(("liter", "ltr", "lt"), ("liter", Decimal(1))),
    **dict.fromkeys(("butir", "biji"), ("butir", Decimal(1))),
    **dict.fromkeys(
        ("buah", "unit", "pcs", "pieces", "potong", "helai", "lembar", "stel", "setel", "set", "keping"),
        ("buah", Decimal(1)),
    ),
    **dict.fromkeys(("lusin",), ("buah", Decimal(12))),
    **dict.fromkeys(("kodi",), ("buah", Decimal(20))),
    **{each: (each, Decimal(1)) for each in (
        "ekor", "pasang", "bungkus", "pak", "pack", "karton", "dus", "kardus", "botol", "toples", "kaleng", "sak",
        "karung", "batang", "ikat", "meter", "m3", "porsi", "kotak", "box", "galon", "rit", "tray", "papan",
        "genteng", "bata", "kursi", "bilah", "jeriken",
        "tandan", "kantong", "saset", "gelas", "cup", "loyang", "kubik", "rol", "gulung", "stoples", "pot", "tas",
        "setoples",
        "cangkir", "keranjang", "peti", "krat", "kerat", "besek", "tampah", "sisir", "tabung", "meja", "bingkai",
        "paving",
    )},
}  # fmt: skip
_PERIODS = {"hari": Decimal(30), "minggu": Decimal(52) / 12, "pekan": Decimal(52) / 12, "bulan": Decimal(1),
            "triwulan": Decimal(1) / 3, "kuartal": Decimal(1) / 3, "semester": Decimal(1) / 6,
            "tahun": Decimal(1) / 12, "musim": Decimal(0), "panen": Decimal(0), "siklus": Decimal(0),
            "periode": Decimal(0)}  # fmt: skip
_PERIOD = "|".join(_PERIODS)
_GOODS = re.compile(
    rf"(?<![\w.,/])(?P<number>{_FIGURE}|{NUMBER_WORDS})(?:\s*(?P<scale>{_SCALE})\b)?\s*(?:\([^)]*\)\s*)?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b(?:\s*\([^)]*\))?"
)
_COUNTED = re.compile(
    rf"(?<![\w.,/])(?P<number>{_FIGURE})\s+(?P<unit>(?!hari|minggu|pekan|bulan|tahun|jam|menit|orang|persen|rupiah|kali|ribu|"
    rf"juta|miliar|musim|lembar saham|watt|volt|anggota|mesin|hektare|hektar|ha\b|m2|gerai|toko|cm\b|mm\b|truk|per\b|"
    rf"{'|'.join(_PERIODS)})[a-z]{{3,}}(?: [a-z]{{3,}})?)"
    r"(?=\s*(?:/|per |tiap |setiap |sebulan|seminggu|setahun|sehari|dalam se))"
)
_AFTER = re.compile(
    rf"^(?!\s*(?:rp|dengan harga))(?:\s+(?!per\b|setiap\b|tiap\b|se)[\w']+){{0,4}}?\s*,?\s*"
    rf"(?:(?:(?:untuk )?(?:per|setiap|tiap)|/|dalam(?: waktu)?(?: (?:satu|1))?)\s*(?:satu |1 )?(?P<period>{_PERIOD})\b"
    rf"|se(?P<joined>hari|minggu|bulan|tahun)\b|(?P<kind>hari|minggu|bulan|tahun)an\b)"
)
_BEFORE = re.compile(
    rf"(?:(?:per|setiap|tiap|tiap-tiap)\s*(?:satu )?(?P<period>{_PERIOD})\b|\b(?P<joined>harian|mingguan|"
    rf"bulanan|tahunan)\b)"
)
MONEY = re.compile(
    rf"(?:\brp\.?\s*,?\s*(?P<number>{_FIGURE})(?:,-|,00)?(?:\s*(?P<scale>{_SCALE}))?"
    rf"|\b(?P<bare>{_FIGURE})\s*ribu(?=\s*(?:/|per\b|tiap|setiap|se[a-z]{{3,}}|sekilo|untuk|buat))"
    rf"|\b(?P<plain>{_FIGURE})(?:\s*(?P<scale2>{_SCALE}))?\s*rupiah|\b(?P<words>{NUMBER_WORDS}) rupiah)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a unit, in its base unit; `month` is the same per month, None without a period one can convert."""

    start: int
    end: int
    base: str
    quantity: Decimal
    period: str
    said: str

    def month(self) -> Decimal | None:
        """The amount per month of thirty days."""
        times = _PERIODS.get(self.period, Decimal(0))
        return self.quantity * times if times else None


def goods_in(plain: str) -> tuple[Amount, ...]:
    """Return the amounts of goods in a sentence in lower case, in order."""
    return tuple(sorted(_amounts(plain), key=lambda each: each.start))


def _amounts(plain: str) -> Iterator[Amount]:
    known = list(_GOODS.finditer(plain))
    taken = {hit.start() for hit in known}
    for hit in _COUNTED.finditer(plain):
        value = value_of(hit["number"], None)
        if value is not None and hit.start() not in taken:
            yield Amount(hit.start(), hit.end(), hit["unit"], value, _period(plain, hit), hit[0])
    for hit in known:
        value = value_of(hit["number"], hit["scale"])
        if value is not None and not re.search(r"(?:rp\.?|/|per|setiap|tiap)\s*$", plain[: hit.start()]):
            base, times = _UNITS[hit["unit"]]
            yield Amount(hit.start(), hit.end(), base, value * times, _period(plain, hit), hit[0])


def _period(plain: str, hit: re.Match[str]) -> str:
    after = _AFTER.match(plain[hit.end() : hit.end() + 60])
    if after:
        return str(after["period"] or after["joined"] or after["kind"])
    found = list(_BEFORE.finditer(plain[: hit.start()]))
    if not found:
        return ""
    return str(found[-1]["period"] or found[-1]["joined"].removesuffix("an"))


def value_of(number: str, scale: str | None) -> Decimal | None:
    """Return the value of a figure or of number words: ("1.250,5", "ribu") → 1250500."""
    if number[:1].isdigit():
        value = Decimal(number.replace(".", "").replace(",", "."))
    else:
        spelt = number_of(number)
        if spelt is None:
            return None
        value = Decimal(spelt)
    return value * _SCALES.get(scale or "", 1)


def _figure(hit: re.Match[str]) -> str:
    return hit["number"] or hit["plain"] or hit["words"] or hit["bare"]


def _bare(hit: re.Match[str]) -> str | None:
    return "ribu" if hit["bare"] else None


def money_in(plain: str) -> tuple[Decimal, ...]:
    """Return the amounts of money in rupiah."""
    found = (value_of(_figure(hit), hit["scale"] or hit["scale2"] or _bare(hit)) for hit in MONEY.finditer(plain))
    return tuple(value for value in found if value is not None)
