"""Whether the timetables of events hold: nobody and no table asked for twice at a time, nothing without its people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import MeetingState

_E, _M, _S = t.Event, t.EventMeeting, t.EventSeat


def double_bookings(session: Session) -> Iterator[tuple[str, str]]:
    """(code of the event, time of the slot) in which a table, a buyer or an enterprise is asked for twice."""
    seats = select(_S.meeting_id, _S.guest_id).where(~_S.deleted).subquery()
    queries = (
        _placed(_M.table_id),
        _placed(_M.buyer_id),
        _placed(seats.c.guest_id).join(seats, seats.c.meeting_id == _M.id),
    )
    found = {(code, starts) for query in queries for code, starts in session.execute(query)}
    for code, starts in sorted(found):
        yield code, f"{starts // 60:02}.{starts % 60:02}"


def _placed(who: Any) -> Select[str, int]:
    """Slots of standing meetings, by who or what is asked for there, where that is more than once."""
    slot = t.EventSlot
    return (
        select(_E.code, slot.starts)
        .select_from(_M)
        .join(_E, _E.id == _M.event_id)
        .join(slot, slot.id == _M.slot_id)
        .where(~_M.deleted, ~_E.deleted, _M.state == str(MeetingState.PLANNED))
        .group_by(_E.code, slot.id, slot.starts, who)
        .having(func.count() > 1)
    )


def meetings_without_people(session: Session) -> Iterator[tuple[str, str]]:
    """(code of the event, number of the meeting) that stands though nobody is seated in it."""
    seated = select(_S.id).where(_S.meeting_id == _M.id, ~_S.deleted).exists()
    query = select(_E.code, _M.number).join(_E, _E.id == _M.event_id)
    query = query.where(~_M.deleted, ~_E.deleted, _M.state != MeetingState.CANCELLED, ~seated)
    yield from ((code, str(number)) for code, number in session.execute(query.order_by(_E.code, _M.number)))
