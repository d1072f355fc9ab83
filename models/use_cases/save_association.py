"""Enter or change a standing group and its members."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.associations import AssociationDraft
from models.domain.changes import Changed, ChangeKind
from models.domain.choices import FieldProblem
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.indexing import index_again, members_of
from models.steps.records import associations
from models.steps.records.checking import refuse
from models.steps.records.standing import refuse_when_changed
from models.steps.records.trust_checking import association_problems


def check_association(draft: AssociationDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a draft from being saved, quick enough to ask while one types."""
    return association_problems(draft)


def save_association(
    catalogue: Catalogue, actor: Actor, draft: AssociationDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The saved group; UserProblem for a wrong draft, or one whose record changed since (changed_elsewhere)."""
    refuse(association_problems(draft))
    progress(0, 1)
    with catalogue.transaction() as session:
        whole = associations.load(session, draft.uid) if draft.uid else None
        if whole is not None:
            refuse_when_changed(associations.version(whole), draft.version)
        note = json.dumps(["save_association", draft.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row = associations.save(session, whole, draft)
            session.flush()
            index_again(session, members_of(session, row.id))
        return SavedRecord(row.uid, row.code, row.name, Changed.ASSOCIATIONS | Changed.ENTERPRISES, current.uid)
