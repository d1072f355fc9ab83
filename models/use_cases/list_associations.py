"""The list of standing groups: kelompok, KUB, koperasi, paguyuban."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.associations import AssociationLine
from models.domain.lists import ListQuery, Slice
from models.steps.records import associations


def list_associations(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int = 0, limit: int = 200
) -> Slice[AssociationLine]:
    """Consecutive groups of a list and how many there are in all; filters: kind, region."""
    with catalogue.reading() as session:
        wanted = associations.listed_associations(query)
        total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
        ids = session.scalars(associations.ordered(wanted, query).limit(limit).offset(start)).all()
        return Slice(associations.lines_of(session, ids, date.today()), start, total)
