"""Look at one partner."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Partner
from models.domain.actor import Actor
from models.domain.partners import PartnerRecord
from models.steps.duplicates.forwarding import followed
from models.steps.records import partners


def view_partner(catalogue: Catalogue, actor: Actor, uid: str) -> PartnerRecord:
    """Everything that this actor may see of a partner; UserProblem when it is not there any more.

    One that was merged into another is that other one.
    """
    with catalogue.reading() as session:
        return partners.record(session, actor, partners.load(session, followed(session, Partner, uid)))
