"""A run from the problem to the checked answer."""

from __future__ import annotations

from matching.pairs import ground_of
from matching.planning import planned
from matching.problem import Problem, Progress, Solution
from matching.selecting import kept, looked_at
from matching.verification import violations

WHOLE_RUN = 100
CANDIDATES_DONE = 20
ALLOCATION_DONE = 95


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""


def solve(problem: Problem, progress: Progress = unheard) -> Solution:
    """Candidates and the best set of them; the engine checks its own answer."""
    ground = ground_of(problem)
    pool, left_out = looked_at(ground, _part(progress, 0, CANDIDATES_DONE))
    plan = planned(problem, pool, left_out, _part(progress, CANDIDATES_DONE, ALLOCATION_DONE))
    found, chosen = kept(ground, pool, plan)
    progress(ALLOCATION_DONE, WHOLE_RUN)
    broken = violations(problem, found, chosen)
    progress(WHOLE_RUN, WHOLE_RUN)
    return Solution(found, chosen, not broken, broken)


def _part(progress: Progress, first: int, last: int) -> Progress:
    """Progress of one stage as a part of the whole run's."""

    def told(done: int, total: int) -> None:
        progress(first + (last - first) * done // max(total, 1), WHOLE_RUN)

    return told
