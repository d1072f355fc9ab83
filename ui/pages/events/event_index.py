"""An event's facts with everything findable by its uid: made once, asked by every view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from models.domain.events import EventFacts, GuestFacts, MeetingFacts, Side, SlotFacts, SlotKind, TableFacts

Cell = tuple[str, str]
"""uids of slot and table."""
NO_CELL: Cell = ("", "")


class EventIndex:
    """Looks guests, meetings, slots and tables of an event up."""

    def __init__(self, facts: EventFacts) -> None:
        self.facts = facts
        self.guests: dict[str, GuestFacts] = {each.uid: each for each in (*facts.removed, *facts.guests)}
        self.slots: dict[str, SlotFacts] = {each.uid: each for each in facts.slots}
        self.tables: dict[str, TableFacts] = {each.uid: each for each in facts.tables}
        self.meetings: dict[str, MeetingFacts] = {each.uid: each for each in facts.meetings}
        self.by_number: dict[int, MeetingFacts] = {each.number: each for each in facts.meetings}
        self.at: dict[Cell, MeetingFacts] = {}
        self.of_guest: dict[str, list[MeetingFacts]] = defaultdict(list)
        for meeting in facts.standing:
            if meeting.slot:
                self.at[(meeting.slot, meeting.table)] = meeting
            for guest in (meeting.buyer, *meeting.enterprises):
                self.of_guest[guest].append(meeting)

    @property
    def meeting_slots(self) -> tuple[SlotFacts, ...]:
        """Slots in which people meet."""
        return tuple(each for each in self.facts.slots if each.kind is SlotKind.MEETINGS)

    @property
    def waiting(self) -> tuple[MeetingFacts, ...]:
        """Meetings that stand and have no cell."""
        return tuple(each for each in self.facts.standing if not each.slot)

    @property
    def placed(self) -> int:
        """How many meetings have a cell."""
        return sum(bool(each.slot) for each in self.facts.standing)

    def side(self, side: Side) -> tuple[GuestFacts, ...]:
        """The guests of one side, in the order of their badges."""
        return tuple(sorted((each for each in self.facts.guests if each.side is side), key=lambda each: each.number))

    def buyer_of(self, meeting: MeetingFacts) -> GuestFacts:
        """Who buys."""
        return self.guests[meeting.buyer]

    def enterprises_of(self, meeting: MeetingFacts) -> tuple[GuestFacts, ...]:
        """Who offers: one, or a group at one table."""
        return tuple(self.guests[each] for each in meeting.enterprises)

    def held_by(self, guest: str) -> int:
        """How many meetings with a cell a guest has."""
        return sum(bool(each.slot) for each in self.of_guest.get(guest, ()))

    def by_badge(self, typed: str) -> GuestFacts | None:
        """The guest of a badge or of a code, however it was typed."""
        sought = _bare(typed)
        return next((each for each in self.facts.guests if sought in (_bare(each.badge), _bare(each.record))), None)

    def with_cell(self, meeting: str, cell: Cell) -> EventIndex:
        """The event as it will be once a meeting has moved there."""
        moved = replace(self.meetings[meeting], slot=cell[0], table=cell[1], locked=bool(cell[0]))
        meetings = tuple(moved if each.uid == meeting else each for each in self.facts.meetings)
        return EventIndex(replace(self.facts, meetings=meetings))

    def losing(self, slots: Iterable[SlotFacts], tables: Iterable[TableFacts]) -> tuple[MeetingFacts, ...]:
        """Meetings whose cell is not there any more in such a day."""
        open_slots = {each.uid for each in slots if each.kind is SlotKind.MEETINGS}
        closed = {each.uid: each.closed for each in tables}
        return tuple(
            each for each in self.facts.standing if each.slot
            and (each.slot not in open_slots or each.table not in closed or each.slot in closed[each.table])
        )  # fmt: skip


def _bare(typed: str) -> str:
    """ "U-017", "u17" and "U 017" are the same badge."""
    letters = "".join(each for each in typed if each.isalpha()).upper()
    digits = "".join(each for each in typed if each.isdecimal())
    return f"{letters}{int(digits)}" if digits else letters
