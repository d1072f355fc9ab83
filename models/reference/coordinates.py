"""Coordinates as people write them, copy them and take them from maps; where Jawa Timur lies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.reference.regions import Level, Point, distance_km, point

SOUTHERNMOST, NORTHERNMOST = -9.2, -4.8
WESTERNMOST, EASTERNMOST = 110.5, 117.0
"""Jawa Timur with its islands from Masalembu to Sapeken, and some of what lies around it."""
_REACH_KM = {Level.KECAMATAN: 40, Level.KABUPATEN: 80}
"""Farther from the middle of its region than this, a point is worth a second look."""
_ISLANDS_KM = {"35.25": 180, "35.29": 190}
"""Kabupaten with islands far out: Bawean, Masalembu and Sapeken."""

_LINKS = (
    re.compile(r"!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)"),
    re.compile(r"[?&](?:q|query|ll|destination|center)=(-?\d+\.\d+)(?:,|%2C)[+ ]?(-?\d+\.\d+)"),
    re.compile(r"@(-?\d+\.\d+),(-?\d+\.\d+)"),
)
_WITH_DOTS = re.compile(r"([-+]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([-+]?\d{1,3}(?:\.\d+)?)")
_WITH_COMMAS = re.compile(r"([-+]?\d{1,3}(?:,\d+)?)(?:\s*;\s*|,?\s+)([-+]?\d{1,3}(?:,\d+)?)")
_SIDE = r"(LS|LU|BT|BB|[NSEW])"
_ANGLE = (
    r"([-+]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*')?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*\")?"
)
_SIDE_LAST = re.compile(rf"{_ANGLE}\s*{_SIDE}\s*[,;]?\s*{_ANGLE}\s*{_SIDE}")
_SIDE_FIRST = re.compile(rf"{_SIDE}\s*{_ANGLE}\s*[,;]?\s*{_SIDE}\s*{_ANGLE}")
_SOUTH_OR_WEST = frozenset({"LS", "S", "BB", "W"})
_NORTH_OR_SOUTH = frozenset({"LS", "LU", "N", "S"})
_SAME_SIGN = str.maketrans({"−": "-", "–": "-", "º": "°", "’": "'", "′": "'", "”": '"', "″": '"', "(": None, ")": None})


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees north and east; `from_map` where a link of a map gave them, `turned` where they stood the wrong way."""

    latitude: float
    longitude: float
    from_map: bool = False
    turned: bool = field(default=False, compare=False)


def read_coordinates(text: str) -> Coordinates | None:
    """What "-7.1, 111.9", "7°6'S 111°54'E" or a link of a map means, also the wrong way round; None: nothing."""
    for link in _LINKS:
        if found := link.search(text):
            return _sound(float(found[1]), float(found[2]), from_map=True)
    plain = " ".join(text.translate(_SAME_SIGN).replace("''", '"').upper().split()).strip(",; ")
    return _of_sides(plain) or _of_numbers(plain)


def within_the_world(latitude: float, longitude: float) -> bool:
    """Whether there is such a place."""
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def near_jawa_timur(latitude: float, longitude: float) -> bool:
    """Whether a place lies in Jawa Timur or little outside."""
    return SOUTHERNMOST <= latitude <= NORTHERNMOST and WESTERNMOST <= longitude <= EASTERNMOST


def kilometres_off(region: str, latitude: float, longitude: float) -> tuple[int, str] | None:
    """How far a place lies from the middle of which region around it, where that is farther than the region reaches."""
    middle = point(region) if region else None
    if middle is None:
        return None
    far = distance_km(middle, Point(latitude, longitude, Level.DESA))
    around = ".".join(region.split(".")[: middle.level])
    reach = _REACH_KM[middle.level]
    return (round(far), around) if far > _ISLANDS_KM.get(around, reach) else None


def is_turned(latitude: float, longitude: float) -> bool:
    """Whether the two have changed places: only the other way round they lie in Jawa Timur."""
    return near_jawa_timur(longitude, latitude)


def _of_numbers(plain: str) -> Coordinates | None:
    if re.fullmatch(r"[-+]?\d+,\d+", plain):
        return None  # one number with a decimal comma as likely as two
    found = _WITH_DOTS.fullmatch(plain)
    if found is None or ("." not in plain and plain.count(",") > 1):
        found = _WITH_COMMAS.fullmatch(plain) or found
    return _sound(_number(found[1]), _number(found[2])) if found else None


def _of_sides(plain: str) -> Coordinates | None:
    if found := _SIDE_LAST.fullmatch(plain):
        one, other = (found.groups()[at : at + 4] for at in (0, 4))
    elif found := _SIDE_FIRST.fullmatch(plain):
        one, other = ((*found.groups()[at + 1 : at + 4], found.groups()[at]) for at in (0, 4))
    else:
        return None
    if (one[3] in _NORTH_OR_SOUTH) == (other[3] in _NORTH_OR_SOUTH):
        return None
    north, east = (one, other) if one[3] in _NORTH_OR_SOUTH else (other, one)
    return _sound(_degrees(*north), _degrees(*east))


def _degrees(degrees: str, minutes: str | None, seconds: str | None, side: str) -> float:
    whole = abs(_number(degrees)) + _number(minutes or "0") / 60 + _number(seconds or "0") / 3600
    return round(-whole if side in _SOUTH_OR_WEST else whole, 7)


def _sound(latitude: float, longitude: float, *, from_map: bool = False) -> Coordinates | None:
    swapped = is_turned(latitude, longitude) or abs(latitude) > 90
    first, second = (longitude, latitude) if swapped else (latitude, longitude)
    return Coordinates(first, second, from_map, swapped) if within_the_world(first, second) else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
