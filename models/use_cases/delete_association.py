"""Take a standing group out of the catalogue; the mark can be undone."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.indexing import index_again, members_of
from models.steps.records import associations


def delete_association(
    catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress
) -> SavedRecord:
    """The group that was marked as gone; its members stay in the catalogue."""
    progress(0, 1)
    with catalogue.transaction() as session:
        whole = associations.load(session, uid)
        row = whole.association
        note = json.dumps(["delete_association", row.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            associations.delete(whole)
            session.flush()
            index_again(session, members_of(session, row.id))
        return SavedRecord(row.uid, row.code, row.name, Changed.ASSOCIATIONS | Changed.ENTERPRISES, current.uid)
