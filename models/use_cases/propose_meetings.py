"""Bring the guests of an event together: accepted proposals first, then the next best for everybody's floor."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import MeetingsProposed
from models.domain.progress import Progress, no_progress
from models.steps.events.facts import facts_of
from models.steps.events.next_best import next_best
from models.steps.events.proposing import add_meetings, lacking, of_decisions
from models.steps.events.writing import changing


def propose_meetings(
    catalogue: Catalogue, actor: Actor, event: str, *, today: date | None = None, progress: Progress = no_progress
) -> MeetingsProposed:
    """Meetings of accepted pairs and groups, and of the next best pairs for every enterprise below its floor.

    Pairs that have met, or whose meeting was cancelled, are not brought together again. `below` names the enterprises
    for whom there is nobody.
    """
    progress(0, 3)
    with changing(catalogue, actor, event, "propose_meetings") as (session, rows, current):
        facts = facts_of(session, actor, rows)
        agreed = of_decisions(session, rows, facts)
        progress(1, 3)
        short = lacking(rows, facts, agreed)
        others = next_best(session, rows, facts, short, agreed, today=today)
        progress(2, 3)
        add_meetings(session, rows, [*agreed, *others])
        left = lacking(rows, facts, [*agreed, *others])
        below = tuple(row.uid for row in rows.guests if row.id in left)
        return MeetingsProposed(Changed.EVENTS, current.uid, len(agreed), len(others), below)
