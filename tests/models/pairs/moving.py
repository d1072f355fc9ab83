"""Businesses that move far from their buyers."""

from __future__ import annotations

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.use_cases.open_catalogue import Opened

FAR = "35.10.01.2001"


def move_away(opened: Opened, *names: str) -> None:
    """To the other end of the province."""
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN):
        for business in session.scalars(select(t.Business).where(t.Business.name.in_(names))):
            business.region = FAR
