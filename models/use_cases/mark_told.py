"""Note which guests of an event know their timetable: they were given their slip, or told."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.event_timetables import Told
from models.domain.progress import Progress, no_progress
from models.steps.events.telling import write_told
from models.steps.events.writing import changing


def mark_told(
    catalogue: Catalogue, actor: Actor, event: str, told: tuple[Told, ...], *, progress: Progress = no_progress
) -> Outcome:
    """These guests know these timetables; who is moved afterwards is to be told again."""
    progress(0, 1)
    if not told:
        return Outcome(Changed.NOTHING)
    with changing(catalogue, actor, event, "mark_told", str(len(told))) as (session, rows, current):
        write_told(session, rows, told)
        return Outcome(Changed.EVENTS, current.uid)
