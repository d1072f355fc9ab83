"""The commodity graph as the catalogue holds it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Commodity


def commodity_ids(session: Session) -> dict[str, int]:
    """Slug → id of every commodity."""
    return dict(session.execute(select(Commodity.slug, Commodity.id).where(~Commodity.deleted)).all())
