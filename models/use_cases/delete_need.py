"""Take a need out of the catalogue; the mark can be undone."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Agreement
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.records import needs
from models.steps.records.standing import refuse_with_agreements
from models.steps.trade_indexing import index_touched_trade


def delete_need(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedRecord:
    """The need that was marked as gone; UserProblem while a running agreement stands on it."""
    progress(0, 1)
    with catalogue.transaction() as session:
        need = needs.load(session, uid)
        refuse_with_agreements(session, need.words or need.code, Agreement.need_id == need.id)
        note = json.dumps(["delete_need", need.code], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            need.deleted = True
            index_touched_trade(session)
        return SavedRecord(need.uid, need.code, need.words, Changed.NEEDS | Changed.PARTNERS, current.uid)
