"""Run the matcher over the catalogue and keep its proposals."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import MatchSettings, RunFact
from models.domain.progress import Progress, no_progress
from models.steps.matching.running import run_and_keep

__all__ = ["run_and_keep", "run_matching"]


def run_matching(
    catalogue: Catalogue,
    actor: Actor,
    settings: MatchSettings,
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> RunFact:
    """The stored run. Raises UserProblem where there is nothing to match."""
    fact, _built = run_and_keep(catalogue, actor, settings, today or date.today(), progress)
    return fact
