"""List the partners that match words and filters, part by part."""

from __future__ import annotations

from sqlalchemy import func

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.partners import PartnerLine
from models.steps.records.partners import lines_of, listed_partners, ordered


def list_partners(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[PartnerLine]:
    """Consecutive partners and how many there are.

    Filters: region, size, state, commodity. Sorts: name, code, place, size.
    """
    wanted = listed_partners(query)
    with catalogue.reading() as session:
        total = session.scalar(wanted.with_only_columns(func.count())) or 0
        ids = session.scalars(ordered(wanted, query).limit(limit).offset(start)).all()
        return Slice(lines_of(session, ids), start, total)
