"""From a result straight to an agreement."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.matching import Decided
from models.domain.progress import Progress, no_progress
from models.steps.events.agreeing import is_decided, proposal_for
from models.steps.events.results import result_row
from models.steps.matching.deciding import decide


def proposal_of_result(
    catalogue: Catalogue, actor: Actor, result: str, *, progress: Progress = no_progress
) -> str:
    """Code of the proposal that the agreement editor opens with; it is accepted where nobody had decided on it.

    UserProblem saying what to do where no run has proposed the pair, or its capacity is promised elsewhere.
    """
    progress(0, 1)
    with catalogue.reading() as session:
        proposal = proposal_for(session, result_row(session, result))
        decided = is_decided(session, proposal)
        code = proposal.code
    if not decided:
        note = json.dumps(["decision", code, Decided.ACCEPT])
        with catalogue.transaction() as session, change_set(session, actor, ChangeKind.SCREEN, note=note):
            decide(session, code, Decided.ACCEPT, "")
    return code
