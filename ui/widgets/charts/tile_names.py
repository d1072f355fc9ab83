"""How the 38 names of kabupaten and kota are written on tiles: in full, on two lines, or by their usual letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetrics

from ui.widgets.look.fonts import Size, window_font

_PIXELS = (Size.SMALL, 11, 10)
"""Sizes tried, the largest at which every name can be read in full; below, figures and letters run together."""
_KOTA = "K. "
_PARTS = (
    "Bangka-lan", "Banyu-wangi", "Bojo-negoro", "Bondo-woso", "Jom-bang", "Kedi-ri", "Lamo-ngan", "Luma-jang",
    "Madi-un", "Mage-tan", "Ma-lang", "Mojo-kerto", "Ngan-juk", "Paci-tan", "Pame-kasan", "Pasu-ruan", "Pono-rogo",
    "Probo-linggo", "Sam-pang", "Sido-arjo", "Situ-bondo", "Sume-nep", "Sura-baya", "Treng-galek", "Tulung-agung",
)  # fmt: skip
_PARTED = {part.replace("-", ""): part.replace("-", "-\n") for part in _PARTS}
_LETTERS = {
    "Bangkalan": "Bkl", "Banyuwangi": "Bwi", "Batu": "Btu", "Blitar": "Blt", "Bojonegoro": "Bjn", "Bondowoso": "Bdw",
    "Gresik": "Gsk", "Jember": "Jbr", "Jombang": "Jbg", "Kediri": "Kdr", "Lamongan": "Lmg", "Lumajang": "Lmj",
    "Madiun": "Mdn", "Magetan": "Mgt", "Malang": "Mlg", "Mojokerto": "Mjk", "Nganjuk": "Ngk", "Ngawi": "Ngw",
    "Pacitan": "Pct", "Pamekasan": "Pmk", "Pasuruan": "Psr", "Ponorogo": "Png", "Probolinggo": "Pbl", "Sampang": "Spg",
    "Sidoarjo": "Sda", "Situbondo": "Stb", "Sumenep": "Smp", "Surabaya": "Sby", "Trenggalek": "Trg", "Tuban": "Tbn",
    "Tulungagung": "Tlg",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lettering:
    """The font of all names on a map, and how many pixels and lines each has."""

    font: QFont
    width: int
    lines: int

    def written(self, name: str) -> str:
        """The name as it stands on its tile: at most two lines; by its letters where there is no other way."""
        return next((each for each in _ways(name, self.lines) if self._fits(each)), by_letters(name))

    def in_full(self, names: Iterable[str]) -> bool:
        """Whether all of these names are written without their letters standing for them."""
        return all(any(self._fits(way) for way in _ways(name, self.lines)) for name in names)

    def _fits(self, text: str) -> bool:
        metrics = QFontMetrics(self.font)
        return all(metrics.horizontalAdvance(line) <= self.width for line in text.split("\n"))


def tile_name(name: str) -> str:
    """A tile is narrow: the kabupaten goes by its bare name, a kota keeps its mark."""
    return name.removeprefix("Kab. ").replace("Kota ", _KOTA, 1)


def by_letters(name: str) -> str:
    """The letters by which offices call a place, e.g. "Bjn", "K. Mjk"."""
    mark, bare = _apart(name)
    return mark + _LETTERS.get(bare, bare[:3])


def lettering(names: Iterable[str], width: int, height: int) -> Lettering:
    """The largest lettering in which all names can be read in full on tiles of this size, else the smallest."""
    wanted = tuple(names)
    tried = [Lettering(font, width, _lines(font, height)) for font in map(_font, _PIXELS)]
    return next((each for each in tried if each.in_full(wanted)), tried[-1])


def _lines(font: QFont, height: int) -> int:
    """Two where the count finds its own line under them."""
    below = QFontMetrics(window_font(Size.BODY)).ascent()
    return 2 if height >= 2 * QFontMetrics(font).height() + below else 1


def _font(pixels: int) -> QFont:
    font = window_font(Size.SMALL)
    font.setPixelSize(pixels)
    return font


def _ways(name: str, lines: int) -> Iterator[str]:
    yield name
    mark, bare = _apart(name)
    if lines < 2:
        return
    if mark:
        yield f"{mark.strip()}\n{bare}"
    if bare in _PARTED:
        yield mark + _PARTED[bare]


def _apart(name: str) -> tuple[str, str]:
    return (_KOTA, name.removeprefix(_KOTA)) if name.startswith(_KOTA) else ("", name)
