"""Find the agreement that a proposal's pair already has, with the bytes that were stored when it was issued."""

from __future__ import annotations

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementReport, AgreementStatus
from models.steps.agreements.deals import GROUP


def reprint_agreement(catalogue: Catalogue, _actor: Actor, proposal: str) -> AgreementReport | None:
    """The stored paper of a pair's or group's issued agreement, None without one; nothing is audited or drawn again."""
    a, file, pair, group = t.Agreement, t.AgreementFile, t.Proposal, t.ProposedGroup
    rows = select(a.code, a.number, file.sha256, file.content).join(file, file.agreement_id == a.id)
    if proposal.startswith(GROUP):
        of_it = rows.join(group, group.id == a.group_id).where(group.code == proposal)
    else:
        same_pair = (pair.offer_id == a.offer_id) & (pair.need_id == a.need_id) & a.group_id.is_(None)
        of_it = rows.join(pair, same_pair).where(pair.code == proposal)
    query = of_it.where(~a.deleted, a.status == AgreementStatus.ISSUED).limit(1)
    with catalogue.reading() as session:
        found = session.execute(query).first()
    return None if found is None else AgreementReport(*found, findings=())
