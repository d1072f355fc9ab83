"""Consecutive enterprises of a list in its order, by the shortest way there is for this question.

FTS5 yields hits in the order of names. For another order it takes one of two ways: few hits are fetched and sorted;
where hits are many, rows are walked along in the order wanted until enough of them match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, tuple_
from sqlalchemy.orm import Session, aliased

from matching.codes import BusinessSize
from models.catalogue.search import (
    count_matches,
    enterprise_search,
    is_embedded,
    matches,
    searched_words,
    stands_in_words,
)
from models.catalogue.search_terms import Mark, Terms
from models.catalogue.tables import EnterpriseListing as Listed

FEW = 2_000
"""So many hits are sorted sooner than anything else is done."""
MANY = 100_000
"""So many hits are still sorted before one walks a long way."""
WALK = 4
"""Hits that are sorted in the time of one step of a walk along rows that lie far apart."""
MANY_IN_AREA = 20_000
"""So many hits inside an area are still sorted: there, the count of them takes longer."""
SHORT, LONG = 2_000, 10_000
"""Rows that a server walks along before it counts hits, and before it fetches many of them."""
FAR = 50_000
"""A page so far down is counted from the nearer end."""
SORTS: dict[str, Any] = {
    "name": Listed.name_key,
    "code": Listed.code,
    "owner": Listed.owner_key,
    "place": Listed.region,
    "size": Listed.size_rank,
}
NAME, SIZE, PLACE = "name", "size", "place"
Groups = tuple[tuple[str, ...], ...]
_AFTER_DOT = chr(ord(".") + 1)
"""Closes the range of the codes that go on behind a dot."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a list is sorted; rows that are equal in it stand by name."""

    sort: str = NAME
    descending: bool = False

    def keys(self, listed: Any = Listed) -> tuple[Any, ...]:
        """What a query orders by."""
        keys = (listed.place,) if self.sort == NAME else (getattr(listed, SORTS[self.sort].key), listed.place)
        return tuple(key.desc() for key in keys) if self.descending else keys

    def turned(self) -> Order:
        """The other way round."""
        return replace(self, descending=not self.descending)


@dataclass(frozen=True, slots=True)
class Area:
    """Where the enterprises of a list lie, in three ways that say the same: which is short hangs on the order."""

    marks: Groups
    """As marks: of every group one."""
    parts: tuple[Groups, ...]
    """Part by part, in the order of regions."""
    rows: Callable[[Any], ColumnElement[bool]]
    """As asked of a row by itself: given `EnterpriseListing`, or an alias of it."""


def page(
    session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area | None = None
) -> list[int]:
    """Ids of consecutive enterprises of a list."""
    if start > FAR:
        total = count_matches(session, _inside(terms, area))
        if start > total - start:
            last = total - start
            return _page(session, terms, order.turned(), max(0, last - limit), min(limit, max(0, last)), area)[::-1]
    return _page(session, terms, order, start, limit, area)


def count_inside(session: Session, terms: Terms, area: Area) -> int:
    """How many of those that match lie in an area."""
    if terms and count_matches(session, terms, FEW + 1) <= FEW:
        found = _gathered(session, terms).where(area.rows(Listed))
        return session.scalar(found.with_only_columns(func.count())) or 0
    return count_matches(session, terms.among(area.marks))


def few_inside(session: Session, terms: Terms, area: Area, *, names: bool = False) -> Select[int] | None:
    """Those that match and lie in an area, in no order; None where they are many.

    With `names`, and on a server, many is already what is not rare everywhere.
    """
    if terms and count_matches(session, terms, FEW + 1) <= FEW:
        return _gathered(session, terms).where(area.rows(Listed))
    if names or not is_embedded(session):
        return None
    row = enterprise_search.c.rowid
    hits = select(row).where(matches(session, terms.among(area.marks))).limit(FEW + 1)
    places = session.scalars(hits).all()
    query: Select[int] = select(Listed.enterprise_id)
    return query.where(Listed.place.in_(places)) if len(places) <= FEW else None


def _inside(terms: Terms, area: Area | None) -> Terms:
    return terms if area is None else terms.among(area.marks)


