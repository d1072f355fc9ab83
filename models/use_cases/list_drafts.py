"""Drafts that wait on the office's desk."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.drafts import DraftLine
from models.domain.lists import ListQuery, Slice
from models.domain.names import name_key
from models.steps.agreements.desk import KIND, issued, office_id


def list_drafts(
    catalogue: Catalogue, actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[DraftLine]:
    """Drafts of the actor's office that are not issued, the last saved first; words search both names."""
    with catalogue.reading() as session:
        rows = _drafts(office_id(session, actor), query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        found = session.execute(rows.offset(start).limit(limit))
        return Slice(tuple(DraftLine(*row) for row in found), start, total)


def _drafts(office: int, query: ListQuery) -> Select[Any]:
    d, p, g, buyer = t.AgreementDraft, t.Proposal, t.ProposedGroup, aliased(t.Business)
    columns: Any = select(d.subject, t.Business.name, buyer.name, d.saved_at, t.UserAccount.name, g.id.is_not(None))
    rows: Select[Any] = (
        columns.outerjoin(p, p.code == d.subject)
        .outerjoin(g, g.code == d.subject)
        .join(t.Offer, t.Offer.id == func.coalesce(p.offer_id, g.leader_id))
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == func.coalesce(p.need_id, g.need_id))
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .join(t.UserAccount, t.UserAccount.id == d.user_id)
        .where(d.office_id == office, d.kind == KIND, ~issued(d.subject))
        .order_by(d.saved_at.desc(), d.id)
    )
    for word in name_key(query.words).split():
        rows = rows.where(t.Business.name_key.contains(word) | buyer.name_key.contains(word))
    return rows
