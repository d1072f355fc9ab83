"""An event as the engine of timetables knows it, and its answers in the event's own words.

Businesses whose one owner comes for all of them are one party: they cannot sit in two meetings at once. Guests who do
not come stand in the engine as away from the first slot that has not ended; a group sits without them while anybody is
left. In a slot that has begun a meeting stays where it is, unless one side is not there for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from matching.timetable.event import Buyer, Cell, Cells, Enterprise, Event, Fact, FactCode, Meeting, Timetable, Way
from models.domain.event_slips import company
from models.domain.events import (
    Arrival,
    EventFacts,
    FactInTheWay,
    GuestFacts,
    MeetingFacts,
    MeetingState,
    Short,
    Side,
    SlotKind,
    WaitingMeeting,
    WayFacts,
)

_OF_BUYERS = frozenset(
    {FactCode.BUYER_AWAY, FactCode.BUYER_BUSY, FactCode.BUYER_FULL, FactCode.TABLE_FIXED}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seated:
    """The engine's event, the cells as they stand, and what its numbers mean."""

    facts: EventFacts
    event: Event
    cells: Cells
    meetings: tuple[MeetingFacts, ...]
    """In the engine's order; only those that are not cancelled."""
    slot_at: Mapping[str, int]
    table_at: Mapping[str, int]
    party_of: Mapping[str, int]
    """Guest → its number among the buyers or the enterprises."""
    known: Mapping[str, GuestFacts]

    def timetable(self) -> Timetable:
        """The cells as they stand, as a timetable to start from."""
        used = len({cell[0] for cell in self.cells if cell is not None})
        return Timetable(self.cells, used, 0, len(self.cells))

    def cell_of(self, cell: Cell | None) -> tuple[str, str]:
        """uids of slot and table, both empty for none; the engine may name a slot or table that is not there yet."""
        if cell is None:
            return "", ""
        slots, tables = self.facts.slots, self.facts.tables
        slot = slots[cell[0]].uid if 0 <= cell[0] < len(slots) else ""
        return slot, tables[cell[1]].uid if 0 <= cell[1] < len(tables) else ""

    def way(self, meeting: int, way: Way) -> WayFacts:
        """A way in the event's words."""
        return WayFacts(
            *self.cell_of((way.slot, way.table)), tuple(self.fact(meeting, fact) for fact in way.facts)
        )

    def waiting(self, meeting: int, ways: Iterable[Way]) -> WaitingMeeting:
        """A meeting without a cell, in the event's words."""
        asked = self.meetings[meeting]
        return WaitingMeeting(asked.uid, asked.number, tuple(self.way(meeting, way) for way in ways))

    def fact(self, meeting: int, fact: Fact) -> FactInTheWay:
        """A fact in a meeting's way, in the event's words."""
        slot, table = self.cell_of((fact.slot, fact.table))
        other = self.meetings[fact.meeting].number if fact.meeting >= 0 else 0
        return FactInTheWay(str(fact.code), slot, table, self._who(meeting, fact), other)

    def _who(self, meeting: int, fact: Fact) -> str:
        """The guest of the asking meeting whom it concerns: of several businesses of one owner the one that sits."""
        if fact.who < 0:
            return ""
        asked = self.meetings[meeting]
        if fact.code in _OF_BUYERS:
            return asked.buyer
        return next((uid for uid in asked.enterprises if self.party_of[uid] == fact.who), "")


def seated(facts: EventFacts) -> Seated:
    """The engine's view of an event."""
    slot_at = {slot.uid: at for at, slot in enumerate(facts.slots)}
    table_at = {table.uid: at for at, table in enumerate(facts.tables)}
    known = {each.uid: each for each in facts.guests}
    buyers = [each for each in facts.guests if each.side is Side.BUYER]
    parties = _parties(each for each in facts.guests if each.side is Side.ENTERPRISE)
    party_of = {each.uid: at for at, each in enumerate(buyers)}
    party_of |= {each.uid: at for at, some in enumerate(parties) for each in some}
    # what was held somewhere else than at a table of ours takes nobody's time any more
    meetings = tuple(
        each for each in facts.standing
        if each.buyer in known and (each.slot or each.state is not MeetingState.HELD)
    )  # fmt: skip
    later = frozenset(range(facts.ended, len(facts.slots)))
    event = Event(
        slots=len(facts.slots),
        tables=len(facts.tables),
        buyers=tuple(_buyer(each, slot_at, table_at, later) for each in buyers),
        enterprises=tuple(_enterprise(facts, some, slot_at, later) for some in parties),
        meetings=tuple(_meeting(facts, each, known, slot_at, table_at, party_of) for each in meetings),
        breaks=frozenset(at for at, slot in enumerate(facts.slots) if slot.kind is not SlotKind.MEETINGS),
        closed=frozenset(
            (slot_at[slot], at) for at, table in enumerate(facts.tables) for slot in table.closed if slot in slot_at
        ),
        walking=facts.draft.walking,
        over=facts.over,
    )
    cells = tuple(_cell(each, slot_at, table_at) for each in meetings)
    return Seated(facts, event, cells, meetings, slot_at, table_at, party_of, known)


def _parties(enterprises: Iterable[GuestFacts]) -> list[list[GuestFacts]]:
    found: dict[str, list[GuestFacts]] = {}
    for each in enterprises:
        found.setdefault(each.party if each.party and each.comes else each.uid, []).append(each)
    return list(found.values())


