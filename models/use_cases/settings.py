"""How the matcher judges, as kept in the catalogue."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Setting
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.matching import MatchSettings, settings_from_json, settings_to_json
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem

_MATCHING = "matching"
LARGEST_LAMBDA = 10_000
"""Thousandths: ten times what a full score is worth; beyond that nothing but poverty would count."""


def read_match_settings(catalogue: Catalogue, _actor: Actor) -> MatchSettings:
    """The settings that the next run takes; the program's own where none were saved."""
    with catalogue.reading() as session:
        kept = session.scalar(select(Setting.value).where(Setting.name == _MATCHING, ~Setting.deleted))
        return settings_from_json(kept) if kept else MatchSettings()


def save_match_settings(
    catalogue: Catalogue, actor: Actor, settings: MatchSettings, *, progress: Progress = no_progress
) -> Outcome:
    """Keep the settings; raises UserProblem where a pattern's weights do not add up to 100."""
    check_weights(settings)
    progress(0, 1)
    with catalogue.transaction() as session:
        note = json.dumps(["settings", _MATCHING])
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row = session.scalars(select(Setting).where(Setting.name == _MATCHING)).one_or_none()
            if row is None:
                row = Setting(name=_MATCHING, value="")
                session.add(row)
            row.value, row.deleted = settings_to_json(settings), False
    return Outcome(Changed.SETTINGS, current.uid)


def check_weights(settings: MatchSettings) -> None:
    """Refuse weights that are negative or do not add up to 100."""
    for pattern, row in settings.weights:
        weights = [weight for _criterion, weight in row]
        if sum(weights) != 100 or min(weights) < 0:
            raise UserProblem("settings.weights", pattern=str(pattern), total=sum(weights))
    least = min(settings.poverty_lambda, settings.maximum_needs, settings.candidates_per_need - 1)
    if least < 0 or settings.poverty_lambda > LARGEST_LAMBDA or not settings.months:
        raise UserProblem("settings.range")
