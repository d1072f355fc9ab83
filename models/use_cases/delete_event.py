"""Take an event out of the catalogue; the mark can be undone."""

from __future__ import annotations

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.writing import changing


def delete_event(catalogue: Catalogue, actor: Actor, event: str, *, progress: Progress = no_progress) -> Outcome:
    """The event was marked as gone; UserProblem while it has results or numbered papers, which stay."""
    progress(0, 1)
    with changing(catalogue, actor, event, "delete_event") as (session, rows, current):
        r, m, paper = t.EventResult, t.EventMeeting, t.IssuedPaper
        kept = select(r.id).join(m, m.id == r.meeting_id).where(m.event_id == rows.event.id, ~r.deleted)
        issued = select(paper.id).where(paper.event_id == rows.event.id, ~paper.deleted)
        if session.scalar(kept.limit(1)) is not None or session.scalar(issued.limit(1)) is not None:
            raise UserProblem("event.has_results", name=rows.event.name)
        rows.event.deleted = True
        return Outcome(Changed.EVENTS, current.uid)
