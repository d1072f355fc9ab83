"""What is in a meeting's way while all others stay; the board and the move by hand ask the same."""

from __future__ import annotations

from dataclasses import replace

from matching.timetable.event import Cell, Fact
from matching.timetable.facts import Standing, facts_at, standing_of
from models.problems import UserProblem
from models.steps.events.seating import Seated, has_both, is_past, unlocked


def place_of(found: Seated, meeting: str) -> int | None:
    """The engine's number of a meeting; None for one that is cancelled or of a guest who is gone."""
    return next((at for at, each in enumerate(found.meetings) if each.uid == meeting), None)


def has_happened(found: Seated, meeting: int) -> bool:
    """Whether it was held, stands in a slot that has ended, or in one that has begun while both sides are here."""
    facts, asked = found.facts, found.meetings[meeting]
    begun = bool(asked.slot) and found.slot_at[asked.slot] < facts.over
    return is_past(facts, asked, found.slot_at) or (begun and has_both(asked, found.known))


def as_asked(found: Seated, standing: Standing, meeting: int) -> Standing:
    """The board as it is asked about one meeting: its own lock is not in its way, unless it has happened."""
    if has_happened(found, meeting):
        return standing
    return replace(standing, event=unlocked(found.event, meeting))


def facts_in_the_way(found: Seated, meeting: str, cell: Cell | None) -> tuple[int, tuple[Fact, ...]]:
    """The engine's number of a meeting and all that keeps it from a cell, of None nothing; UserProblem where it
    cannot be moved at all."""
    at = place_of(found, meeting)
    if at is None:
        raise UserProblem("event.meeting_gone")
    if has_happened(found, at):
        raise UserProblem("event.meeting_held", meeting=found.meetings[at].number)
    if cell is None:
        return at, ()
    return at, facts_at(as_asked(found, standing_of(found.event, found.cells), at), at, cell)
