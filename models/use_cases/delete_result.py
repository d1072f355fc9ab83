"""Take a result back that was keyed in by mistake."""

from __future__ import annotations

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events import results
from models.steps.events.writing import changing


def delete_result(
    catalogue: Catalogue, actor: Actor, event: str, result: str, *, progress: Progress = no_progress
) -> Outcome:
    """The result (uid) is gone with its follow-ups; its meeting is planned again where nothing else was said of it."""
    progress(0, 1)
    with changing(catalogue, actor, event, "delete_result") as (session, rows, current):
        row = results.result_row(session, result)
        if session.get_one(t.EventMeeting, row.meeting_id).event_id != rows.event.id:
            raise UserProblem("event.result_gone")
        results.take_back(session, row)
        return Outcome(Changed.EVENTS, current.uid)
