"""Enter or change a partner."""

from __future__ import annotations

import json
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.choices import FieldProblem
from models.domain.partners import PartnerDraft
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.records import partners
from models.steps.records.businesses import figures_are_history
from models.steps.records.checking import cleaned, partner_problems, refuse
from models.steps.records.standing import held_unchanged
from models.steps.trade_indexing import index_touched_trade


def check_partner(draft: PartnerDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a draft from being saved, quick enough to ask while one types."""
    return partner_problems(draft)


def save_partner(
    catalogue: Catalogue, actor: Actor, draft: PartnerDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The saved partner; UserProblem for a wrong draft, or one whose record changed since (changed_elsewhere)."""
    refuse(partner_problems(draft))
    progress(0, 1)
    kept = cleaned(draft)
    with catalogue.transaction() as session:
        whole = held_unchanged(session, draft, partners.load, partners.version)
        older = whole is not None and figures_are_history(whole.facts, kept.business)
        note = json.dumps(["save_partner", kept.business.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            saved = partners.save(session, actor, whole, kept, date.today())
            index_touched_trade(session)
        remark = "records.kept_as_history" if older else ""
        return SavedRecord(saved.uid, saved.code, kept.business.name, Changed.PARTNERS, current.uid, remark)
