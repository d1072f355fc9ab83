"""networkx's network_simplex at 20,000 × 1,000: minutes, so only with --slow; ended after fifteen."""

from __future__ import annotations

from benchmarks.measuring import Figure
from benchmarks.transport import SIZES, against_simplex, solved
from matching.warm_up import warm_up

TIMES_FASTER = 100.0
SECONDS = 900.0


def figures() -> list[Figure]:
    """Once, beside ours on the same arrays."""
    warm_up()
    return against_simplex(solved(SIZES[1]), TIMES_FASTER, SECONDS)
