"""What happened to a record: who changed which field from what to what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.changes import ChangeKind, HistoryEntry
from models.reference.regions import full_name
from models.steps.records.identity import is_of_a_person
from models.steps.records.rights import hidden_number

LONGEST = 200
_UNTOLD = frozenset(
    {"superseded_by", "name_key", "size_from", "household_id", "business_id", "person_id", "enterprise_id", "offer_id"}
)

_ONE = frozenset({"enterprise", "partner", "need", "business", "person", "business_person"})
"""Tables of which a record has one row, or none worth naming."""

Rows = Mapping[str, Sequence[Any]]
"""Table name → rows of a record."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row of a record whose name stands in another table."""

    uid: str
    made_by: int
    name: str


def history_of(session: Session, record: Any, rows: Rows, facts: Sequence[Any]) -> tuple[HistoryEntry, ...]:
    """The record's history, newest first: how it was made, then rows added, fields changed, dated facts replaced."""
    later = [*_added(rows), *_changed(session, rows), *_replaced(facts)]
    made: Line = (record.made_by, "", None, None, "")
    entries = [made, *(line for line in later if line[0] > record.made_by)]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    origins = _origins(session, {number for number, *_rest in entries[:LONGEST]})
    told = []
    for number, field, old, new, of in entries[:LONGEST]:
        at, user, kind = origins[number]
        told.append(HistoryEntry(at, user, kind, field, old, new, of))
    return tuple(told)


Line = tuple[int, str, str | None, str | None, str]
"""Change set, field, old, new, and which of several rows."""


def _added(rows: Rows) -> Iterable[Line]:
    for table, some in rows.items():
        for row in some:
            yield row.made_by, table, None, _name_of(row), ""


def _changed(session: Session, rows: Rows) -> Iterable[Line]:
    named = {row.uid: _name_of(row) for some in rows.values() for row in some}
    query = select(t.Change).where(t.Change.table_name.in_(rows), t.Change.row_uid.in_(named))
    names: dict[str, dict[int, str]] = {}
    for line in session.scalars(query):
        if line.field in _UNTOLD:
            continue
        old, new = (_told(session, names, line.field, value) for value in (line.old, line.new))
        of = "" if line.table_name in _ONE else named[line.row_uid]
        yield line.change_set_id, f"{line.table_name}.{line.field}", old, new, of


def _replaced(facts: Sequence[Any]) -> Iterable[Line]:
    """Each new value of a dated fact, and each one that was taken away or taken back."""
    before: dict[tuple[object, str], str] = {}
    # one that its own change set superseded never counted: of an older year, or said anew by the same list
    for fact in sorted((fact for fact in facts if fact.superseded_by != fact.made_by), key=lambda fact: fact.id):
        of = (getattr(fact, "offer_id", None), fact.kind)
        yield fact.made_by, fact.kind, before.get(of), str(fact.value), ""
        before[of] = str(fact.value)
    made = {(getattr(fact, "offer_id", None), fact.kind, fact.made_by) for fact in facts}
    for fact in facts:
        at = (getattr(fact, "offer_id", None), fact.kind)
        if fact.superseded_by and (*at, fact.superseded_by) not in made:
            yield fact.superseded_by, fact.kind, str(fact.value), _counting(facts, at, fact.superseded_by), ""


def _counting(facts: Sequence[Any], at: tuple[object, str], before: int) -> str | None:
    """The older value that counts again."""
    again = (f for f in facts if (getattr(f, "offer_id", None), f.kind) == at and f.superseded_by is None)
    return next((str(fact.value) for fact in again if fact.made_by < before), None)


def _origins(session: Session, numbers: set[int]) -> dict[int, tuple[str, str, ChangeKind]]:
    made = t.ChangeSet
    query = (
        select(made.id, made.at, t.UserAccount.name, made.kind)
        .join(t.UserAccount, t.UserAccount.id == made.user_id)
        .where(made.id.in_(numbers))
    )
    return {number: (at, user, ChangeKind(kind)) for number, at, user, kind in session.execute(query)}


def _name_of(row: Any) -> str:
    for field in ("words", "name", "word", "code", "kind", "programme"):
        if value := getattr(row, field, ""):
            return str(value)
    return ""


def _told(session: Session, names: dict[str, dict[int, str]], field: str, value: str | None) -> str | None:
    """The value as a reader knows it: names for ids and region codes."""
    if value is None:
        return None
    plain = json.loads(value)
    if field == "npwp" and is_of_a_person(str(plain)):
        return hidden_number(str(plain))
    if field in ("region", "territory") and plain:
        return full_name(plain)
    if field in ("commodity_id", "kind_id"):
        if field not in names:
            names[field] = dict(session.execute(select(t.Commodity.id, t.Commodity.name)).all())
        return names[field].get(plain, "")
    return str(plain).lower() if isinstance(plain, bool) else str(plain)
