"""Find several enterprises one after the other for needs that no single one fills."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.chains import NeedChainsFact
from models.domain.matching import MatchSettings, settings_from_json
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.matching.apart import run_apart
from models.steps.matching.building import build_problem
from models.steps.matching.chain_words import ChainWords
from models.steps.matching.leftover import left_by_run
from models.steps.matching.proposal_lists import run_id


def find_chains(
    catalogue: Catalogue,
    _actor: Actor,
    run: str = "",
    need: str = "",
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> tuple[NeedChainsFact, ...]:
    """Chains for the needs that a run (the newest when none is named) left open, or for one need among them.

    Before the first run every capacity is free and every need is open. Raises UserProblem for an unknown run or need.
    """
    from matching import chains

    day = today or date.today()
    with catalogue.reading() as session:
        number = run_id(session, run)
        stored = session.scalar(select(t.MatchingRun.settings).where(t.MatchingRun.id == number))
        built = build_problem(session, settings_from_json(stored) if stored else MatchSettings(), day)
        wanted = [at for at, key in enumerate(built.needs) if key.code == need] if need else None
        if wanted == []:
            raise UserProblem("need.unknown", need=need)
        left = left_by_run(session, built, number)
        words = ChainWords(session, built)
    found = run_apart(chains.find_chains, built.problem, left, wanted, progress=progress)
    return tuple(words.need(each) for each in found)
