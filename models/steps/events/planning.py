"""Timetables of an event: solved here or apart, told in the event's words, and written."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from time import perf_counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matching.timetable.event import Cell, Timetable, Unscheduled
from matching.timetable.marginals import marginal
from matching.timetable.planning import plan
from matching.timetable.replanning import replan
from models.catalogue import tables as t
from models.catalogue.recording import current_change_set
from models.domain.changes import Changed
from models.domain.event_slips import schedules_of
from models.domain.events import (
    Addition,
    Arrival,
    EventFacts,
    EventStatus,
    GuestFacts,
    Move,
    PlanFacts,
    PlanReport,
)
from models.domain.progress import Progress
from models.problems import UserProblem
from models.steps.events.changing_slips import moved_since
from models.steps.events.facts import newest_plan
from models.steps.events.rows import EventRows
from models.steps.events.seating import Seated, seated, short_of
from models.steps.events.standing import has_happened
from models.steps.events.telling import can_be_told, is_of_the_day, people_of, still_to_tell
from models.steps.events.travelling import later_for_far
from models.steps.events.writing import Fields, write_fields
from models.steps.matching.apart import run_apart

LARGE = 600
"""Meetings from which on the engine works in a process of its own."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A new timetable of an event, and how long it took."""

    found: Seated
    timetable: Timetable
    milliseconds: int

    @property
    def cells(self) -> tuple[Cell | None, ...]:
        """A cell per meeting; what has happened is where it was, whatever the engine made of it."""
        kept = enumerate(zip(self.found.cells, self.timetable.cells, strict=True))
        return tuple(was if has_happened(self.found, at) else now for at, (was, now) in kept)


def planned(found: Seated, progress: Progress) -> Planned:
    """A timetable from the start: locks and what has happened stay; who comes from far is spared the first slot."""
    began = perf_counter()
    event = found.event
    made = run_apart(plan, event, progress=progress) if _is_large(found) else plan(event, progress)
    return Planned(found, later_for_far(found, made), _since(began))


def replanned(found: Seated, progress: Progress) -> Planned:
    """A timetable from the one that stands: the fewest people moved."""
    began = perf_counter()
    event, before = found.event, found.timetable()
    apart = _is_large(found)
    made = run_apart(replan, event, before, progress=progress) if apart else replan(event, before, progress)
    return Planned(found, made.timetable, _since(began))


def additions(found: Seated, progress: Progress) -> tuple[Addition, ...]:
    """What one more table in a slot, or one more slot, would bring; the largest gain first."""
    if all(cell is not None for cell in found.cells):
        return ()
    waiting = tuple(Unscheduled(at, ()) for at, cell in enumerate(found.cells) if cell is None)
    start = replace(found.timetable(), unscheduled=waiting)
    best = plan(found.event, start=start)
    if found.event.slots * len(found.cells) > LARGE:
        made = run_apart(marginal, found.event, best, progress=progress)
    else:
        made = marginal(found.event, best, progress)
    slots = found.facts.slots
    return tuple(Addition(slots[each.slot].uid if each.slot < len(slots) else "", each.gain) for each in made)


def without_absent(facts: EventFacts, absent: Collection[str], now: str) -> EventFacts:
    """The event when these guests (uids) stay away from the slot `now` on, what was before it over.

    Unless told whoever was not seen stays away from the slot that goes on, whoever was here from the next one.
    """
    slots = [slot.uid for slot in facts.slots]
    if now and now not in slots:
        raise UserProblem("event.slot_gone")
    if not set(absent) <= {each.uid for each in facts.guests}:
        raise UserProblem("event.guest_gone")
    start = slots.index(now) if now else 0
    over, ended = max(facts.over, start), max(facts.ended, start)
    later = frozenset(slots[ended if now else over :])
    guests = tuple(_absent(each, later) if each.uid in absent else each for each in facts.guests)
    return replace(facts, guests=guests, over=over, ended=ended)


def _absent(guest: GuestFacts, later: frozenset[str]) -> GuestFacts:
    """Who was here leaves; who was not seen does not come."""
    if guest.arrival is Arrival.HERE:
        return replace(guest, away=guest.away | later)
    return replace(guest, arrival=Arrival.ABSENT)


