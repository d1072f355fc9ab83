"""Accepted proposals and groups that wait for their agreement."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.matching import Decided, ProposalLine
from models.domain.names import name_key
from models.steps.matching.group_lists import ready_groups


def list_ready_proposals(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int, *, today: date | None = None
) -> Slice[ProposalLine]:
    """Accepted groups, then the newest proposal of every accepted pair, without an agreement that runs.

    Both by need; words search the names of partner and enterprise, of a group its leader's.
    """
    with catalogue.reading() as session:
        groups, rows = ready_groups(session, query), _ready(query, (today or date.today()).isoformat())
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        first = groups[start : start + limit]
        pairs = rows.offset(max(0, start - len(groups))).limit(limit - len(first))
        found = (*first, *(_line(row) for row in session.execute(pairs)))
        return Slice(found, start, len(groups) + total)


def _ready(query: ListQuery, today: str) -> Select[Any]:
    p, d, a, buyer = t.Proposal, t.Decision, t.Agreement, aliased(t.Business)
    newest = select(func.max(p.id).label("id")).group_by(p.offer_id, p.need_id).subquery()
    of_pair = (
        a.offer_id == p.offer_id, a.need_id == p.need_id, a.group_id.is_(None), ~a.deleted, a.status == "terbit",
    )  # fmt: skip
    agreed = exists().where(*of_pair, a.ends >= today)
    ended = select(func.max(a.ends)).where(*of_pair).correlate(p).scalar_subquery()
    columns: Any = select(
        p, t.Enterprise.code, t.Business.name, t.Business.region, t.Offer.words, t.Commodity.name, t.Need.code,
        t.Need.words, t.Need.inferred, buyer.name, d.reason, ended,
    )  # fmt: skip
    rows: Select[Any] = (
        columns.join(newest, newest.c.id == p.id)
        .join(d, and_(d.offer_id == p.offer_id, d.need_id == p.need_id, ~d.deleted, d.status == str(Decided.ACCEPT)))
        .join(t.Offer, t.Offer.id == p.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == p.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .where(~agreed)
        .order_by(t.Need.code, p.score.desc(), p.id)
    )
    for word in name_key(query.words).split():
        rows = rows.where(t.Business.name_key.contains(word) | buyer.name_key.contains(word))
    return rows


def _line(row: Any) -> ProposalLine:
    p, code, name, region, words, commodity, need, need_words, inferred, buyer, reason, ended = row
    return ProposalLine(
        proposal=p.code, enterprise=code, enterprise_name=name, region=region, product=words or commodity,
        offer=p.offer_id, need=need, need_words=need_words or commodity, partner=buyer, pattern=Pattern(p.pattern),
        quantity=p.quantity, unit=p.unit, score=p.score, score_low=p.score_low, score_high=p.score_high,
        status=Decided.ACCEPT, reason=reason or "", agreement="",
        need_inferred=inferred, ended=ended or "",
    )  # fmt: skip
