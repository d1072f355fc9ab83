"""Try whether a catalogue can be had at a place, without changing anything there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.catalogue.engine import database_url, open_engine, user_problems
from models.catalogue.schema import HEAD, schema_of
from models.domain.changes import Changed
from models.domain.progress import Progress, no_progress


class PlaceState(StrEnum):
    """What stands at a place."""

    EMPTY = "empty"
    """Nothing of ours yet: opening it makes a new catalogue."""
    READY = "ready"
    OTHER_VERSION = "other_version"
    """A catalogue of another schema; opening it says whether it can be brought up to date."""


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """The place without its password, and what stands there."""

    place: str
    state: PlaceState
    changed: Changed = Changed.NOTHING
    change_set: str = ""


def try_place(place: str, *, progress: Progress = no_progress) -> PlaceReport:
    """What stands at a path or URL; UserProblem when it cannot be reached or the address is none."""
    progress(0, 1)
    url = database_url(place)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return PlaceReport(str(url.database), PlaceState.EMPTY)
    engine = open_engine(url, read_only=url.get_backend_name() == "sqlite")
    try:
        with user_problems(shown), engine.connect() as connection:
            found = schema_of(connection)
    finally:
        engine.dispose()
    if found is None:
        return PlaceReport(shown, PlaceState.EMPTY)
    return PlaceReport(shown, PlaceState.READY if found == HEAD else PlaceState.OTHER_VERSION)
