"""Plan the timetable of an event."""

from __future__ import annotations

from datetime import datetime

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import PlanReport
from models.domain.progress import Progress, no_progress
from models.steps.events.facts import facts_of
from models.steps.events.planning import current_plan, write_plan
from models.steps.events.rows import load
from models.steps.events.writing import changing


def plan_event(
    catalogue: Catalogue, actor: Actor, event: str, *, at: datetime | None = None, progress: Progress = no_progress
) -> PlanReport:
    """A cell for every meeting that can have one, in as few slots as can be; what waits is told with its reasons.

    Locked meetings, meetings that were held and, while the event runs, slots that are over stay as they are.
    """
    moment = at or datetime.now().astimezone()
    with catalogue.reading() as session:
        facts = facts_of(session, actor, load(session, event), moment)
    # solved before the catalogue is locked for others; again where somebody was quicker
    made = current_plan(facts, progress)
    with changing(catalogue, actor, event, "plan_event") as (session, rows, _current):
        now = facts_of(session, actor, rows, moment)
        return write_plan(session, rows, made if now == facts else current_plan(now, progress), now)
