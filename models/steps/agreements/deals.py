"""The rows that an agreement is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.problems import UserProblem
from models.steps.matching.hidden import refuse_hidden

GROUP = "KL-"
"""How the code of a group begins."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was proposed and accepted: a pair or a group, in both sides' units."""

    code: str
    pattern: str
    quantity: int
    offer_quantity: int
    proposal: int | None = None
    group: int | None = None
    minimum: int = 0
    """The lot that a group had to reach together."""
    delivering: int = 0
    """How many of a group were to deliver when it was accepted."""


@dataclass(frozen=True, slots=True)
class DealMember:
    """One enterprise of a group, and what it was proposed with."""

    offer: t.Offer
    enterprise: t.Enterprise
    business: t.Business
    quantity: int
    """0: it only stands by."""
    offer_quantity: int


@dataclass(frozen=True, slots=True)
class Deal:
    """The rows that an agreement is about; of a group, offer, seller and enterprise are those of its leader."""

    proposal: Accepted
    need: t.Need
    offer: t.Offer
    commodity: t.Commodity
    buyer: t.Business
    seller: t.Business
    enterprise: t.Enterprise
    members: tuple[DealMember, ...] = ()
    """Everybody in the group who is still in the catalogue, the leader first."""

    @property
    def gone(self) -> int:
        """How many of those who were to deliver are not in the catalogue any more, or were one with another."""
        return max(0, self.proposal.delivering - sum(1 for each in self.members if each.quantity))


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


def deal_of(session: Session, code: str) -> Deal:
    """The rows behind the code of a proposal or a group; UserProblem where it is none, or another stands for it."""
    if code.startswith(GROUP):
        return _of_group(session, code)
    found = session.scalars(select(t.Proposal).where(t.Proposal.code == code)).one_or_none()
    if found is None:
        raise UserProblem("proposal.unknown", proposal=code)
    refuse_hidden(session, found)
    return _of_proposal(session, found)


def _of_proposal(session: Session, found: t.Proposal) -> Deal:
    accepted = Accepted(found.code, found.pattern, found.quantity, found.offer_quantity, proposal=found.id)
    return _deal(session, accepted, found.need_id, found.offer_id)


def deal_behind(session: Session, agreement: t.Agreement) -> Deal:
    """The rows behind what an agreement was made of."""
    if agreement.group_id is not None:
        return _of_group(session, session.get_one(t.ProposedGroup, agreement.group_id).code)
    return _of_proposal(session, session.get_one(t.Proposal, agreement.proposal_id))


def _deal(
    session: Session, accepted: Accepted, need_id: int, offer_id: int, members: tuple[DealMember, ...] = ()
) -> Deal:
    need, offer = session.get_one(t.Need, need_id), session.get_one(t.Offer, offer_id)
    partner = session.get_one(t.Partner, need.partner_id)
    enterprise = session.get_one(t.Enterprise, offer.enterprise_id)
    return Deal(
        proposal=accepted,
        need=need,
        offer=offer,
        commodity=session.get_one(t.Commodity, need.commodity_id),
        buyer=session.get_one(t.Business, partner.business_id),
        seller=session.get_one(t.Business, enterprise.business_id),
        enterprise=enterprise,
        members=members,
    )


def _of_group(session: Session, code: str) -> Deal:
    group = session.scalars(select(t.ProposedGroup).where(t.ProposedGroup.code == code)).one_or_none()
    if group is None:
        raise UserProblem("group.unknown", group=code)
    members = _members(session, group.id)
    if not members:
        raise UserProblem("group.unknown", group=code)
    accepted = Accepted(
        code, _pattern(session, group), group.quantity, members[0].offer_quantity, group=group.id,
        minimum=group.minimum, delivering=_delivering(session, group.id),
    )  # fmt: skip
    leader = next((each for each in members if each.offer.id == group.leader_id), members[0])
    return _deal(session, accepted, group.need_id, leader.offer.id, members)


def _members(session: Session, group: int) -> tuple[DealMember, ...]:
    m = t.GroupMember
    query = (
        select(t.Offer, t.Enterprise, t.Business, m.quantity, m.offer_quantity)
        .join(m, m.offer_id == t.Offer.id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .where(m.group_id == group, ~t.Offer.deleted, ~t.Enterprise.deleted)
        .order_by(m.position)
    )
    found: dict[int, DealMember] = {}
    for each in (DealMember(*row) for row in session.execute(query)):
        # two records that turned out to be one enterprise are one member, with what one of them was to deliver
        held = found.get(each.enterprise.id)
        if held is None or (each.quantity and not held.quantity):
            found[each.enterprise.id] = each
    return tuple(found.values())


def _delivering(session: Session, group: int) -> int:
    m = t.GroupMember
    query = select(func.count()).select_from(m).where(m.group_id == group, m.quantity > 0)
    return session.scalar(query) or 0


def _pattern(session: Session, group: t.ProposedGroup) -> str:
    """As the need says, else as the run that proposed the group saw it."""
    seen = (t.RunNeed.run_id == group.run_id, t.RunNeed.need_id == group.need_id)
    need = session.get_one(t.Need, group.need_id)
    found = need.pattern or session.scalar(select(t.RunNeed.pattern).where(*seen))
    if not found:
        raise UserProblem("agreement.no_pattern", need=need.code)
    return found
