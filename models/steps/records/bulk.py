"""One field of many records, changed by few statements, with a line of history for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, insert, literal, select, update
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import as_json, current_change_set, stamps
from models.domain.bulk import BulkChange, BulkField, Skipped, WhySkipped
from models.domain.intake import IntakeKind
from models.domain.names import name_key
from models.problems import UserProblem
from models.reference.regions import region

PORTION = 500
ROLES: dict[IntakeKind, Any] = {
    IntakeKind.ENTERPRISES: t.Enterprise,
    IntakeKind.PARTNERS: t.Partner,
    IntakeKind.NEEDS: t.Need,
}
_OF_PROGRAMMES = (BulkField.PROGRAMME, BulkField.NO_PROGRAMME)


@dataclass(frozen=True, slots=True)
class Done:
    """Ids of records that were changed, and those that were left."""

    ids: tuple[int, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Target:
    """The column that is to change, and the way from a record to its row."""

    column: Any
    rows: Callable[[Any], Select[*tuple[Any, ...]]]
    """role table → query of (record, uid, code, office, row, row_uid, held)"""


def refuse_unless_possible(kind: IntakeKind, change: BulkChange) -> None:
    """Raise UserProblem for a value that is none, and for a field that these records do not have."""
    if change.field in _OF_PROGRAMMES and (kind is not IntakeKind.ENTERPRISES or not change.value.strip()):
        raise UserProblem("bulk.programme_missing")
    if change.field is BulkField.REGION and (kind is IntakeKind.NEEDS or region(change.value) is None):
        raise UserProblem("bulk.region_unknown")


def change_portion(
    session: Session, kind: IntakeKind, ids: Sequence[int], change: BulkChange, office: int
) -> Done:
    """Change some records, at most `PORTION`; those of other offices and those that say so already are left."""
    if change.field in _OF_PROGRAMMES:
        return _change_programme(session, ids, change, office)
    target, value = _target(ROLES[kind], change)
    changed: list[Row[*tuple[Any, ...]]] = []
    skipped: list[Skipped] = []
    for row in session.execute(target.rows(ROLES[kind]).where(ROLES[kind].id.in_(ids))):
        why = _why_not(row, change, value, office)
        if why is None:
            changed.append(row)
        else:
            skipped.append(Skipped(row.uid, row.code, why))
    _write(session, target.column, changed, value)
    return Done(tuple(row.record for row in changed), tuple(skipped))


def _target(role: Any, change: BulkChange) -> tuple[_Target, Any]:
    if change.field is BulkField.STATE:
        return _Target(role.active, _own_rows(role.active)), change.value == "aktif"
    if change.field is BulkField.CONFIRMED:
        return _Target(role.confirmed_on, _own_rows(role.confirmed_on)), change.value
    return _Target(t.Business.region, _business_rows), change.value


def _own_rows(column: Any) -> Callable[[Any], Select[*tuple[Any, ...]]]:
    def rows(role: Any) -> Select[*tuple[Any, ...]]:
        own = (role.id.label("row"), role.uid.label("row_uid"), column.label("held"))
        return select(role.id.label("record"), role.uid, role.code, role.office_id, literal(None).label("of"), *own)

    return rows


def _business_rows(role: Any) -> Select[*tuple[Any, ...]]:
    b = t.Business
    theirs = (b.office_id.label("of"), b.id.label("row"), b.uid.label("row_uid"), b.region.label("held"))
    query = select(role.id.label("record"), role.uid, role.code, role.office_id, *theirs)
    return query.join(b, b.id == role.business_id)


def _why_not(row: Row[*tuple[Any, ...]], change: BulkChange, value: Any, office: int) -> WhySkipped | None:
    if row.office_id != office or row.of not in (None, office):
        return WhySkipped.OTHER_OFFICE
    # a desa inside the region that is set is known better than that
    within = change.field is BulkField.REGION and str(row.held).startswith(f"{value}.")
    return WhySkipped.ALREADY if row.held == value or within else None


def _write(session: Session, column: Any, rows: Sequence[Row[*tuple[Any, ...]]], value: Any) -> None:
    if not rows:
        return
    table = column.table
    _record(session, table.name, column.key, [(row.row_uid, row.held) for row in rows], value)
    these = update(table).where(table.c.id.in_([row.row for row in rows]))
    session.execute(these.values({column.key: value, **_touched(session, table)}))


def _touched(session: Session, table: Any) -> dict[str, Any]:
    return {"version": table.c.version + 1, "changed_by": current_change_set(session).id}


def _record(session: Session, table: str, field: str, held: Sequence[tuple[str, Any]], value: Any) -> None:
    line = {"change_set_id": current_change_set(session).id, "table_name": table, "field": field}
    new = as_json(value)
    lines = [{**line, "row_uid": uid, "old": as_json(old), "new": new} for uid, old in held]
    session.execute(insert(t.Change), lines)


def _change_programme(session: Session, ids: Sequence[int], change: BulkChange, office: int) -> Done:
    programme = " ".join(change.value.split())
    held = _memberships(session, ids, programme)
    wanted = change.field is BulkField.PROGRAMME
    changed: list[int] = []
    skipped: list[Skipped] = []
    e = t.Enterprise
    for row in session.execute(select(e.id, e.uid, e.code, e.office_id).where(e.id.in_(ids))):
        if row.office_id != office:
            skipped.append(Skipped(row.uid, row.code, WhySkipped.OTHER_OFFICE))
        elif (row.id in held) == wanted:
            skipped.append(Skipped(row.uid, row.code, WhySkipped.ALREADY))
        else:
            changed.append(row.id)
    if wanted and changed:
        rows = [stamps(session, enterprise_id=number, programme=programme) for number in changed]
        session.execute(insert(t.Membership.__table__), rows)  # type: ignore[arg-type]
    elif changed:
        _end(session, [part for number in changed for part in held[number]])
    return Done(tuple(changed), tuple(skipped))


def _memberships(session: Session, ids: Sequence[int], programme: str) -> dict[int, list[tuple[int, str]]]:
    m = t.Membership
    found: dict[int, list[tuple[int, str]]] = {}
    query = select(m.enterprise_id, m.id, m.uid, m.programme).where(m.enterprise_id.in_(ids), ~m.deleted)
    for enterprise, number, uid, name in session.execute(query):
        if name_key(name) == name_key(programme):
            found.setdefault(enterprise, []).append((number, uid))
    return found


def _end(session: Session, parts: Sequence[tuple[int, str]]) -> None:
    table = t.Membership.__table__
    _record(session, t.Membership.__tablename__, "deleted", [(uid, False) for _number, uid in parts], True)
    ended = update(table).where(table.c.id.in_([number for number, _uid in parts]))  # type: ignore[arg-type]
    session.execute(ended.values(deleted=True, **_touched(session, table)))


def portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in parts that fit into one statement."""
    for start in range(0, len(ids), PORTION):
        yield ids[start : start + PORTION]
