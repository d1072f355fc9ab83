"""What an event's slips say, in one line for each guest: equal lines are equal slips."""

from __future__ import annotations

from collections import defaultdict

from models.domain.events import EventFacts, MeetingFacts, clock


def schedules_of(facts: EventFacts) -> dict[str, str]:
    """Guest (uid) → its meetings that have a cell, in the order of the day; who has none is left out."""
    starts = {each.uid: each.starts for each in facts.slots}
    tables = {each.uid: each.name for each in facts.tables}
    placed = [each for each in facts.standing if each.slot]
    found: dict[str, list[str]] = defaultdict(list)
    for each in sorted(placed, key=lambda each: (starts[each.slot], each.number)):
        line = f"{clock(starts[each.slot])} {tables[each.table]} #{each.number}"
        for uid in (each.buyer, *each.enterprises):
            found[uid].append(f"{line}{_with(each) if uid == each.buyer else ''}")
    return {uid: "; ".join(lines) for uid, lines in found.items()}


def _with(meeting: MeetingFacts) -> str:
    """Whom the buyer's slip names: a group may lose a member while its cell stays."""
    return f" {' '.join(sorted(uid[-12:] for uid in meeting.enterprises))}"
