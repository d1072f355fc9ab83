"""The usual course of an event's day: opening, meetings, and the prayer that the weekday asks for."""

from __future__ import annotations

from datetime import date

from models.domain.events import SlotFacts, SlotKind

OPENING = 30
"""Minutes in which guests register and are welcomed."""
_FRIDAY = 4
_NOON = (11 * 60 + 30, 12 * 60 + 30, "Salat Zuhur dan makan siang")
_JUMAT = (11 * 60 + 15, 13 * 60, "Salat Jumat dan makan siang")


def prayer_of(day: date) -> tuple[int, int]:
    """When people pray at noon of that day and eat, in minutes of the day."""
    begins, ends, _said = _JUMAT if day.weekday() == _FRIDAY else _NOON
    return begins, ends


def default_slots(
    day: date, first: int = 540, last: int = 900, minutes: int = 20, gap: int = 0
) -> tuple[SlotFacts, ...]:
    """Slots of so many minutes between `first` and `last` (minutes of the day), none in the time of prayer."""
    begins, ends, prayer = _JUMAT if day.weekday() == _FRIDAY else _NOON
    prays = first < ends <= last and (first < begins or ends < last)
    rest = [SlotFacts("", begins, ends, SlotKind.PRAYER, "", prayer)] if prays else []
    if prays and first >= begins:  # who would open in the time of prayer opens after it
        first, rest = ends, [SlotFacts("", first, ends, SlotKind.PRAYER, "", prayer)]
    opened = min(first + OPENING, last, begins if prays and first < begins else last)
    opening = SlotFacts("", first, opened, SlotKind.PROGRAMME, "", "Registrasi dan pembukaan")
    before = _meetings(opened, min(begins, last), minutes, gap, "Sesi 1")
    after = _meetings(max(ends, opened), last, minutes, gap, "Sesi 2" if before else "Sesi 1")
    if first < begins:
        return (opening, *before, *rest, *after)
    return (*rest, opening, *after)


def _meetings(first: int, last: int, minutes: int, gap: int, session: str) -> list[SlotFacts]:
    starts = range(first, last - minutes + 1, max(minutes + gap, 1))
    return [SlotFacts("", each, each + minutes, SlotKind.MEETINGS, session) for each in starts]
