"""Reverse a change set: every field back to what it held, every new row marked as gone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, String, cast, false, func, insert, literal, or_, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session, aliased

from models.catalogue.listening import go_on
from models.catalogue.recording import as_json, current_change_set
from models.catalogue.tables import (
    Association,
    AssociationMember,
    Change,
    ChangeSet,
    Commodity,
    IssuedPaper,
    Offer,
    Table,
)
from models.domain.agreements import AgreementStatus
from models.domain.papers import AMENDING, LETTERS
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.indexing import index_again
from models.steps.records.freshness import reached
from models.steps.restoring import restore_fields, touched
from models.steps.trade_indexing import index_touched_trade

_TABLES = {table.name: table for table in Table.metadata.sorted_tables if "made_by" in table.c}

_ISSUED, _VOIDED = str(AgreementStatus.ISSUED), str(AgreementStatus.VOIDED)
_PAPERS = IssuedPaper.__table__
_LETTER = _PAPERS.c.kind.in_(LETTERS) & _PAPERS.c.number_id.is_not(None)

_PORTION = 5_000
"""Rows marked between two questions whether to go on."""


def reverse_change_set(session: Session, reversed_set: ChangeSet, progress: Progress = no_progress) -> int:
    """Undo what a change set wrote, inside the current one; returns the number of restored rows and fields.

    Raises UserProblem when a later change stands on it: undoing would lose that one.
    """
    session.flush()
    _refuse_when_built_upon(session, reversed_set)
    restored = restore_fields(session, reversed_set.id, progress)
    restored += sum(_mark_new_rows(session, table, reversed_set.id) for table in _TABLES.values())
    session.expire_all()
    index_again(session, _enterprises_concerned(session))
    index_touched_trade(session)
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
    if session.scalar(_papers_followed(reversed_set.id)) is not None:
        raise UserProblem("undo.built_upon")


def _papers_followed(change_set: int) -> Select[int]:
    """Papers about an agreement, made, voided or taken back by a change set, that a newer one in force stands on.

    No key says so: each states the figures that the one before it left.
    """
    mine, newer = aliased(IssuedPaper), aliased(IssuedPaper)
    turned = select(Change.row_uid).where(Change.change_set_id == change_set, Change.field.in_(("status", "deleted")))
    turned = turned.where(Change.table_name == IssuedPaper.__tablename__)
    return (
        select(newer.id)
        .join(mine, (mine.agreement_id == newer.agreement_id) & (mine.id < newer.id))
        .where(or_(mine.made_by == change_set, mine.uid.in_(turned)), mine.kind.in_(AMENDING))
        .where(newer.kind.in_(AMENDING), ~newer.deleted, newer.status == AgreementStatus.ISSUED)
        .where(newer.made_by != change_set)
        .limit(1)
    )


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
    if table is _PAPERS:
        return ~table.c.deleted & ~(_LETTER & (table.c.status == _VOIDED))
    if "deleted" in table.c:
        return ~table.c.deleted
    return table.c.superseded_by.is_(None) if "superseded_by" in table.c else None


def _reversed_later() -> ColumnElement[bool]:
    """Whether a history line belongs to a change set that was itself reversed, or that is a reversal."""
    its_own = (ChangeSet.id == Change.change_set_id) & ChangeSet.reverses_id.is_not(None)
    return select(ChangeSet.id).where(or_(ChangeSet.reverses_id == Change.change_set_id, its_own)).exists()


def _mark_new_rows(session: Session, table: SqlTable, made_by: int) -> int:
    """Mark as gone what the change set inserted: deleted where people edit, superseded where facts are dated."""
    return sum(_mark_those(session, table, mark, made_by) for mark in _marks_of(session, table))


def _mark_those(session: Session, table: SqlTable, mark: _Mark, made_by: int) -> int:
    these = (table.c.made_by == made_by) & mark.live
    first, last = session.execute(select(func.min(table.c.id), func.max(table.c.id)).where(these)).one()
    if first is None:
        return 0
    portions = range(first, last + 1, _PORTION)
    return sum(_mark(session, table, mark, these & table.c.id.between(at, at + _PORTION - 1)) for at in portions)


@dataclass(frozen=True, slots=True)
class _Mark:
    """How a table says that a row is gone; the texts as the history writes them."""

    field: str
    old: str | None
    new: str
    live: ColumnElement[bool]
    values: dict[str, object]


def _marks_of(session: Session, table: SqlTable) -> tuple[_Mark, ...]:
    current = current_change_set(session).id
    if "deleted" in table.c:
        noted = touched(session, table)
        if table is _PAPERS:
            # a letter may be on paper already: it stays in the register with its bytes, as void
            stands = ~table.c.deleted & (table.c.status == _ISSUED) & _LETTER
            void = _Mark("status", as_json(_ISSUED), as_json(_VOIDED) or "", stands, {"status": _VOIDED, **noted})
            return void, _Mark("deleted", "false", "true", ~table.c.deleted & ~_LETTER, {"deleted": True, **noted})
        return (_Mark("deleted", "false", "true", ~table.c.deleted, {"deleted": True, **noted}),)
    if "voided" in table.c:
        # a number given out is never given again: it stays, as void
        return (_Mark("voided", "false", "true", ~table.c.voided, {"voided": True}),)
    if "superseded_by" in table.c:
        live = table.c.superseded_by.is_(None)
        return (_Mark("superseded_by", None, str(current), live, {"superseded_by": current}),)
    return ()


def _mark(session: Session, table: SqlTable, mark: _Mark, these: ColumnElement[bool]) -> int:
    go_on(session)
    count = session.scalar(select(func.count()).select_from(table).where(these)) or 0
    if count:
        told = (literal(current_change_set(session).id), literal(table.name), _row_id(table))
        line = select(*told, literal(mark.field), literal(mark.old), literal(mark.new))
        names = ["change_set_id", "table_name", "row_uid", "field", "old", "new"]
        session.execute(insert(Change).from_select(names, line.where(these)))
        session.execute(update(table).where(these).values(mark.values))
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
