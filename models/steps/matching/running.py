"""Run the engine over the catalogue and keep what it found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

from models.catalogue.catalogue import Catalogue
from models.catalogue.listening import listening
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.matching import MatchSettings, RunFact
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.matching.apart import Answer, Apart, solve_apart
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.group_facts import group_facts
from models.steps.matching.saving import save_run


def run_and_keep(
    catalogue: Catalogue, actor: Actor, settings: MatchSettings, today: date, progress: Progress = no_progress
) -> tuple[RunFact, CatalogueProblem, Answer]:
    """The stored run with the problem and answer behind it, for whoever writes them to files."""
    started = perf_counter()
    with Apart() as process:  # it starts while the catalogue is read
        with catalogue.reading() as session, listening(session, lambda: progress(0, 1)):
            built = build_problem(session, settings, today)
            groups = group_facts(session, built)
        _refuse_nothing(built, settings.region)
        loaded = perf_counter()
        answer = solve_apart(built.problem, progress, groups, process)
    if not answer.solution.verified:
        raise RuntimeError(f"the engine's check failed: {answer.solution.violations[:5]}")
    solved = perf_counter()
    with (
        catalogue.transaction() as session,
        listening(session, lambda: progress(1, 1)),
        change_set(session, actor, ChangeKind.MATCHING, note='["matching"]'),
    ):
        seconds = (("load", loaded - started), *answer.seconds)
        fact = save_run(session, built, answer, settings, today, seconds)
    return replace(fact, seconds=(*fact.seconds, ("save", round(perf_counter() - solved, 3)))), built, answer


def _refuse_nothing(built: CatalogueProblem, region: str) -> None:
    if not len(built.problem.offers):
        if region:
            raise UserProblem("matching.nobody_in_region", region=region)
        raise UserProblem("matching.no_offers")
    if not len(built.problem.needs):
        raise UserProblem("matching.no_needs")
