"""The officer's word on a group: accept, reject, or take it back."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.groups import GroupDecisionReport
from models.domain.matching import Decided
from models.domain.progress import Progress, no_progress
from models.steps.matching.group_deciding import decide_on_group


def decide_group(
    catalogue: Catalogue,
    actor: Actor,
    group: str,
    decision: Decided,
    reason: str = "",
    *,
    progress: Progress = no_progress,
) -> GroupDecisionReport:
    """Record the decision on the group with this code; later runs respect it.

    Raises UserProblem for an unknown group, a word that groups do not know, or what is promised elsewhere meanwhile.
    """
    progress(0, 1)
    note = json.dumps(["decision", group, decision])
    with catalogue.transaction() as session, change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
        decide_on_group(session, group, decision, reason)
    return GroupDecisionReport(group, decision, current.uid)
