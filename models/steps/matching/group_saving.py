"""Groups into the catalogue, with the run that proposes them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from matching.group_answers import Group
from models.catalogue import tables as t
from models.catalogue.recording import current_change_set, dated_stamps
from models.steps.codes import CodeKind, CodeSource, reserve_ids
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.group_facts import kecamatan_of, unknown_rules


def save_groups(session: Session, built: CatalogueProblem, groups: tuple[Group, ...], run: int) -> None:
    """Write the groups and their members."""
    if not groups:
        return
    codes = CodeSource(session, CodeKind.GROUP)
    ids = list(reserve_ids(session, t.ProposedGroup, len(groups)))
    rows = [
        dated_stamps(session, id=number, code=codes.next(), run_id=run, **_group(built, group))
        for number, group in zip(ids, groups, strict=True)
    ]
    made_by = current_change_set(session).id
    members = [
        {"made_by": made_by, "group_id": number, **row}
        for number, group in zip(ids, groups, strict=True)
        for row in _members(built, group)
    ]
    session.execute(insert(t.ProposedGroup), rows)
    session.execute(insert(t.GroupMember), members)


def _group(built: CatalogueProblem, group: Group) -> dict[str, Any]:
    need, leader = built.needs[group.need], built.offers[group.leader]
    return {
        "need_id": need.need, "leader_id": leader.offer, "place": kecamatan_of(leader.region),
        "by_kecamatan": group.by_kecamatan, "radius": group.radius, "quantity": group.quantity,
        "minimum": group.minimum, "unit": need.unit, "departures": _departures(built, group),
    }  # fmt: skip


def _departures(built: CatalogueProblem, group: Group) -> str:
    rows = [
        (
            built.offers[each.offer].offer, each.covered, each.uncovered, each.remaining, each.still_possible,
            built.offers[each.leader].offer,
        )
        for each in group.departures
    ]  # fmt: skip
    return json.dumps(rows)


def _members(built: CatalogueProblem, group: Group) -> list[dict[str, Any]]:
    return [
        {
            "offer_id": built.offers[member.offer].offer, "position": position, "quantity": member.quantity,
            "offer_quantity": member.offer_quantity, "reserve": member.reserve, "distance": member.distance,
            "unknown": " ".join(unknown_rules(member.unknown)),
        }
        for position, member in enumerate(group.members)
    ]  # fmt: skip
