"""The figures of benchmarks.matching for the table: the engine alone on invented markets, the worst seed."""

from __future__ import annotations

from benchmarks.matching import market
from benchmarks.measuring import Figure, expect, memory, timed
from matching.engine import solve
from matching.problem import Solution

SEEDS = 3
ENTERPRISES, NEEDS = 5_000, 300
GOALS = {3: 2.0, 5: 1.0, 10: 1.0}
"""Largest number of partners of a need → certified gap in percent."""


def figures() -> list[Figure]:
    """Seconds and certified gap for each largest number of partners."""
    found = []
    for partners, gap in GOALS.items():
        runs = [_run(seed, partners) for seed in range(SEEDS)]
        wall, processor, worst = (max(column) for column in zip(*runs, strict=True))
        name = f"engine 5,000 × 300, at most {partners} partners"
        found += [
            Figure(name, wall, "s", processor, 2.0, memory=memory()),
            Figure(f"{name}: gap", worst, "%", goal=gap),
        ]
    return found


def _run(seed: int, partners: int) -> tuple[float, float, float]:
    problem = market(seed, ENTERPRISES, NEEDS, partners)
    found: list[Solution] = []
    taken = timed(lambda: found.append(solve(problem)))
    expect(found[0].verified, f"the engine's check failed: {found[0].violations[:5]}")
    return taken.wall, taken.processor, 100 * found[0].allocation.gap
