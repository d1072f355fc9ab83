"""A million UMKM and ten thousand needs, the engine alone: minutes, so only with --largest."""

from __future__ import annotations

from benchmarks.growth import SIZES, measured
from benchmarks.measuring import Figure, memory
from matching.warm_up import warm_up

LARGEST = (1_000_000, 10_000)
SECONDS = 300.0
MOST = 4096.0
"""MiB."""


def figures() -> list[Figure]:
    """Seconds, memory, and the exponent from 5,000 UMKM on."""
    warm_up()
    told = measured((*SIZES, LARGEST), (None, None, None, SECONDS))
    held = memory()
    return told if held is None else [*told, Figure("growth, 1,000,000 × 10,000: memory", held, "MiB", goal=MOST)]
