"""What groups need to know beside the problem, and an engine's group in the catalogue's words."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from matching.codes import RuleCode
from matching.columns import Flags, Ints
from matching.group_answers import Departure, Group, GroupFacts, Member
from models.catalogue import tables as t
from models.domain.groups import DepartureLine, GroupDetail, GroupLine, GroupMemberLine
from models.domain.matching import Decided
from models.reference.regions import Level, point
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.columns import columns_of, ints
from models.steps.records.associations import leading_enterprises

KOPERASI = "koperasi"
"""How the legal form of an enterprise that leads by nature begins."""


def group_facts(session: Session, built: CatalogueProblem) -> GroupFacts:
    """Who leads by nature, places known to the kecamatan or better, and the groups that the officer refused.

    Leaders are koperasi, and those who chair or are one that the catalogue knows with its members.
    """
    of_koperasi = (
        select(t.Offer.id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
    )
    leaders = of_koperasi.where(func.lower(t.Business.legal_form).startswith(KOPERASI))
    led = of_koperasi.where(t.Enterprise.id.in_(leading_enterprises(date.fromordinal(built.problem.settings.today))))
    measured = of_koperasi.where(t.Business.latitude.is_not(None), t.Business.longitude.is_not(None))
    ids, region = built.offers.offer, built.offers.region
    of_region = np.array([_placed(each) for each in region.words], dtype=np.bool_)[region.place]
    placed = of_region | _among(session, ids, measured)
    leads = _among(session, ids, leaders) | _among(session, ids, led)
    return GroupFacts(leads, placed, _refused(session, built))


def _among(session: Session, ids: Ints, some: Select[int]) -> Flags:
    return np.isin(ids, columns_of(session, some, ints)[0])


def _placed(region: str) -> bool:
    found = point(region) if region else None
    return found is not None and found.level is Level.KECAMATAN


def _refused(session: Session, built: CatalogueProblem) -> tuple[tuple[int, frozenset[int]], ...]:
    """(row of the need, rows of the offers that were to deliver) of every rejected group that is all here."""
    query = (
        select(t.GroupMember.group_id, t.ProposedGroup.need_id, t.GroupMember.offer_id)
        .join(t.ProposedGroup, t.ProposedGroup.id == t.GroupMember.group_id)
        .join(t.GroupDecision, t.GroupDecision.group_id == t.ProposedGroup.id)
        .where(~t.GroupDecision.deleted, t.GroupDecision.status == str(Decided.REJECT), t.GroupMember.quantity > 0)
        .order_by(t.GroupMember.group_id, t.GroupMember.position)
    )
    offer_at = built.offers.rows()
    need_at = {key.need: at for at, key in enumerate(built.needs)}
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for group, need, offer in session.execute(query):
        members[group, need_at.get(need, -1)].append(offer_at.get(offer, -1))
    found = ((need, frozenset(offers)) for (_, need), offers in members.items())
    return tuple((need, offers) for need, offers in found if need >= 0 and -1 not in offers)


def group_detail(built: CatalogueProblem, group: Group, open_part: int) -> GroupDetail:
    """An engine's group as screens see it, before it has a code."""
    need, leader = built.needs[group.need], built.offers[group.leader]
    delivering = sum(1 for member in group.members if member.quantity)
    line = GroupLine(
        group="", run="", need=need.code, need_words=need.words, partner=need.partner, leader=leader.code,
        leader_name=leader.name, place=kecamatan_of(leader.region), members=delivering,
        standing_by=len(group.members) - delivering, quantity=group.quantity, open_part=open_part, unit=need.unit,
    )  # fmt: skip
    members = tuple(_member(built, member) for member in group.members)
    departures = tuple(_departure(built, group, each) for each in group.departures)
    return GroupDetail(line, group.minimum, group.by_kecamatan, group.radius, members, departures)


def kecamatan_of(region: str) -> str:
    """The kecamatan that a region lies in, or the region itself where it is larger."""
    return ".".join(region.split(".")[: int(Level.KECAMATAN)])


def unknown_rules(mask: int) -> tuple[RuleCode, ...]:
    """The rules of a mask."""
    return tuple(rule for rule in RuleCode if mask >> rule.code & 1)


def _member(built: CatalogueProblem, member: Member) -> GroupMemberLine:
    key = built.offers[member.offer]
    return GroupMemberLine(
        enterprise=key.code, enterprise_name=key.name, offer=key.offer, product=key.words, region=key.region,
        quantity=member.quantity, reserve=member.reserve, offer_quantity=member.offer_quantity, offer_unit=key.unit,
        distance=member.distance, unknown=unknown_rules(member.unknown),
    )  # fmt: skip


def _departure(built: CatalogueProblem, group: Group, departure: Departure) -> DepartureLine:
    key = built.offers[departure.offer]
    heir = "" if departure.leader == group.leader else built.offers[departure.leader].name
    return DepartureLine(
        key.code, key.name, departure.covered, departure.uncovered, departure.remaining, departure.still_possible, heir
    )
