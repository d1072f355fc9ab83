"""Bring a buyer and one or several enterprises together by hand."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.events import MeetingSource, Side
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.proposing import NewMeeting, add_meetings, refuse_met
from models.steps.events.writing import changing


@dataclass(frozen=True, slots=True)
class MeetingAdded(Outcome):
    """The new meeting; it waits for its cell."""

    meeting: str = ""
    number: int = 0


def add_meeting(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    buyer: str,
    enterprises: tuple[str, ...],
    need: str = "",
    source: MeetingSource = MeetingSource.REQUEST,
    *,
    progress: Progress = no_progress,
) -> MeetingAdded:
    """A meeting of these guests (uids) about a need (code) or about nothing yet; several enterprises sit as a group.

    UserProblem where they are to meet already.
    """
    progress(0, 1)
    with changing(catalogue, actor, event, "add_meeting") as (session, rows, current):
        host, people = rows.guest(buyer), tuple(rows.guest(uid) for uid in dict.fromkeys(enterprises))
        if host.side != Side.BUYER or not people or any(each.side == Side.BUYER for each in people):
            raise UserProblem("event.two_sides")
        refuse_met(rows, host.id, [each.id for each in people])
        n = t.Need
        about = session.scalar(select(n.id).where(n.code == need, n.partner_id == host.partner_id)) if need else None
        new = NewMeeting(host.id, tuple(each.id for each in people), source, None, about)
        row = session.get_one(t.EventMeeting, add_meetings(session, rows, [new])[0])
        return MeetingAdded(Changed.EVENTS, current.uid, row.uid, row.number)
