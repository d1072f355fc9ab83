"""Take a link out of the commodity graph; the mark can be undone."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.supply import SavedLink
from models.steps.supply import link_of


def delete_supply_link(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedLink:
    """The link that was marked as gone."""
    progress(0, 1)
    with catalogue.transaction() as session:
        row = link_of(session, uid)
        with change_set(session, actor, ChangeKind.SCREEN, note=json.dumps(["delete_link", row.code])) as current:
            row.deleted = True
        return SavedLink(row.uid, row.code, current.uid)
