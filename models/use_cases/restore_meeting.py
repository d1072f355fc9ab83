"""Take back that a meeting was cancelled."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.events import MeetingState
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.proposing import refuse_met
from models.steps.events.writing import changing_meeting


def restore_meeting(
    catalogue: Catalogue, actor: Actor, meeting: str, *, progress: Progress = no_progress
) -> Outcome:
    """The meeting is to be again, and waits for a cell. UserProblem where its people are not on the list any more."""
    progress(0, 1)
    with changing_meeting(catalogue, actor, meeting, "restore_meeting") as (_session, rows, row, current):
        if row.state == MeetingState.CANCELLED:
            people = rows.enterprises_of.get(row.id, [])
            listed = {each.id for each in rows.guests if not each.deleted}
            if row.buyer_id not in listed or not set(people) <= listed:
                raise UserProblem("event.guest_gone")
            refuse_met(rows, row.buyer_id, people)
            row.state, row.state_reason = str(MeetingState.PLANNED), ""
        return Outcome(Changed.EVENTS, current.uid)
