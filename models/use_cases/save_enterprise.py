"""Enter or change an enterprise."""

from __future__ import annotations

import json
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.choices import FieldProblem
from models.domain.enterprises import EnterpriseDraft
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.indexing import index_again
from models.steps.records import enterprises
from models.steps.records.businesses import figures_are_history
from models.steps.records.checking import cleaned, enterprise_problems, refuse
from models.steps.records.standing import held_unchanged
from models.steps.trade_indexing import index_touched_trade


def check_enterprise(draft: EnterpriseDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a draft from being saved, quick enough to ask while one types."""
    return enterprise_problems(draft)


def save_enterprise(
    catalogue: Catalogue, actor: Actor, draft: EnterpriseDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The saved enterprise; UserProblem for a wrong draft, or one whose record changed since (changed_elsewhere)."""
    refuse(enterprise_problems(draft))
    progress(0, 1)
    kept = cleaned(draft)
    with catalogue.transaction() as session:
        whole = held_unchanged(session, draft, enterprises.load, enterprises.version)
        family = whole.owner[1].household_id if whole and whole.owner else None
        older = whole is not None and figures_are_history(whole.business_facts, kept.business)
        note = json.dumps(["save_enterprise", kept.business.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            saved = enterprises.save(session, actor, whole, kept, date.today())
            session.flush()
            index_again(session, [saved.id])
            index_touched_trade(session)
        moved = whole is not None and whole.owner is not None and whole.owner[1].household_id != family
        remark = "records.household_moved" if moved and family is not None else ""
        changed = Changed.ENTERPRISES if kept.groups is None else Changed.ENTERPRISES | Changed.ASSOCIATIONS
        kept_only = "records.kept_as_history" if older else ""
        return SavedRecord(saved.uid, saved.code, kept.business.name, changed, current.uid, remark or kept_only)
