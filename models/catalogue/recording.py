"""Every write belongs to one change set: who, when, how, and what each field held before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session, object_session
from sqlalchemy.orm.unitofwork import UOWTransaction

from models.catalogue import immutable
from models.catalogue.chain import NOTED, seal
from models.catalogue.identity import new_uid, now
from models.catalogue.listening import go_on
from models.catalogue.tables import Change, ChangeSet, Made, Office, UserAccount
from models.domain.actor import Actor
from models.domain.changes import ChangeKind, ChangeSource
from models.problems import UserProblem

immutable.watch()

UNTRACKED = frozenset({"id", "uid", "version", "made_by", "changed_by", "office_id"})
"""Columns that tell where a row comes from, not what it says."""


@contextmanager
def change_set(
    session: Session,
    actor: Actor,
    kind: ChangeKind,
    *,
    note: str = "",
    source: ChangeSource = ChangeSource.DECLARED,
    reverses: int | None = None,
) -> Iterator[ChangeSet]:
    """The change set that everything written inside belongs to; sealed into the office's chain at the end."""
    office = session.scalars(select(Office).where(Office.code == actor.office).with_for_update()).one_or_none()
    user = session.scalars(select(UserAccount).where(UserAccount.uid == actor.user)).one_or_none()
    if office is None or user is None:
        raise UserProblem("actor.unknown", name=actor.name)
    current = ChangeSet(
        uid=new_uid(), office_id=office.id, user_id=user.id, at=now(), kind=kind, source=source, note=note,
        reverses_id=reverses,
    )  # fmt: skip
    session.add(current)
    session.flush()
    session.info["change_set"] = current
    try:
        yield current
        session.flush()
        seal(session, current)
    finally:
        for kept in ("change_set", NOTED):
            session.info.pop(kept, None)


def current_change_set(session: Session) -> ChangeSet:
    """The change set that is being written; a write outside one is a defect."""
    current: ChangeSet | None = session.info.get("change_set")
    if current is None:
        raise RuntimeError("a write outside a change set")
    return current


def stamps(session: Session, **values: Any) -> dict[str, Any]:
    """Column values of a new edited row for a bulk insert: identity, owner and origin added."""
    current = current_change_set(session)
    origin = {"made_by": current.id, "changed_by": current.id, "office_id": current.office_id}
    return {"uid": new_uid(), "version": 1, "deleted": False, **origin, **values}


def dated_stamps(session: Session, **values: Any) -> dict[str, Any]:
    """Column values of a new dated or protected row for a bulk insert."""
    return {"uid": new_uid(), "made_by": current_change_set(session).id, **values}


def record_fields(session: Session, table: str, uid: str, fields: Sequence[tuple[str, Any, Any]]) -> None:
    """Write one history line per (field, old, new)."""
    current = current_change_set(session)
    lines = [
        {"change_set_id": current.id, "table_name": table, "row_uid": uid, "field": field}
        | {"old": as_json(old), "new": as_json(new)}
        for field, old, new in fields
    ]
    if lines:
        session.execute(insert(Change), lines)


def as_json(value: Any) -> str | None:
    """A field's value as the history keeps it."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


@event.listens_for(Session, "before_flush")
def _stamp_and_record(session: Session, _context: UOWTransaction, _instances: object) -> None:
    new = [row for row in session.new if isinstance(row, Made | Office)]
    dirty = [row for row in session.dirty if isinstance(row, Made | Office) and _is_modified(session, row)]
    if not new and not dirty:
        return
    current = current_change_set(session)
    for row in new:
        _stamp(row, current)
    for row in dirty:
        if row.made_by == current.id:
            continue  # still being made: an insert writes no history, and its content is sealed as it ends up
        record_fields(session, table_name(type(row)), _uid_of(row), _changed_fields(row))
        if hasattr(row, "changed_by"):
            row.changed_by = current.id


@event.listens_for(Made, "before_update", propagate=True)
def _hear(_mapper: object, _connection: object, row: Any) -> None:
    """A flush arranges all changed rows of a table before it writes the first: of many that takes seconds."""
    session = object_session(row)
    if session is not None:
        go_on(session)


def _is_modified(session: Session, row: Made | Office) -> bool:
    go_on(session)
    return session.is_modified(row)


def table_name(kind: type[Any]) -> str:
    """The name under which the history knows a table."""
    name: str = kind.__tablename__
    return name


def _stamp(row: Made | Office, current: ChangeSet) -> None:
    row.made_by = current.id
    columns = inspect(type(row)).columns
    if "uid" in columns and not getattr(row, "uid", None):
        row.uid = new_uid()  # type: ignore[union-attr]
    if "changed_by" in columns:
        row.changed_by = current.id  # type: ignore[union-attr]
    if "office_id" in columns and getattr(row, "office_id", None) is None:
        row.office_id = current.office_id  # type: ignore[union-attr]


def _uid_of(row: Any) -> str:
    return str(getattr(row, "uid", None) or row.id)


def _changed_fields(row: Any) -> list[tuple[str, Any, Any]]:
    fields = []
    for attribute in inspect(row).attrs:
        if attribute.key in UNTRACKED or not attribute.history.has_changes():
            continue
        old = attribute.history.deleted[0] if attribute.history.deleted else None
        fields.append((attribute.key, old, attribute.value))
    return fields
