"""Meetings for a guest who walks in: with whom it fits best, in cells that are free, nobody moved for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from matching.timetable.event import Cell, Event, Meeting
from matching.timetable.facts import Standing, facts_at, standing_of
from models.catalogue import tables as t
from models.domain.events import EventFacts, GuestFacts, MeetingSource, Side
from models.steps.events.next_best import Option, options_for
from models.steps.events.proposing import NewMeeting, coming, pairs_met
from models.steps.events.rows import EventRows
from models.steps.events.seating import Seated, minimum_of, seated

OF_BUYER = 3
"""Meetings that are looked for when a buyer walks in."""


def meetings_for(
    session: Session, rows: EventRows, facts: EventFacts, guest: GuestFacts, today: date
) -> list[NewMeeting]:
    """As many as its floor asks for, at least one; fewer where nobody has time or fits."""
    found = seated(facts)
    standing = standing_of(found.event, found.cells)
    uids = {row.id: row.uid for row in rows.guests}
    wanted = OF_BUYER if guest.side is Side.BUYER else max(1, minimum_of(facts, guest))
    made: list[NewMeeting] = []
    for who, option in _best(session, rows, facts, guest, today):
        if len(made) == wanted:
            break
        cell = _put(found, standing, uids[option.buyer], uids[who])
        if cell is not None:
            slot, table = rows.slots[cell[0]].id, rows.tables[cell[1]].id
            proposal = option.proposal or None
            made.append(
                NewMeeting(option.buyer, (who,), MeetingSource.WALK_IN, proposal, option.need, slot, table)
            )
    return made


def _best(
    session: Session, rows: EventRows, facts: EventFacts, guest: GuestFacts, today: date
) -> Iterator[tuple[int, Option]]:
    """(guest row of the enterprise, option), the best first."""
    row: t.EventGuest = rows.guest(guest.uid)
    is_buyer = guest.side is Side.BUYER
    who = list(coming(rows, facts, Side.ENTERPRISE).values()) if is_buyer else [row.id]
    options = options_for(session, rows, facts, who, pairs_met(rows), today)
    pairs = [(option, other) for other, some in options.items() for option in some]
    chosen = (pair for pair in pairs if not is_buyer or pair[0].buyer == row.id)
    yield from ((other, option) for option, other in sorted(chosen))


def _put(found: Seated, standing: Standing, buyer: str, enterprise: str) -> Cell | None:
    """The first cell that is free for both; the meeting stands there from now on."""
    at = len(standing.cells)
    new = Meeting("", found.party_of[buyer], (found.party_of[enterprise],))
    standing.event = _with(standing.event, new)
    standing.cells.append(None)
    event = standing.event
    for slot in range(event.over, event.slots):
        for table in range(event.tables):
            if not facts_at(standing, at, (slot, table)):
                standing.put(at, (slot, table))
                return slot, table
    return None


def _with(event: Event, meeting: Meeting) -> Event:
    return replace(event, meetings=(*event.meetings, meeting))
