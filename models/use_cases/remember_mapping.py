"""Remember how the lists of a sender are read, so that the next one asks nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.mapping import ProfileDraft
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.steps.intake import profiles


def remember_mapping(
    catalogue: Catalogue, actor: Actor, drafts: Sequence[ProfileDraft], *, progress: Progress = no_progress
) -> SavedRecord:
    """What was remembered; UserProblem where no sender is named. The same as before changes nothing."""
    drafts = [replace(draft, sender=" ".join(draft.sender.split())) for draft in drafts]
    if not drafts or not all(draft.sender for draft in drafts):
        raise UserProblem("import.no_sender")
    progress(0, 1)
    sender = drafts[0].sender
    with catalogue.transaction() as session:
        new = [draft for draft in drafts if not profiles.is_kept(session, draft)]
        if not new:
            return SavedRecord("", "", sender, Changed.NOTHING)
        note = json.dumps(["import_profile", sender], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            rows = [profiles.keep(session, draft) for draft in new]
            session.flush()
        return SavedRecord(rows[0].uid, "", sender, Changed.SETTINGS, current.uid)
