"""Consecutive enterprises of a list in its order, by the shortest way there is for this question.

FTS5 yields hits in the order of names. For another order it takes one of two ways: few hits are fetched and sorted;
where hits are many, rows are walked along in the order wanted until enough of them match.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, tuple_
from sqlalchemy.orm import Session

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
_AFTER_DOT = chr(ord(".") + 1)
"""Closes the range of the codes that go on behind a dot."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a list is sorted; rows that are equal in it stand by name."""

    sort: str = NAME
    descending: bool = False

    def keys(self) -> tuple[Any, ...]:
        """What a query orders by."""
        keys = (Listed.place,) if self.sort == NAME else (SORTS[self.sort], Listed.place)
        return tuple(key.desc() for key in keys) if self.descending else keys

    def turned(self) -> Order:
        """The other way round."""
        return replace(self, descending=not self.descending)


def page(session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int]:
    """Ids of consecutive enterprises of a list."""
    if start > FAR:
        total = count_matches(session, terms)
        if start > total - start:
            last = total - start
            return _page(session, terms, order.turned(), max(0, last - limit), min(limit, max(0, last)))[::-1]
    return _page(session, terms, order, start, limit)


def _page(session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int]:
    if not terms:
        return _ids(session, select(Listed.enterprise_id).order_by(*order.keys()), start, limit)
    if not is_embedded(session):
        return _on_server(session, terms, order, start, limit)
    if order.sort == NAME:
        return _streamed(session, terms, order, start, limit)
    if order.sort == SIZE:
        return _size_by_size(session, terms, order, start, limit)
    return _walked_or_sorted(session, terms, order, start, limit)


def _ids(session: Session, query: Select[int], start: int, limit: int) -> list[int]:
    return list(session.scalars(query.limit(limit).offset(start)))


def _on_server(session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int]:
    """PostgreSQL chooses its way itself, but takes hits to lie evenly: where they are not many they come first."""
    hits = 0 if order.sort == NAME else count_matches(session, terms, MANY + 1)
    if not hits or hits > WALK * _expected_steps(session, terms, order, hits, start + limit):
        return _ids(session, sorted_hits(session, terms, order).where(*_range(terms, order)), start, limit)
    row = enterprise_search.c.rowid
    found = select(row).where(matches(session, terms)).cte("hits").prefix_with("MATERIALIZED", dialect="postgresql")
    query: Select[int] = select(Listed.enterprise_id).join(found, Listed.place == found.c.rowid)
    return _ids(session, query.order_by(*order.keys()), start, limit)


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
    found: list[int] = []
    for size in sorted(BusinessSize, key=lambda each: each.code, reverse=order.descending):
        of_size = replace(terms, marks=(*terms.marks, (Mark.SIZE.of(size.code),)))
        if start and (passed := min(start, count_matches(session, of_size, start))) == start:
            found += _streamed(session, of_size, order, start, limit - len(found))
            start = 0
        elif start:
            start -= passed
        else:
            found += _streamed(session, of_size, order, 0, limit - len(found))
        if len(found) == limit:
            break
    return found


def _walked_or_sorted(session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int]:
    hits = count_matches(session, terms, MANY + 1)
    if hits > MANY:
        return _walked(session, terms, order, None, start, limit)
    if hits > FEW and _expected_steps(session, terms, order, hits, start + limit) < hits // WALK:
        end = _end_of_walk(session, terms, order, hits // WALK)
        found = _walked(session, terms, order, end, start, limit)
        if end is None or len(found) == limit:
            return found
    return _ids(session, sorted_hits(session, terms, order), start, limit)


def _expected_steps(session: Session, terms: Terms, order: Order, hits: int, wanted: int) -> int:
    """Rows to walk along until so many match, if those that match lie evenly among the others."""
    if _range(terms, order):
        return wanted  # it begins among them
    return wanted * (session.scalar(select(func.max(Listed.enterprise_id))) or 0) // hits


def _range(terms: Terms, order: Order) -> tuple[ColumnElement[bool], ...]:
    """Where in the order by region those of a region stand."""
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
    session: Session, terms: Terms, order: Order, end: tuple[Any, ...] | None, start: int, limit: int
) -> list[int]:
    # "+ 0" keeps SQLite from going the other way: along the words, and to the list for each
    found = searched_words.c.id == Listed.place + literal_column("0")
    query: Select[int] = select(Listed.enterprise_id).join(searched_words, found)
    query = query.where(stands_in_words(terms), *_range(terms, order)).order_by(*order.keys())
    if end is not None:
        at = tuple_(SORTS[order.sort], Listed.place)
        query = query.where(at >= end if order.descending else at <= end)
    return _ids(session, query, start, limit)
