"""The picture on an office's letterhead."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import ChangeSet, Office, OfficeLogo
from models.steps.remembering import remembered


def logo_of(session: Session, office: Office) -> bytes:
    """The logo of an office; empty where it has none."""
    return remembered(session, ("logo", office.id), lambda: _newest(session, office))


def _newest(session: Session, office: Office) -> bytes:
    """The last one that was not taken back; that a logo was removed is a row too, with nothing in it."""
    query = select(OfficeLogo.id, OfficeLogo.made_by).where(OfficeLogo.of_office_id == office.id)
    for number, made_by in session.execute(query.order_by(OfficeLogo.id.desc())):
        if _stands(session, made_by):
            return session.scalar(select(OfficeLogo.content).where(OfficeLogo.id == number)) or b""
    return b""


def _stands(session: Session, made_by: int) -> bool:
    """Whether a change set holds: not undone, or undone and done again. Its rows carry no mark of their own."""
    stands, at = True, made_by
    while (reversal := session.scalar(select(ChangeSet.id).where(ChangeSet.reverses_id == at))) is not None:
        stands, at = not stands, reversal
    return stands
