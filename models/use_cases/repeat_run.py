"""Repeat a stored run on the catalogue as it is now, and say whether the answer is the same, and if not, why."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.comparison import Repetition
from models.domain.matching import settings_from_json
from models.domain.progress import Progress, no_progress
from models.steps.matching.comparing import compare
from models.steps.matching.running import run_and_keep
from models.steps.matching.stored_plan import stored_run


def repeat_run(catalogue: Catalogue, actor: Actor, run: str, *, progress: Progress = no_progress) -> Repetition:
    """A new stored run with the settings and the day of the one named, compared with it."""
    with catalogue.reading() as session:
        found = stored_run(session, run)
        settings, day, before = settings_from_json(found.settings), date.fromisoformat(found.today), found.fingerprint
    repeated, _built = run_and_keep(catalogue, actor, settings, day, progress)
    with catalogue.reading() as session:
        comparison = compare(session, stored_run(session, run), stored_run(session, repeated.code))
    return Repetition(repeated, run, before == repeated.fingerprint, comparison)
