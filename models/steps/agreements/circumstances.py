"""What the catalogue knows around an agreement: capacity, what is promised elsewhere, what the need still asks for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.steps.agreements.deals import Deal
from models.steps.agreements.goods import unit_name
from models.steps.matching.promises import groups_for, promised_of, promised_to
from reports.agreement import Quantity
from reports.agreement.judged_by import Circumstances


def circumstances(session: Session, deal: Deal, start: date) -> Circumstances:
    """What is known when an agreement is to start; agreements that are over by then hold nothing."""
    unit, rate = unit_name(deal.need.unit), _rate(deal)
    capacity = _capacity(session, deal.offer.id)
    others = promised_of(session, deal.offer.id, but_need=deal.need.id, today=start)
    to_others = promised_to(session, deal.need.id, but_offer=deal.offer.id, today=start).values()
    taken = sum(to_others) + sum(groups_for(session, deal.need.id))
    return Circumstances(
        # rounded towards the enterprise: a thousandth lost in changing units is no promise broken
        capacity=None if capacity is None else Quantity(ceil(capacity * rate), unit),
        promised_elsewhere=Quantity(floor(others * rate), unit),
        need_open=Quantity(deal.need.quantity - taken, unit),
    )


def _capacity(session: Session, offer: int) -> int | None:
    current = (t.OfferFact.kind == "kapasitas", t.OfferFact.superseded_by.is_(None))
    return session.scalar(select(t.OfferFact.value).where(t.OfferFact.offer_id == offer, *current).limit(1))


def _rate(deal: Deal) -> Fraction:
    """Units of the need that one unit of the offer gives."""
    if not deal.proposal.offer_quantity:
        return Fraction(1)
    return Fraction(deal.proposal.quantity, deal.proposal.offer_quantity)
