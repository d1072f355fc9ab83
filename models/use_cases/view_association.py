"""Look at one standing group."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.associations import AssociationRecord
from models.steps.records import associations


def view_association(catalogue: Catalogue, actor: Actor, uid: str) -> AssociationRecord:
    """A group with its members; UserProblem when it is not there any more."""
    with catalogue.reading() as session:
        return associations.record(session, actor, associations.load(session, uid), date.today())
