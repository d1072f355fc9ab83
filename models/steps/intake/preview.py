"""What an import would change in records that are known: old and new value, field by field."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.imports import RowChange
from models.reference.regions import full_name

_HIDDEN = frozenset(
    {"name_key", "superseded_by", "household_id", "size_from", "business_id", "person_id", "point_source"}
)
_OF_PERSONS = frozenset({"person", "business_person"})
_MASK = "•••"
_BLOCK = 500


def changes_of(session: Session, change_set: int, most: int) -> tuple[int, tuple[RowChange, ...]]:
    """How many fields of known records a change set has changed, and the first of them; persons are masked."""
    session.flush()
    lines = [line for read in (_fields, _facts, _private) for line in read(session, change_set, most)]
    return _count(session, change_set), tuple(sorted(lines, key=lambda one: (one.code, one.field)))[:most]


def _count(session: Session, change_set: int) -> int:
    fields = select(func.count()).select_from(t.Change).where(*_telling(change_set))
    facts = [
        select(func.count()).select_from(table).where(table.superseded_by == change_set, table.made_by < change_set)
        for table in (t.BusinessFact, t.OfferFact)
    ]
    private = [
        select(func.count()).select_from(table).join(t.Person, t.Person.id == table.person_id)
        .where(table.made_by == change_set, t.Person.made_by < change_set)
        for table in (t.PersonNik, t.PersonPhone)
    ]  # fmt: skip
    return sum(session.scalar(query) or 0 for query in (fields, *facts, *private))


def _telling(change_set: int) -> tuple[Any, ...]:
    return t.Change.change_set_id == change_set, t.Change.field.not_in(_HIDDEN)


def _fields(session: Session, change_set: int, most: int) -> Iterator[RowChange]:
    rows = session.scalars(select(t.Change).where(*_telling(change_set)).order_by(t.Change.id).limit(most)).all()
    named = _named(session, rows)
    for row in rows:
        code, name = named.get((row.table_name, row.row_uid), ("", ""))
        personal = row.table_name in _OF_PERSONS
        old, new = (_told(row.field, value) for value in (row.old, row.new))
        field = f"{row.table_name}.{row.field}"
        yield RowChange(code, name, field, _masked(old, personal), _masked(new, personal), personal)


def _named(session: Session, rows: Sequence[t.Change]) -> dict[tuple[str, str], tuple[str, str]]:
    """Code and name of the record behind each changed row."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    tables = {table.__tablename__: table for table in _WAYS}
    for name, table in tables.items():
        uids = [row.row_uid for row in rows if row.table_name == name]
        for start in range(0, len(uids), _BLOCK):
            for uid, business in session.execute(_way(table).where(table.uid.in_(uids[start : start + _BLOCK]))):
                found[name, uid] = business
    return _with_codes(session, found)


def _way(table: Any) -> Any:
    """A query for uid and business of rows of this table."""
    e, part = t.Enterprise, t.BusinessPerson
    if table is t.Business:
        return select(table.uid, table.id)
    if table is t.Person:
        return select(table.uid, part.business_id).join(part, part.person_id == table.id)
    if hasattr(table, "business_id"):
        return select(table.uid, table.business_id)
    if hasattr(table, "enterprise_id"):
        return select(table.uid, e.business_id).join(e, e.id == table.enterprise_id)
    return select(table.uid, t.Partner.business_id).join(t.Partner, t.Partner.id == table.partner_id)


_WAYS: tuple[Any, ...] = (
    *(t.Business, t.Person, t.BusinessPerson, t.Paper, t.Enterprise, t.Partner),
    *(t.Offer, t.Membership, t.Outlet, t.Machine, t.InputUsed, t.Need),
)


def _with_codes(session: Session, found: dict[Any, Any]) -> dict[Any, tuple[str, str]]:
    told = _codes(session, set(found.values()))
    return {key: told.get(business, ("", "")) for key, business in found.items()}


def _codes(session: Session, businesses: Collection[int]) -> dict[int, tuple[str, str]]:
    told: dict[int, tuple[str, str]] = {}
    wanted = sorted(businesses)
    for start in range(0, len(wanted), _BLOCK):
        some = wanted[start : start + _BLOCK]
        for role in (t.Partner, t.Enterprise):
            query = select(role.business_id, role.code, t.Business.name).where(role.business_id.in_(some))
            rows = session.execute(query.join(t.Business, t.Business.id == role.business_id))
            told |= {number: (code, name) for number, code, name in rows}
    return told


def _facts(session: Session, change_set: int, most: int) -> Iterator[RowChange]:
    """A newer figure in place of an older one."""
    for table, owner in ((t.BusinessFact, t.BusinessFact.business_id), (t.OfferFact, t.OfferFact.offer_id)):
        old = session.execute(
            select(owner, table.kind, table.value)
            .where(table.superseded_by == change_set, table.made_by < change_set).order_by(table.id).limit(most)
        ).all()  # fmt: skip
        new = _new_facts(session, table, owner, change_set, [number for number, *_ in old])
        business = _businesses(session, table, [number for number, *_ in old])
        told = _codes(session, set(business.values()))
        for number, kind, value in old:
            code, name = told.get(business.get(number, 0), ("", ""))
            yield RowChange(code, name, kind, str(value), new.get((number, kind), ""), False)


def _new_facts(
    session: Session, table: Any, owner: Any, change_set: int, numbers: Sequence[int]
) -> dict[tuple[int, str], str]:
    found: dict[tuple[int, str], str] = {}
    for start in range(0, len(numbers), _BLOCK):
        some = numbers[start : start + _BLOCK]
        query = select(owner, table.kind, table.value).where(
            table.made_by == change_set, table.superseded_by.is_(None), owner.in_(some)
        )
        found |= {(number, kind): str(value) for number, kind, value in session.execute(query)}
    return found


def _businesses(session: Session, table: Any, numbers: Sequence[int]) -> dict[int, int]:
    if table is t.BusinessFact:
        return {number: number for number in numbers}
    found: dict[int, int] = {}
    for start in range(0, len(numbers), _BLOCK):
        query = select(t.Offer.id, t.Enterprise.business_id).where(t.Offer.id.in_(numbers[start : start + _BLOCK]))
        some = session.execute(query.join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id))
        found |= {number: business for number, business in some}  # noqa: C416  # rows are no pairs to dict()
    return found


def _private(session: Session, change_set: int, most: int) -> Iterator[RowChange]:
    """That a number of a known person was completed, never which."""
    for table, field in ((t.PersonNik, "nik"), (t.PersonPhone, "phone")):
        part, person = t.BusinessPerson, t.Person
        query = (
            select(part.business_id)
            .join(person, person.id == part.person_id)
            .join(table, table.person_id == person.id)
            .where(table.made_by == change_set, person.made_by < change_set)
            .limit(most)
        )
        businesses = session.scalars(query).all()
        told = _codes(session, set(businesses))
        for business in businesses:
            code, name = told.get(business, ("", ""))
            yield RowChange(code, name, field, "", _MASK, True)


def _told(field: str, value: str | None) -> str:
    plain = None if value is None else json.loads(value)
    if plain is None:
        return ""
    if field == "region" and plain:
        return full_name(str(plain))
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def _masked(text: str, personal: bool) -> str:
    return _MASK if personal and text else text
