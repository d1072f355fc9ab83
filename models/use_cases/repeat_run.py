"""Repeat a stored run on the catalogue as it is now, and say whether the answer is the same, and if not, why."""

from __future__ import annotations

from datetime import date
from time import perf_counter

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.comparison import Repetition
from models.domain.matching import MatchSettings, RunFact, settings_from_json
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.matching.apart import solve_apart
from models.steps.matching.building import build_problem
from models.steps.matching.comparing import compare
from models.steps.matching.saving import save_run
from models.steps.matching.stored_plan import stored_run


def repeat_run(catalogue: Catalogue, actor: Actor, run: str, *, progress: Progress = no_progress) -> Repetition:
    """A new stored run with the settings and the day of the one named, compared with it."""
    with catalogue.reading() as session:
        found = stored_run(session, run)
        settings, day, before = settings_from_json(found.settings), date.fromisoformat(found.today), found.fingerprint
    repeated = _run_again(catalogue, actor, settings, day, progress)
    with catalogue.reading() as session:
        comparison = compare(session, stored_run(session, run), stored_run(session, repeated.code))
    return Repetition(repeated, run, before == repeated.fingerprint, comparison)


def _run_again(catalogue: Catalogue, actor: Actor, settings: MatchSettings, day: date, progress: Progress) -> RunFact:
    started = perf_counter()
    with catalogue.reading() as session:
        built = build_problem(session, settings, day)
    if not len(built.problem.offers) or not len(built.problem.needs):
        raise UserProblem("run.nothing_left")
    loaded = perf_counter()
    answer = solve_apart(built.problem, progress)
    if not answer.solution.verified:
        raise RuntimeError(f"the engine's check failed: {answer.solution.violations[:5]}")
    with catalogue.transaction() as session, change_set(session, actor, ChangeKind.MATCHING, note='["matching"]'):
        return save_run(session, built, answer, settings, day, (("load", loaded - started), *answer.seconds))
