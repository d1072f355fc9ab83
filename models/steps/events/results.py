"""What meetings came to: written by number, with the days on which to ask again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import (
    FOLLOW_UP_DAYS,
    EventFacts,
    Interest,
    MeetingState,
    ResultDraft,
    ResultLine,
    Stage,
)
from models.problems import UserProblem
from models.steps.events.following import due_on
from models.steps.events.rows import EventRows
from models.steps.records.standing import refuse_when_changed, version_of

MONTHS = 600
_AMOUNTS = ("quantity", "price", "months", "potential", "agreed")
_LARGEST = 10**17
"""Sen: more than a year of the whole province's output."""


def meeting_of_number(rows: EventRows, number: int) -> t.EventMeeting:
    """The meeting with this number; UserProblem where there is none, or it was cancelled."""
    row = next((row for row in rows.meetings if row.number == number), None)
    if row is None:
        raise UserProblem("event.meeting_unknown", meeting=number)
    if row.state == MeetingState.CANCELLED:
        raise UserProblem("event.meeting_cancelled", meeting=number)
    return row


def save(session: Session, rows: EventRows, draft: ResultDraft) -> t.EventResult:
    """Write a result; its meeting was held then, and is asked about again unless nobody was interested."""
    meeting = meeting_of_number(rows, draft.meeting)
    guest = next((row for row in rows.guests if row.uid == draft.guest), None)
    if guest is None or guest.id not in rows.enterprises_of.get(meeting.id, []):
        raise UserProblem("event.not_in_meeting", meeting=draft.meeting)
    if any(not 0 <= (getattr(draft, name) or 0) <= _LARGEST for name in _AMOUNTS) or (draft.months or 0) > MONTHS:
        raise UserProblem("event.amount_wrong")
    if draft.agreed and draft.interest is not Interest.AGREED:
        raise UserProblem("event.agreed_without_agreeing", meeting=draft.meeting)
    row = _held(session, meeting.id, guest.id)
    refuse_when_changed(0 if row is None else version_of([row]), draft.version)
    if row is None:
        row = t.EventResult(meeting_id=meeting.id, guest_id=guest.id)
    _fill(row, draft)
    session.add(row)
    meeting.state, meeting.state_reason = str(MeetingState.HELD), ""
    session.flush()
    _ask_again(session, row, rows.event.day)
    return row


def _held(session: Session, meeting: int, guest: int) -> t.EventResult | None:
    r = t.EventResult
    return session.scalars(select(r).where(r.meeting_id == meeting, r.guest_id == guest, ~r.deleted)).one_or_none()


def _fill(row: t.EventResult, draft: ResultDraft) -> None:
    row.interest, row.product, row.unit = str(draft.interest), " ".join(draft.product.split()), draft.unit
    row.quantity, row.price, row.months = draft.quantity, draft.price, draft.months
    row.potential = _potential(draft)
    row.agreed, row.note = draft.agreed, draft.note.strip()
    row.next_step, row.due = " ".join(draft.next_step.split()), draft.due.isoformat() if draft.due else ""


def _potential(draft: ResultDraft) -> int | None:
    """What was said, else quantity a month times price times months; nothing where nobody wants it."""
    if draft.interest is Interest.NONE or draft.potential is not None:
        return None if draft.interest is Interest.NONE else draft.potential
    if draft.quantity is None or draft.price is None or draft.months is None:
        return None
    return min(draft.quantity * draft.price * draft.months // 1000, _LARGEST)


def _ask_again(session: Session, row: t.EventResult, day: str) -> None:
    f = t.EventFollowUp
    held = {each.after: each for each in session.scalars(select(f).where(f.result_id == row.id))}
    wanted = row.interest != Interest.NONE
    for after in FOLLOW_UP_DAYS:
        known = held.get(after)
        if known is not None:
            # what was found out stays, whatever is said of the meeting afterwards
            known.deleted = not wanted and not known.done_on
            known.due = known.due if known.done_on else due_on(day, after)
        elif wanted:
            due = due_on(day, after)
            session.add(f(result_id=row.id, after=after, due=due, done_on="", stage=str(Stage.OPEN), note=""))


def result_row(session: Session, uid: str) -> t.EventResult:
    """A result; UserProblem when it is not there (any more)."""
    found = session.scalars(select(t.EventResult).where(t.EventResult.uid == uid, ~t.EventResult.deleted)).one_or_none()
    if found is None:
        raise UserProblem("event.result_gone")
    return found


def take_back(session: Session, row: t.EventResult) -> None:
    """The result was a slip: it goes, and what was not yet asked; its meeting was not held if nothing else says so."""
    row.deleted = True
    f, r = t.EventFollowUp, t.EventResult
    for each in session.scalars(select(f).where(f.result_id == row.id, ~f.deleted)):
        each.deleted = True
    others = select(r.id).where(r.meeting_id == row.meeting_id, ~r.deleted, r.id != row.id).limit(1)
    if session.scalar(others) is None:
        session.get_one(t.EventMeeting, row.meeting_id).state = str(MeetingState.PLANNED)


def result_rows(session: Session, event: int) -> Sequence[t.EventResult]:
    """All results of an event, by the meetings' numbers."""
    r, m = t.EventResult, t.EventMeeting
    query = select(r).join(m, m.id == r.meeting_id).where(m.event_id == event, ~r.deleted)
    return session.scalars(query.order_by(m.number, r.id)).all()


def result_lines(session: Session, rows: EventRows, facts: EventFacts) -> tuple[ResultLine, ...]:
    """All results with their names."""
    meetings = {row.id: row for row in rows.meetings}
    said = {each.uid: each for each in facts.meetings}
    uids = {row.id: row.uid for row in rows.guests}
    agreements = _agreements(session, rows.event)
    numbers = {row.id: row for row in rows.guests}
    found = []
    for row in result_rows(session, rows.event.id):
        meeting = meetings[row.meeting_id]
        guest, buyer = facts.guest(uids[row.guest_id]), facts.guest(uids[meeting.buyer_id])
        pair = (numbers[meeting.buyer_id].partner_id or 0, numbers[row.guest_id].enterprise_id or 0)
        found.append(
            ResultLine(
                row.uid, draft_of(row, meeting.number, guest.uid), buyer.name, guest.name, guest.region,
                said[meeting.uid].proposal, agreements.get(pair, ""),
            )
        )  # fmt: skip
    return tuple(found)


def draft_of(row: t.EventResult, number: int, guest: str) -> ResultDraft:
    """A result as it was keyed in."""
    return ResultDraft(
        number, guest, Interest(row.interest), version_of([row]), row.product, row.quantity, row.unit, row.price,
        row.months, row.potential, row.agreed, row.next_step, date.fromisoformat(row.due) if row.due else None,
        row.note,
    )  # fmt: skip


def _agreements(session: Session, event: t.Event) -> dict[tuple[int, int], str]:
    """(partner, enterprise) → the newest agreement in force that was signed on the event's day or later."""
    a, n, o = t.Agreement, t.Need, t.Offer
    query: Any = (
        select(n.partner_id, o.enterprise_id, a.code)
        .select_from(a)
        .join(n, n.id == a.need_id)
        .join(o, o.id == a.offer_id)
        .where(~a.deleted, a.status == "terbit", a.signed_on >= event.day)
        .order_by(a.id)
    )
    return {(partner, enterprise): code for partner, enterprise, code in session.execute(query)}
