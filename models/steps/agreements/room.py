"""Whether need and offers have room for more than an agreement takes of them, and how much of an offer that is."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.shares import apportioned
from models.problems import UserProblem
from models.steps.agreements.chains import Chain
from models.steps.matching.promises import groups_for, promised_of, promised_to


def refuse_no_room(session: Session, chain: Chain, quantity: int, today: date) -> None:
    """Raise UserProblem where an agreement on so much a month would take more than there is."""
    row = chain.row
    for offer, asked in _asked(session, chain, quantity):
        capacity = _capacity(session, offer)
        promised = _promised(session, row, offer, today)
        if capacity is not None and promised + asked > capacity:
            raise UserProblem("decision.over_capacity", capacity=capacity, promised=promised, asked=asked)
    need = session.get_one(t.Need, row.need_id)
    but_offer = row.offer_id if row.group_id is None else None
    others = promised_to(session, need.id, but_offer=but_offer, today=today)
    groups = groups_for(session, need.id, but_group=row.group_id, today=today)
    taken = sum(others.values()) + sum(groups)
    if taken + quantity > need.quantity:
        raise UserProblem(
            "decision.over_need", need=need.code, quantity=need.quantity, promised=taken, asked=quantity
        )


def offer_quantity_of(session: Session, chain: Chain, quantity: int) -> int:
    """What a quantity takes of the agreement's own offer, by the proposal's proportion, rounded up."""
    return dict(_asked(session, chain, quantity)).get(chain.row.offer_id, 0)


def _asked(session: Session, chain: Chain, quantity: int) -> tuple[tuple[int, int], ...]:
    """Offer → what a quantity takes of it; of a group by each member's part."""
    if chain.row.proposal_id is not None:
        pair = session.get_one(t.Proposal, chain.row.proposal_id)
        return ((chain.row.offer_id, -(-quantity * pair.offer_quantity // pair.quantity)),)
    m = t.AgreementMember
    query = select(m).where(m.agreement_id == chain.row.id).order_by(m.position)
    members = session.scalars(query).all()
    parts = apportioned(quantity, [each.quantity for each in members])
    return tuple(
        (each.offer_id, -(-each.offer_quantity * part // each.quantity))
        for each, part in zip(members, parts, strict=True)
    )


def _promised(session: Session, row: t.Agreement, offer: int, today: date) -> int:
    """To everybody else."""
    if row.group_id is None:
        return promised_of(session, offer, but_need=row.need_id, today=today)
    return promised_of(session, offer, but_group=row.group_id, today=today)


def _capacity(session: Session, offer: int) -> int | None:
    fact = t.OfferFact
    of = (fact.offer_id == offer, fact.kind == "kapasitas", fact.superseded_by.is_(None))
    return session.scalar(select(fact.value).where(*of))
