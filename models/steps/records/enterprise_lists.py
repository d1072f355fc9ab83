"""The list of enterprises: which, in what order, and what a line says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize, OfferKind
from models.catalogue import tables as t
from models.catalogue.search import count_matches, matching
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseLine
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.reference.law import pattern_law
from models.steps.intake.businesses import OWNER
from models.steps.records.missing import facts_missing, without_capacity
from models.steps.records.places import kabupaten_of, kecamatan_of, lies_in
from models.steps.records.rights import refuse_desil_filter, refuse_small_group

_L = t.EnterpriseListing
_SORTS: dict[str, tuple[Any, ...]] = {
    "": (_L.name_key,),
    "code": (_L.code,),
    "name": (_L.name_key,),
    "owner": (_L.owner_key,),
    "place": (_L.region, _L.name_key),
    "size": (_L.size, _L.name_key),
}
_LOOKED_UP = ("desil", "commodity", "missing")
_MISSING = {"capacity": without_capacity, "facts": facts_missing}
_ALWAYS_DUE = frozenset({"nib"})


def listed_ids(session: Session, actor: Actor, query: ListQuery) -> Select[int]:
    """The enterprises of a list, in no order yet; raises UserProblem for a filter that is not theirs to use."""
    wanted: Select[int] = select(_L.enterprise_id)
    for name, value in query.filters:
        wanted = wanted.where(_condition(name, value))
    if any(name == "desil" for name, _value in query.filters):
        refuse_desil_filter(session, actor, query.words)
        refuse_small_group(_count(session, wanted, query))
    return matching(session, wanted, query.words)


def part_of(
    session: Session, wanted: Select[int], query: ListQuery, start: int, limit: int
) -> tuple[list[int], int]:
    """Ids of consecutive enterprises of a list in its order, and how many it has in all."""
    part = in_order(wanted, query).limit(limit).offset(start)
    if any(query.value_of(name) for name in _LOOKED_UP):
        # these look up other tables for every enterprise: once is enough for both answers
        rows = session.execute(part.add_columns(func.count().over())).all()
        if rows:
            return [row[0] for row in rows], rows[0][1]
    total = _count(session, wanted, query)
    return (list(session.scalars(part)) if start < total else []), total


def in_order(wanted: Select[int], query: ListQuery) -> Select[int]:
    """The list in its order."""
    keys = [*_SORTS.get(query.sort, _SORTS[""]), _L.enterprise_id]
    return wanted.order_by(*([key.desc() for key in keys] if query.descending else keys))


def _count(session: Session, wanted: Select[int], query: ListQuery) -> int:
    if not query.filters and (found := count_matches(session, query.words)) is not None:
        return found
    return session.scalar(wanted.with_only_columns(func.count(_L.enterprise_id))) or 0


def lines_of(session: Session, ids: Sequence[int]) -> tuple[EnterpriseLine, ...]:
    """What the list says of each of these enterprises, in the given order."""
    offers = _offers(session, ids)
    papers = _papers_held(session, ids)
    rows = {row.id: row for row in session.execute(_line_query(ids))}
    return tuple(_line(rows[number], offers[number], papers[number]) for number in ids if number in rows)


def _condition(name: str, value: str) -> ColumnElement[bool]:
    if name == "region":
        return lies_in(_L.region, value)
    if name == "size":
        return _L.size == value
    if name == "state":
        return _L.active.is_(value == "aktif")
    if name in ("kind", "pattern"):
        return _L.kinds.op("&")(_mask_of_kinds(name, value)) != 0
    if name == "commodity":
        return _L.enterprise_id.in_(_of_commodity(value))
    if name == "missing" and value in _MISSING:
        return _L.enterprise_id.in_(_MISSING[value]())
    if name == "desil":
        return _L.enterprise_id.in_(_of_desil(value))
    raise UserProblem("record.filter_unknown", filter=name)


def _of_commodity(slug: str) -> Select[int]:
    of_slug = select(t.Commodity.id).where(t.Commodity.slug == slug).scalar_subquery()
    return select(t.Offer.enterprise_id).where(t.Offer.commodity_id == of_slug, ~t.Offer.deleted)


def _mask_of_kinds(name: str, value: str) -> int:
    law = pattern_law(value, date.today()) if name == "pattern" else None
    kinds = law.offer_kinds if law else (value,)
    return sum(1 << kind.code for kind in OfferKind if kind.value in kinds)


def _of_desil(value: str) -> Select[int]:
    """Enterprises by their owner's desil: "1-2", "3-4", "5-10", or "tidak_diketahui"."""
    current = select(t.HouseholdDesil.household_id).where(t.HouseholdDesil.superseded_by.is_(None))
    owned = (
        select(t.Enterprise.id)
        .join(t.BusinessPerson, t.BusinessPerson.business_id == t.Enterprise.business_id)
        .join(t.Person, t.Person.id == t.BusinessPerson.person_id)
        .where(t.BusinessPerson.role == OWNER, ~t.BusinessPerson.deleted)
    )
    if value == "tidak_diketahui":
        return select(t.Enterprise.id).where(t.Enterprise.id.not_in(owned.where(t.Person.household_id.in_(current))))
    low, _, high = value.partition("-")
    if not (low.isdecimal() and (high or low).isdecimal()):
        raise UserProblem("record.filter_unknown", filter="desil")
    numbers = [str(number) for number in range(int(low), int(high or low) + 1)]
    return owned.where(t.Person.household_id.in_(current.where(t.HouseholdDesil.value.in_(numbers))))


