"""Commands about groups: the list of a run, and the word on one of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from models.domain.groups import DepartureLine, GroupDetail, GroupMemberLine
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from ui import reasons
from ui.commands.session import open_for, show_progress
from ui.pages.matching import group_words
from ui.texts import tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

Answer = dict[str, Any]
MARK = "KL-"
"""How the code of a group begins."""
FARTHEST = 500
"""Kilometres."""
_ALL = 1_000_000


def groups(options: argparse.Namespace) -> Answer:
    """Groups that a run proposes; with a radius those that another radius would make, not stored."""
    opened = open_for(options, create=False)
    try:
        run = options.of_run or _newest(opened)
        found = _stored(opened, run) if options.radius is None else _tried(opened, run, options)
    finally:
        opened.catalogue.close()
    lines = [line for group in found for line in group_words.lines_of(group)]
    return {"run": run, "groups": [_group(each) for each in found], "_lines": lines or [group_words.nobody()]}


def tenths_of_km(text: str) -> int:
    """A distance in kilometres as the engine keeps it; refuses what is none."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = -1.0
    if not 0 < found <= FARTHEST:
        said = tr("{text} bukan jarak; tulis kilometer dari 0,1 sampai {most}").format(text=text, most=FARTHEST)
        raise argparse.ArgumentTypeError(said)
    return max(1, round(found * 10))


def decide_on_group(opened: Opened, group: str, decision: Decided, reason: str) -> Answer:
    """The officer's word on a group."""
    from models.use_cases.decide_group import decide_group

    report = decide_group(opened.catalogue, opened.actor, group, decision, reason)
    said = reasons.decided_name(report.status)
    return {
        "proposal": report.group, "group": report.group, "status": str(report.status),
        "_lines": [f"{report.group}: {said}"],
    }  # fmt: skip


def _newest(opened: Opened) -> str:
    from models.use_cases.list_runs import list_runs

    return next((run.code for run in list_runs(opened.catalogue, opened.actor, 1)), "")


def _stored(opened: Opened, run: str) -> tuple[GroupDetail, ...]:
    from models.use_cases.list_groups import list_groups, view_group

    query = ListQuery(filters=(("run", run),))
    lines = list_groups(opened.catalogue, opened.actor, query, 0, _ALL).rows
    return tuple(view_group(opened.catalogue, opened.actor, line.group) for line in lines)


def _tried(opened: Opened, run: str, options: argparse.Namespace) -> tuple[GroupDetail, ...]:
    from models.use_cases.try_groups import try_groups

    return try_groups(
        opened.catalogue, opened.actor, run, options.radius, today=options.date, progress=show_progress
    )


def _group(found: GroupDetail) -> Answer:
    line = found.line
    return {
        "group": line.group, "need": line.need, "leader": line.leader, "place": line.place,
        "quantity": line.quantity / 1000, "unit": line.unit, "minimum": found.minimum / 1000,
        "open": line.open_part / 1000, "by_kecamatan": found.by_kecamatan, "radius": found.radius / 10,
        "members": [_member(each) for each in found.members],
        "departures": [_departure(each) for each in found.departures], "status": str(line.status), "run": line.run,
        "reason": line.reason,
    }  # fmt: skip


def _member(member: GroupMemberLine) -> Answer:
    return {
        "enterprise": member.enterprise, "offer": member.offer, "quantity": member.quantity / 1000,
        "reserve": member.reserve / 1000, "distance": None if member.distance < 0 else member.distance / 10,
        "unknown": [str(rule) for rule in member.unknown],
    }  # fmt: skip


def _departure(departure: DepartureLine) -> Answer:
    return {
        "enterprise": departure.enterprise, "covered": departure.covered / 1000,
        "uncovered": departure.uncovered / 1000, "remaining": departure.remaining / 1000,
        "still_possible": departure.still_possible, "next_leader": departure.next_leader,
    }  # fmt: skip
