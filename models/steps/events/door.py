"""Who stands at the door: a badge, a code square or a public code read as a guest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from models.catalogue import tables as t
from models.domain.events import Arrival, EventFacts, EventStatus, GuestFacts, Invitation
from models.problems import UserProblem

_BADGE = re.compile("([BU])-?([0-9]{1,5})")
"""Public codes of enterprises have six digits: one that is not on the list is nobody's badge."""


def read_badge(facts: EventFacts, typed: str) -> GuestFacts:
    """The guest of a badge ("U-017", "u17"), of a code square ("TB-0001:U-017") or of a public code ("U-000123")."""
    text = "".join(typed.split()).upper()
    event, _, badge = text.rpartition(":")
    if event and event != facts.code:
        raise UserProblem("event.badge_of_other", badge=typed.strip(), event=event)
    found = _named(facts.guests, badge)
    if len(found) != 1:
        raise UserProblem("event.badge_unknown", badge=typed.strip())
    return found[0]


def _named(guests: Sequence[GuestFacts], text: str) -> list[GuestFacts]:
    exact = [each for each in guests if text in (each.badge, each.record, each.uid.upper())]
    if exact:
        return exact
    badge = _BADGE.fullmatch(text)
    if badge is None:
        return []
    letter, number = badge[1], int(badge[2])
    return [each for each in guests if each.number == number and each.badge.startswith(letter)]


def let_in(event: t.Event, row: t.EventGuest, arrival: Arrival, at: str, today: datetime) -> None:
    """Write down what the door saw; the first who comes on the day makes the event run."""
    row.arrival, row.arrived_at = str(arrival), at if arrival is Arrival.HERE else ""
    if arrival is Arrival.HERE and row.invitation == Invitation.NOT_COMING:
        row.invitation = str(Invitation.COMING)  # who is here has come, whatever was answered
    begins = arrival is Arrival.HERE and event.status == EventStatus.PLANNED
    if begins and event.day == today.date().isoformat():
        event.status = str(EventStatus.RUNNING)
