"""Change one field of many records at once."""

from __future__ import annotations

import json

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
from models.steps.records.bulk import PORTION, change_portion, portions, refuse_unless_possible
from models.steps.records.listed import selected
from models.steps.shelving import put_on_shelf

_CHANGES = {
    IntakeKind.ENTERPRISES: Changed.ENTERPRISES,
    IntakeKind.PARTNERS: Changed.PARTNERS,
    IntakeKind.NEEDS: Changed.NEEDS,
}


class _Nothing(Exception):
    """No record was to change: then there is no change set either."""


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
    skipped: list[Skipped] = []
    try:
        with catalogue.transaction() as session:
            ids = selected(session, actor, kind, selection)
            note = json.dumps(["edit_many", change.field.value, len(ids)], ensure_ascii=False)
            done: list[int] = []
            told = [0]
            with (
                listening(session, lambda: progress(told[0], len(ids))),
                change_set(session, actor, ChangeKind.BULK, note=note) as current,
            ):
                for some in portions(ids):
                    part = change_portion(session, kind, some, change, current.office_id)
                    done += part.ids
                    skipped += part.skipped
                    told[0] = min(told[0] + PORTION, len(ids))
                if not done:
                    raise _Nothing
                if kind is IntakeKind.ENTERPRISES:
                    index_again(session, done)
            return BulkReport(len(done), tuple(skipped), _CHANGES[kind], current.uid)
    except _Nothing:
        return BulkReport(0, tuple(skipped))
