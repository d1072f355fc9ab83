"""Take an official out of the catalogue; the mark can be undone."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.offices import official_of


def delete_official(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedRecord:
    """The official that was marked as gone; papers already issued keep the name."""
    progress(0, 1)
    with catalogue.transaction() as session:
        row = official_of(session, uid)
        note = json.dumps(["delete_official", row.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.deleted = True
        return SavedRecord(row.uid, "", row.name, Changed.OFFICES, current.uid)
