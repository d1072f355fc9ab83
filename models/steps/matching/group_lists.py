"""Groups of a run as lists show them, and one of them with all its members."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.groups import DepartureLine, GroupDetail, GroupLine, GroupMemberLine
from models.domain.lists import ListQuery
from models.domain.matching import Decided, Pattern, ProposalLine, RuleCode
from models.domain.names import name_key
from models.problems import UserProblem
from models.steps.matching.proposal_lists import run_id


def listed_groups(session: Session, query: ListQuery) -> Select[*tuple[Any, ...]]:
    """Groups of a run and accepted ones of runs before it.

    Filters: run, need, status; sorts: group, need, leader, quantity.
    """
    return _groups().where(*_conditions(session, query)).order_by(*_order(query))


def _groups() -> Select[*tuple[Any, ...]]:
    g, d, buyer = t.ProposedGroup, t.GroupDecision, aliased(t.Business)
    delivering = _count(t.GroupMember.quantity > 0)
    standing_by = _count(t.GroupMember.quantity == 0)
    return (
        select(
            g, t.MatchingRun.code, t.Need.code, t.Need.words, t.Commodity.name, buyer.name, t.Enterprise.code,
            t.Business.name, delivering, standing_by, t.RunNeed.required - t.RunNeed.filled, d.status, d.reason,
        )
        .join(t.MatchingRun, t.MatchingRun.id == g.run_id)
        .join(t.Need, t.Need.id == g.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .join(t.Offer, t.Offer.id == g.leader_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.RunNeed, (t.RunNeed.run_id == g.run_id) & (t.RunNeed.need_id == g.need_id))
        .outerjoin(d, (d.group_id == g.id) & ~d.deleted)
    )  # fmt: skip


def ready_groups(session: Session, query: ListQuery) -> tuple[ProposalLine, ...]:
    """Accepted groups without an agreement in force, as lines beside accepted pairs; words search both names."""
    g, a, buyer = t.ProposedGroup, t.Agreement, aliased(t.Business)
    agreed = select(a.id).where(a.group_id == g.id, ~a.deleted, a.status == "terbit").exists()
    columns: Any = select(
        g, t.Enterprise.code, t.Business.name, t.Commodity.name, t.Need, buyer.name, t.RunNeed.pattern,
        t.GroupDecision.reason, _count(t.GroupMember.quantity > 0),
    )  # fmt: skip
    rows: Select[Any] = (
        columns.join(t.GroupDecision, t.GroupDecision.group_id == g.id)
        .join(t.Offer, t.Offer.id == g.leader_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == g.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .join(t.RunNeed, (t.RunNeed.run_id == g.run_id) & (t.RunNeed.need_id == g.need_id))
        .where(~t.GroupDecision.deleted, t.GroupDecision.status == str(Decided.ACCEPT), ~t.Need.deleted, ~agreed)
        .order_by(t.Need.code, g.id)
    )
    for word in name_key(query.words).split():
        rows = rows.where(t.Business.name_key.contains(word) | buyer.name_key.contains(word))
    return tuple(_ready(row) for row in session.execute(rows))


def _ready(row: Any) -> ProposalLine:
    g, leader, name, commodity, need, buyer, pattern, reason, members = row
    return ProposalLine(
        proposal=g.code, enterprise=leader, enterprise_name=name, region=g.place, product=commodity,
        offer=g.leader_id, need=need.code, need_words=need.words or commodity, partner=buyer,
        pattern=Pattern(need.pattern or pattern or Pattern.PERDAGANGAN_UMUM), quantity=g.quantity, unit=g.unit,
        score=0, score_low=0, score_high=0,
        status=Decided.ACCEPT, reason=reason or "", agreement="", need_inferred=need.inferred, members=members,
    )  # fmt: skip


def _count(which: Any) -> Any:
    query = select(func.count()).select_from(t.GroupMember).where(t.GroupMember.group_id == t.ProposedGroup.id, which)
    return query.correlate(t.ProposedGroup).scalar_subquery()


def _conditions(session: Session, query: ListQuery) -> list[Any]:
    g, run, status = t.ProposedGroup, run_id(session, query.value_of("run")), t.GroupDecision.status
    kept = (g.run_id < run) & (status == str(Decided.ACCEPT))
    found: list[Any] = [or_(g.run_id == run, kept), ~t.Need.deleted, ~t.Offer.deleted, ~t.Enterprise.deleted]
    if need := query.value_of("need"):
        found.append(t.Need.code == need)
    if wanted := query.value_of("status"):
        found.append(func.coalesce(status, str(Decided.OPEN)) == wanted)
    for word in name_key(query.words).split():
        shown = g.code + " " + t.Need.code + " " + t.Need.words + " " + t.Commodity.name + " " + t.Business.name
        found.append(func.lower(shown).contains(word))
    return found


def _order(query: ListQuery) -> tuple[Any, ...]:
    columns: dict[str, Any] = {
        "need": t.Need.code, "leader": t.Business.name_key, "quantity": t.ProposedGroup.quantity,
        "group": t.ProposedGroup.code,
    }  # fmt: skip
    column = columns.get(query.sort)
    if column is None:
        return (t.Need.code, t.ProposedGroup.id)
    return (column.desc() if query.descending else column.asc(), t.ProposedGroup.id)


def group_line(row: Any) -> GroupLine:
    """One row of `listed_groups`."""
    g, run, need, words, commodity, buyer, leader, name, members, standing_by, open_part, status, reason = row
    return GroupLine(
        group=g.code, run=run, need=need, need_words=words or commodity, partner=buyer, leader=leader, leader_name=name,
        place=g.place, members=members, standing_by=standing_by, quantity=g.quantity, open_part=open_part, unit=g.unit,
        status=Decided(status or Decided.OPEN), reason=reason or "",
    )  # fmt: skip


def found_group(session: Session, code: str) -> t.ProposedGroup:
    """The group with this code; raises UserProblem where there is none."""
    found = session.scalars(select(t.ProposedGroup).where(t.ProposedGroup.code == code)).one_or_none()
    if found is None:
        raise UserProblem("group.unknown", group=code)
    return found


def full_group(session: Session, code: str) -> GroupDetail:
    """One group with shares, reserve and departures; raises UserProblem where there is none."""
    group = found_group(session, code)
    line = group_line(session.execute(_groups().where(t.ProposedGroup.id == group.id)).one())
    members = {member.offer: member for member in map(_member, session.execute(_members(group.id)))}
    leader = next(iter(members))
    departures = tuple(_departure(members, leader, *row) for row in json.loads(group.departures))
    return GroupDetail(line, group.minimum, group.by_kecamatan, group.radius, tuple(members.values()), departures)


def _members(group: int) -> Select[*tuple[Any, ...]]:
    m = t.GroupMember
    return (
        select(m, t.Enterprise.code, t.Business.name, t.Business.region, t.Offer.words, t.Commodity.name, t.Offer.unit)
        .join(t.Offer, t.Offer.id == m.offer_id)
        .join(t.Commodity, t.Commodity.id == t.Offer.commodity_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .where(m.group_id == group)
        .order_by(m.position)
    )


def _member(row: Any) -> GroupMemberLine:
    m, code, name, region, words, commodity, unit = row
    return GroupMemberLine(
        enterprise=code, enterprise_name=name, offer=m.offer_id, product=words or commodity, region=region,
        quantity=m.quantity, reserve=m.reserve, offer_quantity=m.offer_quantity, offer_unit=unit, distance=m.distance,
        unknown=tuple(RuleCode(rule) for rule in m.unknown.split()),
    )  # fmt: skip


def _departure(
    members: dict[int, GroupMemberLine], leader: int, offer: int, covered: int, uncovered: int, remaining: int,
    still_possible: bool, heir: int,
) -> DepartureLine:  # fmt: skip
    leaver = members[offer]
    next_leader = "" if heir == leader else members[heir].enterprise_name
    return DepartureLine(
        leaver.enterprise, leaver.enterprise_name, covered, uncovered, remaining, still_possible, next_leader
    )
