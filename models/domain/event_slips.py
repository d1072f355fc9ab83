"""What an event's slips say, in one line for each guest: equal lines are equal slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from models.domain.events import EventFacts, GuestFacts, clock


def schedules_of(facts: EventFacts) -> dict[str, str]:
    """Guest (uid) → its meetings that have a cell, in the order of the day; who has none is left out.

    A line says when and where a meeting is, which one, and who sits there.
    """
    slots = {each.uid: each for each in facts.slots}
    tables = {each.uid: each for each in facts.tables}
    known = {each.uid: each for each in facts.guests}
    placed = [each for each in facts.standing if each.slot]
    found: dict[str, list[str]] = defaultdict(list)
    for each in sorted(placed, key=lambda each: (slots[each.slot].starts, each.number)):
        slot, table, people = slots[each.slot], tables[each.table], company(each.enterprises, known)
        place = f"{table.name} ({table.place})" if table.place else table.name
        who = " ".join(sorted(uid[-12:] for uid in people))
        line = f"{clock(slot.starts)}-{clock(slot.ends)} {place} #{each.number} {who}"
        for uid in (each.buyer, *people):
            found[uid].append(line)
    return {uid: "; ".join(lines) for uid, lines in found.items()}


def company(enterprises: Iterable[str], known: Mapping[str, GuestFacts]) -> tuple[str, ...]:
    """Of these enterprises (uids) those who come, while anybody is left; they are who sits in a meeting."""
    listed = tuple(uid for uid in enterprises if uid in known)
    return tuple(uid for uid in listed if known[uid].comes) or listed