def _page(
    session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area | None = None
) -> list[int]:
    if area is not None:
        return _page_inside(session, terms, order, start, limit, area)
    if not terms:
        return _ids(session, select(Listed.enterprise_id).order_by(*order.keys()), start, limit)
    if not is_embedded(session):
        return _on_server(session, terms, order, start, limit)
    if order.sort == NAME:
        return _streamed(session, terms, order, start, limit)
    if order.sort == SIZE:
        return _size_by_size(session, terms, order, start, limit)
    return _walked_or_sorted(session, terms, order, start, limit)


def _page_inside(session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area) -> list[int]:
    few = few_inside(session, terms, area, names=order.sort == NAME)
    if few is not None:
        return _ids(session, few.order_by(*order.keys()), start, limit)
    if order.sort == PLACE:
        return _part_by_part(session, terms, order, start, limit, area)
    if not is_embedded(session):
        return _on_server(session, terms, order, start, limit, area)
    if order.sort not in (NAME, SIZE):
        return _walked_or_sorted(session, terms, order, start, limit, area)
    return _page(session, terms.among(area.marks), order, start, limit)


def _ids(session: Session, query: Select[int], start: int, limit: int) -> list[int]:
    return list(session.scalars(query.limit(limit).offset(start)))


def _on_server(
    session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area | None = None
) -> list[int]:
    """PostgreSQL cannot know how marks lie together: a short walk shows whether hits are many; few come first."""
    whole, is_near = _inside(terms, area), start + limit <= FEW
    walk = partial(_first_of, session, terms, order, start, limit, area)
    if is_near and (found := walk(SHORT)) is not None:
        return found
    if is_near and count_matches(session, whole, FEW + 1) <= FEW:
        return _ids(session, _gathered(session, whole).order_by(*order.keys()), start, limit)
    if is_near and order.sort != NAME and (found := walk(LONG)) is not None:
        return found
    hits = count_matches(session, whole, MANY + 1)
    if hits > WALK * _expected_steps(session, whole, order, hits or 1, start + limit) or hits > MANY:
        return _ids(session, sorted_hits(session, whole, order).where(*_range(terms, order)), start, limit)
    return _ids(session, _gathered(session, whole).order_by(*order.keys()), start, limit)


def _gathered(session: Session, terms: Terms) -> Select[int]:
    """All that match, in no order: those that match are found first, and only then looked up in the list."""
    if is_embedded(session):
        return sorted_hits(session, terms)
    row = enterprise_search.c.rowid
    them = select(row).where(matches(session, terms)).cte("hits").prefix_with("MATERIALIZED", dialect="postgresql")
    query: Select[int] = select(Listed.enterprise_id)
    return query.join(them, Listed.place == them.c.rowid)


def _first_of(
    session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area | None, steps: int
) -> list[int] | None:
    """The page out of the first rows there are in this order; None where they do not hold it."""
    rows = select(Listed).where(*_range(terms, order)).order_by(*order.keys())
    row = aliased(Listed, rows.limit(steps).cte("first").prefix_with("MATERIALIZED", dialect="postgresql"))
    query: Select[int] = select(row.enterprise_id).order_by(*order.keys(row))
    if terms:
        query = query.join(enterprise_search, enterprise_search.c.rowid == row.place).where(matches(session, terms))
    if area is not None:
        query = query.where(area.rows(row))
    found = _ids(session, query, start, limit)
    if len(found) == limit or session.scalar(rows.with_only_columns(Listed.place).offset(steps).limit(1)) is None:
        return found
    return None


def sorted_hits(session: Session, terms: Terms, order: Order | None = None) -> Select[int]:
    """All enterprises that match, out of `EnterpriseListing`; in order, every hit is looked up and sorted."""
    query: Select[int] = select(Listed.enterprise_id).order_by(*(order.keys() if order else ()))
    if not terms:
        return query
    return query.where(matches(session, terms)).join(enterprise_search, Listed.place == _row_of_hit(session))


def _row_of_hit(session: Session) -> ColumnElement[int]:
    # "+ 0" keeps SQLite from asking the index anew for every row of the list: the index comes first, once
    row: ColumnElement[int] = enterprise_search.c.rowid
    return row + literal_column("0") if is_embedded(session) else row


