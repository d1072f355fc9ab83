"""Puts the lines of a text together again: without page headers, hard line breaks and hyphens at line ends."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.auditing.declarations import ROLE_LEANS
from reports.auditing.layout import CELL, laid_out
from reports.auditing.spelling import evened
from reports.auditing.topics import is_title

_SAME = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\t": " ", "\u00ad": "", "\u200b": "", "\ufeff": "", "\ufffe": "",
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u0060": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
})  # fmt: skip
_PAGE = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page|lembar)\.?\s*(?:ke)?[-\s]*\d+(?:\s*(?:dari|of|/)\s*\d+)?|\d{1,3}\s*(?:/|"
    r"dari)\s*\d{1,3}|"
    r"-\s*\d{1,3}\s*-|\d{1,3}|paraf\b.{0,40}|\|?\s*paraf.{0,40})\W*$",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:ke)?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?: (?:belas|puluh))?(?: "
    r"(?:satu|dua|tiga|"
    r"empat|lima))?|pertama"
)
HEADING = re.compile(
    rf"^\W{{0,3}}(?:(?:article|artikel)\s*\d+\s*/\s*)?(?:(?:pasal|ps\.|bab|klausul|bagian|artikel|article|butir|"
    rf"poin|klausula)\s*"
    rf"(?:ke[-\s]?)?(?:\d+|[ivxl]+|[A-N]|{_ORDINAL})|ke[ -]\d+(?=[.:)])|§\s*\d+|\((?:{_ORDINAL})\)|(?-i:Pertama|"
    rf"Kedua|Ketiga|Ke[a-z]{{4,9}}(?: [Bb]elas)?)\.(?-i:(?= [A-Z])))(?![\w(])(?!\s*(?:ayat|"
    rf"huruf|uu\b|undang|pp\b|peraturan|kuh|jo\b|perpres|permen))(?:\s*/\s*(?:pasal|article)\s*\d+)?",
    re.IGNORECASE,
)
MARK = re.compile(
    r"^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\)?\s+|^\d{1,2}(?:\.\d{1,2}){1,3}\s+|"
    r"^\(\w{1,3}\)\s*|^[-•*●▪➢o]\s+|^\d{1,2}\s+-\s+(?=[A-Z])|^\d{1,2}\s+(?=[A-Z]{4,}\b)"
)
_DECORATION = re.compile(r"^(?:[>|#*=~]+\s*)+|\*{2}|\s*[|#=~]+$")
_SPACED = re.compile(r"\b(?:[A-Z] ){2,}[A-Z]\b")
_LABEL = re.compile(r"^[A-Z][\w /()-]{2,40}\s?:(?:\s|$)|^[A-Z][A-Z ]{3,40} - (?=[A-Z])")
_INLINE = re.compile(r"(?<=[.;:])\s+(?=(?:PASAL|Pasal)\s+(?:\d+|[IVXL]+)\b(?!\s*(?:ayat|huruf|di atas|tersebut)))")
_ROMAN_OR_LETTER = re.compile(r"^[a-z]$|^[ivx]+$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:ini|adalah|berlaku|wajib|dapat|akan|harus|selama|sejak|berhak|membayar|dibayar|ditanggung|"
    r"diselesaikan|sepakat|setuju|tidak|yang|oleh|kepada|"
    r"untuk|memberi\w*|membeli|menjual|sampai|dilakukan|ditentukan|ditetapkan)\b|\d",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(
    r"harga|bayar|hak\b|kewajiban|lingkup|jangka|waktu|sengketa|perselisihan|denda|sanksi|risiko|pembinaan|"
    r"mutu|volume|kegiatan|lain-lain|akhir|"
    r"pengembangan|tanggung|pelatihan|objek|jaminan|larangan|penutup|pengiriman|penyerahan|masalah|lama|kerja",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:dalam|pada|oleh|ayat|huruf|dan|atau|dengan|nomor|dimaksud|sampai|tanggal|sebesar|rp\.?|jalan|"
    r"sebanyak|sejumlah|hingga|selama|"
    r"paling lambat|minimal|maksimal|setiap|sejak|mulai|adalah)$",
    re.IGNORECASE,
)
_INLINE_TITLE = re.compile(
    r"(?P<title>[A-Z][\w'/&()-]*(?: [\w'/&()-]+){0,6}?)\s*(?:\.\s+(?=[A-Z\d(\"])|:\s+(?=\S)|\s-\s(?=[A-Z\d(\"])|\.$|:$)"
)
_FULL_LINE = 45
_TITLE = "\x00"
_INITIALS = re.compile(r"^(?:paraf|pihak (?:i|ii|1|2|pertama|kedua))$", re.IGNORECASE)
_BULLET = re.compile(r"[-•*●▪➢o]")
_CHAT = re.compile(r"^\[\d[^\]\n]{4,30}\]\s*[^:\n]{2,40}:\s*", re.MULTILINE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_RULE = re.compile(r"^[-=~*–—\s]{8,}$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, the numbering mark before them, and whether they are a heading."""

    words: str
    mark: str = ""
    heading: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order."""
    shown = _straight(_CHAT.sub("", laid_out(_CONTROLS.sub(" ", text), _is_named, _is_matter)))
    lines = _without_running_heads(_INLINE.sub("\n", shown).splitlines())
    shouting = _shouts(lines)
    blocks = (block for block in _blocks(lines, shouting=shouting) if block.strip())
    return tuple(_without_false_heads([made for block in blocks for made in _made(block, shouting=shouting)]))


def _without_false_heads(made: list[Paragraph]) -> Iterator[Paragraph]:
    """ "a. Pelatihan." over "b. Bantuan." is an item of a list, no heading; so is "- Harga: …" under a heading."""
    headed, skip = False, False
    for at, each in enumerate(made):
        following = made[at + 1] if at + 1 < len(made) else None
        if skip:
            skip = False
            continue
        bullet = bool(_BULLET.match(each.mark))
        if each.heading and bullet and headed and following and not following.heading and not following.mark:
            yield Paragraph(f"{MARK.sub('', each.words)}: {following.words}", each.mark)
            skip = True
            continue
        headed = headed or (each.heading and not bullet and at > 1)
        listed = each.heading and each.mark and following is not None and following.mark == each.mark
        yield Paragraph(MARK.sub("", each.words), each.mark) if listed else each


def _straight(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_SAME)).replace("\f", "\n\n").translate(_SAME)


def _shouts(lines: list[str]) -> bool:
    """Whether the whole text is in capitals, so that capitals make no heading."""
    letters = [each for line in lines for each in line if each.isalpha()]
    return sum(each.isupper() for each in letters) > len(letters) * 0.6


def _without_running_heads(lines: Iterable[str]) -> list[str]:
    kept = [_bare(line) for line in lines]
    often = Counter(_shape(line) for line in kept if line)
    first = {_shape(line) for line in [line for line in kept if line][:2]}
    listed: list[str] = []
    seen: set[str] = set()
    page = False
    for line in kept:
        twice = (page and often[_shape(line)] > 1) or (_shape(line) in first and _shape(line) in seen)
        again = twice and len(line) > 8 and line[-1] not in ".;,:"
        if not (_PAGE.match(line) or _RULE.match(line) or _repeats(line, often) or again):
            listed.append(line)
        page = bool(_PAGE.match(line)) or (page and not line)
        seen.add(_shape(line))
    return listed


def _bare(line: str) -> str:
    line = _DECORATION.sub("", " ".join(line.split())).strip()
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), line)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _repeats(line: str, often: Counter[str]) -> bool:
    plain = bool(line) and not HEADING.match(line) and not MARK.match(line)
    long = len(line) > 8 or bool(_INITIALS.match(line))
    return plain and often[_shape(line)] >= 3 and long and line[-1] not in ".;:," and "__" not in line


def _blocks(lines: list[str], *, shouting: bool) -> Iterator[str]:
    block, after_gap, numbered = "", False, False
    for line in lines:
        if not line:
            after_gap = True
            continue
        if CELL in line:
            title, _, line = line.partition(CELL)
            yield from (f"{block}{_TITLE}" if _heads(block) else block, f"{title}{_TITLE}")
            block, after_gap = line, False
            continue
        titled = bool(block) and (_is_title(block, line, after_gap=after_gap) or (numbered and _may_head(block, line)))
        if block and not titled and not _begins_anew(line, block, after_gap=after_gap, shouting=shouting):
            block = _joined(block, line)
        else:
            yield f"{block}{_TITLE}" if titled else block
            numbered = bool(HEADING.fullmatch(block.rstrip(" .:")))
            block = line
        after_gap = False
    yield block


def _is_title(block: str, line: str, *, after_gap: bool) -> bool:
    """ "2. Harga jual" over a line that begins anew is a heading, though it is not written in capitals."""
    mark = MARK.match(block)
    bare = block[mark.end() :] if mark else block
    few = 1 <= len(bare.split()) <= 7 and bare[-1:] not in ".;,:-/" and not re.search(r"\d|[:;_]|\.\.|\w\. ", bare)
    if few and bare[:1].isupper() and _is_named(bare) and _follows_title(line, marked=bool(mark)):
        return True
    if not few or not bare[:1].isupper() or _CUT.search(bare):
        return False
    if mark:
        other = MARK.match(line)
        numbered = bool(re.match(r"[\dIVXA-Z]", mark[0].strip("( ")))
        return numbered and (line[:1].isupper() or bool(other)) and not (other and _style(other[0]) == _style(mark[0]))
    return after_gap and line[:1].isupper() and bool(_TITLE_WORD.search(bare)) and len(line.split()) > 4


def _heads(block: str) -> bool:
    """ "B. Hak dan Kewajiban" over "Kewajiban pembeli: …"."""
    mark = MARK.match(block)
    bare = block[mark.end() :] if mark else ""
    return 1 <= len(bare.split()) <= 7 and bare[-1] not in ".;,:" and _is_named(bare)


def _may_head(block: str, line: str) -> bool:
    """ "Pembiayaan dan Penjaminan" between "Pasal 7" and "(1) …": whatever stands alone there is the title."""
    capitals = sum(word[:1].isupper() for word in block.split())
    words = len(block.split())
    alone = words <= 10 and block[-1] not in ".;,:" and not MARK.match(block) and not re.search(r"\d", block)
    followed = line[:1].isupper() or bool(MARK.match(line))
    return alone and followed and capitals * 2 >= words and not _CUT.search(block)


def _is_named(words: str) -> bool:
    """Whether a title names a matter of agreements, or a side."""
    return _is_matter(words) or evened(words).removeprefix("pihak ") in ROLE_LEANS


def _is_matter(words: str) -> bool:
    return is_title(evened(words))


def _follows_title(line: str, *, marked: bool) -> bool:
    other = MARK.match(line)
    begins = line[other.end() :][:1] if other else line[:1]
    return (begins.isupper() or begins.isdigit() or begins in "(\"" or marked or bool(other)) and len(line.split()) > 1


def _begins_anew(line: str, block: str, *, after_gap: bool, shouting: bool) -> bool:
    if HEADING.match(line) or MARK.match(line):
        return not _cut_reference(block, line)
    if is_heading(block, shouting=shouting) and not (line[:1].islower() and not after_gap):
        return True
    if _LABEL.match(line) or (MARK.match(block) and _stands_alone(line)):
        return True
    ended = block[-1] in '.;:!?"' or (after_gap and block[-1] == ")" and line[:1].isupper())
    if after_gap:
        # a page break, or lines set apart, leave a gap inside of a sentence
        open_end = not ended and (line[:1].islower() or block[-1] == "," or bool(_CUT.search(block)) or _runs_on(block))
        return not open_end
    return ended and line[:1].isupper() and len(block) < _FULL_LINE


def _stands_alone(line: str) -> bool:
    """ "Kewajiban toko" between the items of two lists."""
    few = len(line.split()) <= 5 and line[:1].isupper() and line[-1] not in ".;,"
    return few and is_title(evened(line)) and bool(_TITLE_WORD.search(line))


def _runs_on(block: str) -> bool:
    return len(block) >= _FULL_LINE and block.count(" ") >= 6


def _cut_reference(block: str, line: str) -> bool:
    """ "… sebagaimana dimaksud dalam" / "Pasal 5 ayat (2) dibayar …" is one sentence."""
    if re.search(r"\d$", block) and re.match(r"\([a-z ]+\)", line):
        return True
    return bool(_CUT.search(block)) and bool(HEADING.match(line) or re.match(r"\(?\d", line))


def _joined(block: str, line: str) -> str:
    left = re.search(r"(\w+)-$", block)
    if not left or not line[:1].isalpha():
        return f"{block} {line}"
    right = re.match(r"\w+", line)
    twice = right is not None and right[0].casefold().startswith(left[1].casefold())
    return block + line if twice or (line[:1].isupper() and not block.isupper()) else block[:-1] + line


def is_heading(words: str, *, shouting: bool = False) -> bool:
    """Tell whether words stand over a clause: "Pasal 4", "Pasal 4. Harga", "IV. HARGA DAN PEMBAYARAN"."""
    found = HEADING.match(words)
    if found:
        bare = words[found.end() :].strip(" .:-()/")
        loud = bare.isupper() and not shouting
        short = len(bare.split()) <= (10 if loud else 7) and words[-1] not in ".;," and not _CUT.search(bare)
        titled = loud or not _SENTENCE.search(bare) or _is_named(bare)
        return not bare or (short and bare[:1].isupper() and titled)
    bare = MARK.sub("", words).strip(" :.")
    few = 1 <= len(bare.split()) <= 9
    return (
        few and words[-1] not in ".;,:" and bare.isupper() and not shouting and not any(each.isdigit() for each in bare)
    )


def _made(block: str, *, shouting: bool) -> Iterator[Paragraph]:
    if block.endswith(_TITLE):
        found = MARK.match(block)
        yield Paragraph(block.removesuffix(_TITLE), _style(found[0]) if found else "", heading=True)
        return
    head = HEADING.match(block)
    if head and is_heading(block, shouting=shouting):
        yield Paragraph(block, heading=True)
        return
    found = None if head else MARK.match(block)
    mark = _style(found[0]) if found else ""
    number = head[0] if head else found[0] if found else ""
    rest = block[len(number) :].lstrip(" .:-)/").strip() if head else block[len(number) :].strip()
    title = _INLINE_TITLE.match(rest)
    if number and title and _is_named(title["title"]) and not _SENTENCE.search(title["title"]):
        yield Paragraph(f"{number.strip()} {title['title']}", mark, heading=True)
        rest, mark = rest[title.end() :].strip(), ""
    elif head:
        # "Pasal 3. Harga adalah …": the clause begins on the line of its number
        yield Paragraph(number, heading=True)
    if rest:
        yield Paragraph(rest, mark, not (head or title) and is_heading(block, shouting=shouting))


def _style(mark: str) -> str:
    """Return what a mark looks like, so that items of one list share it: "(2)" → "(1)"."""
    inner = mark.strip().strip("().")
    digits = re.sub(r"\d+", "1", inner)
    shown = digits if inner[:1].isdigit() else "a" if _ROMAN_OR_LETTER.match(inner) else inner
    return mark.strip().replace(inner, shown) if inner else mark.strip()
