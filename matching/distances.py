"""How far offers lie from one place, in tenths of a kilometre, judged as the distance criterion judges."""

from __future__ import annotations

from dataclasses import dataclass

from matching.columns import Ints, Needs, Offers
from matching.criteria import kilometres_between


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
    return kilometres_between(offers.take(rows), here)
