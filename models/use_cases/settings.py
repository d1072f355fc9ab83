"""How the matcher judges and how long a profile holds, as kept in the catalogue."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Setting
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.freshness import FEWEST_MONTHS, MOST_MONTHS, FreshnessSettings, freshness_to_json
from models.domain.matching import MatchSettings, settings_from_json, settings_to_json
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.records.freshness import SETTING as _FRESHNESS
from models.steps.records.freshness import freshness_settings

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
        uid = _keep(session, actor, _MATCHING, settings_to_json(settings))
    return Outcome(Changed.SETTINGS, uid)


def read_freshness_settings(catalogue: Catalogue, _actor: Actor) -> FreshnessSettings:
    """After how long profiles are marked; the program's own where nobody said."""
    with catalogue.reading() as session:
        return freshness_settings(session)


def save_freshness_settings(
    catalogue: Catalogue, actor: Actor, settings: FreshnessSettings, *, progress: Progress = no_progress
) -> Outcome:
    """Keep the settings; raises UserProblem for a number of months that makes no sense."""
    if not FEWEST_MONTHS <= settings.months <= MOST_MONTHS:
        raise UserProblem("equipment.months_range", least=FEWEST_MONTHS, most=MOST_MONTHS)
    progress(0, 1)
    with catalogue.transaction() as session:
        uid = _keep(session, actor, _FRESHNESS, freshness_to_json(settings))
    return Outcome(Changed.SETTINGS | Changed.ENTERPRISES | Changed.PARTNERS | Changed.NEEDS, uid)


def _keep(session: Session, actor: Actor, name: str, value: str) -> str:
    """Write a setting; the uid of its change set."""
    with change_set(session, actor, ChangeKind.SCREEN, note=json.dumps(["settings", name])) as current:
        row = session.scalars(select(Setting).where(Setting.name == name)).one_or_none()
        if row is None:
            row = Setting(name=name, value="")
            session.add(row)
        row.value, row.deleted = value, False
    return current.uid


def check_weights(settings: MatchSettings) -> None:
    """Refuse weights that are negative or do not add up to 100."""
    for pattern, row in settings.weights:
        weights = [weight for _criterion, weight in row]
        if sum(weights) != 100 or min(weights) < 0:
            raise UserProblem("settings.weights", pattern=str(pattern), total=sum(weights))
    least = min(settings.poverty_lambda, settings.maximum_needs, settings.candidates_per_need - 1)
    if least < 0 or settings.poverty_lambda > LARGEST_LAMBDA or not settings.months:
        raise UserProblem("settings.range")
