"""List the partners that match words and filters, part by part."""

from __future__ import annotations

from sqlalchemy import func

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.partners import PartnerLine
from models.steps.records.partner_lists import lines_of, listed_partners, ordered


def list_partners(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[PartnerLine]:
    """Consecutive partners and how many there are.

    Words as in the list of enterprises: beginnings of words of name, code, NIB, place, people, goods and needs.
    Filters: region (as deep as wanted), size, state, commodity, pattern (of a need that stands), needs ("ada",
    "lewat", "tidak"), member ("berlaku", "segera", "habis", "tidak"), told ("basi").
    Sorts: name, code, place, size, kadin_until.
    """
    with catalogue.reading() as session:
        wanted = listed_partners(session, query)
        total = session.scalar(wanted.with_only_columns(func.count())) or 0
        ids = session.scalars(ordered(wanted, query).limit(limit).offset(start)).all()
        return Slice(lines_of(session, ids), start, total)
