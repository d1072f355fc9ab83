"""A text as sentences: each as written, in one spelling with its sides named, and under which heading it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reports.auditing.declarations import declared_in
from reports.auditing.findings import Kind, Level, TextFinding, clipped
from reports.auditing.parties import Parties, parties_of, sizes_of
from reports.auditing.spelling import evened
from reports.auditing.tidying import HEADING, Paragraph, paragraphs
from reports.auditing.topics import Topic, topic_of

_ENDS = re.compile(r"(?<=[.;?!])(?<!\.\.)[\"')]*\s+")
_SHORT_FORM = re.compile(
    r"(?:\b(?:rp|no|nr|jl|jln|pt|cv|ud|tbk|ps|sdr|sdri|bpk|bp|hj|h|drs|dra|ir|dr|prof|st|se|sh|mm|"
    r"dll|dsb|dst|dkk|a\.n|u\.p|d\.a|"
    r"s\.d|s/d|tgl|kab|kec|ds|dsn|kel|kel|rt|rw|hal|art|kg|ltr|thn|bln|min|maks|max|ca|spk|nik|telp|hp|"
    r"alm|m|s)|\b[a-z]|\b\d{1,2})\.$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:\b(?:per|tiap|setiap|satu)|[\d/])\s*(?:kg|ltr|lt|thn|bln|gr|cm|hr)\.$", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:demikian(?:lah)?\b|saksi[- ]saksi|tanda tangan|yang (?:bertanda|membuat)|mengetahui\b|materai|"
    r"meterai)"
)
_CLOSING_SURE = re.compile(
    r"^(?:demikian(?:lah)?,? (?:perjanjian|surat|kesepakatan|kontrak|naskah|nota|kerja|akta|dokumen|kami|"
    r"para|kedua|hal|untuk|pokok|dibuat|agar|yang)|hormat kami|salam\b|tanda ?tangan di|ditandatangani oleh wakil|"
    r"signed|tertanda|setuju\s?:|"
    r"lampiran\b)"
)
_GOES_ON = re.compile(r"(?:hak|kewajiban)(?:nya)?\s*:|berhak|wajib|haknya|kewajibannya")
_CONTENT_HEAD = re.compile(r"\W*(?:isi (?:perjanjian|kesepakatan|kontrak|naskah)|ketentuan|pokok-pokok)")
_OF_THE_PAPER = re.compile(
    r"\W*(?:perjanjian|surat|kontrak|naskah|akta|kesepakatan|nota|lembar|rancangan|partnership|subcontract|draft|"
    r"kemitraan|kerja ?sama|"
    r"usaha [a-z]+ [a-z]+ [a-z]+)\b"
)
_AGREED = re.compile(r"sepakat|setuju|ketentuan|sebagai berikut|mengikatkan diri|dengan syarat", re.IGNORECASE)

_OPENING = 14
"""Paragraphs in which sides may be declared though the first clause has begun."""


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
    topic: Topic = Topic.NONE
    """What its heading is about."""
    owner: str = ""
    """The one side that its heading names, under which it speaks: "Kewajiban Pembeli"."""
    paragraph: int = 0


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
    opening = "\n".join(evened(each.words) for each in blocks[: max(start, _OPENING)])
    everything = evened(" ".join(each.words for each in blocks))
    parties = parties_of("\n".join(each.words for each in blocks[: max(start, _OPENING)]), opening, everything)
    sentences = tuple(_sentences(blocks, start, parties))
    plain = (each.plain for each in sentences if not each.title)
    return Draft(sentences, parties, sizes_of(plain, parties), on)


def _first_clause(blocks: tuple[Paragraph, ...]) -> int:
    """Where the laying down begins; a paragraph that is half of the text is no opening."""
    lengths = [len(each.words) for each in blocks]
    longest = lengths.index(max(lengths)) if lengths else 0
    start = _clause_begins(blocks)
    return min(start, longest) if lengths and lengths[longest] * 2 > sum(lengths) else start


def _clause_begins(blocks: tuple[Paragraph, ...]) -> int:
    """At "Pasal 1", else where the sides have been declared or a list begins."""
    half = len(blocks) // 2 + 1
    numbered = next(
        (number for number, each in enumerate(blocks[:half]) if each.heading and HEADING.match(each.words)), None
    )
    if numbered is not None:
        return numbered
    first = list(enumerate(blocks[:half]))
    headed = next((number for number, each in first if each.heading and _heads_a_clause(each, number)), None)
    declared = _declared_at(blocks[: min(half, 14)])
    if headed is not None and (declared is None or headed <= declared + 3):
        return headed
    if declared is not None:
        return declared + 1
    agreed = next((number for number, each in first if _AGREED.search(each.words) and not each.heading), None)
    return agreed + 1 if agreed is not None else min(2, len(blocks))


def _declared_at(blocks: tuple[Paragraph, ...]) -> int | None:
    """The paragraph in which the second side is declared."""
    sides = declared_in("\n".join(evened(each.words) for each in blocks))
    if len(sides) < 2 or not sides[1].names:
        return None
    name = sides[1].names[0]
    return next((number for number, each in enumerate(blocks) if name in evened(each.words) and not each.heading), None)


def _heads_a_clause(each: Paragraph, number: int) -> bool:
    plain = evened(each.words)
    topic = topic_of(plain)
    told = topic not in (Topic.NONE, Topic.OTHER) or bool(_CONTENT_HEAD.match(plain))
    return told and (bool(each.mark) or number > 1) and not _OF_THE_PAPER.match(plain)


def _sentences(blocks: tuple[Paragraph, ...], start: int, parties: Parties) -> Iterator[Sentence]:
    heading, place, lead, lead_mark, items, closed, headed = "", "", "", "", "", False, False
    topic, owner, head_mark = Topic.NONE, "", ""
    for number, block in enumerate(blocks):
        plain = evened(block.words)
        closed = closed or (number > start and bool(_CLOSING_SURE.match(plain)))
        if block.heading:
            place = block.words if HEADING.match(block.words) or not headed else f"{place} {block.words}"
            place = " ".join(place.split())[:80]
            heading, lead, headed = parties.named(evened(place)), "", True
            owner = _owner(heading, owner) if number >= start else ""
            known = topic_of(heading) if number >= start else Topic.NONE
            topic, head_mark = known or (Topic.DUTIES if owner else Topic.NONE), block.mark
            opening = number < start
            yield Sentence(block.words, parties.named(plain), heading, place, opening, closed, True, topic, owner)
            continue
        headed = False
        if block.mark and block.mark == head_mark:
            heading, place, topic, owner = "", block.words[:40], Topic.NONE, ""
        if lead and not (block.mark and block.mark != lead_mark and items in ("", block.mark)):
            lead, items = "", ""
        where = (heading, place, number < start, closed or bool(_CLOSING.match(plain)), False, topic)
        speaker, goes_on = "", False
        for words in split(block.words):
            named = parties.named(f"{_carried(lead, parties)} {evened(words)}".strip())
            speaks = owner or (speaker if goes_on or _GOES_ON.match(named) else "")
            yield Sentence(words, named, *where, speaks, number)
            speaker, goes_on = _speaker(named) or speaker, words.endswith(";")
        items = block.mark if lead else ""
        if block.words.rstrip().endswith(":"):
            lead, lead_mark, items = evened(list(split(block.words))[-1]), block.mark, ""


def _speaker(plain: str) -> str:
    """Who a sentence begins with: the next one after a semicolon, or "kewajibannya: …", speaks of the same."""
    found = re.match(r"(?:\w+ ){0,2}?(large|small|both)\b", plain)
    return found[1] if found else ""


def _owner(heading: str, before: str) -> str:
    """ "Hak" under "Pembeli" is still the buyer's."""
    sides = {side for side in ("large", "small") if re.search(rf"\b{side}\b", heading)}
    if "both" in heading or len(sides) > 1:
        return ""
    if sides:
        return sides.pop()
    return before if re.fullmatch(r"\W*(?:\w{1,3}[.)])?\s*(?:hak|kewajiban|berhak|wajib)\W*", heading) else ""


def _carried(lead: str, parties: Parties) -> str:
    """What a list's introduction says of each item; "kedua pihak sepakat sebagai berikut:" says nothing."""
    named = parties.named(lead)
    denies = " dilarang" if re.search(r"\b(?:dilarang|tidak|larangan)\b", named) else ""
    tells = re.search(r"\b(?:large|small|dilarang|tidak)\b", named) and not _AGREED.search(named)
    return lead.rstrip(" :") + denies if tells else ""


def split(words: str) -> Iterator[str]:
    """Return the sentences of a paragraph; "Rp. 5.000" and "PT. Maju" end none."""
    rest = ""
    pieces = _ENDS.split(words)
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        rest = f"{rest} {piece}".strip()
        if not _SHORT_FORM.search(piece) or (_UNIT.search(piece) and following[:1].isupper()):
            yield rest
            rest = ""
    if rest:
        yield rest
