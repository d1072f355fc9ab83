"""The criteria of one pair, compiled: `criteria` says what they mean, here is their arithmetic once more, for speed."""

from __future__ import annotations

from math import asin, pi, sin, sqrt

import numpy as np

from matching.compiled import compiled
from matching.criteria import (
    EARTH,
    FARTHEST,
    FULL,
    HALF,
    SAME_KABUPATEN,
    SAME_KECAMATAN,
    SAME_PROVINCE,
    WORST_PRICE,
)

UNSURE = 1e-6
"""Tenths of a kilometre by which two libraries of mathematics may differ: far more than they do."""
STEEP = 0.99
"""Beyond this, almost half way round the earth, they may differ by more."""


@compiled
def share(part: int, whole: int) -> int:
    """Thousandths of the whole, at most all of it."""
    return min(max(part * FULL // max(whole, 1), 0), FULL)


@compiled
def bits(mask: int) -> int:
    """How many bits are set."""
    mask -= mask >> 1 & 0x5555555555555555
    mask = (mask & 0x3333333333333333) + (mask >> 2 & 0x3333333333333333)
    return ((mask + (mask >> 4) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101) >> 56


@compiled
def volume(most: int, largest: int, usual: int) -> int:
    """Of what is carried, -1 where nobody knows it, and the usual share."""
    return share(most, usual) if most >= 0 else min(HALF, share(largest, usual))


@compiled
def continuity(produced: int, wanted: int, otherwise: int) -> int:
    """Of two masks of months, and what it is when none is known."""
    return share(bits(produced & wanted), bits(wanted)) if produced else otherwise


@compiled
def straight(north: float, other_north: float, turn: float, cosines: float) -> float:
    """Tenths of a kilometre between two latitudes that are so many degrees of longitude apart; -1 not to be told."""
    up, across = sin((other_north - north) / 2), sin(turn * (pi / 180) / 2)
    half = up * up + cosines * (across * across)
    if half > STEEP:
        return -1.0
    far = EARTH * asin(sqrt(half))
    return -1.0 if abs(far - np.floor(far) - 0.5) < UNSURE else np.rint(far)


@compiled
def by_region(kecamatan: bool, kabupaten: bool, province: bool) -> int:
    """Tenths of a kilometre where coordinates are missing; -1 unknown."""
    if kecamatan:
        return SAME_KECAMATAN
    if kabupaten:
        return SAME_KABUPATEN
    return SAME_PROVINCE if province else -1


@compiled
def usual(far: int, by_region: bool, kecamatan: bool) -> int:
    """The same, but what is usual in a region where both sides are only known by its middle."""
    if far != 0 or not by_region:
        return far
    return SAME_KECAMATAN if kecamatan else SAME_KABUPATEN


@compiled
def distance(far: int, scale: int) -> int:
    """Of tenths of a kilometre, -1 unknown."""
    if far < 0:
        return min(max(HALF, scale * FULL // (scale + FARTHEST)), FULL)
    return scale * FULL // max(scale + far, 1)


@compiled
def price(asked: int, paid: int, above: int, below: int, outward: bool) -> int:
    """Of the offer's price, the need's, and offer units (above / below) in one of the need's."""
    if asked < 0 or paid < 0 or below == 0:
        return HALF
    mine = asked * above // max(below, 1)
    earned, due = (mine, paid) if outward else (paid, mine)
    ratio = earned * FULL // max(due, 1)
    return min(max((ratio - WORST_PRICE) * FULL // (FULL - WORST_PRICE), 0), FULL)


@compiled
def lead_time(asked: int, theirs: int) -> int:
    """Of days, -1 not stated."""
    if asked < 0:
        return FULL
    if theirs < 0:
        return HALF
    return FULL if theirs <= asked else share(asked, theirs)


@compiled
def papers(asked: int, held: int, unknown: int) -> tuple[int, int]:
    """Least and most of the papers asked for that may be there."""
    count = bits(asked)
    if count == 0:
        return FULL, FULL
    sure = bits(asked & held)
    return share(sure, count), share(sure + bits(asked & ~held & unknown), count)


@compiled
def support(wanted: int, offered: int) -> int:
    """Of two masks of supports."""
    return share(bits(wanted & offered), bits(wanted)) if wanted else FULL


@compiled
def points(weight: int, value: int) -> int:
    """Tenths of a point."""
    return int(np.rint(10 * weight * (value / FULL)))
