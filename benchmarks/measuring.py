"""What a measurement is: median wall time and processor time of several rounds, memory, and the peer beside it."""

from __future__ import annotations

import importlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from models.steps.matching.compiled_cache import keep_compiled

ROUNDS = 3

Result = TypeVar("Result")


class WrongResult(RuntimeError):
    """What was measured did not do its work: the figure means nothing."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What an allocation is worth, and how much of a proven bound that leaves open, in percent."""

    value: float
    gap: float

    @classmethod
    def under(cls, bound: float, value: float) -> Worth:
        """The worth of a value against a bound on every value."""
        return cls(value, 100 * (bound - value) / bound)


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
    worth: Worth | None = None
    peer_worth: Worth | None = None
    at_least: bool = False
    """The goal is the least that is wanted, not the most."""

    @property
    def ratio(self) -> float | None:
        """How many times the peer's figure ours is."""
        return self.value / self.peer_value if self.peer_value else None

    @property
    def is_met(self) -> bool:
        """Whether the goal, if there is one, is reached."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: by the clock on the wall, and on the processor."""

    wall: float
    processor: float


def timed(work: Callable[[], object]) -> Taken:
    """How long one call takes."""
    return answered(work)[1]


def answered(work: Callable[[], Result]) -> tuple[Result, Taken]:
    """What one call gives, and how long it takes."""
    processor, wall = sum(os.times()[:4]), time.perf_counter()
    result = work()
    return result, Taken(time.perf_counter() - wall, sum(os.times()[:4]) - processor)


def median(taken: list[Taken]) -> Taken:
    """The middle of several rounds, each column by itself."""
    return Taken(statistics.median(t.wall for t in taken), statistics.median(t.processor for t in taken))


def slowest(taken: list[Taken]) -> Taken:
    """The worst of several, each column by itself."""
    return Taken(max(t.wall for t in taken), max(t.processor for t in taken))


def rounds(work: Callable[[], object], count: int = ROUNDS) -> Taken:
    """The median of several calls, after one that only warms up."""
    work()
    return median([timed(work) for _ in range(count)])


def prepare(module: str) -> None:
    """Lets a module of this package make what its figures need, where it needs anything."""
    work: Callable[[], None] | None = getattr(importlib.import_module(module), "prepare", None)
    if work is not None:
        work()


def figures_of(module: str) -> list[Figure]:
    """The figures of a module of this package."""
    keep_compiled()
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
