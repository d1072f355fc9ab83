"""List the needs that match words and filters, part by part."""

from __future__ import annotations

from sqlalchemy import func

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.partners import NeedSummary
from models.steps.records.need_lists import listed_needs, ordered
from models.steps.records.needs import summaries_of


def list_needs(catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[NeedSummary]:
    """Consecutive needs and how many there are.

    Words as in the list of enterprises: beginnings of words of code, need, commodity, partner and place.
    Filters: region, size and member (of the partner), pattern ("terbuka": open), commodity, state, until ("berlaku",
    "lewat"), origin ("dinyatakan", "disimpulkan"), told ("basi"), partner (uid).
    Sorts: code, words, partner, pattern, place, until.
    """
    with catalogue.reading() as session:
        wanted = listed_needs(session, query)
        total = session.scalar(wanted.with_only_columns(func.count())) or 0
        ids = session.scalars(ordered(wanted, query).limit(limit).offset(start)).all()
        return Slice(summaries_of(session, ids), start, total)
