"""What analyses change in how the next run judges: one thing at a time, all else as it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from matching.codes import CriterionCode, Pattern
from models.domain.actor import Actor
from models.domain.changes import Outcome
from models.domain.progress import Progress
from models.use_cases.list_weights import weights_of
from models.use_cases.settings import read_match_settings, save_match_settings


def choose_lambda(catalogue: Any, actor: Actor, poverty_lambda: int, *, progress: Progress) -> Outcome:
    """The next run takes this weight of poverty priority (thousandths)."""
    kept = read_match_settings(catalogue, actor)
    return save_match_settings(catalogue, actor, replace(kept, poverty_lambda=poverty_lambda), progress=progress)


def save_weights(
    catalogue: Any, actor: Actor, pattern: Pattern, weights: tuple[int, ...], *, progress: Progress
) -> Outcome:
    """The next run weighs the criteria of this pattern so; raises UserProblem where they do not add up to 100."""
    kept = read_match_settings(catalogue, actor)
    row = tuple(zip(CriterionCode, weights, strict=True))
    changed = tuple((each, row if each is pattern else before) for each, before in weights_of(kept))
    return save_match_settings(catalogue, actor, replace(kept, weights=changed), progress=progress)
