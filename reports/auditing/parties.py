"""Who is who in a text: the large and the small side under whatever names, and their sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.auditing.aliases import known_firms, with_aliases
from reports.auditing.amounts import money_in
from reports.auditing.declarations import FIRST, ONLY_DECLARED, ROLE_LEANS, SECOND, Declared, by_size, outright
from reports.auditing.leanings import leaning_by_deeds

LARGE, SMALL, BOTH = "large", "small", "both"
_PREPOSITION = r"(?:juga )?(?:oleh |kepada |bagi |dari |pada |untuk |pihak )?"
_CLOSE = rf"\s+(?:dan/atau|dan|maupun|atau|ataupun|serta|bersama|&|/)\s+{_PREPOSITION}"
_AND = rf"\s*,\s*(?:dan/atau|dan|maupun|atau|ataupun|serta)\s*,?\s*{_PREPOSITION}"
_OWN_VERB = r"\s+(?:me\w+|ber\w+|di\w+|wajib|dapat|tidak|akan|harus|boleh|tetap|selalu|ikut|tunduk|hanya)\b"
_BOTH = (
    r"(?:(?:ke)?dua[- ]?(?:dua)?[- ]?belah[- ]?pihak(?:nya)?|(?:ke)?dua[- ](?:usaha|sisi)|(?:ke)?dua[- ]pihak|"
    r"para[- ]pihak|"
    r"pihak-pihak|(?:masing[- ]?masing|tiap(?:-tiap)?|setiap|salah satu|salah 1|suatu|semua|seluruh|satu|siapa pun) "
    r"(?:dari )?(?:para |kedua )?pihak(?: yang| mana pun)?|(?<!kepada )(?:pihak|sisi|arah|belah) mana ?(?:pun|"
    r"saja)(?! selain| kecuali| di luar)(?: yang| juga)?|dari mana ?pun|pihak siapa ?pun|salah "
    r"satu dari "
    r"(?:para|kedua) ?pihak|salah satunya|satu sama lain|salah seorang|pihak satu(?: kepada)? pihak lain(?:nya)?|"
    r"pihak yang (?:\w+ ){0,2}(?:lalai|melanggar|terlambat|merugikan|ingkar|wanprestasi|cidera|cedera|dirugikan|"
    r"mengakhiri|"
    r"memutuskan|menghendaki|bersalah|membatalkan|tidak|bermaksud|ingin|hendak|menyebabkan|telat|berhalangan|terkena|"
    r"mengalami|meminta|berutang|wajib|berkepentingan|gagal)|masing-masing|masing2|keduanya|kedua-duanya|dua2nya|"
    r"berdua|"
    r"dua-duanya|kedua orang|kita(?: berdua)?|(?<!kepada )siapa ?(?:pun|saja)(?: juga)?(?! selain| kecuali| di "
    r"luar)(?: yang)?|siapa yang|kami berdua|kami bersama|"
    r"satu pihak kepada (?:pihak )?(?:yang )?lain(?:nya)?|(?<![a-z0-9] )yang (?:lalai|terlambat))"
)
_TOGETHER = re.compile(rf"\b{_BOTH}\b(?!-)")
_PAIR = re.compile(
    rf"\b(?:large{_CLOSE}small(?! (?:hanya|tinggal|cukup|menjadi|bekerja|sekadar))|small{_CLOSE}large|"
    rf"(?:large{_AND}small|small{_AND}large)(?!{_OWN_VERB}))\b"
)
_OWN_PERSON = {
    LARGE:
        r"kami(?! berdua| bersama| yang bertanda| sepakat| bersepakat| para| kedua|,? para)|pihak pembeli|pihak "
        r"perusahaan|"
    r"(?:petugas|staf|karyawan|pengawas|tim|grader|kantor|gudang) large",
    SMALL:
        r"pihak umkm|pihak petani|pihak peternak|(?:para |setiap |tiap |seluruh )?(?:petani |peternak "
        r")?anggota(?: koperasi| kelompok| plasma)?|saya",
}
_PT = re.compile(r"\b(?:PT|P\.T)\.? ((?:[A-Z][\w&'-]* ?){1,5})")
_SMALL_NAME = re.compile(
    r"\b(?:(?:UD|CV|KUB|KWT)\.?|Kelompok(?: Tani| Ternak| Usaha Bersama| Wanita Tani)?|Poktan|Gapoktan|Koperasi|"
    r"Poklahsar|Paguyuban|UMKM|UKM|IKM|Usaha|Sanggar|Bengkel|Home Industri) [\"']?((?!Kabupaten|Kota|Provinsi|"
    r"Dinas|UKM|Usaha|"
    r"Perdagangan)(?:[A-Z][\w&'-]* ?){1,4})"
)
_PERSON = re.compile(r"\b(?:[Bb]u|[Pp]ak|[Mm]bok|[Mm]bah) [A-Z][a-z]{2,}")
_BUYS_OR_HELPS = (
    r"(?:wajib |harus |akan |pasti )?(?:beli|membeli|ambil|mengambil|mengajari|melatih|memberi|menampung|menerima "
    r"barang|menyerap|memesan)"
)
_UNSAID = ONLY_DECLARED | {name for name, lean in ROLE_LEANS.items() if not lean}
_UNDECLARED = re.compile(rf"\b({'|'.join(sorted(_UNSAID, key=len, reverse=True))}) (?!lain)")
_PREFIX = {LARGE: r"(?:pt|p\.t)\.?\s*", SMALL:
    r"(?:ud|cv|kub|kelompok(?: \w+){0,2}|kwt|poktan|gapoktan|koperasi|umkm)\.?\s*[\"']?"}
_SIZE = r"(?P<size>mikro|kecil|menengah|besar)"
_SIZE_SAID = re.compile(
    rf"(?:(?:usaha|perusahaan|pelaku usaha|industri|badan usaha|umkm|pengusaha|peternak|petani|nelayan|pelaku|"
    rf"perajin|pengrajin|anggota|petambak|pembudidaya|small)(?: dengan)?(?: ber)?\s?(?:skala "
    rf"|kategori |kelas |ukuran |golongan |klasifikasi |berskala )?"
    rf"|(?:ber)?skala(?: usaha)?\s*:?\s*|kategori(?: usaha)?\s*:?\s*|kelas usaha\s*:?\s*|golongan(?: "
    rf"usaha)?\s*:?\s*|ukuran(?: usaha)?\s*:?\s*|klasifikasi(?: usaha)?\s*:?\s*)"
    rf"(?:usaha )?{_SIZE}\b(?!\s*(?:,|dan|/|atau|maupun|serta)\s*(?:usaha )?(?:menengah|besar)|\s*,\s*(?:usaha "
    rf")?(?:mikro|kecil),? dan)"
)
_LIST_BEFORE = re.compile(r"(?:mikro|kecil|menengah)\s*(?:,|dan|/|serta|,\s*dan)\s*(?:usaha )?$")
_SALES = re.compile(
    r"(?:hasil penjualan|omzet|omset|penjualan (?:tahunan|bersih|setahun|per tahun)|nilai penjualan|penjualannya|"
    r"pendapatan "
    r"(?:tahunan|setahun))"
)
_MOST_BY_DEEDS, _APART = 12, 5
_LIMITS = ((2 * 10**9, "mikro"), (15 * 10**9, "kecil"), (50 * 10**9, "menengah"))


_USAHA = (
    r"(?<!\bbidang )(?<!kegiatan )(?<!jenis )(?<!pelaku )(?<!memiliki )(?<!sama )(?<!skala )(?<!rahasia )(?<!izin )"
    r"(?<!badan )(?<!unit )(?<!pengembangan )(?<!kemitraan )(?<!tempat )(?<!berusaha )(?<!modal )(?<!kemandirian )"
    r"usaha(?! (?:besar|menengah|kecil|mikro|ini|tersebut|milik|yang|bersama|binaan|mitra|pihak|small|large|kemitraan|"
    r"di bidang|dagang))"
)
SMALL_CALLED_USAHA = re.compile(
    r"(?:(?<=[.;:,] )|(?<=\bdan ))usaha(?= (?:wajib|boleh|dapat|tidak|harus|akan|berhak|sanggup|hanya|dilarang|"
    r"me\w{4,}|bersedia)| ?[:;])|(?:(?<=kewajiban )|(?<=hak )|(?<=menguasai )|(?<=oleh )|(?<=ditanggung )|"
    r"(?<=kerugian )|(?<=mesin ))usaha(?= ?[.,;:]| (?:wajib|harus|tidak|upah|bayaran)|$)"
)
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Parties:
    """How a text calls its two sides."""

    large: re.Pattern[str]
    small: re.Pattern[str]
    sides: tuple[Declared, ...] = ()
    """The large one first, when both are declared."""
    sure: bool = False
    """Both are declared, and what they are called and do tells plainly which is the larger."""

    def named(self, plain: str) -> str:
        """Return words with the sides called "large", "small" and "both"."""
        words = _TOGETHER.sub(BOTH, plain)
        return _PAIR.sub(BOTH, self.small.sub(SMALL, self.large.sub(LARGE, words)))


def parties_of(original: str, opening: str, everything: str = "") -> Parties:
    """Find out how a text calls its sides, from its opening (in one spelling, by lines) and the names as written."""
    sides = outright(opening) or _merged(by_size(opening), known_firms(original))
    sides = _numbered(sides, everything)
    if len(sides) == 2 and _leaning(sides[0], everything) < _leaning(sides[1], everything):
        sides = sides[::-1]
    sure = len(sides) == 2 and _plainly_apart(sides, everything)
    sides = with_aliases(sides, original, everything) or _by_number(opening)
    known: dict[str, tuple[str, ...]] = {LARGE: sides[0].names, SMALL: sides[1].names}
    known = _with_undeclared(known, everything)
    names = {side: [*_patterns(known[side]), *_loose(side, known), *_own(side, original)] for side in (LARGE, SMALL)}
    large, small = _any(names[LARGE]), _any(names[SMALL])
    return Parties(re.compile(large), re.compile(small), sides, sure)


def _merged(sized: tuple[Declared, ...], firms: tuple[Declared, ...]) -> tuple[Declared, ...]:
    """Two readings of who has which size, as one: each of the firms is called by the names of both readings."""
    if not sized or not firms:
        return sized or firms
    if any(set(one.names) & set(firms[1 - at].names) for at, one in enumerate(sized)):
        return firms
    return tuple(
        replace(one, names=tuple(dict.fromkeys((*other.names, *one.names))))
        for one, other in zip(sized, firms, strict=True)
    )


def _leaning(side: Declared, everything: str) -> int:
    deeds = leaning_by_deeds(side.names, everything)
    return side.leaning() + max(-_MOST_BY_DEEDS, min(_MOST_BY_DEEDS, deeds))


def _plainly_apart(sides: tuple[Declared, ...], everything: str) -> bool:
    """Whether names and deeds, without the sizes in question, set the two sides apart."""
    one, other = (side.bearing() + leaning_by_deeds(side.names, everything) for side in sides)
    return one - other >= _APART


def _by_number(opening: str) -> tuple[Declared, ...]:
    """Nobody is declared: the first party is the large one, unless the words about them say otherwise."""
    first, second = re.search(FIRST, opening), re.search(SECOND, opening)
    if not first or not second or second.start() < first.start():
        return (Declared(("pihak pertama",), ""), Declared(("pihak kedua",), ""))
    one = Declared(("pihak pertama",), opening[first.end() : second.start()])
    other = Declared(("pihak kedua",), opening[second.end() : second.end() + 300])
    return (other, one) if one.leaning() < 0 < other.leaning() else (one, other)


def _numbered(sides: tuple[Declared, ...], everything: str) -> tuple[Declared, ...]:
    """The side declared first is "pihak pertama" too, where the text speaks of one."""
    said = {name for side in sides for name in side.names if re.fullmatch(FIRST, name) or re.fullmatch(SECOND, name)}
    if len(sides) < 2 or said or not (re.search(FIRST, everything) and re.search(SECOND, everything)):
        return sides
    first, second = sides
    return replace(first, names=(*first.names, "pihak pertama")), replace(second, names=(*second.names, "pihak kedua"))


def _with_undeclared(known: dict[str, tuple[str, ...]], everything: str) -> dict[str, tuple[str, ...]]:
    """A word such as "toko" that nobody declared, yet which keeps buying: it is the buyer."""
    taken = {name for names in known.values() for name in names}
    often = Counter(hit[1] for hit in _UNDECLARED.finditer(everything))
    for noun in sorted(noun for noun, times in often.items() if times >= 3 and noun not in taken):
        if re.search(rf"\b{noun} {_BUYS_OR_HELPS}", everything):
            known = {**known, LARGE: (*known[LARGE], noun)}
    if SMALL_CALLED_USAHA.search(everything) and len(SMALL_CALLED_USAHA.findall(everything)) >= _OFTEN:
        known = {**known, SMALL: (*known[SMALL], "usaha")}
    return known


def _patterns(names: Iterable[str]) -> list[str]:
    listed = []
    for name in sorted(names, key=len, reverse=True):
        if name == "usaha":
            listed.append(_USAHA)
            continue
        numbered = FIRST if re.fullmatch(FIRST, name) else SECOND if re.fullmatch(SECOND, name) else ""
        listed.append(numbered or rf"(?:pihak )?{re.escape(name)}")
    return listed


def _loose(side: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    """Names that by themselves tell a side, and the number that the other side does not bear."""
    taken = {name for names in known.values() for name in names} | ONLY_DECLARED
    leaning = ((name, lean) for name, lean in ROLE_LEANS.items() if lean and name not in taken)
    fitting = [name for name, lean in leaning if (lean > 0) == (side == LARGE)]
    words = "|".join(re.escape(name) for name in sorted(fitting, key=len, reverse=True))
    other = known[SMALL if side == LARGE else LARGE]
    own = [] if {"kami", "saya"} & set(other) else [_OWN_PERSON[side].replace(" large", " perusahaan")]
    return [rf"(?:pihak )?(?:{words})", *own]


def _own(side: str, original: str) -> list[str]:
    found = (_PT if side == LARGE else _SMALL_NAME).finditer(original)
    names = {each[1].strip().casefold() for each in found}
    if side == SMALL:
        names |= {each[0].casefold() for each in _PERSON.finditer(original)}
    return [
        rf"(?:{_PREFIX[side]})?{re.escape(name)}" for name in sorted(names, key=len, reverse=True)[:6] if len(name) > 4]


def _any(names: Iterable[str]) -> str:
    return (
        rf"(?<!dinas )(?<!badan )\b(?:{'|'.join(names)})\b(?!-| lain\b| lainnya\b| akhir\b| eceran\b| mana ?pun\b| "
        rf"luar\b| besar\b(?! oleh)| ketiga\b|"
        rf" negeri\b| koperasi\b)"
    )


def sizes_of(sentences: Iterable[str], parties: Parties) -> dict[str, str]:
    """Return the size that the text states for each side, where it does."""
    found: dict[str, str] = {}
    for side, declared in zip((LARGE, SMALL), parties.sides, strict=False):
        size = _size_in(_before_the_other(declared, parties.sides))
        if size:
            found[side] = size
    listed = list(sentences)
    for side, other in ((LARGE, SMALL), (SMALL, LARGE)):
        if side not in found:
            said = next(filter(None, (_size_said(words, side, other) for words in listed)), "")
            found.update({side: said} if said else {})
    return found


def sized_twice(parties: Parties) -> bool:
    """Whether what describes one side states more than one size, so that one of them may be the other side's."""
    return any(
        len({hit["size"] for hit in _SIZE_SAID.finditer(each.words) if not _LIST_BEFORE.search(
            each.words[: hit.start("size")])}) > 1 for each in parties.sides
    )


