"""Enter or change an official."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Official
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.offices import OfficialDraft, bare_nip
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.steps.offices import office_of, official_of


def save_official(
    catalogue: Catalogue, actor: Actor, draft: OfficialDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The saved official; a doubtful NIP is kept as it was given, nothing here refuses it."""
    if not draft.name.strip() or not draft.position.strip():
        raise UserProblem("official.no_name")
    progress(0, 1)
    with catalogue.transaction() as session:
        office = office_of(session, draft.office)
        row = official_of(session, draft.uid) if draft.uid else Official()
        if draft.uid and row.version != draft.version:
            raise UserProblem("record.changed_elsewhere")
        values = _values(draft, office.id)
        if draft.uid and all(getattr(row, field) == value for field, value in values.items()):
            return SavedRecord(row.uid, "", row.name, Changed.NOTHING)
        note = json.dumps(["save_official", draft.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            for field, value in values.items():
                setattr(row, field, value)
            session.add(row)
        return SavedRecord(row.uid, "", row.name, Changed.OFFICES, current.uid)


def _values(draft: OfficialDraft, office: int) -> dict[str, str | int | bool]:
    return {
        "of_office_id": office,
        "name": draft.name.strip(),
        "position": draft.position.strip(),
        "nip": bare_nip(draft.nip),
        "rank": draft.rank.strip(),
        "signs": draft.signs,
    }
