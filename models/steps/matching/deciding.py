"""Record the officer's word on a proposal, and refuse what cannot be kept."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue.tables import Agreement, Decision, Need, Offer, OfferFact, Proposal
from models.domain.matching import Decided
from models.problems import UserProblem

HOLDS_CAPACITY = (Decided.ACCEPT, Decided.LOCK)


def decide(session: Session, proposal: str, decision: Decided, reason: str) -> None:
    """The decision on the proposal with this code, inside the current change set.

    Raises UserProblem for an unknown proposal, an agreement already issued, or capacity promised elsewhere meanwhile.
    """
    found = session.scalars(select(Proposal).where(Proposal.code == proposal)).one_or_none()
    if found is None:
        raise UserProblem("proposal.unknown", proposal=proposal)
    _refuse_when_agreed(session, found, decision)
    if decision in HOLDS_CAPACITY:
        _refuse_over_capacity(session, found)
        _refuse_over_need(session, found)
    _record(session, found, decision, reason)
    session.flush()


def _record(session: Session, proposal: Proposal, decision: Decided, reason: str) -> None:
    pair = (Decision.offer_id == proposal.offer_id, Decision.need_id == proposal.need_id)
    row = session.scalars(select(Decision).where(*pair)).one_or_none()
    if row is None:
        row = Decision(offer_id=proposal.offer_id, need_id=proposal.need_id)
        session.add(row)
    holds = decision in HOLDS_CAPACITY
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
    current = (OfferFact.kind == "kapasitas", OfferFact.superseded_by.is_(None))
    capacity = session.scalar(select(OfferFact.value).where(OfferFact.offer_id == proposal.offer_id, *current))
    if capacity is None:
        return
    promised = _promised(session, proposal)
    asked = proposal.offer_quantity
    if promised + asked > capacity:
        raise UserProblem("decision.over_capacity", capacity=capacity, promised=promised, asked=asked)


def _refuse_over_need(session: Session, proposal: Proposal) -> None:
    """A need is not promised more than it asks for, nor to more partners than it may have."""
    need = session.get_one(Need, proposal.need_id, with_for_update=True)
    others = _promised_to(session, proposal)
    if sum(others.values()) + proposal.quantity > need.quantity:
        raise UserProblem(
            "decision.over_need", need=need.code, quantity=need.quantity, promised=sum(others.values()),
            asked=proposal.quantity,
        )  # fmt: skip
    if need.maximum_partners is not None and len(others) >= need.maximum_partners:
        raise UserProblem("decision.over_partners", need=need.code, partners=need.maximum_partners)


def _promised_to(session: Session, proposal: Proposal) -> dict[int, int]:
    """Other offer → what decisions and running agreements promise the same need, in the need's unit."""
    agreed = (
        select(Agreement.offer_id, func.sum(Agreement.quantity))
        .where(Agreement.need_id == proposal.need_id, ~Agreement.deleted, Agreement.status == "terbit")
        .group_by(Agreement.offer_id)
    )
    taken = {offer: int(quantity) for offer, quantity in session.execute(agreed)}
    decided = select(Decision.offer_id, Decision.quantity).where(
        Decision.need_id == proposal.need_id, ~Decision.deleted, Decision.status.in_(HOLDS_CAPACITY)
    )
    for offer, quantity in session.execute(decided):
        taken.setdefault(offer, quantity or 0)
    taken.pop(proposal.offer_id, None)
    return taken


def _promised(session: Session, proposal: Proposal) -> int:
    """What other decisions and running agreements already take of this offer."""
    agreed = (
        select(Agreement.need_id, func.sum(Agreement.offer_quantity))
        .where(Agreement.offer_id == proposal.offer_id, ~Agreement.deleted, Agreement.status == "terbit")
        .group_by(Agreement.need_id)
    )
    taken = {need: int(quantity) for need, quantity in session.execute(agreed)}
    decided = select(Decision.need_id, Decision.offer_quantity).where(
        Decision.offer_id == proposal.offer_id, ~Decision.deleted, Decision.status.in_(HOLDS_CAPACITY)
    )
    for need, quantity in session.execute(decided):
        taken.setdefault(need, quantity or 0)
    taken.pop(proposal.need_id, None)
    return sum(taken.values())
