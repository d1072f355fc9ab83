"""Change one field of many records at once."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.listening import listening
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.backups import BackupReason
from models.domain.bulk import BulkChange, BulkReport, Selection, Skipped
from models.domain.changes import Changed, ChangeKind
from models.domain.intake import IntakeKind
from models.domain.progress import Progress, no_progress
from models.steps.indexing import index_again
from models.steps.records.bulk import Done, change_portion, portions, refuse_unless_possible
from models.steps.records.listed import selected
from models.steps.shelving import put_on_shelf
from models.steps.trade_indexing import index_touched_trade

_CHANGES = {
    IntakeKind.ENTERPRISES: Changed.ENTERPRISES,
    IntakeKind.PARTNERS: Changed.PARTNERS,
    IntakeKind.NEEDS: Changed.NEEDS,
}


class _Told:
    """How far the work is, told anew whenever somebody asks."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total
        self._done = 0

    def further(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        self.again()

    def again(self) -> None:
        """Tell it, and hear whether to stop."""
        self._progress(self._done, self._total)


def edit_many(
    catalogue: Catalogue,
    actor: Actor,
    kind: IntakeKind,
    selection: Selection,
    change: BulkChange,
    *,
    progress: Progress = no_progress,
) -> BulkReport:
    """What was changed, in one change set, and what was left and why; a verified copy is kept before.

    Records of other offices are left as they are. Raises UserProblem when the list is no longer what the user saw, and
    for a value that is none; `Cancelled` from `progress` leaves everything as it was.
    """
    refuse_unless_possible(kind, change)
    progress(0, selection.expected)
    with catalogue.reading() as session:
        selected(session, actor, kind, selection)
    put_on_shelf(catalogue, BackupReason.BULK_EDIT)
    with catalogue.transaction() as session:
        ids = selected(session, actor, kind, selection)
        told = _Told(progress, len(ids))
        note = json.dumps(["edit_many", change.field.value, len(ids)], ensure_ascii=False)
        with listening(session, told.again), change_set(session, actor, ChangeKind.BULK, note=note) as current:
            done = _change(session, kind, ids, change, current.office_id, told)
        if not done.ids:
            session.delete(current)  # of nothing there is nothing to tell
            return BulkReport(0, done.skipped)
        return BulkReport(len(done.ids), done.skipped, _CHANGES[kind], current.uid)


def _change(
    session: Session, kind: IntakeKind, ids: Sequence[int], change: BulkChange, office: int, told: _Told
) -> Done:
    done: list[int] = []
    skipped: list[Skipped] = []
    for some in portions(ids):
        part = change_portion(session, kind, some, change, office)
        done += part.ids
        skipped += part.skipped
        told.further(len(some))
    if kind is IntakeKind.ENTERPRISES:
        index_again(session, done)
    index_touched_trade(session)
    return Done(tuple(done), tuple(skipped))
