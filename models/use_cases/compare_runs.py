"""Two stored runs side by side: what they were decided from, what they found, and why they differ."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.comparison import RunComparison
from models.problems import UserProblem
from models.steps.matching.comparing import compare
from models.steps.matching.stored_plan import stored_run


def compare_runs(catalogue: Catalogue, _actor: Actor, first: str, second: str) -> RunComparison:
    """Both runs by code, in either order; the older stands left. Raises UserProblem for a run compared with itself."""
    if first == second:
        raise UserProblem("run.same_twice", run=first)
    with catalogue.reading() as session:
        return compare(session, stored_run(session, first), stored_run(session, second))
