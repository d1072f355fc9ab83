"""List the needs that match words and filters, part by part."""

from __future__ import annotations

from sqlalchemy import func

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.partners import NeedSummary
from models.steps.records.needs import listed_needs, ordered, summaries_of


def list_needs(catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[NeedSummary]:
    """Consecutive needs and how many there are.

    Filters: region, pattern ("terbuka": open), commodity, state, partner (uid).
    Sorts: code, words, partner, pattern, place.
    """
    wanted = listed_needs(query)
    with catalogue.reading() as session:
        total = session.scalar(wanted.with_only_columns(func.count())) or 0
        ids = session.scalars(ordered(wanted, query).limit(limit).offset(start)).all()
        return Slice(summaries_of(session, ids), start, total)
