"""The officer's word on a proposal: accept, reject, lock, forbid, or take it back."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Agreement, Decision, Offer, OfferFact, Proposal
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.matching import Decided, DecisionReport
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem

_HOLDS_CAPACITY = (Decided.ACCEPT, Decided.LOCK)


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
    with catalogue.transaction() as session:
        found = session.scalars(select(Proposal).where(Proposal.code == proposal)).one_or_none()
        if found is None:
            raise UserProblem("proposal.unknown", proposal=proposal)
        _refuse_when_agreed(session, found, decision)
        if decision in _HOLDS_CAPACITY:
            _refuse_over_capacity(session, found)
        note = json.dumps(["decision", proposal, decision])
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            _record(session, found, decision, reason)
    return DecisionReport(proposal, decision, current.uid)


def _record(session: Session, proposal: Proposal, decision: Decided, reason: str) -> None:
    pair = (Decision.offer_id == proposal.offer_id, Decision.need_id == proposal.need_id)
    row = session.scalars(select(Decision).where(*pair)).one_or_none()
    if row is None:
        row = Decision(offer_id=proposal.offer_id, need_id=proposal.need_id)
        session.add(row)
    holds = decision in _HOLDS_CAPACITY
    row.status, row.reason, row.deleted = decision, reason, False
    row.quantity = proposal.quantity if holds else None
    row.offer_quantity = proposal.offer_quantity if holds else None


def _refuse_when_agreed(session: Session, proposal: Proposal, decision: Decided) -> None:
    pair = (Agreement.offer_id == proposal.offer_id, Agreement.need_id == proposal.need_id)
    number = session.scalar(
        select(Agreement.number).where(*pair, ~Agreement.deleted, Agreement.status == "terbit").limit(1)
    )
    if number is not None and decision is not Decided.ACCEPT:
        raise UserProblem("decision.agreed_already", number=number)


def _refuse_over_capacity(session: Session, proposal: Proposal) -> None:
    # the row lock makes two workstations decide one after the other (SQLite: the immediate transaction does)
    session.execute(select(Offer.id).where(Offer.id == proposal.offer_id).with_for_update())
    capacity = session.scalar(
        select(OfferFact.value).where(
            OfferFact.offer_id == proposal.offer_id,
            OfferFact.kind == "kapasitas",
            OfferFact.superseded_by.is_(None),
        )
    )
    if capacity is None:
        return
    promised = _promised(session, proposal)
    if promised + proposal.offer_quantity > capacity:
        raise UserProblem("decision.over_capacity", capacity=capacity, promised=promised, asked=proposal.offer_quantity)


def _promised(session: Session, proposal: Proposal) -> int:
    """What other decisions and running agreements already take of this offer."""
    agreed = (
        select(Agreement.need_id, func.sum(Agreement.offer_quantity))
        .where(Agreement.offer_id == proposal.offer_id, ~Agreement.deleted, Agreement.status == "terbit")
        .group_by(Agreement.need_id)
    )
    taken = {need: int(quantity) for need, quantity in session.execute(agreed)}
    decided = select(Decision.need_id, Decision.offer_quantity).where(
        Decision.offer_id == proposal.offer_id, ~Decision.deleted, Decision.status.in_(_HOLDS_CAPACITY)
    )
    for need, quantity in session.execute(decided):
        taken.setdefault(need, quantity or 0)
    taken.pop(proposal.need_id, None)
    return sum(taken.values())
