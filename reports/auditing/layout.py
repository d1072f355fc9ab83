"""Turns what a layout says by signs into titles: markdown, tables, "[Harga] …", "KEEMPAT : Mutu", "Harga. Rp…"."""

from __future__ import annotations

import re
from collections.abc import Callable

CELL = "\x01"
"""Stands between a title and what it heads."""
_BOLD = re.compile(r"^\s*(?:[-*+]\s+)?(?:\*\*|__)(?P<title>[^*_\n]{3,80}?)\s*:?(?:\*\*|__)\s*:?\s*$")
_BOLD_LABEL = re.compile(
    r"^\s*(?:[-*+]\s+)?(?:\*\*|__)(?P<title>[^*_\n]{3,60}?)\s*[:.]?(?:\*\*|__)\s*[:.]?\s+(?P<value>\S.*)$"
)
_HASHED = re.compile(r"^\s*#{1,5}\s+(?P<title>\S[^\n]{2,80}?)\s*#*\s*$")
_STAR = re.compile(r"^(\s*)[*+]\s+(?=\S)")
_BRACKETED = re.compile(r"^\s*\[(?P<title>[A-Za-z][^\]\d\n]{2,40})\]\s*:?\s*(?P<value>\S.*)$")
_ORDINAL = re.compile(
    r"^\s*(?P<number>(?:KE-?\s?\d{1,2}|PERTAMA|KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH|"
    r"SEBELAS)(?:\s?(?:BELAS|PULUH))?(?:\s(?:SATU|DUA|TIGA|EMPAT|LIMA))?))\s*[:.]\s*(?P<rest>\S.*)$"
)
_SIGN = re.compile(r"^(\s*)[\u2190-\u2bff\u00b7\u2023\u2043\U0001f000-\U0001faff]+\ufe0f?\s*(?=\w)")
_ROW = re.compile(r"^(?P<title>[^\t\n|]{2,45}?)\s*(?:\t+|\s\|\s*|\|)\s*(?P<value>[^\t\n]{3,})$")
_COUNTED = re.compile(r"^\s*(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]?\s*(?:\t+|\|)\s*(?=\S)", re.IGNORECASE)
_TABLE_HEAD = re.compile(r"^\s*(?:no|nomor|nr)\.?\s*(?:\t+|\|)", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:\t+|\s*\|\s*\|)\s*(?P<value>\S.*)$")
_LABELLED = re.compile(r"^\s*(?P<title>[A-Z][\w'/&() -]{2,45}?)\s*:\s+(?P<value>\S.*)$")
_TITLED = re.compile(r"^\s*(?P<title>[A-Z][\w'/&()-]*(?: [\w'/&()-]+){0,5})\.\s+(?P<value>[A-Z\d(\"].*)$")
_QUESTION = re.compile(r"^\s*(?:\d{1,2}[.)]\s+)?(?P<title>[A-Z][^.?:\n]{3,50})\?\s*(?P<value>.*)$")
_INTERVIEW = re.compile(r"^\s*(?:tanya|t|q|pertanyaan)\s*[:.]\s*(?P<title>[^\n]{3,90}?)\s*\?*\s*$", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:jawab(?:an)?|j|a)\s*[:.]\s*(?=\S)", re.IGNORECASE)
_BORDER = re.compile(r"^\s*\|\s*(\S.*?)\s*\|\s*$")
_RULED = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?\s*$")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_LEAST = 4
Named = Callable[[str], bool]


def laid_out(text: str, named: Named, matter: Named) -> str:
    """Return a text whose titles, where signs set them apart, stand before a CELL; `matter`: it names no side."""
    lines = [_marked_up(_BORDER.sub(r"\1", line)) for line in text.split("\n") if not _RULED.match(line)]
    lines = _conversed(_uncounted(lines))
    lines = _asked(lines)
    lines = _rows(lines, named)
    for pattern in (_BRACKETED, _TITLED, _LABELLED):
        lines = _headed(lines, pattern, matter)
    return "\n".join(lines)


def _uncounted(lines: list[str]) -> list[str]:
    """A table without the column that counts its rows, and without the row that heads it."""
    if sum(bool(_COUNTED.match(line)) for line in lines) < _LEAST:
        return lines
    return [_COUNTED.sub("", line) for line in lines if not _TABLE_HEAD.match(line)]


def _conversed(lines: list[str]) -> list[str]:
    """ "Tanya: Harga?" over "Jawab: Rp5.000": the question heads the answer."""
    if sum(bool(_INTERVIEW.match(line)) for line in lines) < _LEAST:
        return lines
    asked = (_INTERVIEW.sub(rf"\g<title>{CELL}", line) for line in lines)
    return [_ANSWER.sub("", line) for line in asked]


def _asked(lines: list[str]) -> list[str]:
    """ "Kapan dibayar? Setiap Senin": questions head their answers, where a text is written so."""
    hits = [_QUESTION.match(line) for line in lines]
    if sum(map(bool, hits)) < _LEAST:
        return lines
    return [f"{hit['title']}{CELL}{hit['value']}" if hit else line for line, hit in zip(lines, hits, strict=True)]


def _marked_up(line: str) -> str:
    hit = _BOLD.match(line) or _HASHED.match(line)
    if hit:
        return f"{hit['title']}{CELL}"
    label = _BOLD_LABEL.match(line)
    if label:
        return f"{label['title']}: {label['value']}"
    ordinal = _ORDINAL.match(line)
    if ordinal:
        return _ordinal(ordinal["number"], ordinal["rest"])
    return _SIGN.sub(r"\1- ", _STAR.sub(r"\1- ", line))


def _ordinal(number: str, rest: str) -> str:
    """ "KEEMPAT : Mutu" heads what follows; "KEEMPAT : Pembeli membayar …" is headed by its number alone."""
    if len(rest.split()) <= 6 and rest[-1] not in ".;,:":
        return f"{number} : {rest}{CELL}"
    return f"{number}{CELL}{rest}"


def _rows(lines: list[str], named: Named) -> list[str]:
    """A two-column table as titles and what they head, once three of its titles name matters."""
    hits = [_ROW.match(line) for line in lines]
    if sum(bool(hit) and named(hit["title"].strip(" :")) for hit in hits if hit) < 3:
        return lines
    listed: list[str] = []
    for line, hit in zip(lines, hits, strict=True):
        more = _GOES_ON.match(line)
        if hit and _LETTERS.search(hit["title"]):
            listed.append(f"{hit['title'].strip(' :')}{CELL}{_ended(hit['value'])}")
        else:
            listed.append(_ended(more["value"]) if more else line)
    return listed


def _headed(lines: list[str], pattern: re.Pattern[str], named: Named) -> list[str]:
    """Lines that begin with a title, where several such titles name matters."""
    hits = [None if CELL in line else pattern.match(line) for line in lines]
    known = [bool(hit) and named(hit["title"].strip()) for hit in hits if hit]
    if sum(known) < _LEAST:
        return lines
    return [
        f"{hit['title'].strip()}{CELL}{hit['value']}" if hit and (pattern is _BRACKETED or named(hit["title"].strip()))
        else line for line, hit in zip(lines, hits, strict=True)
    ]


def _ended(value: str) -> str:
    value = value.rstrip(" |")
    return value if value[-1:] in ".;:?!" else f"{value}."
