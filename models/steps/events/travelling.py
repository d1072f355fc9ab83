"""Who comes from far does not have to be there for the first slot, where that costs nobody anything.

After the engine's plan two meetings of one buyer change cells: the far one goes to the later, one of people from near
to the first. Meetings, slots, tables and the buyer's day stay as they were; whether the people can is asked of the
engine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matching.timetable.event import Cell, Cells, Timetable
from matching.timetable.facts import facts_at, standing_of
from models.steps.events.seating import Seated
from models.steps.events.standing import has_happened

FAR_KM = 30.0
"""As the crow flies from the event's place: about an hour on the road."""


def later_for_far(found: Seated, timetable: Timetable) -> Timetable:
    """The timetable with as many meetings of far guests as can be moved out of the day's first slot."""
    cells = list(timetable.cells)
    first = min((cell[0] for cell in cells if cell is not None), default=0)
    far = {guest.uid for guest in found.facts.guests if guest.km is not None and guest.km > FAR_KM}
    distant = [any(uid in far for uid in each.enterprises) for each in found.meetings]
    of_buyer, of_enterprise = _listed(found)
    for at, cell in enumerate(timetable.cells):
        if cell is None or cell[0] != first or not distant[at] or _is_bound(found, at):
            continue
        for other in _later(found, cells, of_buyer[found.event.meetings[at].buyer], first):
            if not distant[other] and _can_change(found, cells, at, other, of_buyer, of_enterprise):
                cells[at], cells[other] = cells[other], cells[at]
                break
    return replace(timetable, cells=tuple(cells))


_Members = dict[int, list[int]]


def _listed(found: Seated) -> tuple[_Members, _Members]:
    """Meetings of each buyer and of each enterprise."""
    of_buyer: _Members = defaultdict(list)
    of_enterprise: _Members = defaultdict(list)
    for at, each in enumerate(found.event.meetings):
        of_buyer[each.buyer].append(at)
        for who in each.enterprises:
            of_enterprise[who].append(at)
    return of_buyer, of_enterprise


def _is_bound(found: Seated, meeting: int) -> bool:
    return found.event.meetings[meeting].slot is not None or has_happened(found, meeting)


def _later(found: Seated, cells: list[Cell | None], meetings: Iterable[int], first: int) -> Iterator[int]:
    """Those that may be moved, the earliest first."""
    placed = ((cell[0], at) for at in meetings if (cell := cells[at]) is not None and cell[0] > first)
    return (at for _slot, at in sorted(placed) if not _is_bound(found, at))


def _can_change(
    found: Seated, cells: list[Cell | None], one: int, other: int, of_buyer: _Members, of_enterprise: _Members
) -> bool:
    """Whether nothing keeps either from the other's cell; only what concerns their people is looked at."""
    event, now, then = found.event, cells[one], cells[other]
    people = {who for at in (one, other) for who in event.meetings[at].enterprises}
    near = {*of_buyer[event.meetings[one].buyer], *(at for who in people for at in of_enterprise[who])} - {one, other}
    kept = sorted(near)
    meetings = (*(event.meetings[at] for at in kept), event.meetings[one], event.meetings[other])
    around: Cells = (*(cells[at] for at in kept), None, None)
    standing = standing_of(replace(event, meetings=meetings), around)
    first, second = len(kept), len(kept) + 1
    if now is None or then is None or facts_at(standing, first, then):
        return False
    standing.put(first, then)
    return not facts_at(standing, second, now)
