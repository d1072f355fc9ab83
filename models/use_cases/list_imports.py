"""List what was imported, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import ChangeSet, ImportBatch, UserAccount
from models.domain.actor import Actor

MOST = 500


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import: read = new + changed + unchanged + rejected."""

    code: str
    file_name: str
    at: str
    """UTC, ISO 8601."""
    user: str
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    undone: bool
    change_set: str
    """What an undo reverses: the import, or the redo that brought it back."""
    sender: str = ""
    key: str = ""
    """The chosen key of updating; empty: whatever fitted."""


def list_imports(catalogue: Catalogue, _actor: Actor) -> tuple[ImportLine, ...]:
    """The newest imports first."""
    batch, origin = ImportBatch, ChangeSet
    query = (
        select(batch, origin, UserAccount.name)
        .join(origin, origin.id == batch.change_set_id)
        .join(UserAccount, UserAccount.id == origin.user_id)
        .order_by(batch.id.desc())
        .limit(MOST)
    )
    with catalogue.reading() as session:
        return tuple(_line(session, row, made, name) for row, made, name in session.execute(query))


def _line(session: Session, row: ImportBatch, origin: ChangeSet, user: str) -> ImportLine:
    reversals, last = _chain(session, origin)
    return ImportLine(
        row.code, row.file_name, origin.at, user, row.read, row.new, row.changed, row.unchanged, row.rejected,
        undone=reversals % 2 == 1, change_set=last, sender=row.sender, key=row.key,
    )  # fmt: skip


def _chain(session: Session, origin: ChangeSet) -> tuple[int, str]:
    """How often the import was taken back and brought back in turn, and the last change set of that."""
    last, reversals = origin, 0
    while (other := session.scalars(select(ChangeSet).where(ChangeSet.reverses_id == last.id)).first()) is not None:
        last, reversals = other, reversals + 1
    return reversals, last.uid
