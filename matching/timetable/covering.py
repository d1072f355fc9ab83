"""The fewest slots in which everybody finds its number of meetings, as a small programme in whole numbers (HiGHS)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.relaxation import Programme, settled
from matching.timetable.board import Mask, slots_in

NODES = 200
"""Branches that the search may open."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Slots that will do, and how many any that do must be."""

    slots: list[int]
    bound: int


def fewest_slots(
    demands: Sequence[tuple[Mask, int]], rooms: Sequence[int], meetings: int, known: Sequence[int]
) -> Cover:
    """Better than the known slots where there is better; variables say which slots are left out, late ones first."""
    usable = [slot for slot, room in enumerate(rooms) if room]
    column = {slot: at for at, slot in enumerate(usable)}
    programme = _programme(demands, rooms, meetings, column)
    start = np.array([float(slot not in set(known)) for slot in usable])
    shares, bound = settled(programme, np.ones(len(usable), dtype=np.bool_), start, nodes=NODES)
    if shares is None:
        return Cover(list(known), 0)
    chosen = [slot for slot, out in zip(usable, shares.tolist(), strict=True) if out < 0.5]
    return Cover(chosen, len(usable) - math.floor(bound))


def _programme(
    demands: Sequence[tuple[Mask, int]], rooms: Sequence[int], meetings: int, column: dict[int, int]
) -> Programme:
    rows: list[tuple[list[int], list[int], int]] = [
        (list(slots_in(can)), [1] * can.bit_count(), can.bit_count() - wanted) for can, wanted in demands
    ]
    rows.append((list(column), [rooms[slot] for slot in column], sum(rooms) - meetings))
    count = len(column)
    late = np.arange(count, dtype=np.float64) / (2 * count * count)
    return Programme(
        gain=1 + late,
        lower=np.zeros(count),
        row=np.repeat(np.arange(len(rows)), [len(slots) for slots, _, _ in rows]),
        column=np.array([column[slot] for slots, _, _ in rows for slot in slots], dtype=np.int64),
        entry=np.array([entry for _, entries, _ in rows for entry in entries], dtype=np.float64),
        limit=np.array([limit for _, _, limit in rows], dtype=np.float64),
    )
