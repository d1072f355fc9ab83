"""Run the engine over the catalogue and keep what it found."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from models.steps.matching.apart import Answer, Apart, begin_to_solve
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.group_facts import group_facts
from models.steps.matching.saving import save_run
from models.steps.matching.stored_plan import fingerprint_of


@dataclass(frozen=True, slots=True)
class _Solved:
    built: CatalogueProblem
    fingerprint: str
    answer: Answer
    load: float


def run_and_keep(
    catalogue: Catalogue,
    actor: Actor,
    settings: MatchSettings,
    today: date,
    progress: Progress = no_progress,
    *,
    whole: bool = False,
) -> tuple[RunFact, CatalogueProblem]:
    """The stored run and the problem behind it: `whole` for whoever writes it to files, else without its offers."""
    found = _solved(catalogue, settings, today, progress, whole)
    if not found.answer.solution.verified:
        raise RuntimeError(f"the engine's check failed: {found.answer.solution.violations[:5]}")
    solved = perf_counter()
    with (
        catalogue.transaction(passes_once=True) as session,
        listening(session, lambda: progress(1, 1)),
        change_set(session, actor, ChangeKind.MATCHING, note='["matching"]'),
    ):
        seconds = (("load", found.load), *found.answer.seconds)
        fact = save_run(session, found.built, found.answer, settings, today, seconds, found.fingerprint)
    return replace(fact, seconds=(*fact.seconds, ("save", round(perf_counter() - solved, 3)))), found.built


def _solved(
    catalogue: Catalogue, settings: MatchSettings, today: date, progress: Progress, whole: bool
) -> _Solved:
    started = perf_counter()
    with Apart() as process:  # it starts while the catalogue is read
        with catalogue.reading(passes_once=True) as session, listening(session, lambda: progress(0, 1)):
            built = build_problem(session, settings, today)
            groups = group_facts(session, built)
        _refuse_nothing(built, settings.region)
        load = perf_counter() - started
        begin_to_solve(process, built.problem, groups, progress)
        fingerprint = fingerprint_of(built)
        built = built if whole else built.without_offers()
        return _Solved(built, fingerprint, process.result(progress), load)


def _refuse_nothing(built: CatalogueProblem, region: str) -> None:
    if not len(built.problem.offers):
        if region:
            raise UserProblem("matching.nobody_in_region", region=region)
        raise UserProblem("matching.no_offers")
    if not len(built.problem.needs):
        raise UserProblem("matching.no_needs")
