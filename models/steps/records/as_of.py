"""A record as it stood at the end of a day: its rows with every later change taken back.

Rows are copied out of the session first, so nothing that is rewound can ever be written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t

WIB = timezone(timedelta(hours=7))
"""Jawa Timur has one time all year round."""
_Whole = TypeVar("_Whole", bound=Any)
_Moments = Mapping[int, str]
"""Change set → when it was written."""
_Before = Mapping[tuple[str, str], Mapping[str, Any]]


def end_of(day: date) -> str:
    """The last moment of a day in Jawa Timur, comparable with the moments of change sets."""
    midnight = datetime.combine(day + timedelta(days=1), time(), WIB)
    return midnight.astimezone(UTC).isoformat(timespec="milliseconds")


def today() -> date:
    """The day that it is in Jawa Timur."""
    return datetime.now(WIB).date()


def made_on(session: Session, row: Any) -> date:
    """The day in Jawa Timur on which a row was entered."""
    at = session.scalars(select(t.ChangeSet.at).where(t.ChangeSet.id == row.made_by)).one()
    return datetime.fromisoformat(at).astimezone(WIB).date()


def rewound(session: Session, whole: _Whole, end: str) -> _Whole:
    """A dataclass of rows (and of tuples and sequences of rows) as they stood before `end`.

    What was made later is left out of sequences; single rows stay, whoever asks has looked at `made_on`.
    """
    rows = {id(row): row for each in fields(whole) for row in _rows(getattr(whole, each.name))}
    before = _before(session, rows.values(), end)
    moments = _moments(session, [*_numbers(rows.values()), *_numbers_before(before)])
    then = {key: _then(row, before, moments, end) for key, row in rows.items()}
    return replace(whole, **{each.name: _swapped(getattr(whole, each.name), then) for each in fields(whole)})


def _rows(value: Any) -> Iterator[Any]:
    if isinstance(value, t.Table):
        yield value
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _rows(each)


def _swapped(value: Any, then: Mapping[int, Any]) -> Any:
    if isinstance(value, t.Table):
        return then[id(value)] or value
    if isinstance(value, tuple) and value and all(isinstance(each, t.Table) for each in value):
        return tuple(_swapped(each, then) for each in value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_swapped(each, then) for each in value if not isinstance(each, t.Table) or then[id(each)] is not None]
    return value


def _numbers(rows: Iterable[Any]) -> Iterator[int]:
    for row in rows:
        yield row.made_by
        if getattr(row, "superseded_by", None):
            yield row.superseded_by


def _numbers_before(before: _Before) -> Iterator[int]:
    return (values["superseded_by"] for values in before.values() if values.get("superseded_by"))


def _moments(session: Session, numbers: Iterable[int]) -> _Moments:
    query = select(t.ChangeSet.id, t.ChangeSet.at).where(t.ChangeSet.id.in_(set(numbers)))
    return dict(session.execute(query).all())


def _before(session: Session, rows: Iterable[Any], end: str) -> _Before:
    """(table, uid) → the values that fields had before their first change after `end`."""
    known = {(row.__tablename__, row.uid) for row in rows}
    tables, uids = {table for table, _ in known}, {uid for _, uid in known}
    query = (
        select(t.Change.table_name, t.Change.row_uid, t.Change.field, t.Change.old)
        .join(t.ChangeSet, t.ChangeSet.id == t.Change.change_set_id)
        .where(t.Change.table_name.in_(tables), t.Change.row_uid.in_(uids), t.ChangeSet.at >= end)
        .order_by(t.Change.id.desc())
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for table, uid, field, old in session.execute(query):
        found.setdefault((table, uid), {})[field] = None if old is None else json.loads(old)
    return found


def _then(row: Any, before: _Before, moments: _Moments, end: str) -> Any:
    """A copy of the row as it stood; None when it was not there yet."""
    if moments[row.made_by] >= end:
        return None
    values = {each.key: getattr(row, each.key) for each in inspect(type(row)).column_attrs}
    values |= before.get((row.__tablename__, row.uid), {})
    if values.get("superseded_by") and moments[values["superseded_by"]] >= end:
        values["superseded_by"] = None
    return type(row)(**values)
