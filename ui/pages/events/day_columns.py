"""What the list at the door shows."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.events import Arrival, GuestFacts, clock
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import SIDES, choices_of
from ui.pages.events.guest_columns import badge_order
from ui.texts import tr
from ui.widgets.lists.columns import Column
from ui.widgets.lists.filters import Filter
from ui.widgets.look.colours import Tone

MISSING = "belum"
"""Value of the filter for those whom nobody has seen: the empty value is no filter."""
ARRIVALS = {MISSING: "Belum datang", str(Arrival.HERE): "Hadir", str(Arrival.ABSENT): "Tidak hadir"}
TONES = {Arrival.UNKNOWN: Tone.MUTED, Arrival.HERE: Tone.GOOD, Arrival.ABSENT: Tone.BAD}
Held = Callable[[], EventIndex | None]


def arrival_of(row: GuestFacts) -> str:
    """The filter's value of a guest."""
    return str(row.arrival) or MISSING


def day_columns(held: Held) -> tuple[Column[GuestFacts], ...]:
    """Badge, name, whether seen, and the first meeting."""
    return (
        Column("badge", tr("Kode"), lambda row: row.badge, sort="badge", width=72, order=badge_order),
        Column("name", tr("Nama"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("arrival", tr("Kehadiran"), _arrival, sort="arrival", width=140, tone=lambda row: TONES[row.arrival]),
        Column("next", tr("Pertama"), lambda row: first_meeting(held(), row), sort="next", width=150,
               unit=lambda row: how_many(held(), row)),
        Column("attendee", tr("Yang hadir"), lambda row: row.attendee or row.person, width=140),
        Column("region", tr("Kabupaten/kota"), lambda row: row.region, sort="region", width=140, shown=False),
    )  # fmt: skip


def day_filters() -> tuple[Filter, ...]:
    """Whether seen, and the side."""
    arrivals = tuple((value, tr(said)) for value, said in ARRIVALS.items())
    return Filter("arrival", tr("Kehadiran"), arrivals), Filter("side", tr("Pihak"), choices_of(SIDES))


DAY_VALUES: dict[str, Callable[[GuestFacts], str]] = {"arrival": arrival_of, "side": lambda row: str(row.side)}


def first_meeting(index: EventIndex | None, row: GuestFacts) -> str:
    """When it begins for a guest: "10.00"."""
    if index is None:
        return ""
    slots = [index.slots[each.slot].starts for each in index.of_guest.get(row.uid, ()) if each.slot in index.slots]
    return clock(min(slots)) if slots else tr("tanpa pertemuan")


def how_many(index: EventIndex | None, row: GuestFacts) -> str:
    """ "3 pertemuan"; nothing where there is none."""
    number = index.held_by(row.uid) if index else 0
    return formats.count(number, tr("pertemuan")) if number else ""


def _arrival(row: GuestFacts) -> str:
    said = tr(ARRIVALS[arrival_of(row)])
    at = formats.moment(row.arrived_at).rpartition(" ")[2] if row.arrived_at else ""
    return f"{said} {at}".strip()
