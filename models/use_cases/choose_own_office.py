"""Say which office this catalogue's user works for."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import UserAccount
from models.domain.actor import Actor
from models.domain.offices import OwnOffice
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.offices import office_of


def choose_own_office(
    catalogue: Catalogue, actor: Actor, office: str, *, progress: Progress = no_progress
) -> OwnOffice:
    """The user as they act from now on; records stay with the office that made them.

    An account is no record: it stands in no change set, and choosing again is the way back.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        row = office_of(session, office)
        user = session.scalars(select(UserAccount).where(UserAccount.uid == actor.user)).one_or_none()
        if user is None:
            raise UserProblem("actor.unknown", name=actor.name)
        user.office_id = row.id
        return OwnOffice(replace(actor, office=row.code, region=row.region), row.name)
