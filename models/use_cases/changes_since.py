"""What was written to the catalogue since it was last looked at, by whatever window."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import ChangeSet


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """The newest change set, and the uids of those that came after the one last looked at."""

    newest: int
    change_sets: frozenset[str]


def changes_since(catalogue: Catalogue, last: int | None) -> ChangesSince:
    """Change sets after this one; None: nothing but which is the newest."""
    with catalogue.reading() as session:
        if last is None:
            return ChangesSince(session.scalar(select(func.max(ChangeSet.id))) or 0, frozenset())
        found = session.execute(select(ChangeSet.id, ChangeSet.uid).where(ChangeSet.id > last)).all()
    return ChangesSince(max((number for number, _uid in found), default=last), frozenset(uid for _id, uid in found))
