"""The whole run at a million UMKM and ten thousand needs: its catalogue takes half an hour, so only with --largest."""

from __future__ import annotations

from benchmarks import whole_run
from benchmarks.catalogues import kept
from benchmarks.largest import LARGEST, MOST, SECONDS
from benchmarks.measuring import Figure
from models.steps.matching.compiled_cache import main as compile_all


def prepare() -> None:
    """Makes the catalogue (five gigabytes), and the engine's machine code."""
    compile_all()
    kept(*LARGEST)


def figures() -> list[Figure]:
    """Once, without a round that only warms up."""
    return whole_run.measured(LARGEST, (SECONDS, MOST), once=True)
