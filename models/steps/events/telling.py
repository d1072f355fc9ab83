"""Whom a running event has to tell: everybody whose slip changed since its day began, by a plan or by hand."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import as_json
from models.domain.events import EventFacts, EventStatus
from models.steps.events.rows import EventRows

_CELL = ("slot_id", "table_id")


def moved_since(session: Session, rows: EventRows, plan: t.EventPlan) -> frozenset[str]:
    """Meetings (uids) that stand elsewhere than this plan left them, those that were made since among them."""
    c, held = t.Change, {row.uid: row for row in rows.meetings}
    of_event = select(t.EventMeeting.uid).where(t.EventMeeting.event_id == rows.event.id)
    lines = (
        select(c.row_uid, c.field, c.old)
        .where(c.table_name == t.EventMeeting.__tablename__, c.row_uid.in_(of_event), c.field.in_(_CELL))
        .where(c.change_set_id > plan.made_by)
        .order_by(c.id.desc())
    )
    planned = {(uid, field): old for uid, field, old in session.execute(lines)}  # the oldest line stays
    moved = {uid for (uid, field), old in planned.items() if uid in held and as_json(getattr(held[uid], field)) != old}
    new = {uid for uid, row in held.items() if row.made_by > plan.made_by and row.slot_id is not None}
    return frozenset(moved | new)


def people_of(facts: EventFacts, meetings: Iterable[str]) -> set[str]:
    """Both sides of these meetings."""
    wanted = frozenset(meetings)
    return {uid for each in facts.meetings if each.uid in wanted for uid in (each.buyer, *each.enterprises)}


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
