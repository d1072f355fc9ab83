"""Lay out the day and the room of an event."""

from __future__ import annotations

from collections.abc import Collection

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import LaidOut, SlotFacts, TableFacts
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.facts import layout_of
from models.steps.events.layout import lay_out
from models.steps.events.writing import changing


def lay_out_event(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    slots: tuple[SlotFacts, ...],
    tables: tuple[TableFacts, ...],
    *,
    seen: tuple[tuple[SlotFacts, ...], tuple[TableFacts, ...]] | None = None,
    losing: Collection[int] | None = None,
    progress: Progress = no_progress,
) -> LaidOut:
    """Slots and tables as given, an unknown uid being a new one; those not given are taken away.

    Meetings that lose their cell by it wait, and are named. UserProblem where slots overlap, a table has no name of
    its own, or a meeting that was held stood there; where slots and tables are not what was `seen` any more, and where
    other meetings than the agreed ones (numbers in `losing`) would wait.
    """
    progress(0, 1)
    with changing(catalogue, actor, event, "lay_out_event") as (session, rows, current):
        if seen is not None and layout_of(rows) != seen:
            raise UserProblem("event.layout_changed")
        waiting = lay_out(session, rows, slots, tables)
        if losing is not None and (unforeseen := sorted(set(waiting) - set(losing))):
            raise UserProblem("event.layout_loses", meetings=tuple(map(str, unforeseen)))
        return LaidOut(Changed.EVENTS, current.uid, waiting)
