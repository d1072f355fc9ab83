"""A partner says that a need still stands as it is recorded."""

from __future__ import annotations

import json
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.steps.need_days import has_lapsed
from models.steps.records import needs
from models.steps.records.standing import refuse_when_changed
from models.steps.trade_indexing import index_touched_trade


def confirm_need_terms(
    catalogue: Catalogue, actor: Actor, uid: str, version: int, *, progress: Progress = no_progress
) -> SavedRecord:
    """The need with today as the day on which it was confirmed; nothing is written where that stands already.

    UserProblem when the record is not the one that was read any more, and for a need whose last day is past.
    """
    progress(0, 1)
    today = date.today()
    with catalogue.transaction() as session:
        need = needs.load(session, uid)
        refuse_when_changed(needs.version(need), version)
        if has_lapsed(need, today):
            raise UserProblem("need.lapsed")
        if (need.confirmed_on or "") >= today.isoformat():
            return SavedRecord(need.uid, need.code, need.words, Changed.NOTHING)
        note = json.dumps(["confirm_need_terms", need.words], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            need.confirmed_on = today.isoformat()
            index_touched_trade(session)
        return SavedRecord(need.uid, need.code, need.words, Changed.NEEDS, current.uid)
