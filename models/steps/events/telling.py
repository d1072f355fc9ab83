"""Whom a running event has to tell: everybody whose slip changed since its day began, by a plan or by hand."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import as_json
from models.domain.event_slips import schedules_of
from models.domain.event_timetables import Told
from models.domain.events import EventFacts, EventStatus, GuestFacts
from models.steps.events.rows import EventRows
from models.steps.events.writing import add_rows, write_fields


def people_of(facts: EventFacts, meetings: Iterable[str]) -> set[str]:
    """Both sides of these meetings."""
    wanted = frozenset(meetings)
    return {uid for each in facts.meetings if each.uid in wanted for uid in (each.buyer, *each.enterprises)}


def still_to_tell(session: Session, rows: EventRows, facts: EventFacts, changed: Iterable[str]) -> tuple[str, ...]:
    """Of the guests whose slip changed those who do not know it yet, and who knows what does not hold any more."""
    known, wanted = known_schedules(session, rows), {*changed}
    if known:
        now = schedules_of(facts)
        wanted = {uid for uid in wanted if uid not in known}
        wanted |= {uid for uid, schedule in known.items() if schedule != now.get(uid, "")}
    return tuple(each.uid for each in facts.guests if each.uid in wanted and can_be_told(facts, each))


def can_be_told(facts: EventFacts, guest: GuestFacts) -> bool:
    """Whether a guest comes and has not left for the rest of the day."""
    later = frozenset(slot.uid for slot in facts.slots[facts.over :])
    return guest.comes and not (later and later <= guest.away)


def known_schedules(session: Session, rows: EventRows) -> dict[str, str]:
    """Guest (uid) → the timetable that it was told last."""
    g, told = t.EventGuest, t.EventTold
    query = select(g.uid, told.schedule).join(told, told.guest_id == g.id)
    return dict(session.execute(query.where(g.event_id == rows.event.id, ~told.deleted)).all())


def write_told(session: Session, rows: EventRows, told: Iterable[Told]) -> int:
    """Note what guests know from now on; of how many that is new. UserProblem for one who is not on the list."""
    held = _held(session, rows)
    known, new = [], []
    for each in told:
        guest = rows.guest(each.guest)
        row = held.get(guest.id)
        if row is None:
            new.append({"guest_id": guest.id, "schedule": each.schedule})
        else:
            known.append((row, {"schedule": each.schedule, "deleted": False}))
    add_rows(session, t.EventTold, new)
    return len(new) + write_fields(session, known)


def _held(session: Session, rows: EventRows) -> dict[int, t.EventTold]:
    g, told = t.EventGuest, t.EventTold
    query = select(told).join(g, told.guest_id == g.id).where(g.event_id == rows.event.id)
    return {row.guest_id: row for row in session.scalars(query)}


def is_of_the_day(session: Session, event: t.Event, plan: t.EventPlan) -> bool:
    """Whether a plan was made after the event had begun: the slips of an earlier one were handed out at the door."""
    if event.status != EventStatus.RUNNING:
        return False
    c = t.Change
    began = select(func.max(c.change_set_id)).where(
        c.table_name == t.Event.__tablename__, c.row_uid == event.uid, c.field == "status",
        c.new == as_json(str(EventStatus.RUNNING)),
    )  # fmt: skip
    return plan.made_by > (session.scalar(began) or 0)
