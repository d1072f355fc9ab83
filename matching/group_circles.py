"""Who stands near enough to whom to be one group: circles around possible leaders, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.codes import UNKNOWN
from matching.columns import Columns, Flags, Floats, Ints
from matching.criteria import EARTH

CENTRES = 32
"""Possible leaders looked at besides those of koperasi."""
RESERVES = 3
"""Most members that only stand by."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool(Columns):
    """Offers that may take part in a group for one need, the largest first."""

    offer: Ints
    most: Ints
    """Thousandths of the need's unit that its spare capacity carries."""
    least: Ints
    above: Ints
    below: Ints
    """Offer units per need unit."""
    unknown: Ints
    latitude: Floats
    longitude: Floats
    kecamatan: Ints
    leads: Flags
    """Of a koperasi."""

    def units(self, at: int, quantity: int) -> int:
        """What a quantity takes of an offer, rounded up."""
        return -(-quantity * int(self.above[at]) // int(self.below[at]))


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """A leader and those near it; places in the pool."""

    leader: int
    others: tuple[int, ...]
    """Largest first."""
    by_kecamatan: bool
    distance: Ints
    """Tenths of a kilometre from the leader to everybody in the pool; -1 unknown."""


def circles(pool: Pool, lot: int, room: int, radius: int, most_members: int) -> Iterator[Circle]:
    """Circles that reach the lot: of a koperasi first, then by what they carry, one kecamatan before a radius."""
    centre = _centres(pool)
    far = _apart(pool, centre)
    both = np.stack([_same_kecamatan(pool, centre), (far >= 0) & (far <= radius)])
    both[:, np.arange(len(centre)), centre] = False
    place = np.cumsum(both, axis=2)
    carried = ((both & (place < most_members)) * pool.most).sum(axis=2) + pool.most[centre]
    carried = np.minimum(carried, room)
    for kind, row in _ranked(pool, centre, carried):
        if carried[kind, row] >= lot and both[kind, row].any():
            near = both[kind, row] & (place[kind, row] < most_members + RESERVES)
            yield Circle(int(centre[row]), tuple(np.flatnonzero(near).tolist()), kind == 0, far[row])


def _centres(pool: Pool) -> Ints:
    own = np.flatnonzero(~pool.leads)[:CENTRES]
    return np.concatenate([np.flatnonzero(pool.leads)[:CENTRES], own])


def _ranked(pool: Pool, centre: Ints, carried: Ints) -> list[tuple[int, int]]:
    """(0 by kecamatan or 1 by radius, row of the centre), the best first."""
    kind, row = np.indices(carried.shape)
    order = np.lexsort((centre[row].ravel(), kind.ravel(), -carried.ravel(), ~pool.leads[centre][row].ravel()))
    return list(zip(kind.ravel()[order].tolist(), row.ravel()[order].tolist(), strict=True))


def _same_kecamatan(pool: Pool, centre: Ints) -> Flags:
    same: Flags = (pool.kecamatan[centre][:, None] == pool.kecamatan[None, :]) & (pool.kecamatan > 0)[None, :]
    return same


def _apart(pool: Pool, centre: Ints) -> Ints:
    """Tenths of a kilometre from each centre to everybody; -1 where a place is not known."""
    north, east = np.radians(pool.latitude), np.radians(pool.longitude)
    half = np.sin((north[centre][:, None] - north[None, :]) / 2) ** 2
    across = np.sin((east[centre][:, None] - east[None, :]) / 2) ** 2
    half += np.cos(north[centre])[:, None] * np.cos(north)[None, :] * across
    straight = np.rint(EARTH * np.arcsin(np.sqrt(half)))
    return np.where(np.isnan(straight), UNKNOWN, np.nan_to_num(straight)).astype(np.int64)
