"""A new timetable when guests stay away: the fewest people moved, and the list of whom to tell."""

from __future__ import annotations

from datetime import datetime

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import PlanReport
from models.domain.progress import Progress, no_progress
from models.steps.events.absent import write_absent
from models.steps.events.facts import facts_of
from models.steps.events.planning import replanned, report_of, without_absent, write_plan
from models.steps.events.rows import load
from models.steps.events.seating import seated
from models.steps.events.writing import changing


def draft_replan(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    absent: tuple[str, ...],
    now: str = "",
    *,
    at: datetime | None = None,
    progress: Progress = no_progress,
) -> PlanReport:
    """What would become of the timetable when these guests (uids) stay away from a slot on; nothing is written.

    Slots before `now` are over: what stands there stays.
    """
    with catalogue.reading() as session:
        facts = facts_of(session, actor, load(session, event), at)
    return report_of(replanned(seated(without_absent(facts, absent, now)), progress), facts)


def replan_event(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    absent: tuple[str, ...],
    now: str = "",
    *,
    at: datetime | None = None,
    progress: Progress = no_progress,
) -> PlanReport:
    """The same, written: cells, who is absent, and a new plan with whom to tell."""
    moment = at or datetime.now().astimezone()
    with catalogue.reading() as session:
        before = facts_of(session, actor, load(session, event), moment)
    # solved before the catalogue is locked for others; again where somebody was quicker
    made = replanned(seated(without_absent(before, absent, now)), progress)
    with changing(catalogue, actor, event, "replan_event") as (session, rows, _current):
        found = facts_of(session, actor, rows, moment)
        facts = without_absent(found, absent, now)
        if found != before:
            made = replanned(seated(facts), progress)
        write_absent(session, rows, facts, absent)
        return write_plan(session, rows, made, found, ", ".join(facts.guest(uid).name for uid in absent))
