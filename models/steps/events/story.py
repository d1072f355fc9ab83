"""What was done with an event, by whom: one entry for each thing done, with how many rows it touched."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.changes import ChangeKind, HistoryEntry
from models.reference.regions import full_name

LONGEST = 150
"""Newest things done that are told."""
DID = "did."
"""Before the verb of what was done, in an entry's field."""
_UNTOLD = frozenset({"run_id", "official_id"})
_Touched = dict[int, dict[str, int]]
"""Change set → table → rows."""


def story(session: Session, event: t.Event) -> tuple[HistoryEntry, ...]:
    """The newest first: what was done (`new`: what about it, `of`: rows by table), then the event's own fields."""
    touched = _touched(session, event)
    newest = sorted(touched, reverse=True)[:LONGEST]
    fields = _fields(session, event, newest)
    found: list[HistoryEntry] = []
    for row, user in _made(session, newest):
        verb, about = _said(row.note)
        kind, counts = ChangeKind(row.kind), touched[row.id]
        told = " ".join(f"{table}:{count}" for table, count in counts.items())
        found.append(HistoryEntry(row.at, user, kind, f"{DID}{verb}", None, about, told))
        found += (HistoryEntry(row.at, user, kind, f"event.{name}", old, new) for name, old, new in fields[row.id])
    return tuple(found)


def _touched(session: Session, event: t.Event) -> _Touched:
    found: _Touched = defaultdict(dict)
    for table, ids in _tables(event.id):
        rows = table.id.in_(ids)
        made = select(table.made_by, func.count()).where(rows).group_by(table.made_by)
        uids = select(table.uid).where(rows)
        c = t.Change
        changed = (
            select(c.change_set_id, func.count(c.row_uid.distinct()))
            .where(c.table_name == table.__tablename__, c.row_uid.in_(uids))
            .group_by(c.change_set_id)
        )
        for query in (made, changed):
            for number, count in session.execute(query):
                touched = found[number]
                touched[table.__tablename__] = touched.get(table.__tablename__, 0) + count
    return found


def _tables(event: int) -> Iterator[tuple[Any, Select[Any]]]:
    """Tables of an event, and the ids of its rows in each."""
    e, r, f = t.Event, t.EventResult, t.EventFollowUp
    yield e, select(e.id).where(e.id == event)
    for own in (t.EventSlot, t.EventTable, t.EventGuest, t.EventMeeting, t.EventPlan, t.IssuedPaper):
        yield own, select(own.id).where(own.event_id == event)
    guests = select(t.EventGuest.id).where(t.EventGuest.event_id == event)
    meetings = select(t.EventMeeting.id).where(t.EventMeeting.event_id == event)
    slots = select(t.EventSlot.id).where(t.EventSlot.event_id == event)
    results = select(r.id).where(r.meeting_id.in_(meetings))
    yield t.EventAbsence, select(t.EventAbsence.id).where(t.EventAbsence.guest_id.in_(guests))
    yield t.EventTold, select(t.EventTold.id).where(t.EventTold.guest_id.in_(guests))
    yield t.EventClosure, select(t.EventClosure.id).where(t.EventClosure.slot_id.in_(slots))
    yield t.EventSeat, select(t.EventSeat.id).where(t.EventSeat.meeting_id.in_(meetings))
    yield r, results
    yield f, select(f.id).where(f.result_id.in_(results))


def _made(session: Session, numbers: Iterable[int]) -> list[tuple[t.ChangeSet, str]]:
    made = t.ChangeSet
    query = select(made, t.UserAccount.name).join(t.UserAccount, t.UserAccount.id == made.user_id)
    rows = session.execute(query.where(made.id.in_(list(numbers))).order_by(made.id.desc()))
    return [(row, user) for row, user in rows]


def _fields(
    session: Session, event: t.Event, numbers: Iterable[int]
) -> dict[int, list[tuple[str, str | None, str | None]]]:
    c = t.Change
    query = select(c).where(c.table_name == t.Event.__tablename__, c.row_uid == event.uid)
    found: dict[int, list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for line in session.scalars(query.where(c.change_set_id.in_(list(numbers))).order_by(c.id)):
        if line.field not in _UNTOLD:
            found[line.change_set_id].append((line.field, _value(line.field, line.old), _value(line.field, line.new)))
    return found


def _value(field: str, told: str | None) -> str | None:
    plain = json.loads(told) if told is not None else None
    if plain is None or plain == "":
        return None
    if field == "region":
        return full_name(str(plain))
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def _said(note: str) -> tuple[str, str]:
    """The verb of what was done, of an undo that of what was taken back; and what is said of it beside the event."""
    try:
        said = json.loads(note) if note else []
    except ValueError:
        return "", ""
    if isinstance(said, list) and said[:1] == ["undo"] and len(said) > 1:
        return _said(str(said[1]))
    words = [str(each) for each in said] if isinstance(said, list) else []
    return (words[0] if words else "", " ".join(words[2:]))
