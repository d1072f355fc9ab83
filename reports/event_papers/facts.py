"""An event as its papers see it; guests, slots, tables and meetings name each other by their place in the tuples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reports import numerals
from reports.office_papers.parts import Kop, Signer


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the day in minutes; `says` is what it is where nobody meets."""

    starts: int
    ends: int
    says: str = ""
    session: str = ""

    @property
    def time(self) -> str:
        """As "09.30–09.50"."""
        return f"{clock(self.starts)}–{clock(self.ends)}"


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table: what it is called, and where it stands."""

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest of either side; `about` is what it looks for or makes."""

    badge: str
    name: str
    place: str = ""
    about: str = ""
    attendee: str = ""
    table: int | None = None
    """A buyer's own."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One buyer with one enterprise or several; slot and table are None while it waits."""

    number: int
    buyer: int
    enterprises: tuple[int, ...]
    slot: int | None = None
    table: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class EventSheet:
    """Everything that the papers of an event state."""

    code: str
    name: str
    day: date | None
    venue: str
    organiser: str
    made_on: date
    slots: tuple[Slot, ...]
    tables: tuple[TablePlace, ...]
    buyers: tuple[Guest, ...]
    enterprises: tuple[Guest, ...]
    meetings: tuple[Meeting, ...]
    theme: str = ""
    address: str = ""
    kop: Kop | None = None
    logo: bytes = b""
    signer: Signer | None = None

    @property
    def held_on(self) -> str:
        """Weekday and date, empty while the day is open."""
        return f"{numerals.day_name(self.day)}, {numerals.short_date(self.day)}" if self.day else ""

    @property
    def where(self) -> str:
        """Venue and address."""
        return ", ".join(part for part in (self.venue, self.address) if part)

    @property
    def foot(self) -> str:
        """What stands at the foot of every paper."""
        return " · ".join(part for part in (self.name, self.code, self.held_on) if part)

    def of_buyer(self, buyer: int) -> list[Meeting]:
        """Its meetings, in the order of the day; those that wait come last."""
        return self._in_order(each for each in self.meetings if each.buyer == buyer)

    def of_enterprise(self, enterprise: int) -> list[Meeting]:
        """The same of an enterprise."""
        return self._in_order(each for each in self.meetings if enterprise in each.enterprises)

    def at_table(self, table: int) -> list[Meeting]:
        """Who meets there."""
        return self._in_order(each for each in self.meetings if each.table == table and each.slot is not None)

    def _in_order(self, meetings: Iterator[Meeting]) -> list[Meeting]:
        return sorted(meetings, key=lambda each: (each.slot is None, each.slot or 0, each.number))

    def time_of(self, meeting: Meeting) -> str:
        """When it is held, a dash while it waits."""
        return "–" if meeting.slot is None else self.slots[meeting.slot].time

    def place_of(self, meeting: Meeting) -> str:
        """At which table, a dash while it waits."""
        return "–" if meeting.table is None else self.tables[meeting.table].name

    def names_of(self, meeting: Meeting) -> str:
        """The enterprises with their badges."""
        return "; ".join(f"{self.enterprises[at].name} ({self.enterprises[at].badge})" for at in meeting.enterprises)

    def buyer_of(self, meeting: Meeting) -> str:
        """The buyer with its badge."""
        buyer = self.buyers[meeting.buyer]
        return f"{buyer.name} ({buyer.badge})"


def clock(minutes: int) -> str:
    """Minutes of the day as "09.30"."""
    return f"{minutes // 60:02}.{minutes % 60:02}"
