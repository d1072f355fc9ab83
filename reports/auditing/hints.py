"""Unfair terms in words that no frame knows: sentences with all the parts of one are a question for a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from reports.auditing.burdens import AT_FAULT, SHARED
from reports.auditing.certain import certain
from reports.auditing.endings import small_may_end
from reports.auditing.exclusivity import free_to_sell, is_bought
from reports.auditing.findings import Kind, Level, TextFinding
from reports.auditing.frames import tags_of
from reports.auditing.matters import sayings, told_of
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic

_MOST = 2
_FAIR = frozenset({"agree", "signed", "mutual", "both"})
_FREELY = frozenset({"alone", "nochoice", "deemed", "at_once", "by_opinion"})
_DECIDES = frozenset({"set", "will", "set_by_wind", "nochoice", "alone", "accept"})
_DENIED = re.compile(r"\b(?:tidak|dilarang|bukan|jangan|tanpa hak|haram)\b")
_SPARED = re.compile(
    r"\b(?:tidak(?! perlu| harus| usah| wajib| memerlukan| membutuhkan)|dilarang|bukan) (?:\w+ ){0,3}(?:di\w+|"
    r"me\w+|ubah)"
)
_SAYS = re.compile(r"\b(?:terserah|ikut|kata|maunya|menurut|tunduk|patuh)\b")
_TAKES = re.compile(
    r"\blarge\b[^.;]{0,60}\b(?:menguasai|menahan|menarik|menyita|membawa|memegang)\b[^.;]{0,30}\b(?:kendaraan|motor|"
    r"mobil|rumah|tanah|harta|ternak|surat|ktp|ijazah|perhiasan|emas)\b"
)
_CONDITIONED = re.compile(r"\b(?:dapat|boleh|bisa|hanya|jika|apabila|bila|kalau|bilamana|perlu|harus|setelah)\b")
_PAYS_BACK = re.compile(r"\b(?:ditagih\w*|menagih|dipotong\w*|potong|mengembalikan|mengganti|ganti|utang|pada|atas)\b")
_NOT_SALE = re.compile(r"merek|rahasia|data\b|informasi|desain|mengalihkan|pengalihan|hak dan kewajiban")


def hints(draft: Draft, found: Iterable[TextFinding]) -> Iterator[TextFinding]:
    """Ask about the first sentence that may be meant so, for every kind about which nothing was found."""
    red = {each.kind for each in found if each.level is Level.RED}
    quoted = {(each.kind, each.quote) for each in found}
    for kind in sayings():
        told = told_of(draft, kind)
        asked = [*_outright(draft, kind), *_hinted(draft, kind), *told] if kind not in red else told
        for each in tuple({id(each): each for each in asked}.values())[:_MOST]:
            question = finding(Level.YELLOW, kind, "maybe", each)
            if (kind, question.quote) not in quoted:
                yield question


def _outright(draft: Draft, kind: Kind) -> Iterator[Sentence]:
    """What leaves no doubt and yet was not found."""
    yield from (each for each in draft.clauses if certain(draft, kind, each))


def _hinted(draft: Draft, kind: Kind) -> Iterator[Sentence]:
    """By tags: read only where nothing else settles the matter."""
    hinted = _HINTS.get(kind)
    if hinted is None or (kind in _SETTLED and _SETTLED[kind](draft)):
        return
    yield from (each for each in draft.clauses if hinted(each, tags_of(each.plain)))


def _price(each: Sentence, tags: frozenset[str]) -> bool:
    decided = tags & _DECIDES or _SAYS.search(each.plain)
    fair = tags & (_FAIR | {"objective", "market", "refuse"})
    denied = _SPARED.search(each.plain) and not tags & {"nochoice", "deemed"}
    return {"price", "large"} <= tags and bool(decided) and not fair and not denied and each.topic is not Topic.PAYMENT


def _ending(each: Sentence, tags: frozenset[str]) -> bool:
    ends = bool(tags & {"end", "ended"}) and bool(tags & {"deal"} or each.topic is Topic.ENDING)
    one = "large" in tags and bool(tags & {"may", "will"} or tags & _FREELY)
    return ends and one and not tags & _FAIR and not (_DENIED.search(each.plain) and not tags & _FREELY)


def _exclusive(each: Sentence, tags: frozenset[str]) -> bool:
    barred = "else" in tags and bool(tags & {"banned", "not"}) and bool(tags & {"sell", "goods", "buy"})
    only = bool(tags & {"exclusive", "only"}) and {"large", "small"} <= tags and bool(tags & {"sell", "goods"})
    return (barred or only) and "both" not in tags and not free_to_sell(each) and not _NOT_SALE.search(each.plain)


def _risk(each: Sentence, tags: frozenset[str]) -> bool:
    bears = tags & {"borne", "bear", "answerable", "all", "by_self"} or _PAYS_BACK.search(each.plain)
    fair = SHARED.search(each.plain) or AT_FAULT.search(each.plain) or tags & {"both", "mutual", "fined", "price"}
    told = each.topic in (Topic.RISK, Topic.NONE, Topic.OTHER) and not _DENIED.search(each.plain)
    return {"loss", "small"} <= tags and bool(bears) and not fair and told and "large" not in tags - _named_fairly(each)


def _named_fairly(each: Sentence) -> frozenset[str]:
    """The large side may be named as owner or place: "gudang large"."""
    return frozenset({"large"}) if re.search(r"(?:gudang|milik|dari|bahan|kain) large\b", each.plain) else frozenset()


def _renewed(each: Sentence, tags: frozenset[str]) -> bool:
    goes_on = bool(tags & {"go_on", "go_on/p"}) or bool(re.search(r"\bdiperpanjang|berlanjut\b", each.plain))
    asked = tags & _FAIR or _DENIED.search(each.plain) or _CONDITIONED.search(each.plain)
    said = "go_on/p" in tags or bool(tags & {"auto", "silence", "deemed"})
    return goes_on and said and not asked and "price" not in tags


def _pledged(each: Sentence, tags: frozenset[str]) -> bool:
    return "small" in tags and bool(_TAKES.search(each.plain)) and not _DENIED.search(each.plain)


_Hint = Callable[[Sentence, frozenset[str]], bool]
_HINTS: dict[Kind, _Hint] = {
    Kind.UNILATERAL_PRICE: _price,
    Kind.UNILATERAL_END: _ending,
    Kind.EXCLUSIVITY: _exclusive,
    Kind.RISK: _risk,
    Kind.RENEWAL: _renewed,
    Kind.COLLATERAL: _pledged,
}
_SETTLED: dict[Kind, Callable[[Draft], bool]] = {Kind.UNILATERAL_END: small_may_end, Kind.EXCLUSIVITY: is_bought}