def _before_the_other(declared: Declared, sides: tuple[Declared, ...]) -> str:
    """What describes a side, as far as the other one is not named in it."""
    names = [name for side in sides if side is not declared for name in side.names if name not in declared.names]
    others = "|".join(re.escape(name) for name in names if len(name) > 2)
    parts = re.split(rf"\b(?:{others})\b", declared.words) if others else [declared.words]
    return parts[0] if _size_in(parts[0]) else parts[-1] if len(parts) == 1 else ""


def _size_said(words: str, side: str, other: str) -> str:
    for after in re.finditer(rf"\b{side}\b[^.;]{{0,160}}", words):
        near = after[0].partition(other)[0]
        if re.search(
            r"adalah|merupakan|sebagai|tergolong|termasuk|ialah|selaku|skala|kategori|[:(-]|mencapai|"
            r"penjualan|omzet|itu|,? usaha", near):
            size = _size_in(near)
            if size:
                return size
    return ""


def _size_in(words: str) -> str:
    for hit in _SIZE_SAID.finditer(words):
        if not _LIST_BEFORE.search(words[: hit.start("size")]):
            return hit["size"]
    sales = _SALES.search(words)
    money = money_in(words[sales.end() : sales.end() + 90]) if sales else ()
    if not money:
        return ""
    return next((size for limit, size in _LIMITS if money[0] <= limit), "besar")
