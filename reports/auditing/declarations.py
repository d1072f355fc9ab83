"""Who declares itself in a text's opening: by "selanjutnya disebut …", in brackets, or as "Pembeli: PT …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

FIRST = r"pihak\s*(?:/\s*party\s*)?(?:pertama|kesatu|ke[- ]?(?:satu|1)|i|1|a)\b(?:\s*\(\s*(?:pertama|i|1|satu|a)\s*\))?"
SECOND = (
    r"pihak\s*(?:/\s*party\s*)?(?:kedua(?! belah)|ke[- ]?(?:dua|2)(?! belah)|ii|2|b|dua(?! "
    r"belah))\b(?:\s*\(\s*(?:kedua|ii|2|dua|b)\s*\))?"
)
ROLE_LEANS: dict[str, int] = {
    **dict.fromkeys((
        "inti", "prinsipal", "principal", "kontraktor", "kontraktor utama", "pewaralaba",
    ), 4),
    **dict.fromkeys((
        "perusahaan", "perusahaan inti", "perusahaan mitra", "perusahaan pembeli", "pembeli", "pabrik", "offtaker",
        "eksportir", "perseroan", "pemberi kerja", "pemberi pekerjaan", "pemberi order", "pemberi keagenan",
        "pemberi borongan", "pemberi hak", "industri", "peritel", "ritel", "pemesan", "hotel", "rumah sakit",
        "swalayan", "supermarket", "pembina", "bapak angkat", "penampung", "penjamin pasar", "investor",
        "pengimpor", "importir", "maklon", "pemilik merek", "galeri", "pusat oleh-oleh", "pemberi subkontrak",
        "pemberi borongan", "owner", "buyer", "kontraktor induk", "pengembang", "brand", "korporasi", "brand owner",
        "kantor pusat", "perusahaan pembina", "perusahaan induk", "perusahaan besar", "mitra besar", "pemodal",
        "perusahaan inti plasma", "pelaku usaha besar", "usaha besar pembina", "pembeli utama", "pemilik modal",
    ), 2),
    **dict.fromkeys((
        "produsen", "penggilingan", "pengolah", "pengepul", "pedagang besar", "grosir", "restoran", "katering",
        "perkebunan",
    ), 0),
    **dict.fromkeys((
        "plasma", "subkontraktor", "sub kontraktor", "sub-kontraktor", "terwaralaba",
    ), -4),
    **dict.fromkeys((
        "peternak", "petani", "pemasok", "penyuplai", "suplier", "supplier", "agen", "subagen", "distributor",
        "subdistributor", "penyalur", "penjahit", "pengrajin", "pngrajin", "perajin", "nelayan", "petambak",
        "pembudidaya", "pembudi daya", "mitra", "mitra usaha", "mitra plasma", "umkm", "ukm", "ikm", "pekebun",
        "kelompok", "kelompok tani", "kelompok ternak", "kelompok usaha", "pengusaha kecil", "penerima kerja",
        "penerima pekerjaan", "penerima order", "penerima keagenan", "penjual", "kub", "koperasi", "poktan",
        "gapoktan", "poklahsar", "pelaksana", "toko", "bengkel", "sanggar", "konveksi", "pembordir", "pembatik",
        "penenun", "penganyam", "tukang", "penangkar", "pekerja rumahan", "mini plant", "pengecer", "warung",
        "kios", "depot", "pemindang", "peladang", "penderes", "penyadap", "peternak lebah", "petani garam",
        "penggarap", "pandai besi", "pengrajinnya", "pemelihara", "pengrajin kecil", "penerima borongan",
        "pemborong", "dapur", "pembuat", "penyedia", "konsinyi", "penitip", "pengrajin plasma", "unit usaha",
        "bumdes", "paguyuban", "home industri", "rumah produksi", "kilang kecil", "pangkalan", "reseller",
        "rekanan", "mitra binaan", "usaha binaan", "mitra tani", "mitra kecil", "mitra ternak", "mitra produksi",
        "mitra pemasok", "mitra petani", "usaha mitra", "perusahaan kecil", "mitra lokal", "mitra kerja",
        "vendor", "penerima subkontrak", "subvendor", "pengrajin binaan", "penyamak", "pengasap", "penggergajian",
    ), -2),
    **dict.fromkeys((
        "saudara", "saudari", "sdr", "sdri", "anda", "bapak", "ibu", "sampeyan", "panjenengan",
    ), -1),
}  # fmt: skip
ONLY_DECLARED = frozenset({
    "toko", "warung", "kios", "dapur", "depot", "hotel", "industri", "ritel", "peritel", "swalayan", "galeri",
    "brand", "pangkalan",
    "restoran", "katering", "rumah sakit", "supermarket", "investor", "tukang", "pedagang besar", "konsinyi",
    "pengecer",
    "bapak", "ibu", "bumdes", "pekerja rumahan", "importir", "maklon", "rumah produksi", "unit usaha", "penyedia",
    "pelaksana", "owner", "buyer", "pembina", "pengembang",
})
"""Words for a side only where the text says so; otherwise they may be anybody."""
_NOUN = "|".join(sorted((re.escape(each) for each in ROLE_LEANS), key=len, reverse=True))
_NAME = r"[a-z][a-z /'-]{1,40}?"
_QUOTE = r"(?:[\"'*]+)"
_NO_LABEL = (
    r"(?:nama|alamat|tempat|hari|tanggal|jabatan|nomor|perihal|hal|lampiran|kepada|yth|hadir|saksi|produk|barang|"
    r"antara|dengan|dan|oleh|direktur|pemilik|ketua|kegiatan|bidang|jenis|pola|para pihak|pihak-pihak|identitas|"
    r"perusahaan dan|untuk|di|ditandatangani|mengingat|menimbang|skala|ukuran|kota|dibuat|pada|surat|perjanjian|"
    r"tanya|jawab|from|to|subject|date|cc|dari|tgl|apa|siapa|berapa|kapan|bagaimana|mana|ref|latar|"
    r"kontrak|akad|kerja|selanjutnya|nib|disusun|kesepakatan|nota|naskah|usaha besar|usaha kecil)\b"
)
_BUSINESS = (
    r"(?:pt|cv|ud|koperasi|kelompok|poktan|gapoktan|pokdakan|kub|kwt|perseroan|paguyuban|bumdes)\b|"
    r"[^\n]{3,160}?\b(?:nib|beralamat|alamat|jalan|jln?\.|desa|kelurahan|kecamatan|dusun|direktur|pemilik|ketua|"
    r"diwakili)\b"
)
_PATTERNS = tuple(re.compile(words) for words in (
    rf"(?:di\s?sebut(?:kan)?|dinamakan|dinamai|disingkat|dipanggil|dinyatakan)\s*(?:juga\s*|cukup\s*)?(?:sebagai|"
    rf"dengan)?\s*"
    rf"[:(]?\s*{_QUOTE}?\s*(?P<before>{_NAME})\s*{_QUOTE}?(?=[.,;:()\"'\n]|$| (?:atau|dan|dalam|berkedudukan|"
    rf"dengan)\b)",
    rf"selanjutnya\s*(?:sebagai\s*)?[:(]?\s*{_QUOTE}?\s*(?!di\s?sebut|akan|"
    rf"dalam)(?P<before>{_NAME})\s*{_QUOTE}?(?=[.,;:()\"'\n]|$| dan\b)",
    rf"\(\s*(?:selaku |sebagai )?{_QUOTE}\s*(?P<before>{_NAME})\s*{_QUOTE}\s*(?=[,;)])",
    rf"\(\s*(?:selaku |sebagai )?(?P<before>{_NOUN}|{FIRST}|{SECOND})\s*(?=[,;)])",
    rf"(?<=[-–,])\s*(?:selaku |sebagai )?{_QUOTE}(?P<before>{_NAME}){_QUOTE}",
    rf"(?:\u2192|\u21d2|[-=]>|\u00bb)\s*{_QUOTE}?(?P<before>{_NAME}){_QUOTE}?\s*(?=[.,;)\n]|$)",
    rf"(?:^|[\n.;,|])\s*(?:\w{{1,3}}[.)]\s*)?(?P<after>(?:pihak )?(?:{_NOUN}|{FIRST}|{SECOND}))\s*(?:/\s*[a-z "
    rf"]{{2,30}})?"
    rf"(?:\s*\([^)]{{0,40}}\))?\s*(?:[:=]|\b(?:adalah|ialah|yaitu|yakni)\b|\n|(?=\s(?:pt|cv|ud|kelompok|koperasi)\b))",
    rf"\b(?:sebagai|selaku) (?:pihak )?(?P<before>{_NOUN}|{FIRST}|{SECOND})\b(?=[.,;)\n]|$| (?:dan|dengan|serta)\b)",
    rf"\b(?P<after>{_NOUN})\s+(?=(?:nama\s*:|(?:pt|cv|ud)\b))",
    r"(?:^|[\n.;])\s*(?P<after>pihak yang (?:membeli|memesan|memberi \w+|memasok|mengerjakan|menjual|menerima "
    r"\w+))\s*[:=]",
))  # fmt: skip
_LOOSE_PATTERNS = tuple(re.compile(words) for words in (
    rf"\b(?:sebagai|selaku) (?:pihak )?(?P<before>{_NOUN})\b(?=(?: [a-z]+){{1,5}}[.;\n])",
    rf"(?<==)\s*{_QUOTE}?(?P<before>{_NAME}){_QUOTE}?(?=[.,;)\n]|$)",
    rf"(?:^|\n)\s*(?:[-*•]\s*|\w{{1,3}}[.)]\s*)?(?!{_NO_LABEL})(?P<after>[a-z]+(?: [a-z]+){{0,2}})(?:\s*[:=\n]|\s-)\s*"
    rf"(?={_BUSINESS})",
))
"""Labels of any name before what looks like a business; read where the text declares its sides in no other way."""
_BRACKET = re.compile(r"[\s\"',]*[^()\n]{0,200}\)")
_OTHER_BEGINS = re.compile(
    r";\s*(?:dan|and|serta|dengan|bahwa)\b|\b(?:dan|and|dengan)\s+(?=(?:pt|cv|ud|koperasi|kelompok)\b)"
)
_FORM = re.compile(
    rf"\b(?P<form>pt|cv|ud|koperasi|kelompok(?: tani| ternak)?|konveksi|paguyuban|studio|rumah \w+|{_NOUN})\b"
)
_FORMS = ("pt", "cv", "ud")
_IS = re.compile(r"\s*(?:itu|adalah|ialah|merupakan|termasuk|tergolong|sebagai|berskala|skala)*\s*$")
_NO_NAME = re.compile(
    r"^(?:perjanjian|produk|barang|(?:para|kedua)|kemitraan|hasil|pekerjaan|objek|kesepakatan|bahan|komoditas|"
    r"kontrak\b|"
    r"wilayah|kerja ?sama|both|surat|akta|bersama|masing|di |undang|lahan|kandang|ternak|sarana|jasa|yang|dan |atau |"
    r"(?:usaha|perusahaan) (?:besar|menengah|kecil|mikro)|pihak$|pihak-pihak|sama|harga|dengan|secara|untuk|oleh|"
    r"maka|berlaku|nota|naskah|dokumen|lampiran|order|pesanan)"
)
_LARGE_SIGNS = re.compile(
    r"\bpt\b|\btbk\b|perseroan|direktur|pabrik|perusahaan inti|manajer|manager|general|kepala (?:divisi|cabang|"
    r"pembelian|"
    r"wilayah|pabrik|pengadaan)|offtaker|eksportir|jaringan|swalayan|hotel|rumah sakit|group|nasional|industri besar"
)
_SMALL_SIGNS = re.compile(
    r"\bud\b|kelompok|koperasi|peternak|petani|perorangan|perseorangan|pemilik|\birt\b|\bkub\b|poktan|nelayan|perajin|"
    r"pengrajin|penjahit|umkm|rumah tangga|\bukm\b|\bikm\b|\bcv\b|paguyuban|anggota|ketua|bu |pak |mbok |\bnik\b|"
    r"desa|dusun|"
    r"home industri|bengkel|warung|toko|rumah produksi|sanggar|poklahsar|milik"
)
_SIZE = {"besar": 8, "menengah": 3, "kecil": -4, "mikro": -6}
_SIZE_WORD = re.compile(
    r"(?:usaha|skala|perusahaan|kategori|industri|golongan|klasifikasi)\s*(?:usaha\s*)?:?\s*(mikro|kecil|menengah|"
    r"besar)\b"
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A side as declared: what it is called, and the words that describe it."""

    names: tuple[str, ...]
    words: str

    def leaning(self) -> int:
        """Above nought: the larger business of the two, as far as the words tell."""
        return self.bearing() + sum(_SIZE[size] for size in _SIZE_WORD.findall(self.words)[:2])

    def bearing(self) -> int:
        """The same by role and by what else is told, whatever size is stated."""
        roles = sum(ROLE_LEANS.get(name, 0) for name in self.names)
        signs = len(_LARGE_SIGNS.findall(self.words)) - len(_SMALL_SIGNS.findall(self.words))
        return 2 * roles + max(-4, min(4, signs))


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str
    describes_after: bool


