"""An event's own fields: checked and written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.choices import FieldProblem
from models.domain.event_days import default_slots, prayer_of
from models.domain.events import EventDraft, EventStatus, SlotKind, TableFacts
from models.problems import UserProblem
from models.reference.regions import region
from models.steps.codes import CodeKind, CodeSource
from models.steps.events.layout import lay_out
from models.steps.events.rows import load
from models.steps.offices import official_of

TABLES = 10
"""Tables of a new event."""
LONGEST_WALK = 10


def event_problems(draft: EventDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps an event from being saved."""
    return tuple(_problems(draft))


def _problems(draft: EventDraft) -> Iterator[FieldProblem]:
    if not draft.name.strip():
        yield FieldProblem("name", "event.name_missing")
    if draft.day is None:
        yield FieldProblem("day", "event.day_missing")
    if draft.region and region(draft.region) is None:
        yield FieldProblem("region", "event.region_unknown")
    if not 0 <= draft.walking <= LONGEST_WALK:
        yield FieldProblem("walking", "event.walking_wrong", values=(("most", LONGEST_WALK),))
    if draft.minimum < 0 or (draft.maximum is not None and draft.maximum < max(draft.minimum, 1)):
        yield FieldProblem("maximum", "event.numbers_wrong")


def new_event(session: Session, draft: EventDraft) -> t.Event:
    """A new event with the usual day and tables."""
    row = t.Event(code=CodeSource(session, CodeKind.EVENT).next(), status=str(EventStatus.PLANNED))
    fill_event(session, row, draft)
    session.add(row)
    session.flush()
    tables = tuple(TableFacts("", str(number)) for number in range(1, TABLES + 1))
    lay_out(session, load(session, row.uid), default_slots(draft.day or date.today()), tables)
    return row


def fill_event(session: Session, row: t.Event, draft: EventDraft) -> None:
    """The draft's fields into the row."""
    assert draft.day is not None  # checked before
    row.name, row.theme, row.day = _spaced(draft.name), _spaced(draft.theme), draft.day.isoformat()
    row.venue, row.address, row.region = _spaced(draft.venue), _spaced(draft.address), draft.region
    row.walking, row.minimum, row.maximum = draft.walking, draft.minimum, draft.maximum
    row.run_id = _run(session, draft.run)
    row.official_id = official_of(session, draft.official).id if draft.official else None
    row.notes = draft.notes.strip()


def prayer_in_the_way(session: Session, row: t.Event, before: str) -> tuple[int, int] | None:
    """The time of prayer of the event's day, where it is another than the day's before and people would meet in it."""
    prayer, slot = prayer_of(date.fromisoformat(row.day)), t.EventSlot
    if prayer == prayer_of(date.fromisoformat(before)):
        return None
    meets = select(slot.id).where(slot.event_id == row.id, ~slot.deleted, slot.kind == str(SlotKind.MEETINGS))
    inside = meets.where(slot.starts < prayer[1], slot.ends > prayer[0]).limit(1)
    return prayer if session.scalar(inside) is not None else None


def _run(session: Session, code: str) -> int | None:
    """The run with this code; the newest where none is named."""
    run = t.MatchingRun
    query = select(run.id).where(run.code == code) if code else select(run.id).order_by(run.id.desc()).limit(1)
    found = session.scalar(query)
    if found is None and code:
        raise UserProblem("run.unknown", run=code)
    return found


def _spaced(text: str) -> str:
    return " ".join(text.split())
