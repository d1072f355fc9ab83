"""What a catalogue calls its commodities, and how the words of a list find them.

A spelling that is known decides; likeness suggests and never decides, and it keeps the order of words: *teri nasi*
is not *nasi teri*, *ikan asap* is not *ikan asin*.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from math import log

from rapidfuzz import fuzz, process

from models.domain.choices import CommodityChoice
from models.reference.tables import rows

LEAST_SCORE = 55
_REMEMBERED = 16_384
"""Texts of which a lexicon keeps what they mean: lists say the same of many rows."""
_ALIKE_TOKEN, _MOST_TOKENS = 70, 16
_BEGUN, _BEGUN_SCORE = 3, 85.0
_NAME_SHARE, _ASKED_SHARE, _UNORDERED = 0.6, 0.4, 0.75
_MARKS = re.compile(r"[^\w\s]|_")
_TWICE = re.compile(r"([^\W\d]{3,})2")
_UNITS = (
    r"kg|kilo|kilogram|g|gr|gram|ons|ton|kw|ml|l|lt|ltr|liter|cc|pcs|pc|biji|buah|butir|bks|bungkus|pak|pack|sachet"
    r"|botol|btl|toples|box|dus|lembar|potong|sak|ekor|meter|m|cm"
)
_NUMBER = r"\d+(?: \d+)*"
_PACK = re.compile(
    rf"\b(?:isi|netto|berat|bersih|ukuran|berat bersih) (?=\d)|\b{_NUMBER} ?(?:{_UNITS})\b|\bper (?:{_UNITS})\b"
)


def normalise(text: str) -> str:
    """The text in small letters without marks, with usual abbreviations and spellings written out."""
    plain = _MARKS.sub(" ", unicodedata.normalize("NFC", text).casefold())
    return " ".join(_spelt_out(word) for word in plain.split())


def without_pack(normalised: str) -> str:
    """The words without how much a pack of it holds: "tapioka 250 gr" is tapioka."""
    return " ".join(_PACK.sub(" ", normalised).split())


def _spelt_out(word: str) -> str:
    """One word written out; a 2 at its end says it twice, as people write."""
    if twice := _TWICE.fullmatch(word):
        once = _spellings().get(twice.group(1), twice.group(1))
        return f"{once} {once}"
    return _spellings().get(word, word)


@cache
def _spellings() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows("spellings.csv")}


class Lexicon:
    """The spellings of some commodities."""

    def __init__(self, goods: Iterable[CommodityChoice]) -> None:
        self._by_word: dict[str, CommodityChoice] = {}
        for one in goods:
            for word in (one.name, *one.names):
                self._by_word.setdefault(normalise(word), one)
        self._by_word.pop("", None)
        self._resolved: dict[str, CommodityChoice | None] = {}

    def resolve(self, text: str) -> CommodityChoice | None:
        """The commodity that bears exactly this spelling, a pack's size left aside."""
        if text in (resolved := self._resolved):
            return resolved[text]
        asked = normalise(text)
        found = self._by_word.get(asked) or self._by_word.get(without_pack(asked))
        if len(resolved) < _REMEMBERED:
            resolved[text] = found
        return found

    def may_end_a_name(self, text: str) -> bool:
        """Whether every word of a text stands behind the first in some name: *pisang* does in *keripik pisang*."""
        return all(word in self._later_words for word in normalise(text).split())

    def suggest(self, text: str, most: int = 5) -> tuple[tuple[CommodityChoice, int], ...]:
        """Commodities that a text may mean with their likeness (0 to 100), the most alike first."""
        asked = without_pack(normalise(text)) or normalise(text)
        best: dict[str, tuple[CommodityChoice, int]] = {}
        scored = ((self._score(asked, name, score), name) for name, score in self._alike(asked).items())
        for score, name in sorted(scored, key=lambda pair: (-pair[0], len(pair[1]), pair[1])):
            if score >= LEAST_SCORE:
                best.setdefault(self._by_word[name].slug, (self._by_word[name], score))
        return tuple(best.values())[:most]

    def _score(self, asked: str, name: str, likeness: float) -> int:
        return 100 if name == asked else min(99, round(likeness))

    def _alike(self, asked: str) -> dict[str, float]:
        """Names that share letters or words with the text."""
        found: dict[str, float] = defaultdict(float)
        whole = process.extract(asked, self._names, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=40)
        joined = process.extract(asked.replace(" ", ""), self._joined, scorer=fuzz.ratio, score_cutoff=90, limit=10)
        for _, score, at in (*whole, *joined):
            found[self._names[at]] = max(score, found[self._names[at]])
        for name, score in self._sharing_words(asked.split()).items():
            found[name] = max(score, found[name])
        return found

    def _sharing_words(self, asked: Sequence[str]) -> dict[str, float]:
        alike = {word: self._tokens_like(word) for word in asked}
        names = {name for some in alike.values() for token in some for name in self._holding[token]}
        return {name: self._covered(asked, name.split(), alike) for name in names}

    def _tokens_like(self, word: str) -> dict[str, float]:
        near = process.extract(word, self._tokens, scorer=fuzz.ratio, score_cutoff=_ALIKE_TOKEN, limit=_MOST_TOKENS)
        found = {token: float(score) for token, score, _ in near}
        if len(word) >= _BEGUN:
            begun = (token for token in self._tokens if token.startswith(word) and token != word)
            found.update((token, max(_BEGUN_SCORE, found.get(token, 0))) for token in begun)
        return found

    def _covered(self, asked: Sequence[str], name: Sequence[str], alike: Mapping[str, Mapping[str, float]]) -> float:
        """How much of the name stands in the text and the other way round; words in another order count for less."""
        whole_name, whole_asked = sum(map(self._weight, name)), sum(map(self._weight, asked))
        ordered = self._in_order(asked, name, alike)
        anyhow = sum(self._weight(token) * max(alike[word].get(token, 0) for word in asked) for token in name)
        matched = max(ordered, _UNORDERED * anyhow)
        return _NAME_SHARE * min(100, matched / whole_name) + _ASKED_SHARE * min(100, matched / whole_asked)

    def _in_order(self, asked: Sequence[str], name: Sequence[str], alike: Mapping[str, Mapping[str, float]]) -> float:
        """The heaviest run of words that both have in the same order."""
        row = [0.0] * (len(name) + 1)
        for word in asked:
            above, row = row, [0.0]
            for at, token in enumerate(name):
                here = above[at] + self._weight(token) * alike[word].get(token, 0)
                row.append(max(here, above[at + 1], row[at]))
        return row[-1]

    def _weight(self, token: str) -> float:
        """Rare words tell more; one that no name has may well be a brand."""
        times = self._times.get(token)
        return 1.0 if times is None else log(2 + len(self._names) / times) / 2

    @cached_property
    def _names(self) -> list[str]:
        return list(self._by_word)

    @cached_property
    def _later_words(self) -> frozenset[str]:
        return frozenset(word for name in self._names for word in name.split()[1:])

    @cached_property
    def _joined(self) -> list[str]:
        return [name.replace(" ", "") for name in self._names]

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(token for name in self._names for token in set(name.split()))

    @cached_property
    def _tokens(self) -> list[str]:
        return list(self._times)

    @cached_property
    def _holding(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            for token in name.split():
                found[token].append(name)
        return found