def declared_in(opening: str) -> tuple[Declared, ...]:
    """Return the two sides that an opening (evened, line by line) declares, in its order; none when there are fewer."""
    return outright(opening) or by_size(opening)


def outright(opening: str) -> tuple[Declared, ...]:
    """Return the two sides that are declared by a label or by "selanjutnya disebut"."""
    strict = _declared(opening, _PATTERNS)
    sides = strict if len(strict) == 2 else _declared(opening, (*_PATTERNS, *_LOOSE_PATTERNS))
    return sides if len(sides) == 2 else ()


def _declared(opening: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[Declared, ...]:
    named = sorted(_named(opening, patterns), key=lambda each: (each.start, each.describes_after, -each.end))
    found = list(_apart(named))
    sides: list[Declared] = []
    last = 0
    for at, each in enumerate(found):
        words = _described(opening, found, at, last)
        bracket = _BRACKET.match(opening, each.end)
        last = bracket.end() if bracket else each.end
        known = next((number for number, side in enumerate(sides) if each.name in side.names), None)
        if known is None and sides and _goes_on(opening, found, at):
            known = len(sides) - 1
        if known is None and len(sides) >= 2:
            known, words = _nearest(sides, each.name), ""
        if known is None:
            sides.append(Declared((each.name,), words))
        else:
            side = sides[known]
            if each.name not in side.names:
                sides[known] = replace(side, names=(*side.names, each.name), words=f"{side.words} {words}")
    return tuple(sides)


def by_size(opening: str) -> tuple[Declared, ...]:
    """Sides by form and name alone: "CV Tren Busana (usaha menengah) dengan Konveksi Bu Anu (usaha mikro)"."""
    found = list(_SIZE_WORD.finditer(opening[:1500]))[:2]
    if len(found) < 2:
        return ()
    starts = (0, found[0].end())
    texts = [opening[start : hit.start()].rstrip(" ,(-") for start, hit in zip(starts, found, strict=True)]
    texts[1] = re.split(r"\b(?:dan|dengan|serta)\b|&|\s-\s", texts[1])[-1]
    return tuple(Declared(_names_in(text), f"{text} {size[0]}") for text, size in zip(texts, found, strict=True))


def _names_in(text: str) -> tuple[str, ...]:
    last = _IS.sub("", (text.rpartition("\n")[2].strip() or text.strip()))
    hits = list(_FORM.finditer(last))
    hit = next((each for each in hits if each["form"] in ("pt", "cv", "ud")), hits[-1] if hits else None)
    whole, _, short = (last[hit.start() :] if hit else last).partition(",")[0].partition("(")
    whole = whole.strip(" .,;:-") if len(whole.split()) < 7 else ""
    said = last[hit.start() :] if hit else last[-60:]
    found = (hit["form"] if hit else "", whole, short.strip(" )\"'"), *_persons(said))
    return tuple(dict.fromkeys(name for name in found if len(name) > 1 and name[0].isalpha()))


def _persons(rest: str) -> list[str]:
    return [each[0] for each in re.finditer(r"\b(?:bu|pak|mbok|mbah|haji|hj\.?) \w+", rest)]


def _named(opening: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[_Named]:
    for pattern in patterns:
        for hit in pattern.finditer(opening):
            group = "before" if "before" in pattern.groupindex else "after"
            name = " ".join(hit[group].strip(" -/'\"").split())
            name = name.removeprefix("pihak ") if name.removeprefix("pihak ") in ROLE_LEANS else name
            quoted = opening[hit.start(group) - 1 : hit.start(group)] in ('"', "'")
            if len(name) >= (2 if quoted else 3) and name not in _FORMS and not _NO_NAME.match(name):
                yield _Named(hit.start(group), hit.end(), name, group == "after")


def _apart(found: list[_Named]) -> Iterator[_Named]:
    end = -1
    for each in found:
        if each.start >= end:
            yield each
            end = each.end


def _described(opening: str, found: list[_Named], at: int, last: int) -> str:
    each = found[at]
    if each.describes_after:
        following = found[at + 1].start if at + 1 < len(found) else each.end + 260
        return opening[each.end : min(following, each.end + 260)]
    inside = "(" in opening[max(0, each.start - 3) : each.start]
    bracket = _BRACKET.match(opening, each.end) if inside else None
    before = _OTHER_BEGINS.split(opening[max(last, each.start - 320) : each.start])
    return before[-1] + (bracket[0] if bracket else "")


def _goes_on(opening: str, found: list[_Named], at: int) -> bool:
    """ "… disebut PIHAK KEDUA atau PLASMA"; "Pemasok: UD …, selanjutnya disebut Pemasok"."""
    before, each = found[at - 1], found[at]
    between = opening[before.end : each.start]
    if re.fullmatch(r"[\s\"',(/)]*(?:atau|dan|/|disebut|selanjutnya|juga|dengan|sebagai|[\s\"',(/)])*", between):
        return True
    return before.describes_after and not each.describes_after and len(between) < 260


def _nearest(sides: list[Declared], name: str) -> int:
    lean = ROLE_LEANS.get(name, 0)
    if not lean:
        return 1
    leans = [side.leaning() for side in sides]
    return leans.index(max(leans)) if lean > 0 else leans.index(min(leans))
