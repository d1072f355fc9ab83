"""The proposal that an agreement about a result stands on."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.matching import Decided
from models.problems import UserProblem

_HOLDS = (str(Decided.ACCEPT), str(Decided.LOCK))

_AGAINST = {
    str(Decided.REJECT): ("event.proposal_rejected", "event.proposal_rejected_for"),
    str(Decided.FORBID): ("event.proposal_forbidden", "event.proposal_forbidden_for"),
}
"""What is said without a written reason, and with one."""


def proposal_for(session: Session, result: t.EventResult) -> t.Proposal:
    """The meeting's own, else the newest about what was talked of, else about anything of the pair."""
    meeting = session.get_one(t.EventMeeting, result.meeting_id)
    buyer, guest = session.get_one(t.EventGuest, meeting.buyer_id), session.get_one(t.EventGuest, result.guest_id)
    p, o, n = t.Proposal, t.Offer, t.Need
    query = (
        select(p)
        .join(o, o.id == p.offer_id)
        .join(n, n.id == p.need_id)
        .where(o.enterprise_id == guest.enterprise_id, n.partner_id == buyer.partner_id, ~o.deleted, ~n.deleted)
        .order_by((p.id != (meeting.proposal_id or 0)), (p.need_id != (meeting.need_id or 0)), p.id.desc())
        .limit(1)
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise _nothing(session, buyer, guest)
    return found


def is_decided(session: Session, proposal: t.Proposal) -> bool:
    """Whether somebody has accepted or locked the pair.

    UserProblem where somebody rejected or forbade it: an agreement does not overrule that by itself.
    """
    d = t.Decision
    pair = (d.offer_id == proposal.offer_id, d.need_id == proposal.need_id, ~d.deleted)
    decision = session.scalars(select(d).where(*pair)).one_or_none()
    if decision is None:
        return False
    if decision.status in _AGAINST:
        unexplained, explained = _AGAINST[decision.status]
        message = explained if decision.reason.strip() else unexplained
        raise UserProblem(message, proposal=proposal.code, reason=decision.reason)
    return decision.status in _HOLDS


def _nothing(session: Session, buyer: t.EventGuest, guest: t.EventGuest) -> UserProblem:
    b, n = t.Business, t.Need
    host = select(b.name).join(t.Partner, t.Partner.business_id == b.id).where(t.Partner.id == buyer.partner_id)
    who = select(b.name).join(t.Enterprise, t.Enterprise.business_id == b.id)
    enterprise = who.where(t.Enterprise.id == guest.enterprise_id)
    asks = session.scalar(select(n.id).where(n.partner_id == buyer.partner_id, ~n.deleted, n.active).limit(1))
    message = "event.no_proposal" if asks is not None else "event.no_need_for_agreement"
    return UserProblem(message, buyer=session.scalar(host) or "", enterprise=session.scalar(enterprise) or "")
