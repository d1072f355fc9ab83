"""The market read once, so that the list of any need can be weighed anew without the catalogue."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import MatchSettings
from models.domain.reweighing import FrozenMarket, Weighed
from models.steps.matching.building import build_problem


def freeze_market(
    catalogue: Catalogue, _actor: Actor, settings: MatchSettings, *, today: date | None = None
) -> FrozenMarket:
    """Every offer and need as a run of this day would judge them."""
    from matching.pairs import ground_of

    with catalogue.reading() as session:
        built = build_problem(session, settings, today or date.today())
    offers = tuple(Weighed(key.code, key.name, key.region, key.words) for key in built.offers)
    return FrozenMarket(ground_of(built.problem), offers, tuple(key.code for key in built.needs))
