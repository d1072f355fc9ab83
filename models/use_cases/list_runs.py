"""What runs of the matcher found: the runs, their needs, their proposals, and who is left over."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.matching import (
    NeedLine,
    PairExplanation,
    ProposalLine,
    RunFact,
    UnmatchedLine,
)
from models.problems import UserProblem
from models.steps.matching.proposal_lists import listed_proposals, proposal_line, run_id
from models.steps.matching.saving import run_fact
from models.steps.matching.stored_reasons import read_reasons


def list_runs(catalogue: Catalogue, _actor: Actor, limit: int = 20) -> tuple[RunFact, ...]:
    """The newest runs, newest first."""
    with catalogue.reading() as session:
        rows = session.scalars(select(t.MatchingRun).order_by(t.MatchingRun.id.desc()).limit(limit))
        return tuple(run_fact(row) for row in rows)


def list_run_needs(catalogue: Catalogue, _actor: Actor, run: str = "") -> tuple[NeedLine, ...]:
    """The needs of a run (the newest when none is named) with what fills them."""
    with catalogue.reading() as session:
        number = run_id(session, run)
        counts = dict(
            session.execute(
                select(t.Proposal.need_id, func.count()).where(t.Proposal.run_id == number).group_by(t.Proposal.need_id)
            ).all()
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
        rows = listed_proposals(session, query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        page = session.execute(rows.offset(start).limit(limit))
        return Slice(tuple(proposal_line(row) for row in page), start, total)


def view_proposal(catalogue: Catalogue, _actor: Actor, proposal: str) -> PairExplanation:
    """The reasons of a proposal as they were when it was made."""
    with catalogue.reading() as session:
        p = t.Proposal
        found = dict(read_reasons(session, select(p.code, p.run_id, p.reasons).where(p.code == proposal)))
        if proposal not in found:
            raise UserProblem("proposal.unknown", proposal=proposal)
        return _as_it_is_now(session, proposal, found[proposal])


def _as_it_is_now(session: Session, proposal: str, told: PairExplanation) -> PairExplanation:
    """The reasons as they were, under the code and the offer that the enterprise has since it was merged."""
    p, o, e = t.Proposal, t.Offer, t.Enterprise
    query = select(o.id, e.code).join(e, e.id == o.enterprise_id).join(p, p.offer_id == o.id)
    offer, code = session.execute(query.where(p.code == proposal)).one()
    return told if (offer, code) == (told.offer, told.enterprise) else replace(told, offer=offer, enterprise=code)


def list_unmatched(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[UnmatchedLine]:
    """Enterprises that a run left without a proposal, with the reasons; filter: run."""
    with catalogue.reading() as session:
        rows = (
            select(t.Enterprise.code, t.Business.name, t.Business.region, t.RunUnmatched.reasons)
            .join(t.Enterprise, t.Enterprise.id == t.RunUnmatched.enterprise_id)
            .join(t.Business, t.Business.id == t.Enterprise.business_id)
            .where(t.RunUnmatched.run_id == run_id(session, query.value_of("run")))
            .order_by(t.Enterprise.code)
        )
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        page = session.execute(rows.offset(start).limit(limit))
        lines = (UnmatchedLine(code, name, region, tuple(json.loads(why))) for code, name, region, why in page)
        return Slice(tuple(lines), start, total)


def _need_line(row: Any, counts: dict[int, int]) -> NeedLine:
    line, need, business, commodity = row
    return NeedLine(
        need=need.code, words=need.words or commodity, partner=business.name,
        pattern=Pattern(line.pattern) if line.pattern else Pattern.PERDAGANGAN_UMUM, required=line.required,
        filled=line.filled, unit=need.unit, region=business.region, proposals=counts.get(need.id, 0),
        reasons=tuple(json.loads(line.reasons)), inferred=need.inferred,
    )  # fmt: skip


def list_reasons(catalogue: Catalogue, _actor: Actor, run: str) -> dict[str, PairExplanation]:
    """Code of each proposal of a run → its reasons as they were."""
    with catalogue.reading() as session:
        p = t.Proposal
        return dict(read_reasons(session, select(p.code, p.run_id, p.reasons).where(p.run_id == run_id(session, run))))
