"""What the screens of an event call its states, its cells, and what stands in a meeting's way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from models.domain.events import (
    Curation,
    EventStatus,
    FactInTheWay,
    GuestFacts,
    Interest,
    Invitation,
    MeetingFacts,
    MeetingSource,
    Side,
    SlotFacts,
    SlotKind,
    Stage,
    TableFacts,
    WayFacts,
    clock,
)
from models.problems import Value
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.texts import sentence, tr
from ui.widgets.look.colours import Tone

_Code = TypeVar("_Code", bound=StrEnum)

STATUSES = {
    EventStatus.PLANNED: "Rencana",
    EventStatus.RUNNING: "Berlangsung",
    EventStatus.OVER: "Selesai",
    EventStatus.CANCELLED: "Batal",
}
STATUS_TONES = {
    EventStatus.PLANNED: Tone.ACCENT,
    EventStatus.RUNNING: Tone.WARM,
    EventStatus.OVER: Tone.GOOD,
    EventStatus.CANCELLED: Tone.MUTED,
}
SIDES = {Side.BUYER: "Pembeli", Side.ENTERPRISE: "UMKM"}
CURATIONS = {
    Curation.OPEN: "Belum",
    Curation.ADMITTED: "Lolos",
    Curation.RESERVE: "Cadangan",
    Curation.REFUSED: "Tidak lolos",
}
CURATION_TONES = {
    Curation.OPEN: Tone.MUTED,
    Curation.ADMITTED: Tone.GOOD,
    Curation.RESERVE: Tone.WARNING,
    Curation.REFUSED: Tone.BAD,
}
INVITATIONS = {
    Invitation.NOT_SENT: "Belum",
    Invitation.SENT: "Terkirim",
    Invitation.COMING: "Akan hadir",
    Invitation.NOT_COMING: "Berhalangan",
}
INVITATION_TONES = {
    Invitation.NOT_SENT: Tone.MUTED,
    Invitation.SENT: Tone.PLAIN,
    Invitation.COMING: Tone.GOOD,
    Invitation.NOT_COMING: Tone.WARNING,
}
SOURCES = {
    MeetingSource.PROPOSAL: "Usulan",
    MeetingSource.REQUEST: "Permintaan",
    MeetingSource.NEXT_BEST: "Berikutnya",
    MeetingSource.WALK_IN: "Di tempat",
}
SLOT_KINDS = {
    SlotKind.MEETINGS: "Pertemuan",
    SlotKind.BREAK: "Jeda",
    SlotKind.PRAYER: "Ibadah",
    SlotKind.PROGRAMME: "Acara",
}
INTERESTS = {
    Interest.NONE: "Tidak",
    Interest.UNSURE: "Ragu",
    Interest.INTERESTED: "Berminat",
    Interest.AGREED: "Sepakat",
}
INTEREST_TONES = {
    Interest.NONE: Tone.MUTED,
    Interest.UNSURE: Tone.WARNING,
    Interest.INTERESTED: Tone.ACCENT,
    Interest.AGREED: Tone.GOOD,
}
STAGES = {
    Stage.OPEN: "Belum ditanyakan",
    Stage.NOTHING_YET: "Belum ada kelanjutan",
    Stage.CONTRACT: "Kontrak",
    Stage.DELIVERED: "Terkirim",
    Stage.PAID: "Terbayar",
    Stage.GIVEN_UP: "Gagal",
}


def table_name(table: TableFacts) -> str:
    """ "Meja 3" of a table called "3"; a name of words stands as it is."""
    return tr("Meja {name}").format(name=table.name) if table.name.isdecimal() else table.name


def table_mark(table: TableFacts) -> str:
    """What follows the word meja in a sentence."""
    return table.name.removeprefix("Meja ")


def slot_times(slot: SlotFacts) -> str:
    """ "09.30–09.50"."""
    return f"{clock(slot.starts)}–{clock(slot.ends)}"


def slot_name(slot: SlotFacts) -> str:
    """Its label where it has one, else what it is for."""
    return slot.label or tr(SLOT_KINDS[slot.kind])


def cell_words(index: EventIndex, slot: str, table: str) -> str:
    """ "10.00, Meja 3"; a dash without a cell."""
    if slot not in index.slots or table not in index.tables:
        return tr("menunggu")
    return f"{clock(index.slots[slot].starts)}, {table_name(index.tables[table])}"


def pair_words(index: EventIndex, meeting: MeetingFacts) -> str:
    """ "PT Tapioka dan Tani Makmur": who meets."""
    names = [each.name for each in index.enterprises_of(meeting)]
    return f"{index.buyer_of(meeting).name} – {formats.listing(tuple(names))}"


def badges_words(index: EventIndex, meeting: MeetingFacts) -> str:
    """ "B-03 · U-017"."""
    return " · ".join([index.buyer_of(meeting).badge, *(each.badge for each in index.enterprises_of(meeting))])


def fact_words(index: EventIndex, fact: FactInTheWay) -> str:
    """One fact between a meeting and a cell."""
    values: dict[str, Value] = {
        "who": _who(index, fact),
        "meeting": str(fact.meeting) if fact.meeting else "",
        "table": table_mark(index.tables[fact.table]) if fact.table in index.tables else "",
        "time": clock(index.slots[fact.slot].starts) if fact.slot in index.slots else "",
    }
    return sentence(f"event.{fact.code}", **values)


def _who(index: EventIndex, fact: FactInTheWay) -> str:
    guest = index.guests.get(fact.guest)
    return f"{guest.name} ({guest.badge})" if guest else ""


def way_words(index: EventIndex, way: WayFacts) -> str:
    """A cell, and all that is between: "10.00, Meja 3: …"."""
    facts = "; ".join(fact_words(index, each) for each in way.facts)
    at = index.slots.get(way.slot)
    where = index.tables.get(way.table)
    cell = ", ".join(part for part in (clock(at.starts) if at else "", table_name(where) if where else "") if part)
    return ": ".join(part for part in (cell, facts) if part)


def why_words(index: EventIndex, ways: Sequence[WayFacts]) -> str:
    """Why a meeting waits: a cell that is free, else its shortest ways and what is between."""
    free = next((each for each in ways if not each.facts), None)
    if free is not None:
        return tr("Ada tempat: {cell}.").format(cell=way_words(index, free))
    said = " / ".join(way_words(index, way) for way in ways)
    return tr("Yang menghalangi: {ways}").format(ways=said) if said else ""


def guest_words(guest: GuestFacts) -> str:
    """ "U-017 Tani Makmur"."""
    return f"{guest.badge} {guest.name}"



def person_words(guest: GuestFacts) -> str:
    """ "U-017 Tani Makmur · Siti · 0812…": whom to call."""
    return " · ".join(part for part in (guest_words(guest), guest.attendee or guest.person, guest.phone) if part)


def numbers_words(meetings: Iterable[int], most: int = 12) -> str:
    """ "3, 7, 12" and so on; the rest counted."""
    numbers = [str(each) for each in meetings]
    shown = ", ".join(numbers[:most])
    return shown if len(numbers) <= most else tr("{shown}, dan {n} lagi").format(shown=shown, n=len(numbers) - most)


def choices_of(names: Mapping[_Code, str]) -> tuple[tuple[str, str], ...]:
    """(value, words) of an enumeration's names, for filters and fields."""
    return tuple((str(value), tr(said)) for value, said in names.items())
