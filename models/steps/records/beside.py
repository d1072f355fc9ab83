"""What lists read along with a row: who owns a business, and how much of an offer is free now."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ScalarSelect, select

from models.catalogue import tables as t
from models.steps.intake.businesses import OWNER
from models.steps.records.facts import CAPACITY


def owner_name() -> ScalarSelect[Any]:
    """The name of the first owner of each `Business` of a query."""
    b, part = t.Business, t.BusinessPerson
    query = select(t.Person.name).join(part, part.person_id == t.Person.id)
    owned = query.where(part.business_id == b.id, part.role == OWNER, ~part.deleted)
    return owned.order_by(part.id).limit(1).correlate(b).scalar_subquery()


def free_capacity() -> ScalarSelect[Any]:
    """What is known last of how much is free of each `Offer` of a query."""
    o, fact = t.Offer, t.OfferFact
    current = (fact.offer_id == o.id, fact.kind == CAPACITY, fact.superseded_by.is_(None))
    return select(fact.value).where(*current).order_by(fact.id.desc()).limit(1).correlate(o).scalar_subquery()
