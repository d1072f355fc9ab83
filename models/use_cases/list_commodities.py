"""The commodities of the catalogue, and those that words may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz
from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Commodity, CommodityWord
from models.domain.actor import Actor
from models.domain.records import CommodityChoice
from models.reference.words import normalise

_ALIKE = 55
_BEGINS, _HOLDS = 200, 150


def list_commodities(catalogue: Catalogue, _actor: Actor) -> tuple[CommodityChoice, ...]:
    """Every commodity with its other names, by name."""
    names: dict[int, list[str]] = defaultdict(list)
    with catalogue.reading() as session:
        for number, word in session.execute(
            select(CommodityWord.commodity_id, CommodityWord.word).where(~CommodityWord.deleted)
        ):
            names[number].append(word)
        rows = session.scalars(select(Commodity).where(~Commodity.deleted).order_by(Commodity.name))
        return tuple(CommodityChoice(row.slug, row.name, row.unit, tuple(names[row.id])) for row in rows)


def suggest_commodities(
    choices: Sequence[CommodityChoice], words: str, most: int = 8
) -> tuple[CommodityChoice, ...]:
    """The commodities that words may mean, the most alike first; a suggestion, never a decision."""
    sought = normalise(words)
    if not sought:
        return ()
    scored = ((_likeness(choice, sought), choice) for choice in choices)
    near = sorted(((score, choice) for score, choice in scored if score >= _ALIKE), key=lambda pair: -pair[0])
    return tuple(choice for _score, choice in near[:most])


def commodity_named(choices: Sequence[CommodityChoice], words: str) -> CommodityChoice | None:
    """The one commodity that bears exactly this name."""
    sought = normalise(words)
    bearing = [choice for choice in choices if sought in (normalise(choice.name), *choice.names)]
    return bearing[0] if len(bearing) == 1 else None


def _likeness(choice: CommodityChoice, sought: str) -> float:
    names = (normalise(choice.name), *choice.names)
    if any(name.startswith(sought) for name in names):
        return _BEGINS - min(map(len, names)) / 100
    if any(sought in name for name in names):
        return _HOLDS
    return max(fuzz.ratio(sought, name) for name in names)
