"""A partner says that what is recorded of it still holds."""

from __future__ import annotations

import json
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.records import partners
from models.steps.records.standing import refuse_when_changed
from models.steps.trade_indexing import index_touched_trade


def confirm_partner(
    catalogue: Catalogue, actor: Actor, uid: str, version: int, *, progress: Progress = no_progress
) -> SavedRecord:
    """The partner with today as the day on which it was confirmed; nothing is written where that stands already.

    UserProblem when the record is not the one that was read any more.
    """
    progress(0, 1)
    today = date.today().isoformat()
    with catalogue.transaction() as session:
        whole = partners.load(session, uid)
        refuse_when_changed(partners.version(session, whole), version)
        row, name = whole.partner, whole.business.name
        if (row.confirmed_on or "") >= today:
            return SavedRecord(row.uid, row.code, name, Changed.NOTHING)
        note = json.dumps(["confirm_partner", name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.confirmed_on = today
            index_touched_trade(session)
        return SavedRecord(row.uid, row.code, name, Changed.PARTNERS, current.uid)
