"""Somebody says that what is recorded of an enterprise still holds."""

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
from models.steps.indexing import index_again
from models.steps.records import enterprises
from models.steps.records.standing import refuse_when_changed


def confirm_enterprise(
    catalogue: Catalogue,
    actor: Actor,
    uid: str,
    version: int,
    on: date | None = None,
    *,
    progress: Progress = no_progress,
) -> SavedRecord:
    """The enterprise with the day on which it was confirmed, today where none is given.

    UserProblem when the record is not the one that was read any more, or for a day yet to come. Nothing is written
    where that day or a later one stands already.
    """
    today = date.today()
    day = on or today
    if day > today:
        raise UserProblem("equipment.confirmed_later", day=day.isoformat())
    progress(0, 1)
    with catalogue.transaction() as session:
        whole = enterprises.load(session, uid)
        refuse_when_changed(enterprises.version(session, whole), version)
        row, name = whole.enterprise, whole.business.name
        if (row.confirmed_on or "") >= day.isoformat():
            return SavedRecord(row.uid, row.code, name, Changed.NOTHING)
        note = json.dumps(["confirm_enterprise", name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.confirmed_on = day.isoformat()
            session.flush()
            index_again(session, [row.id])
        return SavedRecord(row.uid, row.code, name, Changed.ENTERPRISES, current.uid)
