"""What a merge wrote into the fields of rows, read back from the history."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import as_json

TABLES: dict[str, type[Any]] = {mapper.class_.__tablename__: mapper.class_ for mapper in t.Table.registry.mappers}
RowKey = tuple[str, str]
"""Table and uid."""


@dataclass(frozen=True, slots=True)
class Written:
    """One field of one row: what stood there before the change set, and after it; both as JSON."""

    table: str
    uid: str
    field: str
    old: str | None
    new: str | None
    change_set: int

    def stands(self, row: Any) -> bool:
        """Whether nobody has written there since."""
        return as_json(getattr(row, self.field)) == self.new


Lines = dict[str, Written]


def written_by(session: Session, change_set: int) -> dict[RowKey, Lines]:
    """Row → field → what the change set wrote there."""
    found: dict[RowKey, Lines] = defaultdict(dict)
    for each in _written(session, t.Change.change_set_id == change_set):
        fields = found[each.table, each.uid]
        fields[each.field] = replace(each, old=fields[each.field].old) if each.field in fields else each
    return found


def row_of(session: Session, key: RowKey) -> Any:
    """The row itself."""
    kind = TABLES[key[0]]
    return session.scalars(select(kind).where(kind.uid == key[1])).one_or_none()


class Undone:
    """What merges into the same survivor had written that were taken apart before."""

    def __init__(self, session: Session, merge: t.RecordMerge) -> None:
        m = t.RecordMerge
        made = select(m.made_by).where(m.survivor_id == merge.survivor_id, m.superseded_by.is_not(None))
        self.change_sets = {merge.made_by, *session.scalars(made)}
        lines = _written(session, t.Change.change_set_id.in_(made))
        self._lines = {(each.table, each.uid, each.field, each.new): each for each in lines}
        self.set_aside = {(each.table, each.uid) for each in lines if each.field == "superseded_by"}
        """Rows of facts that did not count any more."""

    def before(self, line: Written) -> Any:
        """What stood there before a merge; what one that is undone had put there stands there no more."""
        at, seen = line, {line.change_set}
        while (older := self._lines.get((at.table, at.uid, at.field, at.old))) and older.change_set not in seen:
            seen.add(older.change_set)
            at = older
        return None if at.old is None else json.loads(at.old)


def _written(session: Session, condition: ColumnElement[bool]) -> list[Written]:
    c = t.Change
    query = select(c.table_name, c.row_uid, c.field, c.old, c.new, c.change_set_id).where(condition).order_by(c.id)
    return [Written(*row) for row in session.execute(query)]
