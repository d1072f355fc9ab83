"""Which offers belong to a household of desil 1–2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.steps.intake.businesses import OWNER
from models.steps.matching.keys import OfferKey

POOREST = 2
"""Highest desil that counts."""
NOBODY = -1


def poor_households(session: Session, offers: Sequence[OfferKey]) -> NDArray[np.int64]:
    """Per offer the number of its owner's household where its desil is 1 or 2; -1 for all others."""
    home_of = {
        enterprise: household
        for enterprise, household, desil in session.execute(_households())
        if int(desil) <= POOREST
    }
    return np.array([home_of.get(key.enterprise, NOBODY) for key in offers], dtype=np.int64)


def _households() -> Select[Any]:
    """(enterprise, household of its owner, that household's desil)"""
    fact, part, person = t.HouseholdDesil, t.BusinessPerson, t.Person
    desil = (
        select(fact.household_id, func.max(fact.value).label("value"))
        .where(fact.superseded_by.is_(None))
        .group_by(fact.household_id)
        .subquery()
    )
    owner = (
        select(part.business_id, func.min(part.person_id).label("person_id"))
        .where(part.role == OWNER, ~part.deleted)
        .group_by(part.business_id)
        .subquery()
    )
    return (
        select(t.Enterprise.id, person.household_id, desil.c.value)
        .join(owner, owner.c.business_id == t.Enterprise.business_id)
        .join(person, person.id == owner.c.person_id)
        .join(desil, desil.c.household_id == person.household_id)
    )
