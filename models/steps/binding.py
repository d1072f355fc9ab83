"""Why fields cannot be given back: a rule binds them to what a later change wrote."""

from __future__ import annotations

import re

from sqlalchemy import CheckConstraint, Select, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from models.catalogue.tables import Change, ChangeSet, ImportBatch, Table, UserAccount
from models.problems import UserProblem

_WORDS = re.compile(r"\w+")


def bound_by_later(session: Session, reversed_set: int, complaint: str) -> UserProblem:
    """What to say where undoing a change set would break a rule: which later change must be undone first.

    `complaint` is what the database said of the rule.
    """
    rule = _rule(complaint)
    if rule is None:
        return UserProblem("undo.built_upon")
    table, fields = rule
    later = session.execute(_later(table, fields, reversed_set)).first()
    if later is None or "code" not in table.c:
        return UserProblem("undo.built_upon")
    record = _record(session, table, later.row_uid)
    if later.code:
        return UserProblem("undo.bound_by_import", record=record, code=later.code)
    return UserProblem("undo.bound_by_change", record=record, at=later.at, name=later.name)


def _rule(complaint: str) -> tuple[SqlTable, tuple[str, ...]] | None:
    """The table that a broken rule is of, and the fields that it binds."""
    for table in Table.metadata.sorted_tables:
        for rule in table.constraints:
            if isinstance(rule, CheckConstraint) and str(rule.name) in _WORDS.findall(complaint):
                words = _WORDS.findall(str(rule.sqltext))
                return table, tuple(field for field in table.c.keys() if field in words)  # noqa: SIM118
    return None


def _later(table: SqlTable, fields: tuple[str, ...], reversed_set: int) -> Select[str, str, str, str]:
    """The newest change that stands and wrote what a rule binds into a row that the change set wrote to."""
    mine = select(Change.row_uid).where(
        Change.change_set_id == reversed_set, Change.table_name == table.name, Change.field.in_(fields)
    )
    undone = select(ChangeSet.reverses_id).where(ChangeSet.reverses_id.is_not(None))
    query = (
        select(Change.row_uid, ChangeSet.at, UserAccount.name, ImportBatch.code)
        .join(ChangeSet, ChangeSet.id == Change.change_set_id)
        .join(UserAccount, UserAccount.id == ChangeSet.user_id)
        .outerjoin(ImportBatch, ImportBatch.change_set_id == ChangeSet.id)
        .where(Change.table_name == table.name, Change.field.in_(fields), Change.row_uid.in_(mine))
    )
    standing = (ChangeSet.id > reversed_set, ChangeSet.id.not_in(undone))
    return query.where(*standing).order_by(ChangeSet.id.desc()).limit(1)


def _record(session: Session, table: SqlTable, uid: str) -> str:
    return str(session.scalar(select(table.c.code).where(table.c.uid == uid)) or "")
