"""By what else a text calls its two sides: a word of the firm's name, a person's name, "kami" and "Bapak"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.auditing.declarations import Declared
from reports.auditing.spelling import evened

_SIZE = re.compile(
    r"(?:\b(?:ber)?skala(?: usaha)?|\busaha|\bperusahaan|\bgolongan(?: usaha)?|\bindustri|\bkategori(?: usaha)?)"
    r"\s*:?\s+"
    r"(?P<size>mikro|kecil|menengah|besar)\b|\(\s*(?P<bare>mikro|kecil|menengah|besar)\s*[);,]",
    re.IGNORECASE,
)
_WORD = r"(?:(?:PT|CV|UD|H|Hj|Moh|M|P\.T)\.(?= )|[A-Z][\w'&-]*|[\"“][A-Z][^\"”\n]{2,40}[\"”])"
_NAME = re.compile(rf"{_WORD}(?:[ ](?:{_WORD}|dan (?=[A-Z])|&|\d+))*")
_FORM = re.compile(
    r"^(?:PT|P\.T\.?|CV|UD|PD|KUB|KWT|Koperasi|Kelompok|Poktan|Gapoktan|Paguyuban|Konveksi|Bengkel|Sanggar|Kerajinan|"
    r"Batik|Bank|Hotel|Toko|Warung|Tenun|Rumah|Usaha|Bumdes|BUMDes|Poklahsar|Dapur|Perajin|Pengrajin|Peternak|Petani)\b"
)
_LEADS = re.compile(
    r"^(?:(?:Kepada|Dari|Antara|Untuk|Yth|Ref|From|To|Subject|Date|Dengan|Dan|Serta|Oleh|Kami|Tim|Divisi|Bagian|"
    r"Latar)\b\.?\s*)+"
)
_NO_NAME = re.compile(
    r"^(?:Pihak|Perjanjian|Surat|Kontrak|Kesepakatan|Nomor|No|NIB|Skala|Antara|Kami|Yang|Dan|Dengan|Pada|Kedua|Satu|"
    r"Dua|Hari|Para|Latar|Identitas|Nama|Alamat|Jalan|Jl|Desa|Dusun|Kabupaten|Kota|Kecamatan|Lembar|Naskah|Memo|"
    r"Tanggal|Pola|Rp|Senin|Selasa|Rabu|Kamis|Jumat|Jum.at|Sabtu|Minggu|Januari|Februari|Maret|April|Mei|Juni|Juli|"
    r"Agustus|September|Oktober|November|Desember|Usaha$|Bersama ini|Jawab|Tanya)\b"
)
_INSIDE = re.compile(r"^.*\s(?=(?:PT|CV|UD)\.? [A-Z])")
_PERSON = re.compile(
    r"\b(?:Bapak|Ibu|Pak|Bu|Mas|Mbak|Mbah|Mbok|Cak|Kang|Yu|H\.|Hj\.|Haji)\s(?:H\.\s|Hj\.\s)?"
    r"(?P<name>[A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})?)"
)
_OF_A_FIRM = re.compile(
    r"(?:diwakili|wakil|kuasa|direktur|manajer|dari|oleh|divisi|bagian)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_NO_PLACE = r"(?<!kabupaten )(?<!kota )(?<!desa )(?<!negeri )(?<!dinas )(?<!kecamatan )(?<!dusun )(?<!jalan )"
_SPOKEN_OF = (
    rf"{_NO_PLACE}\bNAME (?=(?:me|ber|wajib|harus|dapat|boleh|tidak|akan|berhak|sanggup|menyanggupi|mampu|bisa|"
    r"tetap|bebas|dan|atau|maupun|ataupun|minta|beli|ambil|bayar|kirim|setor)\w*)|"
    r"\b(?:oleh|kepada|ke|milik|usaha|dari|pada|hak|kewajiban|bagi|untuk) NAME\b"
)
_GENERIC = frozenset((
    "usaha", "kelompok", "koperasi", "petani", "ternak", "tani", "bapak", "perusahaan", "mitra", "jawa", "timur",
    "indonesia", "nusantara", "desa", "pasar", "toko", "pertama", "kedua", "kesatu", "satu", "dua", "rumah",
    "produksi", "bank", "hotel", "batik", "dapur", "kerajinan", "perajin", "pengrajin", "peternak", "pihak", "besar",
    "kecil", "mikro", "menengah", "bersama",
))  # fmt: skip
_ORDER = ("mikro", "kecil", "menengah", "besar")
_OFTEN, _REACH, _HEAD = 2, 170, 2600
_ADDRESSED = r"(?:bapak|ibu|panjenengan|njenengan|sampeyan|anda|saudara|saudari)"
_FIRM_WRITES = re.compile(
    r"\bpt [\w ]{2,40}\((?P<one>kami|saya)|\b(?P<two>kami|saya)\b[^.\n]{0,40}"
    r"\b(?:dari|bekerja di|mewakili|adalah|atas nama|selaku) (?:pt|perusahaan|pabrik|hotel)\b|"
    r"perusahaan (?P<three>kami)|"
    r"\b(?P<four>kami),? (?:pt|perusahaan|hotel|pabrik)\b"
)
_FIRM_ADDRESSES = re.compile(rf"\bpt [^.;\n]{{2,80}} (?:kepada|menunjuk|mengangkat|mengajak) {_ADDRESSED}\b")
_SMALL_WRITES = re.compile(
    r"\b(?P<one>kami|saya)\b(?: (?!tidak|bukan|dilarang|tak)\w+){0,3},? (?:adalah |dari |selaku |sebagai )?"
    r"(?:pemilik|perajin|petani|peternak|penjahit|ud|usaha mikro|usaha kecil|kelompok)\b|"
    r"(?:ud|kelompok|koperasi|bengkel|usaha mikro|usaha kecil)[^.\n]{0,40}\((?P<two>kami|saya)"
)


@dataclass(frozen=True, slots=True)
class Business:
    """A firm as the opening names it, with the size stated there."""

    names: tuple[str, ...]
    size: str
    start: int


def businesses(original: str) -> tuple[Business, ...]:
    """Return the two firms whose sizes an opening states, in its order; fewer where it states fewer."""
    found: list[Business] = []
    last = 0
    for hit in _SIZE.finditer(original[:_HEAD]):
        before = original[max(last, hit.start() - _REACH) : hit.start()]
        name = _firm_in(before)
        persons = tuple(_persons(before[before.rfind(name) :] if name else before)) if not name.startswith("PT") else ()
        last = hit.end()
        if (name or persons) and len(found) < 2 and not (found and name and evened(name) in found[0].names):
            names = tuple(filter(None, (evened(name), *persons)))
            found.append(Business(names, (hit["size"] or hit["bare"]).casefold(), hit.start()))
    return tuple(found)


def _firm_in(before: str) -> str:
    names = [_LEADS.sub("", hit[0]).strip(" .,\"“”") for hit in _NAME.finditer(before)]
    names = [name for name in names if not _NO_NAME.match(name) and len(name) > 3]
    names = [_INSIDE.sub("", name) for name in names]
    formed = [name for name in names if _FORM.match(name)]
    return formed[-1] if formed else names[-1] if names else ""


def _persons(words: str) -> Iterator[str]:
    for hit in _PERSON.finditer(words):
        if not _OF_A_FIRM.search(words[: hit.start()]):
            yield evened(hit[0])


def known_firms(original: str) -> tuple[Declared, ...]:
    """Return the two firms as sides, where no other declaration was found."""
    firms = businesses(original)
    if len(firms) != 2:
        return ()
    return tuple(Declared(each.names, f"{' '.join(each.names)} usaha {each.size}") for each in firms)


def with_aliases(sides: tuple[Declared, ...], original: str, everything: str) -> tuple[Declared, ...]:
    """Return the sides with what else they are called by; the large one is first."""
    if len(sides) != 2:
        return sides
    firms = businesses(original)
    larger = _larger(firms)
    listed = []
    for at, side in enumerate(sides):
        firm = next((each for each in firms if set(each.names) & set(side.names) or _told(each, side)), None)
        firm = firm or (larger[at] if larger else None)
        whole = firm.names if firm else ()
        parts = [part for part in (*_parts(side.names), *_parts(whole)) if _written_large(part, original)]
        more = (*whole, *parts, *_forms(whole))
        listed.append([name for name in dict.fromkeys(more) if _stands_alone(name, everything)])
    apart = [[name for name in listed[at] if name not in (*sides[1 - at].names, *listed[1 - at])] for at in (0, 1)]
    apart = _with_pronouns(apart, sides, everything)
    return tuple(
        replace(side, names=tuple(dict.fromkeys((*side.names, *more)))) for side, more in zip(sides, apart, strict=True)
    )


def _larger(firms: tuple[Business, ...]) -> tuple[Business, ...]:
    """The two firms, the larger first; none where their sizes are alike."""
    if len(firms) != 2 or firms[0].size == firms[1].size:
        return ()
    return tuple(sorted(firms, key=lambda each: -_ORDER.index(each.size)))


def _told(firm: Business, side: Declared) -> bool:
    return any(name in side.words for name in firm.names)


def _parts(names: tuple[str, ...]) -> Iterator[str]:
    """ "Garmindo" of "PT Garmindo Selaras", "penerima" of "penerima barang"."""
    for name in names:
        for part in re.findall(r"[a-z]{4,}", name):
            if part not in _GENERIC and name not in _GENERIC:
                yield part


def _forms(names: tuple[str, ...]) -> Iterator[str]:
    """ "UD" of "UD Sumber Tenaga"."""
    for name in names:
        form, _, rest = name.partition(" ")
        if rest and _FORM.match(form.upper() if len(form) < 4 else form.capitalize()):
            yield form


def _written_large(part: str, original: str) -> bool:
    """Whether a word is written as a name: more often with a capital than without."""
    large = len(re.findall(rf"\b{part.capitalize()}\b|\b{part.upper()}\b", original))
    return large >= _OFTEN and large > len(re.findall(rf"\b{part}\b", original))


def _stands_alone(name: str, everything: str) -> bool:
    if len(name) < 2 or (name in _GENERIC and not _FORM.match(name.capitalize())):
        return False
    alone = re.findall(_SPOKEN_OF.replace("NAME", re.escape(name)), everything)
    return len(alone) >= _OFTEN


def _with_pronouns(apart: list[list[str]], sides: tuple[Declared, ...], everything: str) -> list[list[str]]:
    """ "Kami" and "saya" are the side that says so of itself; who is addressed is the other one."""
    listed = [list(names) for names in apart]
    addressed = len(re.findall(rf"\b{_ADDRESSED}\b", everything)) >= 3
    for word in ("kami", "saya"):
        writer = _writer(word, sides, everything) if len(re.findall(rf"\b{word}\b", everything)) >= 3 else None
        if writer is not None:
            listed[writer].append(word)
            listed[1 - writer].extend(_ADDRESSED[3:-1].split("|") if addressed else ())
    return [list(dict.fromkeys(names)) for names in listed]


def _writer(word: str, sides: tuple[Declared, ...], everything: str) -> int | None:
    """Which side writes so of itself: 0 the large one, 1 the small one."""
    named = next((at for at, side in enumerate(sides) if word in side.names), None)
    if named is not None:
        return named
    addressed = next((at for at, side in enumerate(sides) if set(side.names) & set(_ADDRESSED[3:-1].split("|"))), None)
    if addressed is not None:
        return 1 - addressed
    firm, small = (
        any(word in hit.groups() for hit in pattern.finditer(everything)) for pattern in (_FIRM_WRITES, _SMALL_WRITES)
    )
    firm = firm or (not small and bool(_FIRM_ADDRESSES.search(everything)))
    return None if firm == small else 0 if firm else 1
