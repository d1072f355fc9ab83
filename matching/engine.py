"""A run from the problem to the checked answer."""

from __future__ import annotations

from matching.allocation import allocate
from matching.candidates import candidates
from matching.pairs import ground_of
from matching.problem import Problem, Progress, Solution
from matching.verification import violations


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""


def solve(problem: Problem, progress: Progress = unheard) -> Solution:
    """Every eligible pair and the best set of them; the engine checks its own answer."""
    found = candidates(ground_of(problem), progress)
    chosen = allocate(problem, found, progress)
    broken = violations(problem, found, chosen)
    return Solution(found, chosen, not broken, broken)
