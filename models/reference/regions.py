"""Regions of Jawa Timur by their dotted Kemendagri codes: names, points, and finding them by text."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache

from rapidfuzz import fuzz, process

from models.reference.tables import lines, rows, yes

PROVINCE = "35"
EARTH_RADIUS_KM = 6371.0088
SUGGESTED = 5
ALIKE = 60

_KIND = re.compile(
    r"^(?P<kabupaten>kabupaten|kab|kbptn)\b|^(?P<kota>kotamadya|kotamadia|kodya|kota)\b"
    r"|^(?:kecamatan|kec|kelurahan|kel|desa|ds|dusun)\b"
)
_NAMES_OF_PROVINCE = re.compile(r"\b(?:provinsi )?(?:jawa timur|jatim)$")


class Level(IntEnum):
    """How deep a region lies; as many as its code has parts."""

    PROVINSI = 1
    KABUPATEN = 2
    KECAMATAN = 3
    DESA = 4


@dataclass(frozen=True, slots=True)
class Region:
    """A province, kabupaten or kota, kecamatan, desa or kelurahan."""

    code: str
    name: str
    level: Level

    @property
    def parent(self) -> str | None:
        """Code of the region it lies in."""
        return self.code.rpartition(".")[0] or None

    @property
    def kind(self) -> str:
        """provinsi, kabupaten, kota, kecamatan, kelurahan or desa."""
        if self.level is Level.KABUPATEN:
            return "kota" if self.code[3] == "7" else "kabupaten"
        if self.level is Level.DESA:
            return "kelurahan" if self.code[9] == "1" else "desa"
        return self.level.name.lower()


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east, and the level of region that the point stands for."""

    latitude: float
    longitude: float
    level: Level


@dataclass(frozen=True, slots=True)
class Found:
    """The one region that a text names, or those that it may have meant."""

    region: Region | None
    suggestions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class BakorwilMember:
    """A kabupaten or kota that belongs to a Badan Koordinasi Wilayah, as a source says on a day."""

    bakorwil: str
    kabupaten: str
    source: str
    as_of: date
    verified: bool


def region(code: str) -> Region | None:
    """The region with this code."""
    return _level_of(code).get(code)


def kabupaten_list() -> tuple[Region, ...]:
    """The 38 kabupaten and kota in the order of their codes."""
    return tuple(_kabupaten().values())


def children(code: str) -> tuple[Region, ...]:
    """The regions directly inside one, in the order of their codes."""
    return _children(len(code.split(".")) + 1).get(code, ())


def full_name(code: str) -> str:
    """A region with those around it, e.g. "Ds. Jlodro, Kec. Kenduruan, Kab. Tuban"; empty when unknown."""
    parts = code.split(".")
    chain = [region(".".join(parts[:depth])) for depth in range(len(parts), 1, -1)]
    return ", ".join(_titled(one) for one in chain if one)


def _titled(one: Region) -> str:
    title = {"kecamatan": "Kec. ", "kelurahan": "Kel. ", "desa": "Ds. "}.get(one.kind, "")
    return title + one.name


def find_kabupaten(text: str) -> Found:
    """The kabupaten or kota that a text names; a name that both bear is left to the officer."""
    kind, name = _parted(_NAMES_OF_PROVINCE.sub("", _plain(text)))
    same = [one for one in kabupaten_list() if _key(_parted(_plain(one.name))[1]) == _key(name)]
    fitting = [one for one in same if kind in ("", one.kind)]
    if len(fitting) == 1:
        return Found(fitting[0])
    return Found(None, tuple(same) or _alike(name, kabupaten_list()))


def find_kecamatan(text: str, kabupaten: str) -> Found:
    """The kecamatan of a kabupaten that a text names."""
    return _find_inside(text, kabupaten)


def find_desa(text: str, kecamatan: str) -> Found:
    """The desa or kelurahan of a kecamatan that a text names."""
    return _find_inside(text, kecamatan)


def _find_inside(text: str, code: str) -> Found:
    inside = children(code)
    plain = _plain(text)
    names = {_key(plain), _key(_parted(plain)[1])}
    same = tuple(one for one in inside if _key(_plain(one.name)) in names)
    if len(same) == 1:
        return Found(same[0])
    return Found(None, same or _alike(_parted(plain)[1], inside))


def _alike(name: str, regions: tuple[Region, ...]) -> tuple[Region, ...]:
    names = [_parted(_plain(one.name))[1] for one in regions]
    near = process.extract(name, names, scorer=fuzz.ratio, limit=SUGGESTED, score_cutoff=ALIKE)
    return tuple(regions[at] for _, _, at in near)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", letters.replace("'", "").replace("’", "")).split())


def _parted(plain: str) -> tuple[str, str]:
    """The kind that a text states (kabupaten, kota or none) and the name after it."""
    found = _KIND.match(plain)
    if found is None:
        return "", plain
    return found.lastgroup or "", plain[found.end() :].strip()


def _key(plain: str) -> str:
    return plain.replace(" ", "")


def point(code: str) -> Point | None:
    """Where a region lies: its own point, or that of the nearest region around it that has one."""
    parts = code.split(".")
    for depth in (Level.KECAMATAN, Level.KABUPATEN):
        own = ".".join(parts[:depth])
        if len(parts) >= depth and own in _points():
            return _points()[own]
    return None


def distance_km(a: Point, b: Point) -> float:
    """Kilometres over the ground, as the crow flies (haversine)."""
    north = math.radians(b.latitude - a.latitude)
    east = math.radians(b.longitude - a.longitude)
    parallels = math.cos(math.radians(a.latitude)) * math.cos(math.radians(b.latitude))
    chord = math.sin(north / 2) ** 2 + parallels * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


@cache
def bakorwil_members(bakorwil: str = "II") -> tuple[BakorwilMember, ...]:
    """The members of a Bakorwil as far as a source names them; none of it is checked against the Pergub."""
    return tuple(
        BakorwilMember(
            row["bakorwil"],
            row["kabupaten"],
            row["source"],
            date.fromisoformat(row["as_of"]),
            yes(row["verified"]),
        )
        for row in rows("bakorwil.csv")
        if row["bakorwil"] == bakorwil
    )


def _level_of(code: str) -> dict[str, Region]:
    match len(code.split(".")):
        case Level.KABUPATEN:
            return _kabupaten()
        case Level.KECAMATAN:
            return _kecamatan()
        case Level.DESA:
            return _desa()
        case _:
            return {PROVINCE: Region(PROVINCE, "Jawa Timur", Level.PROVINSI)}


@cache
def _kabupaten() -> dict[str, Region]:
    return {cells[0]: Region(cells[0], cells[1], Level.KABUPATEN) for cells in lines("kabupaten.csv")}


@cache
def _kecamatan() -> dict[str, Region]:
    return {cells[0]: Region(cells[0], cells[1], Level.KECAMATAN) for cells in lines("kecamatan.csv")}


@cache
def _desa() -> dict[str, Region]:
    return {code: Region(code, name, Level.DESA) for code, name in lines("desa.csv")}


@cache
def _children(depth: int) -> dict[str, tuple[Region, ...]]:
    inside: dict[str, list[Region]] = {}
    for one in _level_of(".".join(["0"] * depth)).values():
        inside.setdefault(one.parent or "", []).append(one)
    return {code: tuple(regions) for code, regions in inside.items()}


@cache
def _points() -> dict[str, Point]:
    return {
        code: Point(float(north), float(east), level)
        for file, level in (("kabupaten.csv", Level.KABUPATEN), ("kecamatan.csv", Level.KECAMATAN))
        for code, _, north, east in lines(file)
        if north
    }
