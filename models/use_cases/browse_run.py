"""Search and filter what a run left: needs with how far they are filled, enterprises without a proposal."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.matching import Decided, NeedLine, UnmatchedLine
from models.domain.names import name_key
from models.problems import UserProblem
from models.steps.matching.still_filled import still_filled

FULL, PARTLY, EMPTY, WAITING = "full", "partly", "empty", "waiting"
"""Values of the filter `filled`; waiting: with a proposal that nobody has decided on."""
REASON = "reason:"
"""Beginning of a value of `filled`: not full, mainly for the reason that follows."""
_RULE = "rule:"


def browse_needs(catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[NeedLine]:
    """Needs of a run; filters: run (newest when missing), pattern, region, filled; sorts: need, words, filled."""
    with catalogue.reading() as session:
        run = run_id(session, query.value_of("run"))
        rows = _needs(run).where(*_need_conditions(query)).order_by(*_need_order(query))
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        found = session.execute(rows.offset(start).limit(limit)).all()
        return Slice(tuple(_need_line(row) for row in found), start, total)


def browse_unmatched(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[UnmatchedLine]:
    """Enterprises that a run left without a proposal; filters: run, reason, region; sorts: code, name."""
    with catalogue.reading() as session:
        rows = _unmatched(run_id(session, query.value_of("run"))).where(*_unmatched_conditions(query))
        rows = rows.order_by(*_unmatched_order(query))
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        found = session.execute(rows.offset(start).limit(limit))
        lines = (UnmatchedLine(code, name, region, tuple(json.loads(why))) for code, name, region, why in found)
        return Slice(tuple(lines), start, total)


def run_id(session: Session, run: str) -> int:
    """Number of the run with this code, of the newest when none is named; 0 before the first."""
    query = select(t.MatchingRun.id)
    query = query.where(t.MatchingRun.code == run) if run else query.order_by(t.MatchingRun.id.desc()).limit(1)
    found = session.scalar(query)
    if found is None and run:
        raise UserProblem("run.unknown", run=run)
    return found or 0


def _needs(run: int) -> Select[Any]:
    proposals = (
        select(func.count())
        .select_from(t.Proposal)
        .join(t.Offer, t.Offer.id == t.Proposal.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .where(t.Proposal.run_id == run, t.Proposal.need_id == t.RunNeed.need_id)
        .where(~t.Offer.deleted, ~t.Enterprise.deleted)
        .scalar_subquery()
    )
    return (
        select(t.RunNeed, t.Need, t.Business.name, t.Business.region, t.Commodity.name, proposals, still_filled())
        .join(t.Need, t.Need.id == t.RunNeed.need_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(t.Business, t.Business.id == t.Partner.business_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .where(t.RunNeed.run_id == run)
    )


def _need_conditions(query: ListQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if pattern := query.value_of("pattern"):
        found.append(t.RunNeed.pattern == pattern)
    if region := query.value_of("region"):
        found.append(t.Business.region.startswith(region, autoescape=True))
    if filled := query.value_of("filled"):
        found.append(_filled(filled))
    for word in name_key(query.words).split():
        shown = (t.Need.code, t.Need.words, t.Commodity.name, t.Business.name)
        found.append(func.lower(shown[0] + " " + shown[1] + " " + shown[2] + " " + shown[3]).contains(word))
    return found


def _filled(value: str) -> ColumnElement[bool]:
    filled, required = still_filled(), t.RunNeed.required
    if value == WAITING:
        return _undecided()
    if value.startswith(REASON):
        return (filled < required) & _mainly(value.removeprefix(REASON))
    if value == FULL:
        return filled >= required
    return filled <= 0 if value == EMPTY else (filled > 0) & (filled < required)


def _mainly(reason: str) -> ColumnElement[bool]:
    """The first rule that is named, otherwise the first reason, is this one."""
    stored = t.RunNeed.reasons
    if not reason.startswith(_RULE):
        return stored.startswith(f'["{reason}"', autoescape=True) & ~stored.contains(f'"{_RULE}')
    return stored.contains(f'"{reason}"', autoescape=True) & ~stored.like(f'%"{_RULE}%"{reason}"%')


def _undecided() -> ColumnElement[bool]:
    p, d = t.Proposal, t.Decision
    decided = exists().where(
        d.offer_id == p.offer_id, d.need_id == p.need_id, ~d.deleted, d.status != str(Decided.OPEN)
    )
    o, e = t.Offer, t.Enterprise
    stands = exists().where(o.id == p.offer_id, e.id == o.enterprise_id, ~o.deleted, ~e.deleted)
    return exists().where(p.run_id == t.RunNeed.run_id, p.need_id == t.RunNeed.need_id, ~decided, stands)


def _need_order(query: ListQuery) -> tuple[Any, ...]:
    share = still_filled() * 1000 / t.RunNeed.required
    columns: dict[str, Any] = {"words": func.lower(t.Need.words), "filled": share, "need": t.Need.code}
    column = columns.get(query.sort, t.Need.code)
    return (column.desc() if query.descending else column.asc(), t.Need.code)


def _need_line(row: Any) -> NeedLine:
    line, need, partner, region, commodity, proposals, filled = row
    return NeedLine(
        need=need.code, words=need.words or commodity, partner=partner,
        pattern=Pattern(line.pattern) if line.pattern else Pattern.PERDAGANGAN_UMUM, required=line.required,
        filled=filled, unit=need.unit, region=region, proposals=proposals,
        reasons=tuple(json.loads(line.reasons)), inferred=need.inferred,
    )  # fmt: skip


def _unmatched(run: int) -> Select[Any]:
    rows: Any = select(t.Enterprise.code, t.Business.name, t.Business.region, t.RunUnmatched.reasons)
    joined: Select[Any] = (
        rows.join(t.Enterprise, t.Enterprise.id == t.RunUnmatched.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .where(t.RunUnmatched.run_id == run)
    )
    return joined


def _unmatched_conditions(query: ListQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if reason := query.value_of("reason"):
        found.append(t.RunUnmatched.reasons.contains(f'"{reason}"', autoescape=True))
    if region := query.value_of("region"):
        found.append(t.Business.region.startswith(region, autoescape=True))
    for word in name_key(query.words).split():
        found.append(t.Business.name_key.contains(word) | func.lower(t.Enterprise.code).contains(word))
    return found


def _unmatched_order(query: ListQuery) -> tuple[Any, ...]:
    column: Any = t.Business.name_key if query.sort == "name" else t.Enterprise.code
    return (column.desc() if query.descending else column.asc(), t.Enterprise.code)
