"""An event as its screens and papers see it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.events import (
    Arrival,
    Curation,
    EventDraft,
    EventFacts,
    EventStatus,
    GuestFacts,
    Invitation,
    MeetingFacts,
    MeetingSource,
    MeetingState,
    PlanFacts,
    Side,
    SlotFacts,
    SlotKind,
    TableFacts,
)
from models.domain.names import name_key
from models.reference.regions import distance_km, point
from models.steps.events.changing_slips import moved_since
from models.steps.events.people import GuestBook, Known, guest_book
from models.steps.events.rows import EventRows
from models.steps.events.telling import is_of_the_day, people_of, still_to_tell
from models.steps.records.standing import version_of

_POINTS = 10
"""Scores are stored in tenths."""


def facts_of(session: Session, actor: Actor, rows: EventRows, at: datetime | None = None) -> EventFacts:
    """The event as this actor may see it; `at` is the moment from which slots count as over, now unless told."""
    moment = at or datetime.now().astimezone()
    book = guest_book(session, actor, rows.event.id, moment.date())
    guests = {row.id: guest for row, guest in _guests(rows, book)}
    slots, tables = layout_of(rows)
    meetings = _meetings(session, rows, {number: guest.uid for number, guest in guests.items()})
    named = {uid for each in meetings for uid in (each.buyer, *each.enterprises)}
    found = EventFacts(
        uid=rows.event.uid,
        code=rows.event.code,
        status=EventStatus(rows.event.status),
        draft=_draft(session, rows.event),
        organiser=rows.office.name,
        slots=slots,
        tables=tables,
        guests=tuple(guests[row.id] for row in rows.guests if not row.deleted),
        meetings=meetings,
        removed=tuple(guests[row.id] for row in rows.guests if row.deleted and row.uid in named),
        over=slots_over(rows.event, slots, moment),
        ended=slots_over(rows.event, slots, moment, ended=True),
        office=rows.office.code,
    )
    return replace(found, plan=_plan(session, rows, found))


def layout_of(rows: EventRows) -> tuple[tuple[SlotFacts, ...], tuple[TableFacts, ...]]:
    """The event's slots and tables as its screens show them."""
    return tuple(_slot(row) for row in rows.slots), _tables(rows)


def slots_over(event: t.Event, slots: Iterable[SlotFacts], at: datetime, *, ended: bool = False) -> int:
    """How many slots have begun, or have ended, while the event is running."""
    if event.status != EventStatus.RUNNING or event.day != at.date().isoformat():
        return 0
    minute = at.hour * 60 + at.minute
    return sum((slot.ends if ended else slot.starts) <= minute for slot in slots)


def newest_plan(session: Session, event: int) -> t.EventPlan | None:
    """The newest planning that was not taken back."""
    p = t.EventPlan
    return session.scalars(select(p).where(p.event_id == event, ~p.deleted).order_by(p.id.desc()).limit(1)).first()


def _plan(session: Session, rows: EventRows, found: EventFacts) -> PlanFacts | None:
    """That planning, and who has yet to be told; while the event runs, whoever was moved by hand since as well.

    The slips of a plan that was made before the event began were given out at the door.
    """
    row = newest_plan(session, rows.event.id)
    if row is None:
        return None
    told = tuple(json.loads(row.told))
    if found.status is EventStatus.RUNNING:
        told = told if is_of_the_day(session, rows.event, row) else ()
        told += tuple(people_of(found, moved_since(session, rows, found, row)))
    return PlanFacts(
        row.number, row.made_at, row.meetings, row.held, row.most, row.slots_used, row.lower_bound,
        row.milliseconds / 1000, row.why, still_to_tell(session, rows, found, told),
    )  # fmt: skip


def _draft(session: Session, row: t.Event) -> EventDraft:
    run = session.get_one(t.MatchingRun, row.run_id).code if row.run_id else ""
    official = session.get_one(t.Official, row.official_id).uid if row.official_id else ""
    return EventDraft(
        row.uid, version_of([row]), row.name, row.theme, date.fromisoformat(row.day), row.venue, row.address,
        row.region, row.walking, row.minimum, row.maximum, run, official, row.notes,
    )  # fmt: skip


def _slot(row: t.EventSlot) -> SlotFacts:
    return SlotFacts(row.uid, row.starts, row.ends, SlotKind(row.kind), row.session, row.label)


