"""The commodities of the catalogue, and those that words may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.choices import CommodityChoice
from models.reference.lexicon import Lexicon, normalise
from models.steps.supply import commodity_choices

_BEGINS, _HOLDS = 200, 150


def list_commodities(catalogue: Catalogue, _actor: Actor) -> tuple[CommodityChoice, ...]:
    """Every commodity with its other names, by name."""
    with catalogue.reading() as session:
        return commodity_choices(session)


def suggest_commodities(
    choices: Sequence[CommodityChoice], words: str, most: int = 8
) -> tuple[CommodityChoice, ...]:
    """The commodities that words may mean, the most alike first; a suggestion, never a decision."""
    sought = normalise(words)
    if not sought:
        return ()
    scored = {choice: score for choice in choices if (score := _written(choice, sought))}
    for choice, score in _lexicon(tuple(choices)).suggest(words, most):
        scored.setdefault(choice, score)
    return tuple(sorted(scored, key=lambda choice: -scored[choice])[:most])


def commodity_named(choices: Sequence[CommodityChoice], words: str) -> CommodityChoice | None:
    """The one commodity that bears exactly this name."""
    sought = normalise(words)
    bearing = [choice for choice in choices if sought in (normalise(choice.name), *choice.names)]
    return bearing[0] if len(bearing) == 1 else None


@lru_cache(maxsize=2)
def _lexicon(choices: tuple[CommodityChoice, ...]) -> Lexicon:
    return Lexicon(choices)


def _written(choice: CommodityChoice, sought: str) -> float:
    """High when a name begins with or holds what was typed, 0 when none does."""
    names = (normalise(choice.name), *choice.names)
    if any(name.startswith(sought) for name in names):
        return _BEGINS - min(map(len, names)) / 100
    return _HOLDS if any(sought in name for name in names) else 0
