"""Move a meeting by hand: the officer's word, which plans leave where it is."""

from __future__ import annotations

from matching.timetable.event import Way
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.cells import take_cell
from models.steps.events.fact_words import refusal
from models.steps.events.facts import facts_of
from models.steps.events.seating import seated
from models.steps.events.standing import facts_in_the_way
from models.steps.events.writing import changing_meeting


def move_meeting(
    catalogue: Catalogue,
    actor: Actor,
    meeting: str,
    slot: str = "",
    table: str = "",
    *,
    progress: Progress = no_progress,
) -> Outcome:
    """The meeting at that slot and table (uids), locked there; without a slot it waits.

    UserProblem naming what is in the way, and for a meeting that was held.
    """
    progress(0, 1)
    with changing_meeting(catalogue, actor, meeting, "move_meeting") as (session, rows, row, current):
        found = seated(facts_of(session, actor, rows))
        if not slot:
            facts_in_the_way(found, meeting, None)
            take_cell(row)
            return Outcome(Changed.EVENTS, current.uid)
        if slot not in found.slot_at or table not in found.table_at:
            raise UserProblem("event.slot_gone")
        cell = found.slot_at[slot], found.table_at[table]
        at, facts = facts_in_the_way(found, meeting, cell)
        if facts:
            raise refusal(found.facts, found.way(at, Way(*cell, facts)), row.number)
        slots, tables = ({each.uid: each.id for each in some} for some in (rows.slots, rows.tables))
        row.slot_id, row.table_id, row.locked = slots[slot], tables[table], True
        return Outcome(Changed.EVENTS, current.uid)
