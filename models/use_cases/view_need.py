"""Look at one need."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.partners import NeedRecord
from models.steps.records import needs


def view_need(catalogue: Catalogue, _actor: Actor, uid: str) -> NeedRecord:
    """A need with all its terms; UserProblem when it is not there any more."""
    with catalogue.reading() as session:
        return needs.record(session, needs.load(session, uid))
