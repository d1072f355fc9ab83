"""The partner says that an inferred need is its own."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, ChangeSource
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.records import needs
from models.steps.trade_indexing import index_touched_trade


def confirm_need(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedRecord:
    """The need without its mark; who took it away stands in the history. Nothing is written where there is none."""
    progress(0, 1)
    with catalogue.transaction() as session:
        need = needs.load(session, uid)
        if not need.inferred:
            return SavedRecord(need.uid, need.code, need.words, Changed.NOTHING)
        note = json.dumps(["confirm_need", need.words], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note, source=ChangeSource.VERIFIED) as current:
            need.inferred = False
            index_touched_trade(session)
        return SavedRecord(need.uid, need.code, need.words, Changed.NEEDS | Changed.PARTNERS, current.uid)