def _away(guest: GuestFacts, slot_at: Mapping[str, int], later: frozenset[int]) -> frozenset[int]:
    away = frozenset(slot_at[uid] for uid in guest.away if uid in slot_at)
    return away if guest.comes else away | later


def _buyer(guest: GuestFacts, slot_at: Mapping[str, int], table_at: Mapping[str, int], later: frozenset[int]) -> Buyer:
    minimum = (guest.minimum or 0) if guest.comes else 0
    return Buyer(guest.uid, _away(guest, slot_at, later), table_at.get(guest.table), minimum, guest.maximum)


def _enterprise(
    facts: EventFacts, party: list[GuestFacts], slot_at: Mapping[str, int], later: frozenset[int]
) -> Enterprise:
    """One owner's businesses: away when one of them is, as many meetings as all of them together."""
    aways = [_away(each, slot_at, later) for each in party]
    maxima = [maximum_of(facts, each) for each in party]
    return Enterprise(
        party[0].uid, frozenset().union(*aways), sum(minimum_of(facts, each) for each in party),
        None if None in maxima else sum(each or 0 for each in maxima),
    )  # fmt: skip


def minimum_of(facts: EventFacts, guest: GuestFacts) -> int:
    """The floor of a guest: its own word, else the event's for every invited enterprise; none for who stays away."""
    if not guest.comes:
        return 0
    if guest.minimum is not None:
        return guest.minimum
    return facts.draft.minimum if guest.side is Side.ENTERPRISE else 0


def maximum_of(facts: EventFacts, guest: GuestFacts) -> int | None:
    """Meetings that a guest does not go beyond."""
    if guest.maximum is not None or guest.side is Side.BUYER:
        return guest.maximum
    # its own floor goes before the number that the event sets for all
    return None if facts.draft.maximum is None else max(facts.draft.maximum, guest.minimum or 0)


def sitting(meeting: MeetingFacts, known: Mapping[str, GuestFacts]) -> tuple[str, ...]:
    """The enterprises of a meeting without those that do not come, while anybody is left."""
    return company(meeting.enterprises, known)


def is_fixed(
    facts: EventFacts, meeting: MeetingFacts, known: Mapping[str, GuestFacts], slot_at: Mapping[str, int]
) -> bool:
    """Whether a meeting stays where it is whatever is planned: locked, held, or in a slot that has begun, with people
    who can be there."""
    if not meeting.slot:
        return False
    if meeting.locked or is_past(facts, meeting, slot_at):
        return True
    return slot_at[meeting.slot] < facts.over and _can_be_there(meeting, known)


def is_past(facts: EventFacts, meeting: MeetingFacts, slot_at: Mapping[str, int]) -> bool:
    """Whether a meeting counts as held: somebody wrote down what it came to, or its slot has ended."""
    ended = bool(meeting.slot) and slot_at[meeting.slot] < facts.ended
    return ended or meeting.state is MeetingState.HELD


def has_both(meeting: MeetingFacts, known: Mapping[str, GuestFacts]) -> bool:
    """Whether both sides of a meeting are here in its slot."""
    def here(uid: str) -> bool:
        guest = known.get(uid)
        return guest is not None and guest.arrival is Arrival.HERE and meeting.slot not in guest.away

    return here(meeting.buyer) and any(map(here, meeting.enterprises))


def _can_be_there(meeting: MeetingFacts, known: Mapping[str, GuestFacts]) -> bool:
    people = (known[uid] for uid in (meeting.buyer, *sitting(meeting, known)))
    return all(each.comes and meeting.slot not in each.away for each in people)


def _meeting(
    facts: EventFacts, meeting: MeetingFacts, known: Mapping[str, GuestFacts], slot_at: Mapping[str, int],
    table_at: Mapping[str, int], party_of: Mapping[str, int],
) -> Meeting:  # fmt: skip
    people = meeting.enterprises if is_past(facts, meeting, slot_at) else sitting(meeting, known)
    parties = tuple(dict.fromkeys(party_of[uid] for uid in people if uid in party_of))
    cell = _cell(meeting, slot_at, table_at) if is_fixed(facts, meeting, known, slot_at) else None
    slot, table = cell or (None, None)
    return Meeting(meeting.uid, party_of[meeting.buyer], parties, slot, table)


def _cell(meeting: MeetingFacts, slot_at: Mapping[str, int], table_at: Mapping[str, int]) -> Cell | None:
    return (slot_at[meeting.slot], table_at[meeting.table]) if meeting.slot and meeting.table else None


def unlocked(event: Event, meeting: int) -> Event:
    """The event without the lock of one meeting: whoever moves it by hand gives a new word."""
    meetings = list(event.meetings)
    meetings[meeting] = replace(meetings[meeting], slot=None, table=None)
    return replace(event, meetings=tuple(meetings))


def short_of(facts: EventFacts) -> tuple[Short, ...]:
    """Guests who have fewer meetings with a cell than their floor, each counted for itself."""
    held = Counter(
        uid for each in facts.standing if each.slot for uid in (each.buyer, *each.enterprises)
    )  # fmt: skip
    needed = ((each, minimum_of(facts, each)) for each in facts.guests)
    return tuple(Short(each.uid, held[each.uid], least) for each, least in needed if held[each.uid] < least)
