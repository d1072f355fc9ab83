"""The engine in a process of its own: the window stays free, and a cancel ends the solver at once.

The process imports neither Qt nor SQLAlchemy: this module names only the engine.
"""

from __future__ import annotations

import copyreg
import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from importlib import import_module
from multiprocessing.connection import Connection
from operator import attrgetter
from typing import Any, Self, TypeVar

from matching.columns import Ints
from matching.explained import Explanations, Places
from matching.group_answers import Group, GroupFacts
from matching.problem import (
    CriterionReport,
    Explanation,
    Fact,
    Gap,
    Problem,
    RuleCode,
    RuleReport,
    Solution,
    Unmatched,
    UnmatchedCode,
)
from models.domain.progress import Progress, no_progress
from models.steps.matching.parcels import receive, send

Result = TypeVar("Result")

_SPAWN = multiprocessing.get_context("spawn")
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether the user wants to stop."""
_THRIFT = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "8388608"}
"""50 MiB less at 100,000 × 2,000, and no slower; a lower threshold is. Other systems know nothing of it."""


def _travel_by_fields(kind: type[Any]) -> None:
    values: Callable[[Any], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda each: (kind, values(each)))


# there are very many of these: a frozen dataclass packs itself in half the time this way
for _kind in (Explanation, RuleReport, CriterionReport, Fact, Gap):
    _travel_by_fields(_kind)


@dataclass(frozen=True, slots=True, eq=False)
class LeftOver:
    """Who is left over and why: the few answers to why are told once."""

    who: Ints
    """Enterprise index, or row of the needs."""
    why: Places
    kinds: tuple[tuple[tuple[UnmatchedCode, ...], tuple[RuleCode, ...]], ...]
    """Reasons, and the rules behind them."""

    @classmethod
    def of(cls, left: Sequence[Unmatched]) -> Self:
        """The same of single answers."""
        import numpy as np

        met: dict[Any, int] = {}
        why = (met.setdefault((each.reasons, each.rules), len(met)) for each in left)
        whose = (each.index for each in left)
        counted = np.fromiter(why, dtype=np.int32, count=len(left))
        return cls(np.fromiter(whose, dtype=np.int64, count=len(left)), counted, tuple(met))


@dataclass(frozen=True, slots=True)
class Answer:
    """A solved problem: the solution, each chosen pair explained, who is left over and why, and the seconds taken."""

    solution: Solution
    """Its candidates are the chosen pairs alone, in the order of the allocation."""
    candidates: int
    """How many pairs there were to choose from."""
    explanations: Explanations
    """In the same order."""
    enterprises_left: LeftOver
    needs_left: LeftOver
    seconds: tuple[tuple[str, float], ...]
    groups: tuple[Group, ...] = ()
    """Out of what the allocation left."""


@dataclass(frozen=True, slots=True)
class _Step:
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Done:
    result: Any


@dataclass(frozen=True, slots=True)
class _Broken:
    trace: str


class EngineBroke(RuntimeError):
    """A defect inside the engine; its trace is the message."""


def solve_apart(problem: Problem, progress: Progress = no_progress, groups: GroupFacts | None = None) -> Answer:
    """The engine's answer; whatever `progress` raises kills the process and goes on up. No facts, no groups."""
    return run_apart(_answer_with_groups, problem, groups, progress=progress)


def begin_to_solve(process: Apart, problem: Problem, groups: GroupFacts | None, progress: Progress) -> None:
    """Hand the problem to a process that was opened before: its result is an Answer, and here it can be let go of."""
    process.begin(_answer_with_groups, problem, groups, progress=progress)


def _answer_with_groups(problem: Problem, groups: GroupFacts | None, progress: Progress) -> Answer:
    return answer(problem, progress, groups)


def run_apart(work: Callable[..., Result], *arguments: object, progress: Progress = no_progress) -> Result:
    """What `work(*arguments, progress)` returns, computed in a process of its own.

    `work` is a function at the top of a module that imports neither Qt nor SQLAlchemy; arguments and result travel by
    pickle. Whatever `progress` raises kills the process and goes on up.
    """
    with Apart() as process:
        return process.run(work, *arguments, progress=progress)


