"""Open a catalogue, filled with its reference data when it is new."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Office, UserAccount
from models.domain.actor import Actor, Role
from models.problems import UserProblem
from models.steps.seeding import is_sample, seed_catalogue


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalogue ready for work and who works in it."""

    catalogue: Catalogue
    actor: Actor
    sample: bool = False
    """A catalogue of invented records: only there are sample identifiers accepted."""


def open_catalogue(place: str, *, create: bool = True, sample: bool = False) -> Opened:
    """The catalogue at a path or URL and its user; raises UserProblem when it cannot be had.

    A new one becomes a sample catalogue where that is asked for; an existing one stays what it is.
    """
    catalogue = Catalogue(place, create=create)
    try:
        actor = _actor_of(catalogue, sample)
        with catalogue.reading() as session:
            return Opened(catalogue, actor, is_sample(session))
    except BaseException:
        catalogue.close()
        raise


def _actor_of(catalogue: Catalogue, sample: bool) -> Actor:
    with catalogue.reading() as session:
        found = session.execute(
            select(UserAccount, Office)
            .join(Office, Office.id == UserAccount.office_id)
            .order_by(UserAccount.id)
            .limit(1)
        ).first()
        if found is not None:
            user, office = found
            return Actor(user.uid, user.name, Role(user.role), office.code, office.region)
    if catalogue.read_only:
        raise UserProblem("catalogue.empty_and_read_only", place=catalogue.place)
    with catalogue.transaction() as session:
        return seed_catalogue(session, sample=sample)
