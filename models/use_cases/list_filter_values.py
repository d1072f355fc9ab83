"""What the filters of the list of enterprises offer, as far as the catalogue itself knows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Association, Membership
from models.domain.actor import Actor
from models.domain.names import name_key

MOST = 200
"""Of a kind; a longer menu nobody reads."""


@dataclass(frozen=True, slots=True)
class FilterValues:
    """Names of programmes, and (uid, name) of groups, by name."""

    programmes: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]


def list_filter_values(catalogue: Catalogue, _actor: Actor) -> FilterValues:
    """Programmes that somebody is in, each spelling once, and the groups."""
    m, g = Membership, Association
    with catalogue.reading() as session:
        kept = session.scalars(select(m.programme).where(~m.deleted).distinct().order_by(m.programme))
        programmes = {name_key(name): name for name in kept}
        groups = session.execute(select(g.uid, g.name).where(~g.deleted).order_by(g.name_key).limit(MOST))
        return FilterValues(tuple(programmes.values())[:MOST], tuple((uid, name) for uid, name in groups))
