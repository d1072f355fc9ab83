"""Record the officer's word on a proposal, and refuse what cannot be kept."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Agreement, Decision, Need, Offer, OfferFact, Proposal
from models.domain.matching import Decided
from models.problems import UserProblem
from models.steps.matching.hidden import refuse_hidden
from models.steps.matching.promises import ALONE, HOLDS_CAPACITY, groups_for, promised_of, promised_to


def decide(session: Session, proposal: str, decision: Decided, reason: str) -> None:
    """The decision on the proposal with this code, inside the current change set.

    Raises UserProblem for a proposal that is unknown or that another one stands for, an agreement already issued, or
    capacity promised elsewhere meanwhile.
    """
    found = session.scalars(select(Proposal).where(Proposal.code == proposal)).one_or_none()
    if found is None:
        raise UserProblem("proposal.unknown", proposal=proposal)
    refuse_hidden(session, found)
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
    pair = (Agreement.offer_id == proposal.offer_id, Agreement.need_id == proposal.need_id, ALONE)
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
    promised = promised_of(session, proposal.offer_id, but_need=proposal.need_id)
    asked = proposal.offer_quantity
    if promised + asked > capacity:
        raise UserProblem("decision.over_capacity", capacity=capacity, promised=promised, asked=asked)


def _refuse_over_need(session: Session, proposal: Proposal) -> None:
    """A need is not promised more than it asks for, nor to more partners than it may have."""
    need = session.get_one(Need, proposal.need_id, with_for_update=True)
    others = promised_to(session, need.id, but_offer=proposal.offer_id)
    refuse_over_need(need, (*others.values(), *groups_for(session, need.id)), proposal.quantity)


def refuse_over_need(need: Need, promised: tuple[int, ...], asked: int) -> None:
    """Refuse one more partner for whom the need, with what each of the others is promised, has no room."""
    if sum(promised) + asked > need.quantity:
        raise UserProblem(
            "decision.over_need", need=need.code, quantity=need.quantity, promised=sum(promised), asked=asked
        )
    if need.maximum_partners is not None and len(promised) >= need.maximum_partners:
        raise UserProblem("decision.over_partners", need=need.code, partners=need.maximum_partners)
