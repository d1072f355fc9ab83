"""Proposals that nobody has decided on follow the offer that stands for two from now on."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.reference.units import convert, convertible
from models.steps.duplicates.items import SAID


def hand_over_open(session: Session, kept: t.Offer, gone: t.Offer) -> None:
    """Let the open proposals of one offer be of the other; of two of a run for one need the kept one's stays."""
    p = t.Proposal
    if kept.unit != gone.unit and not convertible(gone.unit, kept.unit):
        return
    d = t.Decision
    decided = set(session.scalars(select(d.need_id).where(d.offer_id.in_((kept.id, gone.id)), *SAID)))
    held = {(run, need) for run, need in session.execute(select(p.run_id, p.need_id).where(p.offer_id == kept.id))}
    for proposal in session.scalars(select(p).where(p.offer_id == gone.id)).all():
        if proposal.need_id not in decided and (proposal.run_id, proposal.need_id) not in held:
            proposal.offer_id = kept.id
            proposal.offer_quantity = round(convert(proposal.offer_quantity, gone.unit, kept.unit))


def is_spoken_of(session: Session, proposal: t.Proposal, since: int) -> bool:
    """Whether somebody has decided on a proposal, or made an agreement of it, after this change set."""
    d, a = t.Decision, t.Agreement
    pair = (d.offer_id == proposal.offer_id, d.need_id == proposal.need_id)
    words = select(d.id).where(*pair, d.made_by > since, ~d.deleted)
    papers = select(a.id).where(a.proposal_id == proposal.id, a.made_by > since, ~a.deleted)
    return any(session.scalar(query.limit(1)) is not None for query in (words, papers))
