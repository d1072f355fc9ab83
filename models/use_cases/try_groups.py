"""Groups as another radius would make them, out of what the catalogue holds now; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matching.group_answers import GroupTerms
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.groups import GroupDetail
from models.domain.matching import settings_from_json
from models.domain.progress import Progress, no_progress
from models.steps.matching.apart import solve_apart
from models.steps.matching.building import build_problem
from models.steps.matching.group_facts import group_detail, group_facts
from models.steps.matching.proposal_lists import run_id


def try_groups(
    catalogue: Catalogue,
    _actor: Actor,
    run: str,
    radius: int,
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> tuple[GroupDetail, ...]:
    """Groups within so many tenths of a kilometre, matched with the run's settings (the newest without a code)."""
    with catalogue.reading() as session:
        found = session.get(t.MatchingRun, run_id(session, run))
        if found is None:
            return ()
        built = build_problem(session, settings_from_json(found.settings), today or date.today())
        facts = group_facts(session, built)
    answer = solve_apart(built.problem, progress, replace(facts, terms=GroupTerms(radius=radius)))
    left = built.problem.needs.quantity - answer.solution.allocation.filled
    return tuple(group_detail(built, group, int(left[group.need])) for group in answer.groups)
