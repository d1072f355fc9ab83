"""A text as sentences: each as written, in one spelling with its sides named, and under which heading it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reports.auditing.findings import Kind, Level, TextFinding, clipped
from reports.auditing.negation import denied
from reports.auditing.parties import Parties, parties_of, sizes_of
from reports.auditing.spelling import evened
from reports.auditing.tidying import HEADING, Paragraph, paragraphs

_ENDS = re.compile(r"(?<=[.;?!])(?<!\.\.)[\"')]*\s+")
_SHORT_FORM = re.compile(
    r"(?:\b(?:rp|no|nr|jl|jln|pt|cv|ud|tbk|ps|sdr|sdri|bpk|bp|ibu|hj|h|drs|dra|ir|dr|prof|st|se|sh|mm|"
    r"dll|dsb|dst|dkk|a\.n|u\.p|d\.a|"
    r"s\.d|s/d|tgl|kab|kec|ds|dsn|kel|kel|rt|rw|hal|art|kg|ltr|thn|bln|min|maks|max|ca|spk|nik|telp|hp|"
    r"alm|m|s)|\b[a-z]|\b\d{1,2})\.$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:demikian(?:lah)?\b|saksi[- ]saksi|tanda tangan|yang (?:bertanda|membuat)|mengetahui\b|materai|"
    r"meterai)"
)
_CLOSING_SURE = re.compile(
    r"^(?:demikian(?:lah)?,? (?:perjanjian|surat|kesepakatan|kontrak|naskah|nota|kerja|akta|dokumen|kami|"
    r"para|kedua|hal|untuk|pokok|dibuat|agar|yang)|hormat kami)"
)
_SIDES = re.compile(r"bertanda tangan|disebut|sebagai berikut|sepakat|antara|setuju|pihak", re.IGNORECASE)
_AGREED = re.compile(r"sepakat|setuju|ketentuan|sebagai berikut|mengikatkan diri|dengan syarat", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; a list's items carry the words that introduce the list in `plain`."""

    words: str
    plain: str
    heading: str = ""
    """The heading in one spelling, with its title."""
    place: str = ""
    opening: bool = False
    """Before the first clause: title, sides, premises."""
    closing: bool = False
    """After "Demikian …": signatures."""
    title: bool = False
    """It is a heading itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text ready to be examined."""

    sentences: tuple[Sentence, ...]
    parties: Parties
    sizes: dict[str, str]
    on: date

    @property
    def clauses(self) -> tuple[Sentence, ...]:
        """What the text lays down: neither opening, headings nor signatures."""
        return tuple(each for each in self.sentences if not (each.opening or each.title or each.closing))

    @property
    def said(self) -> tuple[Sentence, ...]:
        """Every sentence: neither headings nor signatures."""
        return tuple(each for each in self.sentences if not (each.title or each.closing))

    @property
    def headings(self) -> tuple[Sentence, ...]:
        """Every heading."""
        return tuple(each for each in self.sentences if each.title)

    def all_words(self) -> str:
        """The whole text in one spelling."""
        return " ".join(each.plain for each in self.sentences)


Rule = Callable[[Draft], Iterator[TextFinding]]


def finding(level: Level, kind: Kind, how: str, sentence: Sentence | None = None, **values: str) -> TextFinding:
    """Return a finding about a sentence; its source is added by who judges."""
    quote, place = (clipped(sentence.words), sentence.place) if sentence else ("", "")
    return TextFinding(level, kind, f"{kind}.{how}", quote, place, tuple(values.items()))


def draft_of(text: str, on: date) -> Draft:
    """Read a text."""
    blocks = paragraphs(text)
    start = _first_clause(blocks)
    preamble = evened(" ".join(each.words for each in blocks[:start]))
    everything = evened(" ".join(each.words for each in blocks))
    parties = parties_of("\n".join(each.words for each in blocks), preamble, everything)
    sentences = tuple(_sentences(blocks, start, parties))
    plain = (each.plain for each in sentences if not each.title)
    return Draft(sentences, parties, sizes_of(preamble, plain, parties), on)


def _first_clause(blocks: tuple[Paragraph, ...]) -> int:
    """Where the laying down begins; more than half of a text is hardly its opening."""
    half = len(blocks) // 2 + 1
    agreed = False
    for number, each in enumerate(blocks[:half]):
        if each.heading and (HEADING.match(each.words) or (each.mark and number > 2) or agreed):
            return number
        agreed = agreed or bool(not each.heading and _SIDES.search(each.words))
    for number, each in enumerate(blocks[:half]):
        if _AGREED.search(each.words) and not each.heading:
            return number + (1 if each.words.rstrip().endswith(":") else 0)
    return min(2, len(blocks))


def _sentences(blocks: tuple[Paragraph, ...], start: int, parties: Parties) -> Iterator[Sentence]:
    heading, place, lead, lead_mark, items, closed, headed = "", "", "", "", "", False, False
    for number, block in enumerate(blocks):
        plain = evened(block.words)
        closed = closed or (number > start and bool(_CLOSING_SURE.match(plain)))
        if block.heading:
            place = block.words if HEADING.match(block.words) or not headed else f"{place} {block.words}"
            place = " ".join(place.split())[:80]
            heading, lead, headed = parties.named(evened(place)), "", True
            yield Sentence(block.words, parties.named(plain), heading, place, number < start, closed, title=True)
            continue
        headed = False
        if lead and not (block.mark and block.mark != lead_mark and items in ("", block.mark)):
            lead, items = "", ""
        where = (heading, place, number < start, closed or bool(_CLOSING.match(plain)))
        for words in split(block.words):
            yield Sentence(words, parties.named(f"{_carried(lead, parties)} {evened(words)}".strip()), *where)
        items = block.mark if lead else ""
        if block.words.rstrip().endswith(":"):
            lead, lead_mark, items = evened(list(split(block.words))[-1]), block.mark, ""


def _carried(lead: str, parties: Parties) -> str:
    """What a list's introduction says of each item; "kedua pihak sepakat sebagai berikut:" says nothing."""
    named = parties.named(lead)
    return lead if re.search(r"\b(?:large|small|dilarang|tidak)\b", named) and not _AGREED.search(named) else ""


def split(words: str) -> Iterator[str]:
    """Return the sentences of a paragraph; "Rp. 5.000" and "PT. Maju" end none."""
    rest = ""
    for piece in _ENDS.split(words):
        rest = f"{rest} {piece}".strip()
        if not _SHORT_FORM.search(piece):
            yield rest
            rest = ""
    if rest:
        yield rest


def asserted(
    draft: Draft, patterns: tuple[re.Pattern[str], ...], *, own_denial: bool = False
) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Return what sentences say and do not deny; with `own_denial` the pattern looks for a denial itself."""
    for each in draft.said:
        for pattern in patterns:
            for hit in pattern.finditer(each.plain):
                if own_denial or not denied(each.plain, hit.start(), hit.end()):
                    yield each, hit