def _tables(rows: EventRows) -> tuple[TableFacts, ...]:
    slots = {row.id: row.uid for row in rows.slots}
    closed: dict[int, set[str]] = defaultdict(set)
    for closure in rows.closures:
        if closure.slot_id in slots:
            closed[closure.table_id].add(slots[closure.slot_id])
    return tuple(TableFacts(row.uid, row.name, row.place, frozenset(closed[row.id])) for row in rows.tables)


def _guests(rows: EventRows, book: GuestBook) -> Iterable[tuple[t.EventGuest, GuestFacts]]:
    slots, tables = ({row.id: row.uid for row in some} for some in (rows.slots, rows.tables))
    away: dict[int, set[str]] = defaultdict(set)
    marks: dict[int, list[t.EventAbsence]] = defaultdict(list)
    for absence in rows.absences:
        marks[absence.guest_id].append(absence)
        if absence.slot_id in slots:
            away[absence.guest_id].add(slots[absence.slot_id])
    for row in rows.guests:
        table = tables.get(row.table_id or 0, "")
        known = book.of(row)
        guest = _guest(row, known, frozenset(away[row.id]), table, version_of([row, *marks[row.id]]))
        yield row, replace(guest, km=km_between(rows.event.region, known.region_code))


@cache
def km_between(one: str, other: str) -> float | None:
    """Kilometres between the middles of two regions; None where a region is not known."""
    here, there = (point(code) if code else None for code in (one, other))
    return round(distance_km(here, there), 1) if here and there else None


def _guest(row: t.EventGuest, known: Known, away: frozenset[str], table: str, version: int) -> GuestFacts:
    return GuestFacts(
        uid=row.uid, side=Side(row.side), number=row.number, record=known.code, business=known.uid, name=known.name,
        region=known.region, product=known.product, attendee=row.attendee, phone=known.phone,
        curation=Curation(row.curation), curation_reason=row.curation_reason, invitation=Invitation(row.invitation),
        answered_on=date.fromisoformat(row.answered_on) if row.answered_on else None, walk_in=row.walk_in,
        table=table, minimum=row.minimum, maximum=row.maximum, away=away, arrival=Arrival(row.arrival),
        arrived_at=row.arrived_at, note=row.note, version=version, person=known.person,
        party=_party(row, known),
    )  # fmt: skip


def _party(row: t.EventGuest, known: Known) -> str:
    """The owner, or who the owner sends: whoever comes for two businesses sits in one place at a time."""
    if row.side == Side.BUYER or not known.party:
        return ""
    sent = name_key(row.attendee)
    return str(known.party) if sent in ("", name_key(known.person)) else f"{known.party} {sent}"


def _meetings(session: Session, rows: EventRows, guests: dict[int, str]) -> tuple[MeetingFacts, ...]:
    subjects, proposals = _subjects(session, rows.event.id), _proposals(session, rows.event.id)
    slots, tables = ({row.id: row.uid for row in some} for some in (rows.slots, rows.tables))
    seated = rows.enterprises_of
    found = []
    for row in rows.meetings:
        need, subject = subjects.get(row.need_id or 0, ("", ""))
        proposal, score = proposals.get(row.proposal_id or 0, ("", None))
        slot, table = slots.get(row.slot_id or 0, ""), tables.get(row.table_id or 0, "")
        held = bool(slot and table)
        found.append(
            MeetingFacts(
                row.uid, row.number, guests[row.buyer_id], tuple(guests[each] for each in seated.get(row.id, ())),
                MeetingSource(row.source), slot if held else "", table if held else "", row.locked,
                MeetingState(row.state), row.state_reason, proposal, need, subject, score,
            )
        )  # fmt: skip
    return tuple(found)


def _subjects(session: Session, event: int) -> dict[int, tuple[str, str]]:
    n, c, m = t.Need, t.Commodity, t.EventMeeting
    named = select(m.need_id).where(m.event_id == event, m.need_id.is_not(None))
    query = select(n.id, n.code, n.words, n.process, c.name).join(c, c.id == n.commodity_id).where(n.id.in_(named))
    return {
        number: (code, process or words or commodity)
        for number, code, words, process, commodity in session.execute(query)
    }


def _proposals(session: Session, event: int) -> dict[int, tuple[str, int]]:
    p, m = t.Proposal, t.EventMeeting
    named = select(m.proposal_id).where(m.event_id == event, m.proposal_id.is_not(None))
    rows: Any = session.execute(select(p.id, p.code, p.score).where(p.id.in_(named)))
    return {number: (code, round(score / _POINTS)) for number, code, score in rows}
