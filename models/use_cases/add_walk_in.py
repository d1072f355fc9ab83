"""Let somebody in who was not on the list, and find meetings for them."""

from __future__ import annotations

from datetime import date, datetime

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.identity import now
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import Arrival, Curation, GuestsAdded
from models.domain.progress import Progress, no_progress
from models.steps.events import guests
from models.steps.events.door import let_in
from models.steps.events.facts import facts_of
from models.steps.events.proposing import add_meetings
from models.steps.events.rows import load
from models.steps.events.walking_in import meetings_for
from models.steps.events.writing import changing

_NOT_LET_IN = (str(Curation.RESERVE), str(Curation.REFUSED))


def add_walk_in(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    code: str,
    *,
    at: datetime | None = None,
    progress: Progress = no_progress,
) -> GuestsAdded:
    """The guest of this public code, here now, with meetings in cells that are free; nobody is moved for it.

    Who stood on the list already is checked in, and keeps the meetings that were planned; one who was a reserve or
    was turned down is let in, and whoever of them has no meeting gets one.
    """
    progress(0, 1)
    with changing(catalogue, actor, event, "add_walk_in", code) as (session, rows, current):
        invited = guests.invited_by_code(session, (code,))
        made, added, already = guests.add_guests(session, rows, invited, walk_in=True)
        come = made or guests.listed(rows, invited)
        for row in come:
            if row in made or row.curation in _NOT_LET_IN:
                row.curation = str(Curation.ADMITTED)
            let_in(rows.event, row, Arrival.HERE, now(), at or datetime.now().astimezone())
        session.flush()
        rows = load(session, event)
        facts = facts_of(session, actor, rows, at)
        met = {uid for each in facts.standing for uid in (each.buyer, *each.enterprises)}
        who = [facts.guest(row.uid) for row in come if row.uid not in met]
        new = [each for guest in who for each in meetings_for(session, rows, facts, guest, date.today())]
        numbers = [session.get_one(t.EventMeeting, each).number for each in add_meetings(session, rows, new)]
        return GuestsAdded(Changed.EVENTS, current.uid, added, already, tuple(numbers))
