"""The stretches of a day while they are edited: added, removed, moved, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.domain.events import SlotFacts, SlotKind, clock
from ui.texts import tr

_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
DAY = 24 * 60
USUAL = 20
"""Minutes of a slot where there is none to go by."""
Slots = tuple[SlotFacts, ...]


def minutes_of(typed: str) -> int | None:
    """Minutes of the day of "9", "9.30" or "09:30"; None when it is no time."""
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        return None
    minutes = int(found[1]) * 60 + int(found[2] or 0)
    return minutes if int(found[2] or 0) < 60 and minutes <= DAY else None


def with_slot(slots: Sequence[SlotFacts], kind: SlotKind, uid: str) -> Slots:
    """One more stretch at the end, as long as the last one of its kind."""
    alike = [each for each in slots if each.kind is kind]
    length = alike[-1].ends - alike[-1].starts if alike else USUAL
    starts = slots[-1].ends if slots else 9 * 60
    session = slots[-1].session if slots and kind is SlotKind.MEETINGS else ""
    return (*slots, SlotFacts(uid, starts, min(starts + length, DAY), kind, session))


def without(slots: Sequence[SlotFacts], at: int) -> Slots:
    """The others stay where they are: the time becomes free."""
    return (*slots[:at], *slots[at + 1 :])


def moved(slots: Sequence[SlotFacts], at: int, by: int) -> Slots:
    """The stretch changes places with its neighbour; both keep their length, and the time between them stays."""
    first, second = sorted((at, at + by))
    if first < 0 or second >= len(slots) or first == second:
        return tuple(slots)
    early, late = slots[first], slots[second]
    gap = late.starts - early.ends
    now_first = replace(late, starts=early.starts, ends=early.starts + late.ends - late.starts)
    now_second = replace(early, starts=now_first.ends + gap, ends=late.ends)
    return (*slots[:first], now_first, now_second, *slots[second + 1 :])


def problem_of(slots: Sequence[SlotFacts]) -> str:
    """What keeps these stretches from being a day, in one sentence; empty when nothing does."""
    for each in slots:
        if each.ends <= each.starts:
            return tr("Slot pukul {time} berakhir sebelum mulai.").format(time=clock(each.starts))
    for early, late in pairwise(sorted(slots, key=lambda each: each.starts)):
        if late.starts < early.ends:
            said = tr("Slot pukul {first} dan {second} bertumpang.")
            return said.format(first=clock(early.starts), second=clock(late.starts))
    return ""


def matched(proposed: Sequence[SlotFacts], held: Sequence[SlotFacts]) -> Slots:
    """A proposed day that keeps the identity of every stretch of the same time: its meetings stay where they are."""
    known = {(each.starts, each.ends, each.kind): each.uid for each in held}
    return tuple(
        replace(each, uid=known.get((each.starts, each.ends, each.kind), f"baru-{each.starts}")) for each in proposed
    )
