"""How the engine's time grows with the pairs: the exponent of a line through the logarithms."""

from __future__ import annotations

import numpy as np

from benchmarks.arrays import Solved, solved
from benchmarks.instances import market
from benchmarks.measuring import ROUNDS, Figure, Taken, median, memory
from matching.warm_up import warm_up

Size = tuple[int, int]
SIZES = ((5_000, 300), (20_000, 1_000), (100_000, 2_000))
PARTNERS = 5
GOAL = 1.3


def figures() -> list[Figure]:
    """Seconds of the whole engine at each size, and the exponent."""
    warm_up()
    return measured(SIZES)


def measured(sizes: tuple[Size, ...], goals: tuple[float | None, ...] = (None, None, None, None)) -> list[Figure]:
    """The same for any sizes, the smallest first."""
    told, points = [], []
    for size, goal in zip(sizes, goals, strict=False):
        taken, answer = _median(size, ROUNDS if size[0] < SIZES[-1][0] else 1)
        pairs = answer.sought
        points.append((pairs, taken.wall))
        name = f"growth {size[0]:,} × {size[1]:,}, at most {PARTNERS} partners, {pairs:,} pairs: engine"
        told.append(
            Figure(name, taken.wall, "s", taken.processor, goal, memory=memory(), worth=answer.worth)
        )
    name = f"growth, {sizes[0][0]:,} to {sizes[-1][0]:,} UMKM: exponent of time over pairs"
    return [*told, Figure(name, exponent(points), "", goal=GOAL)]


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the line through (log pairs, log seconds)."""
    pairs, seconds = np.log(np.array(points, dtype=np.float64)).T
    return float(np.polyfit(pairs, seconds, 1)[0])


def _median(size: Size, count: int) -> tuple[Taken, Solved]:
    problem = market(0, *size, PARTNERS)
    answers = [solved(problem) for _ in range(count)]
    return median([each.seconds for each in answers]), answers[-1]
