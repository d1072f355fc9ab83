"""From the words of a list to a commodity: exactly, or as a suggestion that somebody has to confirm.

Likeness keeps the order of words and never decides: *teri nasi* is not *nasi teri*, *ikan asap* is not
*ikan asin*.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from models.reference.commodities import Commodity, commodities
from models.reference.tables import rows

LEAST_SCORE = 55
_MARKS = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A commodity that a text may mean, and how alike they are (0 to 100)."""

    commodity: Commodity
    score: int


def normalise(text: str) -> str:
    """The text in small letters without marks, with usual abbreviations and spellings written out."""
    plain = _MARKS.sub(" ", unicodedata.normalize("NFC", text).casefold())
    return " ".join(_spellings().get(word, word) for word in plain.split())


def resolve(text: str) -> Commodity | None:
    """The commodity that bears exactly this name or synonym."""
    return _by_word().get(normalise(text))


@lru_cache(maxsize=4096)
def suggest(text: str, n: int = 5) -> tuple[Suggestion, ...]:
    """The commodities whose names are most like the text, the best first."""
    asked = normalise(text)
    near = process.extract(asked, _names(), scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=4 * n)
    best: dict[str, Suggestion] = {}
    for word, score, _ in near:
        found = _by_word()[word]
        best.setdefault(found.slug, Suggestion(found, 100 if word == asked else min(99, round(score))))
    return tuple(best.values())[:n]


@cache
def _spellings() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows("spellings.csv")}


@cache
def _by_word() -> dict[str, Commodity]:
    return {normalise(word): one for one in commodities() for word in (one.name, *one.synonyms)}


@cache
def _names() -> list[str]:
    return list(_by_word())
