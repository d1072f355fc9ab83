"""Proposals that went out of sight when two records became one: another of the same run stands for them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Enterprise, Offer, Proposal
from models.problems import UserProblem


def refuse_hidden(session: Session, proposal: Proposal) -> None:
    """Raise UserProblem for a proposal in whose place another one of the same enterprise, need and run is shown."""
    offer = session.get_one(Offer, proposal.offer_id)
    if not offer.deleted:
        return
    same = (Proposal.run_id == proposal.run_id, Proposal.need_id == proposal.need_id)
    query = select(Proposal.code, Enterprise.code).join(Offer, Offer.id == Proposal.offer_id)
    query = query.join(Enterprise, Enterprise.id == Offer.enterprise_id)
    query = query.where(*same, Offer.enterprise_id == offer.enterprise_id, ~Offer.deleted)
    found = session.execute(query.order_by(Proposal.id).limit(1)).one_or_none()
    if found is not None:
        shown, enterprise = found
        raise UserProblem("proposal.merged", proposal=proposal.code, shown=shown, enterprise=enterprise)