def _line_query(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    e, b, part = t.Enterprise, t.Business, t.BusinessPerson
    owner = (
        select(t.Person.name)
        .join(part, part.person_id == t.Person.id)
        .where(part.business_id == b.id, part.role == OWNER, ~part.deleted)
        .order_by(part.id)
        .limit(1)
        .correlate(b)
        .scalar_subquery()
    )
    return (
        select(
            e.id, e.uid, e.code, e.active, b.name, b.region, b.size, b.nib, owner.label("owner"),
            t.Office.code.label("office"),
        )
        .join(b, b.id == e.business_id)
        .join(t.Office, t.Office.id == e.office_id)
        .where(e.id.in_(ids))
    )  # fmt: skip


def _offers(session: Session, ids: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    o, c, fact = t.Offer, t.Commodity, t.OfferFact
    capacity = (
        select(fact.value)
        .where(fact.offer_id == o.id, fact.kind == "kapasitas", fact.superseded_by.is_(None))
        .order_by(fact.id.desc())
        .limit(1)
        .correlate(o)
        .scalar_subquery()
    )
    query = (
        select(
            o.enterprise_id, o.kind, o.words, o.unit, c.papers_due,
            c.name.label("commodity"), capacity.label("capacity"),
        )
        .join(c, c.id == o.commodity_id)
        .where(o.enterprise_id.in_(ids), ~o.deleted)
        .order_by(o.active.desc(), o.id)
    )
    found: dict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session.execute(query):
        found[row.enterprise_id].append(row)
    return found


def _papers_held(session: Session, ids: Sequence[int]) -> dict[int, set[str]]:
    query = (
        select(t.Enterprise.id, t.Paper.kind)
        .join(t.Paper, t.Paper.business_id == t.Enterprise.business_id)
        .where(t.Enterprise.id.in_(ids), t.Paper.held, ~t.Paper.deleted)
    )
    found: dict[int, set[str]] = defaultdict(set)
    for number, kind in session.execute(query):
        found[number].add(kind)
    return found


def _line(row: Row[*tuple[Any, ...]], offers: list[Row[*tuple[Any, ...]]], papers: set[str]) -> EnterpriseLine:
    first = offers[0] if offers else None
    held = papers | {"nib"} if row.nib else papers
    due = _ALWAYS_DUE.union(*(offer.papers_due.split() for offer in offers))
    return EnterpriseLine(
        uid=row.uid,
        code=row.code,
        name=row.name,
        owner=row.owner or "",
        kecamatan=kecamatan_of(row.region),
        kabupaten=kabupaten_of(row.region),
        product=(first.words or first.commodity) if first else "",
        commodity=first.commodity if first else "",
        kind=first.kind if first else "",
        offers=len(offers),
        capacity=first.capacity if first else None,
        unit=first.unit if first else "",
        size=BusinessSize(row.size),
        papers_held=len(due & held),
        papers_due=len(due),
        active=row.active,
        office=row.office,
    )
