"""Cancel a meeting; it stays in sight with its reason."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.events import MeetingState
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.cells import cancel
from models.steps.events.writing import changing_meeting


def cancel_meeting(
    catalogue: Catalogue, actor: Actor, meeting: str, reason: str = "", *, progress: Progress = no_progress
) -> Outcome:
    """The meeting is not to be. UserProblem for one that was held."""
    progress(0, 1)
    with changing_meeting(catalogue, actor, meeting, "cancel_meeting") as (_session, _rows, row, current):
        if row.state == MeetingState.HELD:
            raise UserProblem("event.meeting_held", meeting=row.number)
        cancel(row, reason)
        return Outcome(Changed.EVENTS, current.uid)
