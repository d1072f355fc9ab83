"""Figures as people state them: rounded, spread around what is usual."""

from __future__ import annotations

import math
from random import Random

THOUSANDTHS = 1_000
SEN = 100


def two_digits(value: float) -> float:
    """A quantity with two significant digits."""
    if value <= 0:
        return 0.0
    return round(value, 1 - math.floor(math.log10(value)))


def by_fives(value: float) -> float:
    """A price with three significant digits, the last of them 0 or 5; never below one rupiah steps."""
    step = max(1.0, 5 * 10.0 ** (math.floor(math.log10(value)) - 2))
    return round(value / step) * step


def around(rng: Random, median: float, spread: float) -> float:
    """A lognormal draw, kept within three times the median either way."""
    drawn = median * math.exp(rng.gauss(0.0, spread))
    return two_digits(min(max(drawn, median / 3), median * 3))


def between(rng: Random, low: float, high: float) -> float:
    """A price from a range, the middle being likeliest."""
    return by_fives(rng.triangular(low, high))


def thousandths(value: float) -> int:
    """A quantity as the program keeps it."""
    return round(value * THOUSANDTHS)


def sen(rupiah: float) -> int:
    """Money as the program keeps it."""
    return round(rupiah * SEN)
