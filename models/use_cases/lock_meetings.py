"""Keep meetings where they are, whatever is planned, or let them go again."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.rows import event_of_meeting
from models.steps.events.writing import changing


def lock_meetings(
    catalogue: Catalogue, actor: Actor, meetings: tuple[str, ...], locked: bool, *, progress: Progress = no_progress
) -> Outcome:
    """These meetings (uids) of one event are locked, or not any more. UserProblem to lock one without a cell."""
    progress(0, 1)
    if not meetings:
        return Outcome(Changed.NOTHING)
    with catalogue.reading() as session:
        event = event_of_meeting(session, meetings[0])
    with changing(catalogue, actor, event, "lock_meetings" if locked else "unlock_meetings") as (_, rows, current):
        for row in [rows.meeting(uid) for uid in meetings]:
            if locked and row.slot_id is None:
                raise UserProblem("event.lock_without_cell", meeting=row.number)
            row.locked = locked
        return Outcome(Changed.EVENTS, current.uid)
