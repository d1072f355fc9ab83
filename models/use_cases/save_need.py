"""Enter or change a need."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.choices import FieldProblem
from models.domain.partners import NeedDraft
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.records import needs
from models.steps.records.checking import need_problems, refuse
from models.steps.records.standing import refuse_when_changed
from models.steps.trade_indexing import index_touched_trade


def check_need(draft: NeedDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a draft from being saved, quick enough to ask while one types."""
    return need_problems(draft)


def save_need(catalogue: Catalogue, actor: Actor, draft: NeedDraft, *, progress: Progress = no_progress) -> SavedRecord:
    """The saved need; UserProblem for a wrong draft, or one whose record changed since (changed_elsewhere)."""
    refuse(need_problems(draft))
    progress(0, 1)
    with catalogue.transaction() as session:
        need = needs.load(session, draft.uid) if draft.uid else None
        if need is not None:
            refuse_when_changed(needs.version(need), draft.version)
        note = json.dumps(["save_need", draft.words], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            saved = needs.save(session, need, draft)
            index_touched_trade(session)
        return SavedRecord(saved.uid, saved.code, saved.words, Changed.NEEDS | Changed.PARTNERS, current.uid)