def report_of(
    made: Planned, before: EventFacts, *, number: int = 0, why: str = "", change_set: str = ""
) -> PlanReport:
    """A timetable in the event's words, with whom to tell of it: whose slip says something else than before."""
    found, cells = made.found, made.cells
    changed = [at for at, (was, now) in enumerate(zip(found.cells, cells, strict=True)) if was != now]
    moved = [at for at in changed if found.cells[at] is not None and cells[at] is not None]
    after = _with_cells(made)
    told = _told(before, after)
    table = made.timetable
    facts = PlanFacts(
        number, "", len(cells), sum(cell is not None for cell in cells), table.most, table.slots_used,
        table.lower_bound, made.milliseconds / 1000, why, told,
    )  # fmt: skip
    return PlanReport(
        changed=Changed.EVENTS if change_set else Changed.NOTHING,
        change_set=change_set,
        plan=facts,
        waiting=tuple(
            found.waiting(each.meeting, each.ways) for each in table.unscheduled if cells[each.meeting] is None
        ),
        below=short_of(after),
        moves=tuple(
            Move(found.meetings[at].number, found.cell_of(found.cells[at]), found.cell_of(cells[at])) for at in changed
        ),
        moved=_people(found, moved),
        told=told,
    )


def _told(before: EventFacts, after: EventFacts) -> tuple[str, ...]:
    """Those who are there to be told, in the order of the list."""
    was, now = schedules_of(before), schedules_of(after)
    changed = (each for each in after.guests if was.get(each.uid) != now.get(each.uid))
    return tuple(each.uid for each in changed if can_be_told(after, each))


def _with_cells(made: Planned) -> EventFacts:
    found = made.found
    cells = {each.uid: found.cell_of(cell) for each, cell in zip(found.meetings, made.cells, strict=True)}
    meetings = tuple(
        replace(each, slot=cells[each.uid][0], table=cells[each.uid][1]) if each.uid in cells else each
        for each in found.facts.meetings
    )
    return replace(found.facts, meetings=meetings)


def _people(found: Seated, meetings: Iterable[int]) -> tuple[str, ...]:
    """The guests of these meetings who are there to be told, in the order of the list."""
    concerned = {uid for at in meetings for uid in (found.meetings[at].buyer, *found.meetings[at].enterprises)}
    facts = found.facts
    return tuple(each.uid for each in facts.guests if each.uid in concerned and can_be_told(facts, each))


def write_plan(
    session: Session, rows: EventRows, made: Planned, before: EventFacts, why: str = ""
) -> PlanReport:
    """The timetable into the catalogue, with its proof; inside the current change set."""
    current = current_change_set(session)
    p = t.EventPlan
    number = 1 + (session.scalar(select(func.max(p.number)).where(p.event_id == rows.event.id)) or 0)
    report = report_of(made, before, number=number, why=why, change_set=current.uid)
    facts = report.plan
    assert facts is not None  # report_of has just made it
    facts = replace(facts, told=_told_by_now(session, rows, made.found.facts, facts.told))
    _write_cells(session, rows, made)
    session.add(
        p(
            event_id=rows.event.id, number=number, made_at=current.at, meetings=facts.meetings, held=facts.held,
            most=facts.most, slots_used=facts.slots_used, lower_bound=facts.lower_bound,
            milliseconds=made.milliseconds, why=why, told=json.dumps(list(facts.told)),
        )
    )  # fmt: skip
    session.flush()
    return replace(report, plan=replace(facts, made_at=current.at))


def _told_by_now(session: Session, rows: EventRows, facts: EventFacts, told: tuple[str, ...]) -> tuple[str, ...]:
    """These, and on the day whoever was to be told before: by an earlier plan of the day, or moved by hand."""
    before = newest_plan(session, rows.event.id)
    if before is None or facts.status is not EventStatus.RUNNING:
        return told
    earlier = people_of(facts, moved_since(session, rows, facts, before))
    if is_of_the_day(session, rows.event, before):
        earlier |= {*json.loads(before.told)}
    now = {*told, *still_to_tell(session, rows, facts, earlier)}
    return tuple(each.uid for each in facts.guests if each.uid in now)


def _write_cells(session: Session, rows: EventRows, made: Planned) -> None:
    by_uid = {row.uid: row for row in rows.meetings}
    changes: list[tuple[t.EventMeeting, Fields]] = []
    for each, cell in zip(made.found.meetings, made.cells, strict=True):
        row = by_uid[each.uid]
        if cell is None:
            changes.append((row, {"slot_id": None, "table_id": None, "locked": False}))
        else:
            slot, table = rows.slots[cell[0]].id, rows.tables[cell[1]].id
            changes.append((row, {"slot_id": slot, "table_id": table}))
    write_fields(session, changes)


def current_plan(facts: EventFacts, progress: Progress) -> Planned:
    """A timetable for the event as it is; UserProblem where there is nothing to plan."""
    if not facts.slots or not facts.tables:
        raise UserProblem("event.no_cells")
    return planned(seated(facts), progress)


def _is_large(found: Seated) -> bool:
    return len(found.meetings) > LARGE


def _since(began: float) -> int:
    return round((perf_counter() - began) * 1000)
