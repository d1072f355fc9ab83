"""Results that are asked about again, and what was found out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.events import FollowUpDraft, FollowUpLine, Stage
from models.problems import UserProblem
from models.steps.events.people import guest_book
from models.steps.events.rows import event_row
from models.steps.records.standing import refuse_when_changed, version_of

AHEAD = 14
"""Days before its day that a question is on the list."""


def due_on(day: str, after: int) -> str:
    """The day on which a result of an event of that day is asked about."""
    return (date.fromisoformat(day) + timedelta(days=after)).isoformat()


def follow_the_day(session: Session, event: t.Event) -> int:
    """Give the open questions of the event's results the days that go with its day; how many moved.

    What was answered keeps its day; questions that were taken back move as well, since they may come again.
    """
    f, r, m = t.EventFollowUp, t.EventResult, t.EventMeeting
    query = select(f).join(r, r.id == f.result_id).join(m, m.id == r.meeting_id)
    moved = 0
    for row in session.scalars(query.where(m.event_id == event.id, f.done_on == "")):
        moved += not row.deleted and row.due != due_on(event.day, row.after)
        row.due = due_on(event.day, row.after)
    return moved


def follow_up_lines(session: Session, actor: Actor, today: date, event: str) -> tuple[FollowUpLine, ...]:
    """Of one event all, of every event those that are open and due within a fortnight; by their day."""
    f = t.EventFollowUp
    query = _query()
    if event:
        query = query.where(t.Event.id == event_row(session, event).id)
    else:
        until = (today + timedelta(days=AHEAD)).isoformat()
        query = query.where(f.done_on == "", f.due <= until)
    rows = session.execute(query.order_by(f.due, t.Event.id, f.id)).all()
    return _lines(session, actor, today, rows)


def _query() -> Any:
    f, r, m, e, buyer, guest = (
        t.EventFollowUp, t.EventResult, t.EventMeeting, t.Event, aliased(t.EventGuest), aliased(t.EventGuest)
    )  # fmt: skip
    return (
        select(f, r, e, buyer, guest)
        .join(r, r.id == f.result_id)
        .join(m, m.id == r.meeting_id)
        .join(e, e.id == m.event_id)
        .join(buyer, buyer.id == m.buyer_id)
        .join(guest, guest.id == r.guest_id)
        .where(~f.deleted, ~r.deleted, ~e.deleted)
    )


def _lines(session: Session, actor: Actor, today: date, rows: Sequence[Any]) -> tuple[FollowUpLine, ...]:
    books = {event.id: guest_book(session, actor, event.id, today) for event in {row[2] for row in rows}}
    found = []
    for row, result, event, buyer, guest in rows:
        host, person = books[event.id].of(buyer), books[event.id].of(guest)
        done = date.fromisoformat(row.done_on) if row.done_on else None
        found.append(
            FollowUpLine(
                row.uid, version_of([row]), event.name, host.name, person.name, person.phone,
                result.product or person.product, result.agreed, row.after, date.fromisoformat(row.due), done,
                Stage(row.stage), row.delivered, row.paid, row.note,
            )
        )  # fmt: skip
    return tuple(found)


def save(session: Session, draft: FollowUpDraft) -> t.EventFollowUp:
    """Write down what was found out."""
    f = t.EventFollowUp
    row = session.scalars(select(f).where(f.uid == draft.uid, ~f.deleted)).one_or_none()
    if row is None:
        raise UserProblem("event.follow_up_gone")
    refuse_when_changed(version_of([row]), draft.version)
    if (draft.delivered or 0) < 0 or (draft.paid or 0) < 0:
        raise UserProblem("event.amount_wrong")
    if draft.stage is not Stage.OPEN and draft.done_on.isoformat() < _event_day(session, row):
        raise UserProblem("event.follow_up_too_early", day=draft.done_on.isoformat())
    # a question without an answer is open
    row.done_on = "" if draft.stage is Stage.OPEN else draft.done_on.isoformat()
    if not row.done_on:
        row.due = due_on(_event_day(session, row), row.after)
    row.stage, row.delivered, row.paid, row.note = str(draft.stage), draft.delivered, draft.paid, draft.note.strip()
    return row


def _event_day(session: Session, row: t.EventFollowUp) -> str:
    r, m, e = t.EventResult, t.EventMeeting, t.Event
    query = select(e.day).join(m, m.event_id == e.id).join(r, r.meeting_id == m.id).where(r.id == row.result_id)
    return session.scalars(query).one()
