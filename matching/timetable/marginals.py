"""What one more table or slot would bring, found by solving again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matching.timetable.event import Event, Progress, Timetable, unheard
from matching.timetable.facts import with_slot, with_table
from matching.timetable.planning import plan


class Addition(StrEnum):
    """What could be added."""

    TABLE = "table"
    """For one slot."""
    SLOT = "slot"
    """After the last one."""


@dataclass(frozen=True, slots=True)
class Marginal:
    """How many meetings more can be held with one table more in a slot, or with one slot more."""

    addition: Addition
    slot: int
    gain: int


def marginal(event: Event, timetable: Timetable, progress: Progress = unheard) -> tuple[Marginal, ...]:
    """The worth of every addition, largest first; of a timetable that `plan` made of the event."""
    slots = [slot for slot in range(event.over, event.slots) if slot not in event.breaks]
    changed = [(Addition.TABLE, slot, with_table(event, slot)) for slot in slots]
    changed.append((Addition.SLOT, event.slots, with_slot(event)))
    found = []
    for done, (addition, slot, other) in enumerate(changed):
        progress(done, len(changed))
        found.append(Marginal(addition, slot, _gain(other, timetable)))
    progress(len(changed), len(changed))
    return tuple(sorted(found, key=lambda each: -each.gain))


def _gain(changed: Event, timetable: Timetable) -> int:
    """Nothing, where nothing waits: no second solving can hold more than all."""
    if not timetable.unscheduled:
        return 0
    return plan(changed, start=timetable).held - timetable.held
