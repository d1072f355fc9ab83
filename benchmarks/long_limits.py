"""The same markets for HiGHS as a mixed-integer programme with 45 seconds each: slow, so only with --slow."""

from __future__ import annotations

from benchmarks import programme
from benchmarks.arrays import Arrays
from benchmarks.greedy import naively_rounded
from benchmarks.instances import market
from benchmarks.limits import GOALS, SMALL, measured, told
from benchmarks.measuring import Figure
from matching.problem import Ints
from matching.warm_up import warm_up

SECONDS = 45.0


def figures() -> list[Figure]:
    """One seed for each largest number of partners."""
    warm_up()
    peers = {"HiGHS, whole partners": _whole}
    return [
        figure
        for partners in GOALS
        for figure in told(SMALL, partners, [measured(market(0, *SMALL, partners), peers, 1)])
        if figure.peer
    ]


def _whole(arrays: Arrays) -> Ints:
    """Its quantities to the thousandth: what it gives the largest partners first, then what rounding left."""
    return naively_rounded(arrays, programme.whole(arrays, SECONDS).amount)
