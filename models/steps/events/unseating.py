"""Meetings that cannot stay where they are after guests have changed: they wait, and are named."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from matching.timetable.event import FactCode
from matching.timetable.facts import Standing, facts_at, standing_of
from models.domain.actor import Actor
from models.steps.events.cells import take_cell
from models.steps.events.facts import facts_of
from models.steps.events.rows import load
from models.steps.events.seating import Seated, seated
from models.steps.events.standing import has_happened

_BEARABLE = frozenset({FactCode.BUYER_FULL, FactCode.ENTERPRISE_FULL, FactCode.WALKING, FactCode.LOCKED})
"""Facts that an officer may leave standing; the next plan minds them."""


def unseat(session: Session, actor: Actor, event: str) -> tuple[int, ...]:
    """Let every meeting wait that cannot be where it is any more; their numbers.

    What was held stays, and so does what stands in slots that have ended.
    """
    session.flush()
    rows = load(session, event)
    found = seated(facts_of(session, actor, rows))
    gone = [found.meetings[at] for at in _impossible(found)]
    for each in gone:
        take_cell(rows.meeting(each.uid))
    return tuple(sorted(each.number for each in gone))


def _impossible(found: Seated) -> Iterator[int]:
    standing = standing_of(found.event, found.cells)
    # of two that are in each other's way the officer's own word stays
    for at in sorted(range(len(found.meetings)), key=lambda each: found.meetings[each].locked):
        cell = found.cells[at]
        if cell is None or has_happened(found, at):
            continue
        if any(fact.code not in _BEARABLE for fact in facts_at(standing, at, cell)):
            _take(standing, at)
            yield at


def _take(standing: Standing, meeting: int) -> None:
    cell, asked = standing.cells[meeting], standing.event.meetings[meeting]
    if cell is None:
        return
    standing.at_table[cell].remove(meeting)
    standing.of_buyer[asked.buyer].remove(meeting)
    for who in asked.enterprises:
        standing.of_enterprise[who].remove(meeting)
    standing.cells[meeting] = None
