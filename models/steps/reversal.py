"""Reverse a change set: every field back to what it held, every new row marked as gone."""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, Select, String, cast, false, func, insert, literal, or_, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from models.catalogue.recording import as_json, current_change_set
from models.catalogue.tables import (
    Association,
    AssociationMember,
    Change,
    ChangeSet,
    Commodity,
    Offer,
    Table,
)
from models.problems import UserProblem
from models.steps.indexing import index_again
from models.steps.records.freshness import reached

_TABLES = {table.name: table for table in Table.metadata.sorted_tables if "made_by" in table.c}


def reverse_change_set(session: Session, reversed_set: ChangeSet) -> int:
    """Undo what a change set wrote, inside the current one; returns the number of restored rows and fields.

    Raises UserProblem when a later change stands on it: undoing would lose that one.
    """
    session.flush()
    _refuse_when_built_upon(session, reversed_set)
    restored = _restore_fields(session, reversed_set)
    restored += sum(_mark_new_rows(session, table, reversed_set.id) for table in _TABLES.values())
    session.expire_all()
    index_again(session, _enterprises_concerned(session))
    return restored


def _refuse_when_built_upon(session: Session, reversed_set: ChangeSet) -> None:
    for name, table in _TABLES.items():
        if "uid" not in table.c:
            continue
        later = (
            select(Change.row_uid)
            .join(table, table.c.uid == Change.row_uid)
            .where(
                Change.table_name == name,
                table.c.made_by == reversed_set.id,
                Change.change_set_id > reversed_set.id,
            )
            .where(~_reversed_later())
            .limit(1)
        )
        if session.scalar(later) is not None:
            raise UserProblem("undo.built_upon")
    for table in _TABLES.values():
        live = _is_live(table)
        if live is not None and session.scalar(_rows_upon(table, live, reversed_set.id)) is not None:
            raise UserProblem("undo.built_upon")


def _rows_upon(table: SqlTable, live: ColumnElement[bool], made_by: int) -> Select[int]:
    """Live rows of other change sets that name a row which this one made."""
    named = [
        key.parent.in_(select(key.column).where(key.column.table.c.made_by == made_by))
        & _row_id(table).not_in(_rows_set(table, key.parent.name, made_by))
        for key in table.foreign_keys
        if key.column.table.name in _TABLES and key.column.table is not table
    ]
    return select(table.c.id).where(live, table.c.made_by != made_by, or_(false(), *named)).limit(1)


def _rows_set(table: SqlTable, field: str, change_set: int) -> Select[str]:
    """Rows in which a change set wrote this field: undoing it gives them back what they named before."""
    query = select(Change.row_uid).where(Change.change_set_id == change_set)
    return query.where(Change.table_name == table.name, Change.field == field)


def _row_id(table: SqlTable) -> ColumnElement[str]:
    """How the history knows the rows of a table."""
    return table.c.uid if "uid" in table.c else cast(table.c.id, String)


def _is_live(table: SqlTable) -> ColumnElement[bool] | None:
    """Not deleted, not superseded; None for what runs compute, which nobody loses by an undo."""
    if "deleted" in table.c:
        return ~table.c.deleted
    return table.c.superseded_by.is_(None) if "superseded_by" in table.c else None


def _reversed_later() -> ColumnElement[bool]:
    """Whether a history line belongs to a change set that was itself reversed, or that is a reversal."""
    its_own = (ChangeSet.id == Change.change_set_id) & ChangeSet.reverses_id.is_not(None)
    return select(ChangeSet.id).where(or_(ChangeSet.reverses_id == Change.change_set_id, its_own)).exists()


def _restore_fields(session: Session, reversed_set: ChangeSet) -> int:
    lines = session.scalars(
        select(Change).where(Change.change_set_id == reversed_set.id).order_by(Change.id.desc())
    ).all()
    for line in lines:
        _restore(session, _TABLES[line.table_name], line)
    return len(lines)


def _restore(session: Session, table: SqlTable, line: Change) -> None:
    column = table.c[line.field]
    key = table.c.uid if "uid" in table.c else table.c.id
    at = key == (line.row_uid if "uid" in table.c else int(line.row_uid))
    held = session.scalar(select(column).where(at))
    if as_json(held) != line.new:
        raise UserProblem("undo.built_upon")
    old = None if line.old is None else json.loads(line.old)
    session.execute(update(table).where(at).values({line.field: old, **_touched(session, table)}))
    session.add(
        Change(
            change_set_id=current_change_set(session).id,
            table_name=line.table_name,
            row_uid=line.row_uid,
            field=line.field,
            old=line.new,
            new=line.old,
        )
    )


def _touched(session: Session, table: SqlTable) -> dict[str, object]:
    if "changed_by" not in table.c:
        return {}
    return {"changed_by": current_change_set(session).id, "version": table.c.version + 1}


def _mark_new_rows(session: Session, table: SqlTable, made_by: int) -> int:
    """Mark as gone what the change set inserted: deleted where people edit, superseded where facts are dated."""
    current = current_change_set(session).id
    if "deleted" in table.c:
        field, old, new, live = "deleted", "false", "true", ~table.c.deleted
        values: dict[str, object] = {"deleted": True, **_touched(session, table)}
    elif "voided" in table.c:
        # a number given out is never given again: it stays, as void
        field, old, new, live = "voided", "false", "true", ~table.c.voided
        values = {"voided": True}
    elif "superseded_by" in table.c:
        field, old, new, live = "superseded_by", None, str(current), table.c.superseded_by.is_(None)
        values = {"superseded_by": current}
    else:
        return 0
    these = (table.c.made_by == made_by) & live
    line = select(literal(current), literal(table.name), _row_id(table), literal(field), literal(old), literal(new))
    count = session.scalar(select(func.count()).select_from(table).where(these)) or 0
    if count:
        names = ["change_set_id", "table_name", "row_uid", "field", "old", "new"]
        session.execute(insert(Change).from_select(names, line.where(these)))
        session.execute(update(table).where(these).values(values))
    return count


def _enterprises_concerned(session: Session) -> set[int]:
    """Enterprises of which the list or its index may say something else now."""
    uids = select(Change.row_uid).where(Change.change_set_id == current_change_set(session).id)
    member = AssociationMember
    queries = (
        *(way.where(table.uid.in_(uids)) for table, way in reached()),
        select(Offer.enterprise_id).join(Commodity, Commodity.id == Offer.commodity_id).where(Commodity.uid.in_(uids)),
        select(member.enterprise_id).where(member.uid.in_(uids)),
        select(member.enterprise_id).join(Association).where(Association.uid.in_(uids)),
    )
    return {number for query in queries for number in session.scalars(query)}
