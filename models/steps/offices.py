"""Offices and officials looked up by their uid."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Office, Official
from models.problems import UserProblem


def office_of(session: Session, uid: str) -> Office:
    """The office; UserProblem when it is gone."""
    found = session.scalars(select(Office).where(Office.uid == uid, ~Office.deleted)).one_or_none()
    if found is None:
        raise UserProblem("office.unknown")
    return found


def official_of(session: Session, uid: str) -> Official:
    """The official; UserProblem when they are gone."""
    found = session.scalars(select(Official).where(Official.uid == uid, ~Official.deleted)).one_or_none()
    if found is None:
        raise UserProblem("official.unknown")
    return found
