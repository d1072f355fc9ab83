"""Key in what a meeting came to."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import ResultDraft, ResultSaved
from models.domain.progress import Progress, no_progress
from models.steps.events import results
from models.steps.events.writing import changing


def save_result(
    catalogue: Catalogue, actor: Actor, event: str, draft: ResultDraft, *, progress: Progress = no_progress
) -> ResultSaved:
    """The result of a meeting (by its number) for one enterprise; the meeting counts as held from now on.

    UserProblem for a number that is none, an enterprise that was not in it, and a result that changed since.
    """
    progress(0, 1)
    with changing(catalogue, actor, event, "save_result", str(draft.meeting)) as (session, rows, current):
        row = results.save(session, rows, draft)
        return ResultSaved(Changed.EVENTS, current.uid, row.uid)
