"""From a result straight to an agreement."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.event_results import Interest
from models.domain.matching import Decided
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.agreeing import is_decided, proposal_for
from models.steps.events.results import result_row
from models.steps.matching.deciding import decide

_WITHOUT = (Interest.NONE, Interest.UNSURE)


@dataclass(frozen=True, slots=True)
class ResultAgreement:
    """The proposal that the agreement's form opens with; without a change set it was accepted before."""

    proposal: str
    change_set: str = ""
    changed: Changed = Changed.NOTHING


def proposal_of_result(
    catalogue: Catalogue, actor: Actor, result: str, *, progress: Progress = no_progress
) -> ResultAgreement:
    """The proposal that the agreement editor opens with; it is accepted where nobody had decided on it.

    UserProblem saying what to do where no run has proposed the pair, where it was rejected or forbidden, where nobody
    was interested, or where its capacity is promised elsewhere.
    """
    progress(0, 1)
    with catalogue.reading() as session:
        proposal = _proposal(session, result)
        if is_decided(session, proposal):
            return ResultAgreement(proposal.code)
    with catalogue.transaction() as session:
        proposal = _proposal(session, result)
        note = json.dumps(["decision", proposal.code, Decided.ACCEPT])
        if is_decided(session, proposal):
            return ResultAgreement(proposal.code)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            decide(session, proposal.code, Decided.ACCEPT, "")
        return ResultAgreement(proposal.code, current.uid, Changed.DECISIONS)


def _proposal(session: Session, result: str) -> t.Proposal:
    row = result_row(session, result)
    if row.interest in _WITHOUT:
        raise UserProblem("event.result_without_interest")
    return proposal_for(session, row)
