"""A run from the problem to the checked answer."""

from __future__ import annotations

from functools import partial

from matching.pairs import Ground, ground_of
from matching.planning import planned
from matching.problem import Allocation, Candidates, Problem, Progress, Solution
from matching.selecting import LookedAt, kept, looked_at, priced_out
from matching.verification import violations

WHOLE_RUN = 100
CANDIDATES_DONE = 20
ALLOCATION_DONE = 95


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""


def solve(problem: Problem, progress: Progress = unheard) -> Solution:
    """Candidates and the best set of them; the engine checks its own answer."""
    ground = ground_of(problem)
    looked = looked_at(ground, looking(progress))
    found, chosen = settled(ground, looked, allocating(progress))
    broken = violations(problem, found, chosen)
    progress(WHOLE_RUN, WHOLE_RUN)
    return Solution(found, chosen, not broken, broken)


def looking(progress: Progress) -> Progress:
    """Progress of the first stage as a part of the whole run's."""
    return _part(progress, 0, CANDIDATES_DONE)


def allocating(progress: Progress) -> Progress:
    """The same of the second."""
    return _part(progress, CANDIDATES_DONE, ALLOCATION_DONE)


def settled(ground: Ground, looked: LookedAt, progress: Progress) -> tuple[Candidates, Allocation]:
    """The plan among the pairs that were looked at, and the candidates kept around it."""
    plan = planned(ground.problem, *looked, progress, partial(priced_out, ground, looked))
    progress(1, 1)
    return kept(ground, looked.pool, plan)


def _part(progress: Progress, first: int, last: int) -> Progress:
    def told(done: int, total: int) -> None:
        progress(first + (last - first) * done // max(total, 1), WHOLE_RUN)

    return told
