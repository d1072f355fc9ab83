"""From the words of a list to a commodity that ships with the program: exactly, or as a suggestion to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from models.domain.choices import CommodityChoice
from models.reference.commodities import Commodity, commodities, commodity
from models.reference.lexicon import Lexicon, normalise

__all__ = ["Suggestion", "normalise", "resolve", "shipped_lexicon", "suggest"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A commodity that a text may mean, and how alike they are (0 to 100)."""

    commodity: Commodity
    score: int


@cache
def shipped_lexicon() -> Lexicon:
    """The spellings that a new catalogue starts with."""
    return Lexicon(CommodityChoice(one.slug, one.name, one.unit, one.synonyms) for one in commodities())


def resolve(text: str) -> Commodity | None:
    """The commodity that bears exactly this name or synonym."""
    found = shipped_lexicon().resolve(text)
    return commodity(found.slug) if found else None


@lru_cache(maxsize=4096)
def suggest(text: str, n: int = 5) -> tuple[Suggestion, ...]:
    """The commodities whose names are most like the text, the best first."""
    found = ((commodity(one.slug), score) for one, score in shipped_lexicon().suggest(text, n))
    return tuple(Suggestion(one, score) for one, score in found if one)
