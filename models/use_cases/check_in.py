"""Check a guest in at the door."""

from __future__ import annotations

from datetime import datetime

from models.catalogue.catalogue import Catalogue
from models.catalogue.identity import now
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import Arrival, CheckedIn
from models.domain.progress import Progress, no_progress
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

    UserProblem where nobody has it. Nobody's meetings change: `replan_event` does that.
    """
    progress(0, 1)
    with catalogue.reading() as session:
        guest = read_badge(facts_of(session, actor, load(session, event)), badge_or_code)
    if guest.arrival is arrival:
        return CheckedIn(Changed.NOTHING, "", guest.uid, already=True)
    with changing(catalogue, actor, event, "check_in", guest.badge) as (_session, rows, current):
        let_in(rows.event, rows.guest(guest.uid), arrival, now(), at or datetime.now().astimezone())
        return CheckedIn(Changed.EVENTS, current.uid, guest.uid)
