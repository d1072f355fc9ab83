"""Enterprises around a place, by the point that is known best of each."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
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
from models.domain.nearness import Distance, KnownBy, Nearness
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


def around(session: Session, near: Nearness) -> Subquery:
    """Enterprises inside a circle: `id`, their `place` in the list, and `far`, the distance squared.

    Measured on a plane that touches the middle; in Jawa Timur that is right to a part in five hundred.
    """
    centre = centre_of(session, near)
    return union_all(_by_region(session, centre, near.km), _by_point(centre, near.km)).subquery("inside")


def _by_region(session: Session, centre: Point, km: int) -> Select[Any]:
    middle = _middles(session, centre, km)
    inside = and_(_L.region >= middle.c.first, _L.region < middle.c.end)
    query = select(_L.enterprise_id.label("id"), _L.place.label("place"), middle.c.far.label("far"))
    return query.join(middle, inside).where(_has_no_point != 0)


def _by_point(centre: Point, km: int) -> Select[Any]:
    e, far = t.Enterprise, _squared(centre)
    query: Any = select(_L.enterprise_id, _L.place, far).join(e, e.id == _L.enterprise_id)
    query = query.join(t.Business, t.Business.id == e.business_id)
    found: Select[Any] = query.where(_has_no_point == 0, _in_square(centre, km), far <= km**2)
    return found


def distances(session: Session, ids: Sequence[int], near: Nearness) -> dict[int, Distance]:
    """Enterprise → how far it is from the middle of a circle, where that can be told."""
    centre, e, b = centre_of(session, near), t.Enterprise, t.Business
    query = select(e.id, b.latitude, b.longitude, b.region).join(b, b.id == e.business_id).where(e.id.in_(ids))
    found = {row.id: best_point(row.latitude, row.longitude, row.region) for row in session.execute(query)}
    placed = {number: known for number, known in found.items() if known is not None}
    return {number: Distance(distance_km(centre, at), known_by) for number, (at, known_by) in placed.items()}


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


def _in_square(centre: Point, km: int) -> ColumnElement[bool]:
    north, east = km / KM_OF_DEGREE, km / _km_east(centre)
    return and_(
        t.Business.latitude.between(centre.latitude - north, centre.latitude + north),
        t.Business.longitude.between(centre.longitude - east, centre.longitude + east),
    )


def _km_east(centre: Point) -> float:
    return KM_OF_DEGREE * math.cos(math.radians(centre.latitude))


def _middles(session: Session, centre: Point, km: int) -> CTE:
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
def _squares(centre: Point, km: int) -> str:
    """(first code, the code after the last, distance squared): a kecamatan with its desa, a kabupaten by itself."""
    found: list[tuple[str, str, float]] = []
    for kabupaten in kabupaten_list():
        for each, after in ((kabupaten, _ITSELF), *((one, _AFTER_DOT) for one in children(kabupaten.code))):
            middle = point(each.code)
            if middle is not None and (far := _plane(centre, middle)) <= km**2:
                found.append((each.code, each.code + after, far))
    return json.dumps(found)


def _plane(centre: Point, other: Point) -> float:
    north = (other.latitude - centre.latitude) * KM_OF_DEGREE
    return north**2 + ((other.longitude - centre.longitude) * _km_east(centre)) ** 2
