"""Look at one enterprise."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Enterprise
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseRecord
from models.steps.duplicates.forwarding import followed
from models.steps.records import enterprises
from models.steps.records.rights import sees_private


def view_enterprise(catalogue: Catalogue, actor: Actor, uid: str) -> EnterpriseRecord:
    """Everything that this actor may see of an enterprise; UserProblem when it is not there any more.

    One that was merged into another is that other one.
    """
    with catalogue.reading() as session:
        found = followed(session, Enterprise, uid)
        return enterprises.record(session, actor, enterprises.load(session, found))


def may_know_private(catalogue: Catalogue, actor: Actor) -> bool:
    """Whether NIK, KK and desil may be entered, seen masked and filtered by; nobody in a KADIN office may."""
    with catalogue.reading() as session:
        return sees_private(session, actor)
