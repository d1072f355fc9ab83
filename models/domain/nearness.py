"""How far a place is, from what is known best of where somebody is, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_KM = 500


class KnownBy(StrEnum):
    """What stands for the place of somebody: its own point, or the middle of the smallest region that has one."""

    POINT = "titik"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"


@dataclass(frozen=True, slots=True)
class Nearness:
    """A circle: around a region, or around where a partner, a need or an enterprise is (by its public code)."""

    place: str
    km: int

    def __str__(self) -> str:
        return f"{self.place}/{self.km}"


@dataclass(frozen=True, slots=True)
class Distance:
    """Kilometres as the crow flies, and how this end is known."""

    km: float
    known_by: KnownBy

    @property
    def is_same_middle(self) -> bool:
        """Whether both ends are known by the middle of the same region: how far apart they are nobody knows."""
        return not self.km and self.known_by is not KnownBy.POINT


@dataclass(frozen=True, slots=True)
class PairDistance:
    """How far an enterprise is from a partner, and how either place is known; None where it is not."""

    km: float | None
    enterprise: KnownBy | None
    partner: KnownBy | None

    @property
    def is_same_middle(self) -> bool:
        """Whether both are known by the middle of the same region: how far apart they are nobody knows."""
        return self.km == 0 and self.enterprise is self.partner and self.enterprise is not KnownBy.POINT


def read_nearness(value: str) -> Nearness | None:
    """The circle that a filter's value means; None: it means none."""
    place, _, km = value.rpartition("/")
    if not place or not km.isdecimal() or not 0 < int(km) <= MOST_KM:
        return None
    return Nearness(place, int(km))


def is_too_wide(value: str) -> bool:
    """Whether a filter's value is a circle but for its radius, which is larger than any that is searched."""
    place, _, km = value.rpartition("/")
    return bool(place) and km.isdecimal() and int(km) > MOST_KM
