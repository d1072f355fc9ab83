"""The officer's word on two records that look alike: twins, no twins, or taken back."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.duplicates import Verdict, VerdictReport
from models.domain.progress import Progress, no_progress
from models.steps.duplicates.deciding import record_verdict
from models.steps.records.rights import sees_private


def decide_duplicate(
    catalogue: Catalogue,
    actor: Actor,
    first: str,
    second: str,
    verdict: Verdict,
    reason: str = "",
    *,
    progress: Progress = no_progress,
) -> VerdictReport:
    """Record the word on the enterprises with these codes; scans and warnings are silent about the pair from then on.

    Raises UserProblem for an unknown code, and for a record and itself. Nothing is merged.
    """
    progress(0, 1)
    note = json.dumps(["duplicate_verdict", first, second, verdict])
    with catalogue.transaction() as session:
        private = sees_private(session, actor)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            record_verdict(session, (first, second), verdict, reason, private=private)
    return VerdictReport(first, second, verdict, current.uid)
