"""Proposals of a run as lists show them: the query, its filters and order, and one row as a line."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from matching.codes import Pattern
from models.catalogue import tables as t
from models.domain.lists import ListQuery
from models.domain.matching import Decided, ProposalLine
from models.problems import UserProblem


def run_id(session: Session, run: str) -> int:
    """Number of the run with this code, of the newest when none is named; 0 before the first."""
    query = select(t.MatchingRun.id)
    query = query.where(t.MatchingRun.code == run) if run else query.order_by(t.MatchingRun.id.desc()).limit(1)
    found = session.scalar(query)
    if found is None and run:
        raise UserProblem("run.unknown", run=run)
    return found or 0


def listed_proposals(session: Session, query: ListQuery) -> Select[*tuple[Any, ...]]:
    """Proposals of a run, best first; filters: run, need, pattern, status, enterprise."""
    p, d = t.Proposal, t.Decision
    buyer = aliased(t.Business)
    rows = (
        select(
            p, t.Enterprise.code, t.Business.name, t.Business.region, t.Offer.words, t.Commodity.name, t.Need.code,
            t.Need.words, buyer.name, d.status, d.reason, t.Agreement.code,
        )
        .join(t.Offer, t.Offer.id == p.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Commodity, t.Commodity.id == t.Offer.commodity_id)
        .join(t.Need, t.Need.id == p.need_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .outerjoin(d, and_(d.offer_id == p.offer_id, d.need_id == p.need_id, ~d.deleted))
        .outerjoin(
            t.Agreement,
            and_(t.Agreement.proposal_id == p.id, ~t.Agreement.deleted, t.Agreement.status == "terbit"),
        )
        .order_by(*_order(query))
    )  # fmt: skip
    return rows.where(*_conditions(session, query, d))


def _order(query: ListQuery) -> tuple[Any, ...]:
    columns = {
        "score": t.Proposal.score,
        "quantity": t.Proposal.quantity,
        "name": t.Business.name_key,
        "need": t.Need.code,
    }
    column = columns.get(query.sort)
    if column is None:
        return (t.Proposal.score.desc(), t.Proposal.id)
    return (column.desc() if query.descending else column.asc(), t.Proposal.id)


def _conditions(session: Session, query: ListQuery, decision: type[t.Decision]) -> list[Any]:
    found: list[Any] = [t.Proposal.run_id == run_id(session, query.value_of("run"))]
    # a record taken back since the run takes its proposals out of sight with it
    found += [~t.Enterprise.deleted, ~t.Offer.deleted, ~t.Need.deleted]
    if need := query.value_of("need"):
        found.append(t.Need.code == need)
    if pattern := query.value_of("pattern"):
        found.append(t.Proposal.pattern == pattern)
    if enterprise := query.value_of("enterprise"):
        found.append(t.Enterprise.code == enterprise)
    if status := query.value_of("status"):
        found.append(func.coalesce(decision.status, Decided.OPEN.value) == status)
    if query.words:
        like = f"%{query.words.casefold()}%"
        found.append(t.Business.name_key.like(like) | func.lower(t.Need.words).like(like))
    return found


def proposal_line(row: Any) -> ProposalLine:
    """One row of `listed_proposals`."""
    p, code, name, region, words, commodity, need, need_words, buyer, status, reason, agreement = row
    return ProposalLine(
        proposal=p.code, enterprise=code, enterprise_name=name, region=region, product=words or commodity,
        offer=p.offer_id, need=need, need_words=need_words or commodity, partner=buyer, pattern=Pattern(p.pattern),
        quantity=p.quantity, unit=p.unit, score=p.score, score_low=p.score_low, score_high=p.score_high,
        status=Decided(status or Decided.OPEN), reason=reason or "", agreement=agreement or "",
    )  # fmt: skip
