"""The list of enterprises: which, in what order, and what a line says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Subquery, and_, func, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.catalogue.search import count_matches
from models.catalogue.search_pages import FAR, NAME, SORTS, Order, page, sorted_hits
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseLine
from models.domain.lists import ListQuery
from models.domain.nearness import Nearness, read_nearness
from models.steps.papers_held import held_on
from models.steps.records.beside import free_capacity, owner_name
from models.steps.records.freshness import stale_enterprises
from models.steps.records.near_pages import near_pages
from models.steps.records.nearness import around, circles, count_inside, distances, is_inside, is_wide
from models.steps.records.places import kabupaten_of, kecamatan_of
from models.steps.records.rights import refuse_desil_filter, refuse_small_group
from models.steps.records.sought import Sought, sought

_L = t.EnterpriseListing
DISTANCE = "distance"
"""The sort by nearness; only around a place."""
_DUE = frozenset({"nib"})
"""Due from everybody."""


def wanted_by(session: Session, actor: Actor, query: ListQuery) -> Sought:
    """What a list asks for; raises UserProblem for a filter that is none, or not theirs to use."""
    wanted = sought(session, query)
    if wanted.desil is not None:
        refuse_desil_filter(session, actor, query.words, near=wanted.near is not None)
        refuse_small_group(count_of(session, wanted))
    return wanted


def page_of(session: Session, wanted: Sought, query: ListQuery, start: int, limit: int) -> list[int]:
    """Ids of consecutive enterprises of a list in its order."""
    if wanted.is_indexed:
        return page(session, wanted.terms, order_of(query), start, limit)
    if wanted.near is not None and (found := _page_near(session, wanted, wanted.near, query, start, limit)) is not None:
        return found
    ordered = _ordered(session, wanted, query, near_the_top=start <= FAR)
    return list(session.scalars(ordered.limit(limit).offset(start)))


def _page_near(
    session: Session, wanted: Sought, near: Nearness, query: ListQuery, start: int, limit: int
) -> list[int] | None:
    """By the index, or from near to far; None where neither helps."""
    by_index = near_pages(session, near) if wanted.desil is None else None
    if query.sort not in ("", DISTANCE):
        return by_index.page(session, wanted.terms, order_of(query), start, limit) if by_index else None
    if query.descending:
        return None
    if by_index and wanted.terms:
        return by_index.nearest(session, wanted.terms, start, limit)
    return _nearest(session, wanted, near, start, limit)


def _nearest(session: Session, wanted: Sought, near: Nearness, start: int, limit: int) -> list[int]:
    """Out of the smallest circle around the same middle that holds so many: those beyond are farther."""
    found: list[int] = []
    for km in circles(near, few=bool(wanted.terms)) if is_wide(session, near) else (near.km,):
        query = _by_distance(session, wanted, around(session, near, km), descending=False)
        found = list(session.scalars(query.limit(limit).offset(start)))
        if len(found) == limit:
            break
    return found


def count_of(session: Session, wanted: Sought) -> int:
    """How many enterprises a list has."""
    if wanted.is_indexed:
        return count_matches(session, wanted.terms)
    if wanted.near is not None and wanted.desil is None:
        if by_index := near_pages(session, wanted.near):
            return by_index.count(session, wanted.terms)
        if not wanted.terms:
            return count_inside(session, wanted.near)
    return session.scalar(_select(session, wanted).with_only_columns(func.count())) or 0


def all_of(session: Session, actor: Actor, query: ListQuery) -> Sequence[int]:
    """Ids of all enterprises of a list in its order."""
    return session.scalars(_ordered(session, wanted_by(session, actor, query), query)).all()


def listed_ids(session: Session, actor: Actor, query: ListQuery) -> Select[int]:
    """The enterprises of a list, out of `EnterpriseListing`, in no order."""
    return _select(session, wanted_by(session, actor, query))


def order_of(query: ListQuery) -> Order:
    """The order that a query asks for; by name where it asks for none."""
    return Order(query.sort if query.sort in SORTS else NAME, query.descending)


def _ordered(session: Session, wanted: Sought, query: ListQuery, *, near_the_top: bool = False) -> Select[int]:
    """In the order asked for; around a place the nearest come first where no other is."""
    if wanted.near is None or query.sort not in ("", DISTANCE):
        return _select(session, wanted, order_of(query), one_by_one=near_the_top)
    return _by_distance(session, wanted, around(session, wanted.near), descending=query.descending)


def _by_distance(session: Session, wanted: Sought, inside: Subquery, *, descending: bool) -> Select[int]:
    found: Select[int] = select(inside.c.id)
    if wanted.terms or wanted.desil is not None:
        found = _narrowed(sorted_hits(session, wanted.terms), wanted).join(inside, inside.c.place == _L.place)
    keys = (inside.c.far, inside.c.place)
    return found.order_by(*(key.desc() for key in keys) if descending else keys)


def _select(
    session: Session, wanted: Sought, order: Order | None = None, *, one_by_one: bool = False
) -> Select[int]:
    found = _narrowed(sorted_hits(session, wanted.terms, order), wanted)
    if wanted.near is None:
        return found
    if (one_by_one or wanted.terms) and is_wide(session, wanted.near):
        return found.where(is_inside(session, wanted.near))
    return found.where(_L.place.in_(select(around(session, wanted.near).c.place)))


def _narrowed(found: Select[int], wanted: Sought) -> Select[int]:
    return found if wanted.desil is None else found.where(_L.enterprise_id.in_(wanted.desil))


def lines_of(session: Session, ids: Sequence[int], query: ListQuery | None = None) -> tuple[EnterpriseLine, ...]:
    """What the list says of each of these enterprises, in the given order; with distances where a query asks."""
    near = read_nearness(query.value_of("near")) if query else None
    far = distances(session, ids, near) if near else {}
    offers = _offers(session, ids)
    held, told = _papers(session, ids)
    stale = stale_enterprises(session, ids, date.today())
    rows = {row.id: row for row in session.execute(_line_query(ids))}
    return tuple(
        replace(
            _line(rows[number], offers[number], (held[number], told[number]), number in stale),
            distance=far.get(number),
        )
        for number in ids
        if number in rows
    )


def _line_query(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    e, b = t.Enterprise, t.Business
    return (
        select(
            e.id, e.uid, e.code, e.active, b.name, b.region, b.size, b.nib, owner_name().label("owner"),
            t.Office.code.label("office"),
        )
        .join(b, b.id == e.business_id)
        .join(t.Office, t.Office.id == e.office_id)
        .where(e.id.in_(ids))
    )  # fmt: skip


def _offers(session: Session, ids: Sequence[int]) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    o, c = t.Offer, t.Commodity
    query = (
        select(
            o.enterprise_id, o.kind, o.words, o.unit, c.papers_due,
            c.name.label("commodity"), free_capacity().label("capacity"),
        )
        .join(c, c.id == o.commodity_id)
        .where(o.enterprise_id.in_(ids), ~o.deleted)
        .order_by(o.active.desc(), o.id)
    )
    found: dict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session.execute(query):
        found[row.enterprise_id].append(row)
    return found


def _papers(session: Session, ids: Sequence[int]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Kinds held today, and kinds of which anything is known."""
    query = (
        select(t.Enterprise.id, t.Paper.kind, and_(*held_on(date.today())))
        .join(t.Paper, t.Paper.business_id == t.Enterprise.business_id)
        .where(t.Enterprise.id.in_(ids), ~t.Paper.deleted)
    )
    held: dict[int, set[str]] = defaultdict(set)
    told: dict[int, set[str]] = defaultdict(set)
    for number, kind, holds in session.execute(query):
        told[number].add(kind)
        if holds:
            held[number].add(kind)
    return held, told


def _line(
    row: Row[*tuple[Any, ...]], offers: list[Row[*tuple[Any, ...]]], papers: tuple[set[str], set[str]], stale: bool
) -> EnterpriseLine:
    first = offers[0] if offers else None
    held, told = (kinds | {"nib"} if row.nib else kinds for kinds in papers)
    due = _DUE.union(*(offer.papers_due.split() for offer in offers))
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
        papers_unknown=len(due - told),
        active=row.active,
        office=row.office,
        stale=stale,
    )
