"""Bring one record into another, as an officer has chosen field by field."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.merging import MergePlan
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.duplicates.choosing import chosen, fields_of
from models.steps.duplicates.merging import merge
from models.steps.duplicates.owners import hidden_fields
from models.steps.duplicates.refusing import refuse_merge
from models.steps.duplicates.sides import pair_of
from models.steps.indexing import index_again
from models.steps.records.standing import refuse_when_changed
from models.steps.trade_indexing import index_touched_trade


def merge_records(
    catalogue: Catalogue, actor: Actor, plan: MergePlan, *, progress: Progress = no_progress
) -> SavedRecord:
    """The record that stayed; the other is deleted, and its code leads here.

    Raises UserProblem where one of them changed since it was shown (record.changed_elsewhere), where an officer said
    that they are no twins, where agreements collide, and where a record belongs to another office.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        pair = pair_of(session, actor, plan.survivor, plan.merged)
        for head, version in zip((pair.first.head, pair.second.head), plan.versions or (), strict=False):
            refuse_when_changed(head.version, version)
        refuse_merge(session, actor, pair)
        sides = chosen(fields_of(session, pair), plan.choices, hidden_fields(session, actor, pair))
        first, second = pair.first.head, pair.second.head
        note = json.dumps(["merge", first.code, second.code])
        with change_set(session, actor, ChangeKind.MERGE, note=note) as current:
            merge(session, pair, sides)
            index_again(session, [pair.first.enterprise.id, pair.second.enterprise.id])
            index_touched_trade(session)
        name = pair.first.business.name
        return SavedRecord(first.uid, first.code, name, Changed.EVERYTHING, current.uid)
