"""What a measurement is: median wall time and processor time of several rounds, memory, and the peer beside it."""

from __future__ import annotations

import importlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 3


class WrongResult(RuntimeError):
    """What was measured did not do its work: the figure means nothing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str = "s"
    processor: float | None = None
    """Seconds on the processor, of this process and of those it waited for."""
    goal: float | None = None
    peer: str = ""
    peer_value: float | None = None
    memory: int | None = None
    """Most MiB held at once by this process, and by the largest one that it started."""

    @property
    def ratio(self) -> float | None:
        """How many times the peer's figure ours is."""
        return self.value / self.peer_value if self.peer_value else None

    @property
    def is_met(self) -> bool:
        """Whether the goal, if there is one, is reached."""
        return self.goal is None or self.value <= self.goal


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: by the clock on the wall, and on the processor."""

    wall: float
    processor: float


def timed(work: Callable[[], object]) -> Taken:
    """How long one call takes."""
    processor, wall = sum(os.times()[:4]), time.perf_counter()
    work()
    return Taken(time.perf_counter() - wall, sum(os.times()[:4]) - processor)


def median(taken: list[Taken]) -> Taken:
    """The middle of several rounds, each column by itself."""
    return Taken(statistics.median(t.wall for t in taken), statistics.median(t.processor for t in taken))


def rounds(work: Callable[[], object], count: int = ROUNDS) -> Taken:
    """The median of several calls, after one that only warms up."""
    work()
    return median([timed(work) for _ in range(count)])


def figures_of(module: str) -> list[Figure]:
    """The figures of a module of this package."""
    work: Callable[[], list[Figure]] = importlib.import_module(module).figures
    return work()


def expect(holds: bool, what: str) -> None:
    """Stop loudly where a result is wrong."""
    if not holds:
        raise WrongResult(what)


def memory(*, own: bool = True) -> int | None:
    """Most MiB that this process (not without `own`) and its largest ended child held; None where nobody counts."""
    if sys.platform == "win32":
        return None
    import resource

    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN) if own else (resource.RUSAGE_CHILDREN,)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return sum(resource.getrusage(each).ru_maxrss for each in whose) // unit
