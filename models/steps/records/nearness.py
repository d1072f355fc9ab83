"""Enterprises around a place, by the point that is known best of each."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    JSON,
    ColumnElement,
    Float,
    Select,
    Subquery,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.search import is_embedded
from models.domain.missing import Missing
from models.domain.nearness import Distance, KnownBy, Nearness, PairDistance
from models.problems import UserProblem
from models.reference.regions import (
    EARTH_RADIUS_KM,
    Level,
    Point,
    children,
    distance_km,
    kabupaten_list,
    point,
    region,
)

KM_OF_DEGREE = math.pi * EARTH_RADIUS_KM / 180
_L = t.EnterpriseListing
_has_no_point = _L.missing.bitwise_and(Missing.POINT.value)
_CODE = re.compile(r"[A-Z]{1,2}-\d+")
_ITSELF, _AFTER_DOT = chr(ord(".") - 1), chr(ord(".") + 1)
"""Behind a code: what closes the range of this code alone, and that of all inside it."""
_AS_FAR_AS_KECAMATAN = len("35.23.11")
WIDE = 20_000
"""So many are gathered in the time in which one asks a list of a million row by row."""
_KNOWN_BY = {Level.KECAMATAN: KnownBy.KECAMATAN, Level.KABUPATEN: KnownBy.KABUPATEN}


def best_point(latitude: float | None, longitude: float | None, code: str) -> tuple[Point, KnownBy] | None:
    """Where a business is as well as it is known; None where nobody knows even the kabupaten."""
    if latitude is not None and longitude is not None:
        return Point(latitude, longitude, Level.DESA), KnownBy.POINT
    middle = point(code) if code else None
    return (middle, _KNOWN_BY[middle.level]) if middle else None


def centre_of(session: Session, near: Nearness) -> Point:
    """The middle of a circle; UserProblem where nobody knows where that is."""
    found = _of_record(session, near.place) if _CODE.fullmatch(near.place) else _of_region(near.place)
    if found is None:
        raise UserProblem("record.place_unknown", place=near.place)
    return found[0]


def is_placed(session: Session, near: Nearness) -> bool:
    """Whether the middle of a circle is known."""
    try:
        centre_of(session, near)
    except UserProblem:
        return False
    return True


def around(session: Session, near: Nearness, km: float | None = None) -> Subquery:
    """Enterprises inside a circle: `id`, their `place` in the list, and `far`, the distance squared.

    Measured on a plane that touches the middle; in Jawa Timur that is right to a part in five hundred.
    """
    centre, km = centre_of(session, near), near.km if km is None else km
    return union_all(_by_region(session, centre, km), _by_point(centre, km)).subquery("inside")


def _by_region(session: Session, centre: Point, km: float) -> Select[Any]:
    middle = _middles(session, centre, km)
    inside = and_(_L.region >= middle.c.first, _L.region < middle.c.end)
    query = select(_L.enterprise_id.label("id"), _L.place.label("place"), middle.c.far.label("far"))
    return query.join(middle, inside).where(_has_no_point != 0)


def _by_point(centre: Point, km: float) -> Select[Any]:
    e, b, far = t.Enterprise, t.Business, _squared(centre)
    query: Any = select(_L.enterprise_id.label("id"), _L.place, far.label("far")).select_from(b)
    query = query.join(e, e.business_id == b.id).join(_L, _L.enterprise_id == e.id)
    found: Select[Any] = query.where(_in_square(centre, km), far <= km**2)
    return found


def is_wide(session: Session, near: Nearness) -> bool:
    """Whether so many lie inside that it is sooner asked of each whether it does than all of them are gathered."""
    middle = _middles(session, centre_of(session, near), near.km)
    inside = and_(_L.region >= middle.c.first, _L.region < middle.c.end)
    some = select(_L.place).join(middle, inside).limit(WIDE + 1).subquery()
    return (session.scalar(select(func.count()).select_from(some)) or 0) > WIDE


def is_inside(session: Session, near: Nearness) -> ColumnElement[bool]:
    """The condition that a row of the list lies inside a circle, asked of each row by itself."""
    centre, e, b = centre_of(session, near), t.Enterprise, t.Business
    of_row = select(b.id).join(e, e.business_id == b.id).where(e.id == _L.enterprise_id).correlate(_L)
    measured = and_(_has_no_point == 0, of_row.where(_squared(centre) <= near.km**2).exists())
    return or_(_is_inside_by_region(centre, near.km), measured)


def _is_inside_by_region(centre: Point, km: float, listed: Any = _L) -> ColumnElement[bool]:
    codes = [code for code, _end, _far in _middles_inside(centre, km)]
    has_no_point = listed.missing.bitwise_and(Missing.POINT.value) != 0
    return and_(has_no_point, func.substr(listed.region, 1, _AS_FAR_AS_KECAMATAN).in_(codes))


def middles_inside(session: Session, near: Nearness, km: float | None = None) -> CTE:
    """The regions whose middle lies inside a circle: `first` is the code, `far` the distance squared."""
    return _middles(session, centre_of(session, near), near.km if km is None else km)


def codes_inside(session: Session, near: Nearness, km: float | None = None) -> frozenset[str]:
    """The codes of these regions."""
    found = _middles_inside(centre_of(session, near), near.km if km is None else km)
    return frozenset(code for code, _end, _far in found)


def lies_by_region(session: Session, near: Nearness, listed: Any = _L) -> ColumnElement[bool]:
    """The condition that a row of the list has no point and that its region lies inside a circle."""
    return _is_inside_by_region(centre_of(session, near), near.km, listed)


def measured_inside(session: Session, near: Nearness, km: float | None = None) -> Subquery:
    """Enterprises with a point of their own inside a circle, as `around` tells them."""
    return _by_point(centre_of(session, near), near.km if km is None else km).subquery("measured")


def count_inside(session: Session, near: Nearness) -> int:
    """How many enterprises lie inside a circle: whole kecamatan by one way through the list, and the points in it."""
    centre, e, b = centre_of(session, near), t.Enterprise, t.Business
    of_regions = select(_L.place).where(_is_inside_by_region(centre, near.km))
    # one set out of another is looked up in the order of the numbers, not of the latitudes: in a third of the time
    measured = select(b.id).where(_in_square(centre, near.km), _squared(centre) <= near.km**2)
    owned = select(e.id).where(e.business_id.in_(measured))
    parts = (of_regions, select(_L.place).where(_L.enterprise_id.in_(owned)))
    return sum(session.scalar(select(func.count()).select_from(part.subquery())) or 0 for part in parts)


def circles(near: Nearness, *, few: bool) -> Iterator[float]:
    """Radii from small to the whole; only a few where each costs a search, else with four times as many inside."""
    yield from (near.km / part for part in ((32, 8, 1) if few else (32, 16, 8, 4, 2, 1)))


def distances(session: Session, ids: Sequence[int], near: Nearness) -> dict[int, Distance]:
    """Enterprise → how far it is from the middle of a circle, where that can be told."""
    centre, e, b = centre_of(session, near), t.Enterprise, t.Business
    query = select(e.id, b.latitude, b.longitude, b.region).join(b, b.id == e.business_id).where(e.id.in_(ids))
    found = {row.id: best_point(row.latitude, row.longitude, row.region) for row in session.execute(query)}
    placed = {number: known for number, known in found.items() if known is not None}
    return {number: Distance(distance_km(centre, at), known_by) for number, (at, known_by) in placed.items()}


def between(session: Session, enterprise: str, need: str) -> PairDistance:
    """How far an enterprise is from the partner of a need, both by public code, by the best known point of each."""
    mine, theirs = _of_record(session, enterprise), _of_record(session, need)
    far = distance_km(mine[0], theirs[0]) if mine and theirs else None
    return PairDistance(far, mine[1] if mine else None, theirs[1] if theirs else None)


def _of_region(code: str) -> tuple[Point, KnownBy] | None:
    return best_point(None, None, code) if region(code) is not None else None


def _of_record(session: Session, code: str) -> tuple[Point, KnownBy] | None:
    b = t.Business
    roles = (
        select(t.Partner.business_id).where(t.Partner.code == code, ~t.Partner.deleted),
        select(t.Enterprise.business_id).where(t.Enterprise.code == code, ~t.Enterprise.deleted),
        select(t.Partner.business_id).join(t.Need).where(t.Need.code == code, ~t.Need.deleted),
    )
    query = select(b.latitude, b.longitude, b.region).where(or_(*(b.id.in_(role) for role in roles)))
    row = session.execute(query).first()
    return best_point(row.latitude, row.longitude, row.region) if row else None


def _squared(centre: Point) -> ColumnElement[float | None]:
    north = (t.Business.latitude - centre.latitude) * KM_OF_DEGREE
    east = (t.Business.longitude - centre.longitude) * _km_east(centre)
    return north * north + east * east


def _in_square(centre: Point, km: float) -> ColumnElement[bool]:
    north, east = km / KM_OF_DEGREE, km / _km_east(centre)
    return and_(
        t.Business.latitude.between(centre.latitude - north, centre.latitude + north),
        t.Business.longitude.between(centre.longitude - east, centre.longitude + east),
    )


def _km_east(centre: Point) -> float:
    return KM_OF_DEGREE * math.cos(math.radians(centre.latitude))


def _middles(session: Session, centre: Point, km: float) -> CTE:
    """Where in the order of regions stand those whose middle lies inside, and its distance squared."""
    told = literal(_squares(centre, km))
    cells: list[Any]
    if is_embedded(session):
        each = func.json_each(told).table_valued("value")
        cells = [func.json_extract(each.c.value, f"$[{at}]") for at in range(3)]
    else:
        each = func.json_array_elements(cast(told, JSON)).table_valued("value")
        cells = [each.c.value.op("->>")(at) for at in range(3)]
    first, end, far = cells
    # held as a table, its rows lead to those of the list; read as JSON, all of it is gone through for each
    found = select(first.label("first"), end.label("end"), cast(far, Float).label("far")).cte("middle")
    return found.prefix_with("MATERIALIZED")


@lru_cache(64)
def _squares(centre: Point, km: float) -> str:
    return json.dumps(_middles_inside(centre, km))


@lru_cache(64)
def _middles_inside(centre: Point, km: float) -> tuple[tuple[str, str, float], ...]:
    """(first code, the code after the last, distance squared): a kecamatan with its desa, a kabupaten by itself."""
    found: list[tuple[str, str, float]] = []
    for kabupaten in kabupaten_list():
        for each, after in ((kabupaten, _ITSELF), *((one, _AFTER_DOT) for one in children(kabupaten.code))):
            middle = point(each.code)
            if middle is not None and (far := _plane(centre, middle)) <= km**2:
                found.append((each.code, each.code + after, far))
    return tuple(found)


def _plane(centre: Point, other: Point) -> float:
    north = (other.latitude - centre.latitude) * KM_OF_DEGREE
    return north**2 + ((other.longitude - centre.longitude) * _km_east(centre)) ** 2
