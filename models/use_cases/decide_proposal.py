"""The officer's word on a proposal: accept, reject, lock, forbid, or take it back."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.matching import Decided, DecisionReport
from models.domain.progress import Progress, no_progress
from models.steps.matching.deciding import decide


def decide_proposal(
    catalogue: Catalogue,
    actor: Actor,
    proposal: str,
    decision: Decided,
    reason: str = "",
    *,
    progress: Progress = no_progress,
) -> DecisionReport:
    """Record the decision on the proposal with this code; later runs respect it.

    Raises UserProblem for an unknown proposal, an agreement already issued, or capacity promised elsewhere meanwhile.
    """
    progress(0, 1)
    note = json.dumps(["decision", proposal, decision])
    with catalogue.transaction() as session, change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
        decide(session, proposal, decision, reason)
    return DecisionReport(proposal, decision, current.uid)
