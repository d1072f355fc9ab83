"""Which meetings are otherwise than a plan left them: in their cell, its time, its table, or in who sits there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import as_json
from models.domain.event_slips import company
from models.domain.events import Arrival, Curation, EventFacts, GuestFacts, Invitation
from models.steps.events.rows import EventRows

_Then = dict[tuple[str, str], Any]
"""Row (uid) and field → what stood there when the plan was made; only what was written since."""


def moved_since(session: Session, rows: EventRows, facts: EventFacts, plan: t.EventPlan) -> frozenset[str]:
    """Meetings (uids) that people with a slip of this plan would look for in vain, those made since among them."""
    event = rows.event.id
    moved = _changed(session, t.EventMeeting, event, plan, rows.meetings, ("slot_id", "table_id"))
    slots = _changed(session, t.EventSlot, event, plan, rows.slots, ("starts", "ends"))
    tables = _changed(session, t.EventTable, event, plan, rows.tables, ("name", "place"))
    slot_ids, table_ids = _ids(rows.slots, slots), _ids(rows.tables, tables)
    moved |= {row.uid for row in rows.meetings if row.slot_id in slot_ids or row.table_id in table_ids}
    moved |= {row.uid for row in rows.meetings if row.made_by > plan.made_by and row.slot_id is not None}
    return frozenset(moved | _other_company(session, rows, facts, plan))


def _ids(rows: Iterable[Any], uids: set[str]) -> set[int]:
    return {row.id for row in rows if row.uid in uids}


def _changed(
    session: Session, table: Any, event: int, plan: t.EventPlan, rows: Iterable[Any], fields: tuple[str, ...]
) -> set[str]:
    held = {row.uid: row for row in rows}
    then = _then(session, table, select(table.uid).where(table.event_id == event), plan, fields)
    return {
        uid for (uid, field), old in then.items() if uid in held and as_json(getattr(held[uid], field)) != as_json(old)
    }


def _then(session: Session, table: Any, uids: Any, plan: t.EventPlan, fields: tuple[str, ...]) -> _Then:
    c = t.Change
    lines = (
        select(c.row_uid, c.field, c.old)
        .where(c.table_name == table.__tablename__, c.row_uid.in_(uids), c.field.in_(fields))
        .where(c.change_set_id > plan.made_by)
        .order_by(c.id.desc())
    )
    # the oldest line stays
    return {(uid, field): json.loads(old) if old else None for uid, field, old in session.execute(lines)}


def _other_company(session: Session, rows: EventRows, facts: EventFacts, plan: t.EventPlan) -> set[str]:
    """Meetings with a cell in which other enterprises sit than then."""
    known = {each.uid: each for each in (*facts.guests, *facts.removed)}
    before = _guests_then(session, rows, plan, known)
    gone, came = _seats(session, rows, plan)
    placed = {row.uid: row.id for row in rows.meetings if row.slot_id is not None}
    found = set()
    for each in facts.standing:
        number = placed.get(each.uid)
        if number is None or len(each.enterprises) + len(gone.get(number, ())) < 2:
            continue
        sat = (*(uid for uid in each.enterprises if uid not in came.get(number, ())), *gone.get(number, ()))
        # who was taken off the list is known no more
        left = {uid for uid in sat if uid not in known}
        if left or {*company(sat, before)} != {*company(each.enterprises, known)}:
            found.add(each.uid)
    return found


def _guests_then(
    session: Session, rows: EventRows, plan: t.EventPlan, known: Mapping[str, GuestFacts]
) -> dict[str, GuestFacts]:
    g = t.EventGuest
    fields = ("curation", "invitation", "arrival")
    then = _then(session, g, select(g.uid).where(g.event_id == rows.event.id), plan, fields)
    found = dict(known)
    for uid in {uid for uid, _field in then} & known.keys():
        was = found[uid]
        found[uid] = replace(
            was, curation=Curation(then.get((uid, "curation"), was.curation)),
            invitation=Invitation(then.get((uid, "invitation"), was.invitation)),
            arrival=Arrival(then.get((uid, "arrival"), was.arrival)),
        )  # fmt: skip
    return found


def _seats(
    session: Session, rows: EventRows, plan: t.EventPlan
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Meeting → guests (uids) who sat there then and do not now; those who do now and did not then."""
    s, m = t.EventSeat, t.EventMeeting
    of_event = select(s).join(m, m.id == s.meeting_id).where(m.event_id == rows.event.id)
    then = _then(session, s, of_event.with_only_columns(s.uid), plan, ("deleted",))
    uids = {row.id: row.uid for row in rows.guests}
    gone: dict[int, list[str]] = {}
    came: dict[int, list[str]] = {}
    for seat in _touched(session, of_event, then, plan):
        sat = seat.made_by <= plan.made_by and not then.get((seat.uid, "deleted"), seat.deleted)
        if sat and seat.deleted:
            gone.setdefault(seat.meeting_id, []).append(uids[seat.guest_id])
        if not sat and not seat.deleted:
            came.setdefault(seat.meeting_id, []).append(uids[seat.guest_id])
    return gone, came


def _touched(session: Session, of_event: Any, then: _Then, plan: t.EventPlan) -> Sequence[t.EventSeat]:
    s, changed = t.EventSeat, [uid for uid, _field in then]
    return session.scalars(of_event.where((s.made_by > plan.made_by) | s.uid.in_(changed))).all()
