"""Take away a kept view; the mark can be undone."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.records.views import own_view


def delete_view(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedRecord:
    """The view that was marked as gone; UserProblem for another's."""
    progress(0, 1)
    with catalogue.transaction() as session:
        row = own_view(session, actor, uid)
        note = json.dumps(["delete_view", row.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.deleted = True
        return SavedRecord(row.uid, "", row.name, Changed.VIEWS, current.uid)
