"""How far an enterprise is from the partner of a need, and how the place of either is known."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.nearness import PairDistance
from models.steps.records.nearness import between


def measure_pair(catalogue: Catalogue, _actor: Actor, enterprise: str, need: str) -> PairDistance:
    """As the catalogue knows both places now, by public codes; without a figure where one place is unknown."""
    with catalogue.reading() as session:
        return between(session, enterprise, need)
