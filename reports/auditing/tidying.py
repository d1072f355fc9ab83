"""Puts the lines of a text together again: without page headers, hard line breaks and hyphens at line ends."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
HEADING = re.compile(
    r"^\W{0,3}(?:pasal|ps\.|bab|klausul|bagian|artikel)\s*(?:ke[-\s]?)?(?:\d+|[ivxl]+)\b", re.IGNORECASE
)
MARK = re.compile(
    r"^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\)?\s+|^\d{1,2}(?:\.\d{1,2}){1,3}\s+|"
    r"^\(\w{1,3}\)\s*|^[-•*●▪➢o]\s+"
)
_DECORATION = re.compile(r"^(?:[>|#*=~]+\s*)+|\*{2}|\s*[|#=~]+$")
_SPACED = re.compile(r"\b(?:[A-Z] ){2,}[A-Z]\b")
_LABEL = re.compile(r"^[A-Z][\w /()-]{2,40}\s?:\s")
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
_FULL_LINE = 45
_TITLE = "\x00"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, the numbering mark before them, and whether they are a heading."""

    words: str
    mark: str = ""
    heading: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order."""
    lines = _without_running_heads(_INLINE.sub("\n", _straight(text)).splitlines())
    shouting = _shouts(lines)
    blocks = (block for block in _blocks(lines, shouting=shouting) if block.strip())
    return tuple(made for block in blocks for made in _made(block, shouting=shouting))


def _straight(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_SAME)).replace("\f", "\n\n").translate(_SAME)


def _shouts(lines: list[str]) -> bool:
    """Whether the whole text is in capitals, so that capitals make no heading."""
    letters = [each for line in lines for each in line if each.isalpha()]
    return sum(each.isupper() for each in letters) > len(letters) * 0.6


def _without_running_heads(lines: Iterable[str]) -> list[str]:
    kept = [_bare(line) for line in lines]
    often = Counter(_shape(line) for line in kept if line)
    return [line for line in kept if not (_PAGE.match(line) or _repeats(line, often))]


def _bare(line: str) -> str:
    line = _DECORATION.sub("", " ".join(line.split())).strip()
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), line)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _repeats(line: str, often: Counter[str]) -> bool:
    plain = bool(line) and not HEADING.match(line) and not MARK.match(line)
    return plain and often[_shape(line)] >= 3 and len(line) > 8 and line[-1] not in ".;:," and "__" not in line


def _blocks(lines: list[str], *, shouting: bool) -> Iterator[str]:
    block, after_gap = "", False
    for line in lines:
        if not line:
            after_gap = True
            continue
        titled = bool(block) and _is_title(block, line, after_gap=after_gap)
        if block and not titled and not _begins_anew(line, block, after_gap=after_gap, shouting=shouting):
            block = _joined(block, line)
        else:
            yield f"{block}{_TITLE}" if titled else block
            block = line
        after_gap = False
    yield block


def _is_title(block: str, line: str, *, after_gap: bool) -> bool:
    """ "2. Harga jual" over a line that begins anew is a heading, though it is not written in capitals."""
    mark = MARK.match(block)
    bare = block[mark.end() :] if mark else block
    few = 1 <= len(bare.split()) <= 7 and bare[-1:] not in ".;,:-/" and not re.search(r"\d|:|_|\.\.", bare)
    if not few or not bare[:1].isupper() or _CUT.search(bare):
        return False
    if mark:
        other = MARK.match(line)
        numbered = bool(re.match(r"[\dIVXA-Z]", mark[0].strip("( ")))
        return numbered and (line[:1].isupper() or bool(other)) and not (other and _style(other[0]) == _style(mark[0]))
    return after_gap and line[:1].isupper() and bool(_TITLE_WORD.search(bare)) and len(line.split()) > 4


def _begins_anew(line: str, block: str, *, after_gap: bool, shouting: bool) -> bool:
    if HEADING.match(line) or MARK.match(line):
        return not _cut_reference(block, line)
    if is_heading(block, shouting=shouting) and not (line[:1].islower() and not after_gap):
        return True
    if _LABEL.match(line):
        return True
    ended = block[-1] in '.;:!?"'
    if after_gap:
        # a page break, or lines set apart, leave a gap inside of a sentence
        open_end = not ended and (line[:1].islower() or block[-1] == "," or bool(_CUT.search(block)) or _runs_on(block))
        return not open_end
    return ended and line[:1].isupper() and len(block) < _FULL_LINE


def _runs_on(block: str) -> bool:
    return len(block) >= _FULL_LINE and block.count(" ") >= 6


def _cut_reference(block: str, line: str) -> bool:
    """ "… sebagaimana dimaksud dalam" / "Pasal 5 ayat (2) dibayar …" is one sentence."""
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
        bare = words[found.end() :].strip(" .:-()")
        loud = bare.isupper() and not shouting
        short = len(bare.split()) <= (10 if loud else 7) and words[-1] not in ".;," and not _CUT.search(bare)
        return not bare or (short and bare[:1].isupper() and (loud or not _SENTENCE.search(bare)))
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
    if head:
        # "Pasal 3. Harga adalah …": the clause begins on the line of its number
        yield Paragraph(head[0], heading=True)
        block = block[head.end() :].lstrip(" .:-)")
    found = MARK.match(block)
    mark = _style(found[0]) if found else ""
    rest = block[found.end() :].strip() if found else block.strip()
    if rest:
        yield Paragraph(rest, mark, not head and is_heading(block, shouting=shouting))


def _style(mark: str) -> str:
    """Return what a mark looks like, so that items of one list share it: "(2)" → "(1)"."""
    inner = mark.strip().strip("().")
    shown = "1" if inner[:1].isdigit() else "a" if _ROMAN_OR_LETTER.match(inner) else inner
    return mark.strip().replace(inner, shown) if inner else mark.strip()