def _streamed(session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int]:
    row = enterprise_search.c.rowid
    hits = select(row).where(matches(session, terms)).order_by(row.desc() if order.descending else row)
    some = hits.limit(limit).offset(start).subquery()
    query: Select[int] = select(Listed.enterprise_id).join(some, Listed.place == some.c.rowid)
    return list(session.scalars(query.order_by(*order.keys())))


def _size_by_size(session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int]:
    sizes = sorted(BusinessSize, key=lambda each: each.code, reverse=order.descending)
    marks = [Mark.SIZE.of(size.code) for size in sizes]
    asked = [some for some in terms.marks if some[0].startswith(Mark.SIZE)]
    groups = (terms.among(((mark,),)) for mark in marks if all(mark in some for some in asked))
    return _one_after_another(session, groups, order, start, limit, _streamed)


def _part_by_part(
    session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area
) -> list[int]:
    parts = reversed(area.parts) if order.descending else area.parts
    return _one_after_another(session, map(terms.among, parts), order, start, limit, _page)


def _one_after_another(
    session: Session, groups: Iterable[Terms], order: Order, start: int, limit: int, ask: Callable[..., list[int]]
) -> list[int]:
    """Out of groups that follow each other in the order."""
    found: list[int] = []
    for group in groups:
        if start and (passed := count_matches(session, group, start)) < start:
            start -= passed
            continue
        found += ask(session, group, order, start, limit - len(found))
        start = 0
        if len(found) == limit:
            break
    return found


def _walked_or_sorted(
    session: Session, terms: Terms, order: Order, start: int, limit: int, area: Area | None = None
) -> list[int]:
    whole, many = _inside(terms, area), MANY if area is None or start + limit > FEW else MANY_IN_AREA
    hits = count_matches(session, whole, many + 1)
    if hits > many:
        return _walked(session, terms, order, None, start, limit, area)
    if hits > FEW and _expected_steps(session, whole, order, hits, start + limit) < hits // WALK:
        end = _end_of_walk(session, whole, order, hits // WALK)
        found = _walked(session, terms, order, end, start, limit, area)
        if end is None or len(found) == limit:
            return found
    return _ids(session, sorted_hits(session, whole, order), start, limit)


def _expected_steps(session: Session, terms: Terms, order: Order, hits: int, wanted: int) -> int:
    """Rows to walk along until so many match, if those that match lie evenly among the others."""
    if _range(terms, order):
        return wanted  # it begins among them
    return wanted * (session.scalar(select(func.max(Listed.enterprise_id))) or 0) // hits


def _range(terms: Terms, order: Order) -> tuple[ColumnElement[bool], ...]:
    """Where in the order by region those of a region stand, and in that by size those of a size."""
    if order.sort == SIZE:
        sizes = [some for some in terms.marks if some[0].startswith(Mark.SIZE)]
        return tuple(Listed.size_rank.in_([int(mark[1:]) for mark in some]) for some in sizes)
    within = [some[0][1:] for some in terms.marks if len(some) == 1 and some[0].startswith(Mark.REGION)]
    if order.sort != PLACE or not within:
        return ()
    digits = max(within, key=len)
    code = ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
    return Listed.region >= code, Listed.region < code + _AFTER_DOT


def _end_of_walk(session: Session, terms: Terms, order: Order, steps: int) -> tuple[Any, ...] | None:
    query = select(SORTS[order.sort], Listed.place).where(*_range(terms, order)).order_by(*order.keys())
    found = session.execute(query.offset(steps).limit(1)).first()
    return None if found is None else tuple(found)


def _walked(
    session: Session, terms: Terms, order: Order, end: tuple[Any, ...] | None, start: int, limit: int,
    area: Area | None = None,
) -> list[int]:  # fmt: skip
    query: Select[int] = select(Listed.enterprise_id).where(*_range(terms, order)).order_by(*order.keys())
    if terms:
        # "+ 0" keeps SQLite from going the other way: along the words, and to the list for each
        found = searched_words.c.id == Listed.place + literal_column("0")
        query = query.join(searched_words, found).where(stands_in_words(terms))
    if area is not None:
        query = query.where(area.rows(Listed))
    if end is not None:
        at = tuple_(SORTS[order.sort], Listed.place)
        query = query.where(at >= end if order.descending else at <= end)
    return _ids(session, query, start, limit)
