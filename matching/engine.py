"""A run from the problem to the checked answer."""

from __future__ import annotations

from matching.allocation import allocate
from matching.pairs import ground_of
from matching.problem import Problem, Progress, Solution
from matching.selecting import selected
from matching.verification import violations

WHOLE_RUN = 100
CANDIDATES_DONE = 20
ALLOCATION_DONE = 95


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""


def solve(problem: Problem, progress: Progress = unheard) -> Solution:
    """Every eligible pair and the best set of them; the engine checks its own answer."""
    selection = selected(ground_of(problem), _part(progress, 0, CANDIDATES_DONE))
    found = selection.candidates
    chosen = allocate(problem, found, _part(progress, CANDIDATES_DONE, ALLOCATION_DONE), selection)
    progress(ALLOCATION_DONE, WHOLE_RUN)
    broken = violations(problem, found, chosen)
    progress(WHOLE_RUN, WHOLE_RUN)
    return Solution(found, chosen, not broken, broken)


def _part(progress: Progress, first: int, last: int) -> Progress:
    """Progress of one stage as a part of the whole run's."""

    def told(done: int, total: int) -> None:
        progress(first + (last - first) * done // max(total, 1), WHOLE_RUN)

    return told
