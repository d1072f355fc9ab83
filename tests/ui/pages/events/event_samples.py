"""Events of any size made of plain facts, for views that need no catalogue."""

from __future__ import annotations

from datetime import date

from models.domain.events import (
    EventDraft,
    EventFacts,
    EventStatus,
    GuestFacts,
    MeetingFacts,
    MeetingSource,
    Side,
    SlotFacts,
    SlotKind,
    TableFacts,
)

DAY = date(2026, 12, 3)
"""A Thursday."""
FIRST, LENGTH = 9 * 60, 20


def slots_of(number: int, *, break_after: int = 0) -> tuple[SlotFacts, ...]:
    """So many slots for meetings, with a break among them where one is wished for."""
    found = []
    starts = FIRST
    for at in range(number):
        found.append(SlotFacts(f"s{at}", starts, starts + LENGTH, session="Sesi 1"))
        starts += LENGTH
        if at + 1 == break_after:
            found.append(SlotFacts("jeda", starts, starts + 60, SlotKind.PRAYER, label="Zuhur"))
            starts += 60
    return tuple(found)


def guests_of(side: Side, number: int) -> tuple[GuestFacts, ...]:
    """Guests with invented names."""
    mark, name, code = ("b", "PT Pembeli", "M-") if side is Side.BUYER else ("u", "Usaha", "U-00")
    return tuple(
        GuestFacts(
            f"{mark}{at}", side, at, f"{code}{at:04}", f"{mark}-record{at}", f"{name} {at}", "Kab. Tuban", "ubi kayu"
        )
        for at in range(1, number + 1)
    )


def event_of(
    slots: int = 4, tables: int = 3, buyers: int = 3, enterprises: int = 4, meetings: int = 6, *, placed: int = 4,
    break_after: int = 2, walking: int = 0,
) -> EventFacts:  # fmt: skip
    """Buyer after buyer meets enterprise after enterprise; so many stand on the board, the others wait."""
    made = []
    for at in range(meetings):
        slot, table = divmod(at, min(tables, buyers))
        cell = (f"s{slot}", f"t{table}") if at < placed and slot < slots else ("", "")
        # a buyer once in a slot, an enterprise too
        buyer, enterprise = at % buyers + 1, at % enterprises + 1
        source = MeetingSource.PROPOSAL if at % 3 else MeetingSource.NEXT_BEST
        made.append(
            MeetingFacts(
                f"m{at + 1}", at + 1, f"b{buyer}", (f"u{enterprise}",), source, *cell, subject="ubi kayu segar",
                score=87,
            )
        )
    return EventFacts(
        "e1", "TB-0001", EventStatus.PLANNED,
        EventDraft("e1", 1, "Temu Bisnis Pangan", day=DAY, venue="Aula", walking=walking), "Dinas Contoh",
        slots_of(slots, break_after=break_after), tuple(TableFacts(f"t{at}", str(at + 1)) for at in range(tables)),
        guests_of(Side.BUYER, buyers) + guests_of(Side.ENTERPRISE, enterprises), tuple(made),
    )  # fmt: skip


def largest_event() -> EventFacts:
    """190 buyers, 927 enterprises, 3,200 meetings in 34 slots at 190 tables."""
    return event_of(34, 190, 190, 927, 3200, placed=3200, break_after=8)
