"""Open a catalogue, filled with its reference data when it is new."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.schema import take_turns
from models.catalogue.tables import Office, UserAccount
from models.domain.actor import Actor, Role
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.indexing import index_everything, is_indexed
from models.steps.seeding import is_sample, seed_catalogue


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalogue ready for work and who works in it."""

    catalogue: Catalogue
    actor: Actor
    sample: bool = False
    """A catalogue of invented records: only there are sample identifiers accepted."""


def open_catalogue(
    place: str, *, create: bool = True, sample: bool = False, progress: Progress = no_progress
) -> Opened:
    """The catalogue at a path or URL and its user; raises UserProblem when it cannot be had.

    A new one becomes a sample catalogue where that is asked for; an existing one stays what it is. Lists that an older
    version of the program filled are filled anew, which takes a minute where there are a million records.
    """
    catalogue = Catalogue(place, create=create)
    try:
        actor = _actor_of(catalogue, sample)
        _fill_lists(catalogue, progress)
        with catalogue.reading() as session:
            return Opened(catalogue, actor, is_sample(session))
    except BaseException:
        catalogue.close()
        raise


def _actor_of(catalogue: Catalogue, sample: bool) -> Actor:
    with catalogue.reading() as session:
        found = _first_user(session)
    if found is not None:
        return found
    if catalogue.read_only:
        raise UserProblem("catalogue.empty_and_read_only", place=catalogue.place)
    with catalogue.transaction() as session:
        # somebody else may have filled it since it was looked at
        take_turns(session.connection())
        return _first_user(session) or seed_catalogue(session, sample=sample)


def _fill_lists(catalogue: Catalogue, progress: Progress) -> None:
    with catalogue.reading() as session:
        if is_indexed(session):
            return
    if catalogue.read_only:
        raise UserProblem("catalogue.old_and_read_only", place=catalogue.place)
    with catalogue.transaction() as session:
        index_everything(session, progress)


def _first_user(session: Session) -> Actor | None:
    query = select(UserAccount, Office).join(Office, Office.id == UserAccount.office_id)
    found = session.execute(query.order_by(UserAccount.id).limit(1)).first()
    if found is None:
        return None
    user, office = found
    return Actor(user.uid, user.name, Role(user.role), office.code, office.region)
