"""Check a guest in at the door."""

from __future__ import annotations

from datetime import datetime

from models.catalogue.catalogue import Catalogue
from models.catalogue.identity import now
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import Arrival, CheckedIn
from models.domain.progress import Progress, no_progress
from models.steps.events.absent import come_back, given_up
from models.steps.events.door import let_in, read_badge
from models.steps.events.facts import facts_of
from models.steps.events.rows import load
from models.steps.events.writing import changing


def check_in(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    badge_or_code: str,
    arrival: Arrival = Arrival.HERE,
    *,
    at: datetime | None = None,
    progress: Progress = no_progress,
) -> CheckedIn:
    """The guest of a badge, code square, public code or uid, and whether the door had seen it before.

    Who had left and is here again has its slots back from now on. UserProblem where nobody has the badge. Nobody's
    meetings change: `replan_event` does that.
    """
    progress(0, 1)
    moment = at or datetime.now().astimezone()
    with catalogue.reading() as session:
        rows = load(session, event)
        facts = facts_of(session, actor, rows, moment)
        guest = read_badge(facts, badge_or_code)
        returns = arrival is Arrival.HERE and bool(given_up(session, rows, facts, guest.uid))
    already = guest.arrival is arrival
    if already and not returns:
        return CheckedIn(Changed.NOTHING, "", guest.uid, already=True)
    with changing(catalogue, actor, event, "check_in", guest.badge) as (session, rows, current):
        if not already:
            let_in(rows.event, rows.guest(guest.uid), arrival, now(), moment)
        back = come_back(session, rows, facts_of(session, actor, rows, moment), guest.uid) if returns else 0
        return CheckedIn(Changed.EVENTS, current.uid, guest.uid, already, back)
