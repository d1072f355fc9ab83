"""The picture on an office's letterhead."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Office, OfficeLogo


def logo_of(session: Session, office: Office) -> bytes:
    """The newest logo of an office; empty where it has none."""
    query = select(OfficeLogo.content).where(OfficeLogo.of_office_id == office.id).order_by(OfficeLogo.id.desc())
    return session.scalar(query.limit(1)) or b""