class Apart:
    """A process that makes itself ready for one piece of work while the caller still gathers it; ended on leaving."""

    def __enter__(self) -> Self:
        self._line, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
        with _memory_given_back():
            self._process.start()
        theirs.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._line.close()

    def run(self, work: Callable[..., Result], *arguments: object, progress: Progress = no_progress) -> Result:
        """As in `run_apart`."""
        self.begin(work, *arguments, progress=progress)
        return self.result(progress)  # type: ignore[no-any-return]  # pickled there as what `work` returns

    def begin(self, work: Callable[..., object], *arguments: object, progress: Progress = no_progress) -> None:
        """Send the work and all that it needs; the caller may do something else meanwhile."""
        with _heard():
            _wait_until_ready(self._line, progress)
            send(self._line, (work, arguments))

    def result(self, progress: Progress = no_progress) -> Any:
        """What the work that was begun returns."""
        with _heard():
            return _await(self._line, progress)


@contextmanager
def _memory_given_back() -> Iterator[None]:
    """A process started in here gives large arrays back when they are let go of: glibc reads this once."""
    added = {name: value for name, value in _THRIFT.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


@contextmanager
def _heard() -> Iterator[None]:
    try:
        yield
    except (EOFError, BrokenPipeError) as error:
        raise EngineBroke("the engine's process ended without an answer") from error


def _wait_until_ready(line: Connection, progress: Progress) -> None:
    """Sending would otherwise stand still until somebody reads, deaf to whoever wants to stop."""
    progress(0, 1)
    while not line.poll(_LOOK_EVERY):
        progress(0, 1)
    line.recv()


def _await(line: Connection, progress: Progress) -> Any:
    step = _Step(0, 1)
    while True:
        progress(step.done, step.total)
        if not line.poll(_LOOK_EVERY):
            continue
        told = receive(line)
        if isinstance(told, _Done):
            return told.result
        if isinstance(told, _Broken):
            raise EngineBroke(told.trace)
        step = told


def _serve(line: Connection) -> None:
    import traceback

    gc.disable()  # the process lives for one answer, and keeps all that it makes
    try:
        _make_ready()
        line.send(_Step(0, 1))
        work, arguments = receive(line)
    except (EOFError, BrokenPipeError):  # nothing is wanted any more
        return
    try:
        send(line, _Done(work(*arguments, lambda done, total: line.send(_Step(done, total)))))
    except Exception:  # noqa: BLE001  whatever breaks here is raised again in the program's own process
        line.send(_Broken(traceback.format_exc()))


def _make_ready() -> None:
    """Everything that takes time and does not depend on the work."""
    from models.steps.matching.compiled_cache import all_compiled, keep_compiled

    if all_compiled(keep_compiled()):
        from matching.warm_up import warm_up

        warm_up()
    else:
        import_module("matching.engine")


def answer(problem: Problem, progress: Progress = no_progress, groups: GroupFacts | None = None) -> Answer:
    """The engine's answer, computed here; with groups, where the facts for them are given."""
    from time import perf_counter

    from matching.engine import allocating, looking, settled
    from matching.explanation import explained
    from matching.group_checks import group_violations
    from matching.groups import propose_groups
    from matching.pairs import ground_of
    from matching.selecting import looked_at
    from matching.unmatched import unmatched_reasons
    from matching.verification import violations

    marks = [perf_counter()]
    ground = ground_of(problem)
    looked = looked_at(ground, looking(progress))
    marks.append(perf_counter())
    found, chosen = settled(ground, looked, allocating(progress))
    del looked
    broken = violations(problem, found, chosen)
    together = propose_groups(ground, found, chosen, groups) if groups else ()
    broken = (*broken, *group_violations(ground, found, chosen, together))
    solution = Solution(found, chosen, not broken, broken)
    marks.append(perf_counter())
    reasons = unmatched_reasons(problem, solution)
    solution, candidates = _chosen_only(solution), len(found)
    del found, chosen
    told = explained(ground, solution.candidates.offer, solution.candidates.need)
    marks.append(perf_counter())
    names = ("candidates", "allocation", "explain")
    seconds = tuple((name, marks[at + 1] - marks[at]) for at, name in enumerate(names))
    left = LeftOver.of(reasons.enterprises), LeftOver.of(reasons.needs)
    return Answer(solution, candidates, told, *left, seconds, together)


def _chosen_only(solution: Solution) -> Solution:
    """The same without all that was not chosen: it is ten times as much, and nobody asks for it again."""
    import numpy as np

    chosen = solution.allocation
    rows, nothing = np.arange(len(chosen.pair), dtype=np.int64), np.zeros(0, dtype=np.int64)
    return replace(
        solution,
        candidates=solution.candidates.take(chosen.pair),
        allocation=replace(chosen, pair=rows, reserves=nothing),
    )
