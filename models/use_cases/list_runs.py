"""What runs of the matcher found: the runs, their needs, their proposals, and who is left over."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.matching import (
    Decided,
    NeedLine,
    PairExplanation,
    ProposalLine,
    RunFact,
    UnmatchedLine,
    explanation_from_json,
)
from models.problems import UserProblem
from models.steps.matching.saving import run_fact


def list_runs(catalogue: Catalogue, _actor: Actor, limit: int = 20) -> tuple[RunFact, ...]:
    """The newest runs, newest first."""
    with catalogue.reading() as session:
        rows = session.scalars(select(t.MatchingRun).order_by(t.MatchingRun.id.desc()).limit(limit))
        return tuple(run_fact(row) for row in rows)


def list_run_needs(catalogue: Catalogue, _actor: Actor, run: str = "") -> tuple[NeedLine, ...]:
    """The needs of a run (the newest when none is named) with what fills them."""
    with catalogue.reading() as session:
        number = _run_id(session, run)
        counts = dict(
            session.execute(
                select(t.Proposal.need_id, func.count()).where(t.Proposal.run_id == number).group_by(t.Proposal.need_id)
            )
            
            .all()
        )
        query = (
            select(t.RunNeed, t.Need, t.Business, t.Commodity.name)
            .join(t.Need, t.Need.id == t.RunNeed.need_id)
            .join(t.Partner, t.Partner.id == t.Need.partner_id)
            .join(t.Business, t.Business.id == t.Partner.business_id)
            .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
            .where(t.RunNeed.run_id == number)
            .order_by(t.Need.code)
        )
        return tuple(_need_line(row, counts) for row in session.execute(query))


def list_proposals(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[ProposalLine]:
    """Proposals of a run, best first; filters: run, need, pattern, status, enterprise."""
    with catalogue.reading() as session:
        rows = _proposals(session, query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        page = session.execute(rows.offset(start).limit(limit))
        return Slice(tuple(_proposal_line(row) for row in page), start, total)


def view_proposal(catalogue: Catalogue, _actor: Actor, proposal: str) -> PairExplanation:
    """The reasons of a proposal as they were when it was made."""
    with catalogue.reading() as session:
        reasons = session.scalar(select(t.Proposal.reasons).where(t.Proposal.code == proposal))
        if reasons is None:
            raise UserProblem("proposal.unknown", proposal=proposal)
        return explanation_from_json(reasons)


def list_unmatched(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[UnmatchedLine]:
    """Enterprises that a run left without a proposal, with the reasons; filter: run."""
    with catalogue.reading() as session:
        rows = (
            select(t.Enterprise.code, t.Business.name, t.Business.region, t.RunUnmatched.reasons)
            .join(t.Enterprise, t.Enterprise.id == t.RunUnmatched.enterprise_id)
            .join(t.Business, t.Business.id == t.Enterprise.business_id)
            .where(t.RunUnmatched.run_id == _run_id(session, query.value_of("run")))
            .order_by(t.Enterprise.code)
        )
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        page = session.execute(rows.offset(start).limit(limit))
        lines = (UnmatchedLine(code, name, region, tuple(json.loads(why))) for code, name, region, why in page)
        return Slice(tuple(lines), start, total)


def _run_id(session: Session, run: str) -> int:
    query = select(t.MatchingRun.id)
    query = query.where(t.MatchingRun.code == run) if run else query.order_by(t.MatchingRun.id.desc()).limit(1)
    found = session.scalar(query)
    if found is None and run:
        raise UserProblem("run.unknown", run=run)
    return found or 0


def _need_line(row: Any, counts: dict[int, int]) -> NeedLine:
    line, need, business, commodity = row
    return NeedLine(
        need=need.code, words=need.words or commodity, partner=business.name,
        pattern=Pattern(line.pattern) if line.pattern else Pattern.PERDAGANGAN_UMUM, required=line.required,
        filled=line.filled, unit=need.unit, region=business.region, proposals=counts.get(need.id, 0),
        reasons=tuple(json.loads(line.reasons)),
    )  # fmt: skip


def _proposals(session: Session, query: ListQuery) -> Select[*tuple[Any, ...]]:
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
    found: list[Any] = [t.Proposal.run_id == _run_id(session, query.value_of("run"))]
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


def _proposal_line(row: Any) -> ProposalLine:
    p, code, name, region, words, commodity, need, need_words, buyer, status, reason, agreement = row
    return ProposalLine(
        proposal=p.code, enterprise=code, enterprise_name=name, region=region, product=words or commodity,
        offer=p.offer_id, need=need, need_words=need_words or commodity, partner=buyer, pattern=Pattern(p.pattern),
        quantity=p.quantity, unit=p.unit, score=p.score, score_low=p.score_low, score_high=p.score_high,
        status=Decided(status or Decided.OPEN), reason=reason or "", agreement=agreement or "",
    )  # fmt: skip


def list_reasons(catalogue: Catalogue, _actor: Actor, run: str) -> dict[str, PairExplanation]:
    """Code of each proposal of a run → its reasons as they were."""
    with catalogue.reading() as session:
        query = select(t.Proposal.code, t.Proposal.reasons).where(t.Proposal.run_id == _run_id(session, run))
        return {code: explanation_from_json(text) for code, text in session.execute(query)}
