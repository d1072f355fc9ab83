"""How far offers lie from one place, in tenths of a kilometre, judged as the distance criterion judges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.codes import UNKNOWN
from matching.columns import Ints, Needs, Offers
from matching.criteria import EARTH, SAME_KABUPATEN, SAME_KECAMATAN, SAME_PROVINCE


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is; regions as codes without dots, 0 unknown."""

    latitude: float
    longitude: float
    province: int
    kabupaten: int
    kecamatan: int


def place_of_need(needs: Needs, row: int) -> Place:
    """Where the need's partner is."""
    return _place(needs, row)


def place_of_offer(offers: Offers, row: int) -> Place:
    """Where the enterprise is."""
    return _place(offers, row)


def _place(columns: Needs | Offers, row: int) -> Place:
    return Place(
        float(columns.latitude[row]),
        float(columns.longitude[row]),
        int(columns.province[row]),
        int(columns.kabupaten[row]),
        int(columns.kecamatan[row]),
    )


def kilometres_from(offers: Offers, rows: Ints, here: Place) -> Ints:
    """Tenths of a kilometre of each row; from regions where coordinates are missing; -1 unknown."""
    north, other = np.radians(offers.latitude[rows]), np.radians(here.latitude)
    half = np.sin((north - other) / 2) ** 2
    half += np.cos(north) * np.cos(other) * np.sin(np.radians(here.longitude - offers.longitude[rows]) / 2) ** 2
    straight = np.rint(EARTH * np.arcsin(np.sqrt(half)))
    same = [
        (offers.kecamatan[rows] == here.kecamatan) & (here.kecamatan > 0),
        (offers.kabupaten[rows] == here.kabupaten) & (here.kabupaten > 0),
        (offers.province[rows] == here.province) & (here.province > 0),
    ]
    by_region = np.select(same, [SAME_KECAMATAN, SAME_KABUPATEN, SAME_PROVINCE], UNKNOWN)
    return np.where(np.isnan(straight), by_region, np.nan_to_num(straight)).astype(np.int64)
