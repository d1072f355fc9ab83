"""Facts in a meeting's way as a problem that can be told: the first of them, with names."""

from __future__ import annotations

from models.domain.events import EventFacts, WayFacts, clock
from models.problems import UserProblem


def refusal(facts: EventFacts, way: WayFacts, meeting: int) -> UserProblem:
    """Why a meeting cannot be moved there; `facts` holds all codes, the message tells of the first."""
    first = way.facts[0]
    slots = {each.uid: clock(each.starts) for each in facts.slots}
    tables = {each.uid: each.name for each in facts.tables}
    return UserProblem(
        f"event.move.{first.code}",
        meeting=meeting,
        other=first.meeting,
        who=facts.guest(first.guest).name if first.guest else "",
        time=slots.get(first.slot or way.slot, ""),
        table=tables.get(first.table or way.table, ""),
        facts=tuple(each.code for each in way.facts),
        more=len(way.facts) - 1,
    )
