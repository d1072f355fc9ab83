"""Pages of a list around a place, by the index of words: a circle is the regions in it, and the few measured points.

Whoever has no point of its own stands in the middle of its kecamatan or kabupaten, so that the circle can be asked of
the index with everything else. Where too many have a point, `nearness` answers by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.search import each_matching
from models.catalogue.search_pages import Area, Groups, Order, count_inside, few_inside, page, sorted_hits
from models.catalogue.search_terms import Mark, Terms
from models.domain.missing import Missing
from models.domain.nearness import Nearness
from models.reference.regions import children, kabupaten_list
from models.steps.records.nearness import (
    circles,
    codes_inside,
    lies_by_region,
    measured_inside,
    middles_inside,
)

POINTS = 2_000
"""So many measured points are asked one by one sooner than the rest of the list is gone through."""
_L = t.EnterpriseListing
_AS_FAR_AS_KECAMATAN = len("35.23.11")
_NO_POINT = (Mark.MISSING.of(Missing.POINT.value),)
_NO_KECAMATAN = Mark.MISSING.of(Missing.KECAMATAN.value)


@dataclass(frozen=True, slots=True)
class NearPages:
    """A circle that the index can be asked for: its regions, and those inside it that have a point."""

    near: Nearness
    area: Area
    points: tuple[int, ...]
    """Enterprises."""

    def count(self, session: Session, terms: Terms) -> int:
        """How many inside match."""
        measured = session.scalars(each_matching(session, _only(self.points), terms)).all() if self.points else ()
        return count_inside(session, terms, self.area) + len(measured)

    def page(self, session: Session, terms: Terms, order: Order, start: int, limit: int) -> list[int] | None:
        """Ids of consecutive enterprises inside; None where too much lies before them to be merged with points."""
        if not self.points:
            return page(session, terms, order, start, limit, self.area)
        if start + limit > POINTS:
            return None
        found = page(session, terms, order, 0, start + limit, self.area)
        found += session.scalars(each_matching(session, _only(self.points), terms))
        return list(session.scalars(_only(found).order_by(*order.keys()).limit(limit).offset(start)))

    def nearest(self, session: Session, terms: Terms, start: int, limit: int) -> list[int]:
        """The nearest that match, out of the smallest circle around the same middle that holds so many."""
        few = few_inside(session, terms, self.area)
        if few is not None:
            every = self._by_distance(session, terms, few, self.near.km)
            return list(session.scalars(every.limit(limit).offset(start)))
        found: list[int] = []
        for km in circles(self.near, few=True):
            hits = sorted_hits(session, terms.among(_marks(codes_inside(session, self.near, km))))
            query = self._by_distance(session, terms, hits, km).limit(limit).offset(start)
            found = list(session.scalars(query))
            if len(found) == limit:
                break
        return found

    def _by_distance(self, session: Session, terms: Terms, hits: Any, km: float) -> Select[int]:
        middle = middles_inside(session, self.near, km)
        here = func.substr(_L.region, 1, _AS_FAR_AS_KECAMATAN) == middle.c.first
        inside = hits.join(middle, here).with_only_columns(
            _L.enterprise_id.label("id"), _L.place.label("place"), middle.c.far.label("far")
        )
        parts = [inside]
        if self.points:
            measured = measured_inside(session, self.near, km)
            some = select(_L.enterprise_id, _L.place, measured.c.far).join(measured, measured.c.place == _L.place)
            parts.append(each_matching(session, some, terms))
        both = union_all(*parts).subquery("inside")
        found: Select[int] = select(both.c.id)
        return found.order_by(both.c.far, both.c.place)


def near_pages(session: Session, near: Nearness) -> NearPages | None:
    """The circle; None where too many in it have a point."""
    points = tuple(session.scalars(select(measured_inside(session, near).c.id).limit(POINTS + 1)))
    if len(points) > POINTS:
        return None
    codes = codes_inside(session, near)
    return NearPages(near, Area(_marks(codes), _parts(codes), partial(lies_by_region, session, near)), points)


def _only(ids: Any) -> Select[int]:
    found: Select[int] = select(_L.enterprise_id)
    return found.where(_L.enterprise_id.in_(ids))


@lru_cache(64)
def _marks(codes: frozenset[str]) -> Groups:
    whole, kecamatan, kabupaten = _sorted_out(codes)
    return _NO_POINT, (*map(_mark, (*whole, *kecamatan)), *map(_itself, kabupaten)) or _NOBODY


@lru_cache(64)
def _parts(codes: frozenset[str]) -> tuple[Groups, ...]:
    whole, kecamatan, kabupaten = _sorted_out(codes)
    found: dict[str, Groups] = {code: (_NO_POINT, (_mark(code),)) for code in (*whole, *kecamatan)}
    found |= {code: (_NO_POINT, (_mark(code),), (_NO_KECAMATAN,)) for code in kabupaten}
    return tuple(found[code] for code in sorted(found))


def _sorted_out(codes: frozenset[str]) -> tuple[list[str], list[str], list[str]]:
    """Kabupaten all of which lies inside, else kecamatan inside, and kabupaten of which the middle does."""
    whole: list[str] = []
    kecamatan: list[str] = []
    kabupaten: list[str] = []
    for one in kabupaten_list():
        within = [each.code for each in children(one.code)]
        inside = [code for code in within if code in codes]
        if one.code in codes and len(inside) == len(within):
            whole.append(one.code)
            continue
        kecamatan += inside
        kabupaten += [one.code] if one.code in codes else []
    return whole, kecamatan, kabupaten


def _mark(code: str) -> str:
    return Mark.REGION + code.replace(".", "")


def _itself(kabupaten: str) -> str:
    """Of those that are known as far as the kabupaten only, who stand in its middle."""
    return f"{_mark(kabupaten)} {_NO_KECAMATAN}"


_NOBODY = (Mark.KIND.of("tak ada"),)
