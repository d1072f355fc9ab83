"""Look at one enterprise."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.records import EnterpriseRecord
from models.steps.records import enterprises


def view_enterprise(catalogue: Catalogue, actor: Actor, uid: str) -> EnterpriseRecord:
    """Everything that this actor may see of an enterprise; UserProblem when it is not there any more."""
    with catalogue.reading() as session:
        return enterprises.record(session, actor, enterprises.load(session, uid))
