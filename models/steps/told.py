"""The day of the last word about many records of a kind at once: what `freshness` says of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from models.catalogue.recording import current_change_set
from models.catalogue.tables import Change, ChangeSet
from models.steps.records.freshness import CONFIRMED, Ways, reached, that_count


def told_days(
    session: Session, rows: Sequence[Row[*tuple[Any, ...]]], ways: Ways | None = None
) -> dict[int, str]:
    """Record → the day of the last word, from rows with id, made_by and confirmed_on; empty: none.

    `ways` lead from the records to the tables with rows of theirs; without them the records are enterprises.
    """
    days = {row.id: row.confirmed_on or "" for row in rows}
    telling = _Telling(session)
    # nothing is newer than what is being written now
    left = [row.id for row in rows if not telling.is_now(row.made_by)]
    for row in rows:
        days[row.id] = max(days[row.id], telling.day(row.made_by))
    for number, day in _of_other_rows(session, left, telling, ways or reached()):
        days[number] = max(days[number], day)
    return days


def told_now(session: Session) -> str:
    """The day of the last word about a record that the change set being written makes."""
    return _Telling(session).day(current_change_set(session).id)


class _Telling:
    """The days of change sets in which somebody looked at a record, read once each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        current: ChangeSet | None = session.info.get("change_set")
        self._now = current.id if current is not None else None
        self._days: dict[int, str] = {}

    def is_now(self, change_set: int) -> bool:
        """Whether this one is being written."""
        return change_set == self._now

    def day(self, change_set: int) -> str:
        """Its day here; empty when nobody looked at a record in it."""
        if change_set not in self._days:
            query = select(ChangeSet.at).where(ChangeSet.id == change_set, *that_count(ChangeSet))
            at = self._session.scalar(query)
            self._days[change_set] = datetime.fromisoformat(at).astimezone().date().isoformat() if at else ""
        return self._days[change_set]


def _of_other_rows(
    session: Session, ids: Sequence[int], telling: _Telling, ways: Ways
) -> Iterator[tuple[int, str]]:
    if not ids:
        return
    odd: dict[Any, set[int]] = defaultdict(set)
    for table, way in ways:
        marks = [getattr(table, name) for name in ("made_by", "changed_by", "superseded_by") if hasattr(table, name)]
        query = way.add_columns(*marks).where(way.selected_columns[0].in_(ids))
        for number, *change_sets in set(session.execute(query)):
            for each in change_sets:
                if each is not None:
                    day = telling.day(each)
                    yield number, day
                    if not day:
                        odd[table].add(number)
    for table, way in ways:
        yield from _of_lines(session, table, way, odd[table], telling)


def _of_lines(
    session: Session, table: Any, way: Any, ids: Iterable[int], telling: _Telling
) -> Iterator[tuple[int, str]]:
    """What the history says, where the row itself only knows that it was edited in bulk, or that an edit was undone."""
    if not hasattr(table, "uid"):
        return
    line = Change
    told = (line.table_name == table.__tablename__) & (line.row_uid == table.uid) & (line.field != CONFIRMED)
    query = way.add_columns(line.change_set_id).join(line, told).where(way.selected_columns[0].in_(set(ids)))
    for number, change_set in session.execute(query.distinct()) if ids else ():
        yield number, telling.day(change_set)
