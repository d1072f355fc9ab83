"""What the catalogue knows around an agreement: capacity, what is promised elsewhere, what the need still asks for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.steps.agreements.deals import Deal, DealMember
from models.steps.agreements.goods import unit_name
from models.steps.agreements.members import rate_of
from models.steps.matching.promises import bound_to, groups_for, promised_of, promised_to
from reports.agreement import Quantity
from reports.agreement.judged_by import Circumstances, MemberStanding


def circumstances(session: Session, deal: Deal, start: date) -> Circumstances:
    """What is known when an agreement is to start; agreements that are over by then hold nothing."""
    if deal.members:
        return _around_group(session, deal, start)
    unit, rate = unit_name(deal.need.unit), _rate(deal)
    capacity = _capacity(session, deal.offer.id)
    others = promised_of(session, deal.offer.id, but_need=deal.need.id, today=start)
    return Circumstances(
        # rounded towards the enterprise: a thousandth lost in changing units is no promise broken
        capacity=None if capacity is None else Quantity(ceil(capacity * rate), unit),
        promised_elsewhere=Quantity(floor(others * rate), unit),
        need_open=Quantity(_open(session, deal, start), unit),
    )


def _around_group(session: Session, deal: Deal, start: date) -> Circumstances:
    unit = unit_name(deal.need.unit)
    return Circumstances(
        need_open=Quantity(_open(session, deal, start), unit),
        members=tuple(_member(session, deal, each, start) for each in deal.members),
        least=Quantity(deal.proposal.minimum, unit),
        gone=deal.gone,
    )


def _member(session: Session, deal: Deal, member: DealMember, start: date) -> MemberStanding:
    """What one enterprise has beside this group, in the need's unit."""
    unit, rate, offer = unit_name(deal.need.unit), 1 / rate_of(deal, member), member.offer.id
    capacity = _capacity(session, offer)
    others = promised_of(session, offer, but_group=deal.proposal.group, today=start)
    return MemberStanding(
        code=member.enterprise.code,
        capacity=None if capacity is None else Quantity(ceil(capacity * rate), unit),
        promised_elsewhere=Quantity(floor(others * rate), unit),
        bound_by=bound_to(session, offer, deal.need.id, but_group=deal.proposal.group, today=start),
    )


def _open(session: Session, deal: Deal, start: date) -> int:
    """What the need asks for beyond what it is promised by others."""
    group = deal.proposal.group
    but_offer = None if group else deal.offer.id
    to_others = promised_to(session, deal.need.id, but_offer=but_offer, today=start).values()
    return deal.need.quantity - sum(to_others) - sum(groups_for(session, deal.need.id, but_group=group, today=start))


def _capacity(session: Session, offer: int) -> int | None:
    current = (t.OfferFact.kind == "kapasitas", t.OfferFact.superseded_by.is_(None))
    return session.scalar(select(t.OfferFact.value).where(t.OfferFact.offer_id == offer, *current).limit(1))


def _rate(deal: Deal) -> Fraction:
    """Units of the need that one unit of the offer gives."""
    if not deal.proposal.offer_quantity:
        return Fraction(1)
    return Fraction(deal.proposal.quantity, deal.proposal.offer_quantity)
