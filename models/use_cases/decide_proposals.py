"""One decision on several proposals at once: all of them or none, and one step to take back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.matching import Decided
from models.domain.progress import Progress, no_progress
from models.steps.matching.deciding import decide


@dataclass(frozen=True, slots=True)
class DecisionsReport:
    """The decision that stands now on these proposals, and the change set that an undo reverses."""

    proposals: tuple[str, ...]
    status: Decided
    change_set: str
    changed: Changed = Changed.DECISIONS


def decide_proposals(
    catalogue: Catalogue,
    actor: Actor,
    proposals: Sequence[str],
    decision: Decided,
    reason: str = "",
    *,
    progress: Progress = no_progress,
) -> DecisionsReport:
    """Record the decision on the proposals with these codes; raises UserProblem when one of them refuses it."""
    with catalogue.transaction() as session:
        note = json.dumps(["decision", *proposals, decision])
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            for done, proposal in enumerate(proposals):
                progress(done, len(proposals))
                decide(session, proposal, decision, reason)
    return DecisionsReport(tuple(proposals), decision, current.uid)
