"""The engine in a process of its own: the window stays free, and a cancel ends the solver at once.

The process imports neither Qt nor SQLAlchemy: this module names only the engine.
"""

from __future__ import annotations

import copyreg
import gc
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection
from operator import attrgetter
from typing import Any, TypeVar

from matching.group_answers import Group, GroupFacts
from matching.problem import (
    CriterionReport,
    Explanation,
    Fact,
    Gap,
    Problem,
    RuleReport,
    Solution,
    UnmatchedReasons,
)
from models.domain.progress import Progress, no_progress

Result = TypeVar("Result")

_SPAWN = multiprocessing.get_context("spawn")
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether the user wants to stop."""


def _travel_by_fields(kind: type[Any]) -> None:
    values: Callable[[Any], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda each: (kind, values(each)))


# there are some sixty of these to a proposal: a frozen dataclass packs itself in half the time this way
for _kind in (Explanation, RuleReport, CriterionReport, Fact, Gap):
    _travel_by_fields(_kind)


@dataclass(frozen=True, slots=True)
class Answer:
    """A solved problem: the solution, each chosen pair explained, who is left over and why, and the seconds taken."""

    solution: Solution
    explanations: tuple[Explanation, ...]
    """In the order of the allocation's pairs."""
    unmatched: UnmatchedReasons
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


def _answer_with_groups(problem: Problem, groups: GroupFacts | None, progress: Progress) -> Answer:
    return answer(problem, progress, groups)


def run_apart(work: Callable[..., Result], *arguments: object, progress: Progress = no_progress) -> Result:
    """What `work(*arguments, progress)` returns, computed in a process of its own.

    `work` is a function at the top of a module that imports neither Qt nor SQLAlchemy; arguments and result travel by
    pickle. Whatever `progress` raises kills the process and goes on up.
    """
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send((work, arguments))
        return _await(ours, progress)  # type: ignore[no-any-return]  # pickled on the other side as what `work` returns
    except EOFError as error:
        raise EngineBroke("the engine's process ended without an answer") from error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _await(line: Connection, progress: Progress) -> Any:
    step = _Step(0, 1)
    while True:
        progress(step.done, step.total)
        if not line.poll(_LOOK_EVERY):
            continue
        told = _received(line)
        if isinstance(told, _Done):
            return told.result
        if isinstance(told, _Broken):
            raise EngineBroke(told.trace)
        step = told


def _received(line: Connection) -> Any:
    """The next message, without a search for garbage among the 100,000 objects that are just being made."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return line.recv()
    finally:
        if collects:
            gc.enable()


def _serve(line: Connection) -> None:
    import traceback

    from models.steps.matching.compiled_cache import keep_compiled

    gc.disable()  # the process lives for one answer, and keeps all that it makes
    keep_compiled()
    work, arguments = line.recv()
    try:
        line.send(_Done(work(*arguments, lambda done, total: line.send(_Step(done, total)))))
    except Exception:  # noqa: BLE001  whatever breaks here is raised again in the program's own process
        line.send(_Broken(traceback.format_exc()))


def answer(problem: Problem, progress: Progress = no_progress, groups: GroupFacts | None = None) -> Answer:
    """The engine's answer, computed here; with groups, where the facts for them are given."""
    from time import perf_counter

    from matching.allocation import allocate
    from matching.explanation import explain_all
    from matching.group_checks import group_violations
    from matching.groups import propose_groups
    from matching.pairs import ground_of
    from matching.selecting import selected
    from matching.unmatched import unmatched_reasons
    from matching.verification import violations

    marks = [perf_counter()]
    ground = ground_of(problem)
    selection = selected(ground, progress)
    found = selection.candidates
    marks.append(perf_counter())
    chosen = allocate(problem, found, progress, selection)
    broken = violations(problem, found, chosen)
    together = propose_groups(ground, found, chosen, groups) if groups else ()
    broken = (*broken, *group_violations(ground, found, chosen, together))
    solution = Solution(found, chosen, not broken, broken)
    marks.append(perf_counter())
    explanations = explain_all(ground, found.offer[chosen.pair], found.need[chosen.pair])
    reasons = unmatched_reasons(problem, solution)
    marks.append(perf_counter())
    names = ("candidates", "allocation", "explain")
    seconds = tuple((name, marks[at + 1] - marks[at]) for at, name in enumerate(names))
    return Answer(solution, explanations, reasons, seconds, together)
