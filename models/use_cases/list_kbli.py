"""The KBLI codes that a step of the commodity graph can be given."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.supply import KbliChoice
from models.steps.kbli_list import kbli_choices


def list_kbli(catalogue: Catalogue, _actor: Actor) -> tuple[KbliChoice, ...]:
    """Every known code of both editions, by code."""
    with catalogue.reading() as session:
        return kbli_choices(session)
