"""Who is who in a text: the large and the small side under whatever names, and their sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.auditing.amounts import money_in

LARGE, SMALL, BOTH = "large", "small", "both"
_FIRST = r"pihak\s*(?:pertama|kesatu|ke[- ]?(?:satu|1)|i|1)\b(?:\s*\(\s*(?:pertama|i|1|satu)\s*\))?"
_SECOND = r"pihak\s*(?:kedua(?! belah)|ke[- ]?(?:dua|2)(?! belah)|ii|2|dua)\b(?:\s*\(\s*(?:kedua|ii|2|dua)\s*\))?"
_AND = r"\s*,?\s*(?:dan/atau|dan|maupun|atau|serta|dengan|bersama)\s*,?\s*(?:oleh |kepada |bagi |dari |pada )?"
_BOTH = re.compile(
    r"(?:kedua[- ]?(?:dua)?[- ]?belah[- ]?pihak(?:nya)?|kedua[- ]pihak|para[- ]pihak|pihak-pihak|(?:masing[- "
    r"]?masing|tiap(?:-tiap)?|setiap|"
    r"salah satu|suatu|semua|seluruh) (?:dari )?(?:para |kedua )?pihak(?: yang)?|pihak mana ?pun|salah "
    r"satu dari (?:para|kedua) ?pihak|"
    r"salah satunya|satu sama lain|"
    r"pihak yang (?:\w+ ){0,2}(?:lalai|melanggar|terlambat|merugikan|ingkar|wanprestasi|cidera|dirugikan|"
    r"mengakhiri|memutuskan|menghendaki|"
    r"bersalah|membatalkan|tidak|bermaksud|ingin|hendak|menyebabkan|telat|berhalangan|terkena|mengalami|"
    r"meminta|berutang|wajib)|"
    r"(?:masing-masing|keduanya|berdua|dua-duanya|kedua orang|kita(?: berdua)?|siapa ?pun yang|kami berdua))"
)
_DEFINED = re.compile(
    r"(?:di\s?sebut(?:kan)?|dinamakan|dinyatakan)\s*(?:juga\s*)?(?:sebagai|dengan|sbg)?\s*[:\"']*\s*(?P<name>[a-z"
    r"][a-z /-]{1,40}?)\s*[\"']*"
    r"(?=[.,;:()\"\n]|$| (?:atau|dan|dalam)\b)"
)
_NO_NAME = re.compile(
    r"perjanjian|produk|barang|para pihak|kemitraan|hasil|pekerjaan|objek|kesepakatan|bahan|komoditas|kontrak|wilayah|"
    r"kerja ?sama|both|surat|akta|bersama|masing|^di |undang|lahan|kandang|ternak|sarana|jasa"
)
_ALWAYS = {
    LARGE: r"(?:perusahaan |pihak )?inti(?![- ]?plasma)|prinsipal|principal|kontraktor(?: utama)?",
    SMALL: r"(?:pihak |petani |peternak |petambak |mitra )?plasma|sub[- ]?kontraktor",
}
_LOOSE = {
    LARGE: r"perusahaan(?: mitra| pembeli)?|pembeli|pabrik|offtaker|pemberi (?:kerja|pekerjaan|order)|pt|"
    r"kami(?! berdua| yang bertanda| sepakat| bersepakat| para)",
    SMALL: r"peternak|petani|pemasok|suplier|supplier|agen|distributor|penyalur|penjahit|p[e]n?grajin|perajin|nelayan|"
    r"pembudi ?daya|mitra|umkm|pekebun|kelompok(?: tani| ternak| usaha)?|pengusaha kecil|penerima kerja|"
    r"penjual|produsen|kub|koperasi|poktan|saudara|sdr|anda|bapak|ibu|pihak umkm|sampeyan|panjenengan",
}
_LARGE_SIGNS = re.compile(
    r"\bpt\b|\btbk\b|perseroan|usaha (?:besar|menengah)|direktur|pabrik|perusahaan inti|prinsipal|kontraktor|"
    r"\binti\b|manajer|offtaker"
)
_SMALL_SIGNS = re.compile(
    r"usaha (?:mikro|kecil)|\bud\b|kelompok|koperasi|plasma|peternak|petani|perorangan|perseorangan|pemilik|"
    r"irt\b|\bkub\b|poktan|"
    r"nelayan|perajin|pengrajin|penjahit|umkm|rumah tangga|subkontraktor|\bukm\b|pemasok|\bcv\b"
)
_PT = re.compile(r"\b(?:PT|P\.T)\.?\s+((?:[A-Z][\w&'-]*\s?){1,4})")
_SMALL_NAME = re.compile(
    r"\b(?:UD|CV|KUB|Kelompok(?: Tani| Ternak| Usaha Bersama| Wanita Tani)?|KWT|Poktan|Gapoktan|Koperasi|"
    r"UMKM|UKM|IKM|Usaha)\.?\s+"
    r"[\"']?((?:[A-Z][\w&'-]*\s?){1,4})"
)
_SMALL_PREFIX = (
    r"(?:ud|cv|kub|kelompok(?: tani| ternak| usaha bersama| wanita tani)?|kwt|poktan|gapoktan|koperasi|"
    r"umkm|ukm|ikm|usaha)\.?\s*[\"']?"
)
_SIZE = r"(?P<size>mikro|kecil|menengah|besar)"
_SIZE_SAID = re.compile(
    rf"(?:(?:usaha|perusahaan|pelaku usaha|industri|badan usaha|umkm|pengusaha)(?: dengan)?(?: ber)?\s?(?:skala "
    rf"|kategori |kelas |ukuran |golongan |klasifikasi |berskala )?"
    rf"|(?:ber)?skala(?: usaha)?\s*:?\s*|kategori(?: usaha)?\s*:?\s*|kelas usaha\s*:?\s*|golongan(?: "
    rf"usaha)?\s*:?\s*|ukuran(?: usaha)?\s*:?\s*|klasifikasi(?: usaha)?\s*:?\s*)"
    rf"(?:usaha )?{_SIZE}\b(?!\s*(?:,|dan|/|atau|maupun|serta)\s*(?:usaha )?(?:mikro|kecil|menengah|besar))"
)
_LIST_BEFORE = re.compile(r"(?:mikro|kecil|menengah)\s*(?:,|dan|/|serta|,\s*dan)\s*(?:usaha )?$")
_SALES = re.compile(r"(?:hasil penjualan|omzet|omset|penjualan tahunan|nilai penjualan)")
_LIMITS = ((2 * 10**9, "mikro"), (15 * 10**9, "kecil"), (50 * 10**9, "menengah"))


@dataclass(frozen=True, slots=True)
class Parties:
    """How a text calls its two sides."""

    large: re.Pattern[str]
    small: re.Pattern[str]
    together: re.Pattern[str]

    def named(self, plain: str) -> str:
        """Return words with the sides called "large", "small" and "both"."""
        words = self.together.sub(BOTH, plain)
        return self.small.sub(SMALL, self.large.sub(LARGE, words))


def parties_of(original: str, preamble: str, everything: str) -> Parties:
    """Find out how a text calls its sides, from its opening (both in one spelling) and the names as written."""
    told = told_of(preamble)
    formal = bool(re.search(_FIRST, everything) and re.search(_SECOND, everything))
    large, small = [_FIRST, *told.first_names], [_SECOND, *told.second_names]
    if told.swapped:
        large, small = small, large
    large.append(_ALWAYS[LARGE])
    small.append(_ALWAYS[SMALL])
    if not (formal or told.first_names or told.second_names):
        large.extend(_own_names(_PT, original, r"(?:pt|p\.t)\.?\s*"))
        small.extend(_own_names(_SMALL_NAME, original, _SMALL_PREFIX))
    large.append(_LOOSE[LARGE])
    small.append(_LOOSE[SMALL])
    one, other = _any(large), _any(small)
    together = re.compile(rf"{_BOTH.pattern}|(?:{one}){_AND}(?:{other})|(?:{other}){_AND}(?:{one})")
    return Parties(re.compile(one), re.compile(other), together)


def _any(names: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(names)})\b(?!-| lain\b)"


def _own_names(pattern: re.Pattern[str], original: str, prefix: str) -> list[str]:
    names = {found[1].strip().casefold() for found in pattern.finditer(original)}
    return [f"(?:{prefix})?{re.escape(name)}" for name in sorted(names, key=len, reverse=True)[:6] if len(name) > 3]


@dataclass(frozen=True, slots=True)
class Told:
    """What the opening says: names and description of the side named first, and of the second."""

    first_names: tuple[str, ...] = ()
    second_names: tuple[str, ...] = ()
    first: str = ""
    second: str = ""

    @property
    def swapped(self) -> bool:
        """Whether the small side is named first."""
        return _leaning(self.first) < 0 < _leaning(self.second)


def told_of(preamble: str) -> Told:
    """Read the definitions "selanjutnya disebut …": what stands before each describes the side."""
    names: tuple[list[str], list[str]] = ([], [])
    words = ["", ""]
    side, at = -1, 0
    for hit in _DEFINED.finditer(preamble):
        name = hit["name"].strip(" -/")
        if re.match(_FIRST, name) or re.match(_SECOND, name):
            side = 0 if re.match(_FIRST, name) else 1
        elif _NO_NAME.search(name) or len(name) < 3 or re.escape(name) in (*names[0], *names[1]):
            continue
        else:
            again = re.match(r"[\s\"',(]*(?:atau|dan|/)?\s*$", preamble[at : hit.start()]) if side >= 0 else None
            side = side if again else min(side + 1, 1)
            names[side].append(re.escape(name))
        words[side] += preamble[at : hit.start()]
        at = hit.end()
    if not any(words):
        words = _by_role(preamble)
    return Told(tuple(names[0]), tuple(names[1]), words[0], words[1])


def _by_role(preamble: str) -> list[str]:
    """ "Pihak Pertama: PT … / Pihak Kedua: …": what follows each role describes it."""
    first, second = re.search(_FIRST + r"\s*[:(=-]", preamble), re.search(_SECOND + r"\s*[:(=-]", preamble)
    if not first or not second or second.start() < first.start():
        return ["", ""]
    return [preamble[first.end() : second.start()], preamble[second.end() :]]


def _leaning(words: str) -> int:
    return len(_LARGE_SIGNS.findall(words)) - len(_SMALL_SIGNS.findall(words))


def sizes_of(preamble: str, sentences: Iterable[str], parties: Parties) -> dict[str, str]:
    """Return the size that the text states for each side, where it does."""
    told = told_of(preamble)
    found: dict[str, str] = {}
    sides = (SMALL, LARGE) if told.swapped else (LARGE, SMALL)
    for side, words in zip(sides, (told.first, told.second), strict=True):
        size = _size_in(words)
        if size:
            found[side] = size
    for words in sentences:
        for side in (LARGE, SMALL):
            after = re.search(rf"\b{side}\b[^.;]{{0,60}}", words)
            other = SMALL if side == LARGE else LARGE
            if after and side not in found:
                said = _size_in(after[0].partition(other)[0])
                if said and re.search(
                    r"adalah|merupakan|sebagai|tergolong|termasuk|ialah|selaku|skala|kategori|:|\(", after[0]
                ):
                    found[side] = said
    return found


def _size_in(words: str) -> str:
    for hit in _SIZE_SAID.finditer(words):
        if not _LIST_BEFORE.search(words[: hit.start("size")]):
            return hit["size"]
    sales = _SALES.search(words)
    money = money_in(words[sales.end() : sales.end() + 80]) if sales else ()
    if not money:
        return ""
    return next((size for limit, size in _LIMITS if money[0] <= limit), "besar")
