"""Keep the scanned copy that the parties signed beside the paper as printed."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.progress import Progress, no_progress
from models.steps.papers.storing import keep_scan, owner_of


def attach_scan(
    catalogue: Catalogue, actor: Actor, code: str, data: bytes, *, progress: Progress = no_progress
) -> Outcome:
    """The bytes of a PDF or picture kept with the agreement ("PK-…") or paper ("SP-…"), for good.

    What is kept cannot be taken back: there is no undo. UserProblem for an unknown code or an unfit file.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        owner = owner_of(session, code)
        note = json.dumps(["attach_scan", owner.number], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note):
            keep_scan(session, owner, data)
    return Outcome(Changed.PAPERS)
