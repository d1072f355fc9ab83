"""The rows that an agreement is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.problems import UserProblem


@dataclass(frozen=True, slots=True)
class Deal:
    """The rows that an agreement is about."""

    proposal: t.Proposal
    need: t.Need
    offer: t.Offer
    commodity: t.Commodity
    buyer: t.Business
    seller: t.Business
    enterprise: t.Enterprise


def rows_of(session: Session, proposals: Sequence[str]) -> list[t.Table]:
    """The rows behind many proposals, read together: while they are held, `deal_of` need not read them again."""
    p, buyer, seller = t.Proposal, aliased(t.Business), aliased(t.Business)
    query = (
        select(p, t.Need, t.Offer, t.Commodity, t.Partner, t.Enterprise, buyer, seller)
        .join(t.Need, t.Need.id == p.need_id)
        .join(t.Offer, t.Offer.id == p.offer_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .join(seller, seller.id == t.Enterprise.business_id)
        .where(p.code.in_(proposals))
    )
    return [row for found in session.execute(query) for row in found]


def deal_of(session: Session, proposal: str) -> Deal:
    """The rows behind a proposal's code."""
    buyer_role, seller_role = t.Partner, t.Enterprise
    found = session.scalars(select(t.Proposal).where(t.Proposal.code == proposal)).one_or_none()
    if found is None:
        raise UserProblem("proposal.unknown", proposal=proposal)
    need, offer = session.get_one(t.Need, found.need_id), session.get_one(t.Offer, found.offer_id)
    partner = session.get_one(buyer_role, need.partner_id)
    enterprise = session.get_one(seller_role, offer.enterprise_id)
    return Deal(
        proposal=found,
        need=need,
        offer=offer,
        commodity=session.get_one(t.Commodity, need.commodity_id),
        buyer=session.get_one(t.Business, partner.business_id),
        seller=session.get_one(t.Business, enterprise.business_id),
        enterprise=enterprise,
    )
