"""CP-SAT on an event's timetable, run by whichever Python has OR-Tools.

`python benchmarks/timetable_peer.py FILE SECONDS` reads the event that benchmarks.timetable wrote and prints, as JSON,
the seconds of the solve, the meetings held and the slots used. Nothing of the project is imported here.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

HELD = 1000
"""What a meeting is worth against a slot."""


def main(file: str, seconds: str) -> None:
    """Print the answer."""
    from ortools.sat.python import cp_model  # type: ignore[import-not-found,unused-ignore]  # not the project's

    event = json.loads(Path(file).read_text(encoding="utf-8"))
    model: Any = cp_model.CpModel()
    cells = {
        (meeting, slot): model.new_bool_var("")
        for meeting, domain in enumerate(event["domains"]) for slot in domain
    }  # fmt: skip
    used = [model.new_bool_var("") for _ in event["rooms"]]
    for groups in (by_meeting(cells), by_party(event, cells)):
        for group in groups.values():
            model.add_at_most_one(group)
    for slot, room in enumerate(event["rooms"]):
        model.add(sum(cell for (_, at), cell in cells.items() if at == slot) <= room * used[slot])
    for one, other in too_near(event, cells):
        model.add_at_most_one([one, other])
    model.maximize(HELD * sum(cells.values()) - sum(used))
    solver: Any = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(seconds)
    began = time.perf_counter()
    status = solver.solve(model)
    taken = time.perf_counter() - began
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    held = [slot for (_, slot), cell in cells.items() if found and solver.value(cell)]
    print(json.dumps({"seconds": taken, "held": len(held), "used": len(set(held))}))


def by_meeting(cells: dict[tuple[int, int], Any]) -> dict[int, list[Any]]:
    """A meeting is held once."""
    groups = defaultdict(list)
    for (meeting, _), cell in cells.items():
        groups[meeting].append(cell)
    return groups


def by_party(event: Any, cells: dict[tuple[int, int], Any]) -> dict[tuple[int, int], list[Any]]:
    """Nobody is in two places."""
    groups = defaultdict(list)
    for (meeting, slot), cell in cells.items():
        for party in event["parties"][meeting]:
            groups[party, slot].append(cell)
    return groups


def too_near(event: Any, cells: dict[tuple[int, int], Any]) -> list[tuple[Any, Any]]:
    """Meetings of one enterprise at two tables without the time to walk."""
    of_walker = defaultdict(set)
    for meeting, walkers in enumerate(event["walkers"]):
        for walker in walkers:
            of_walker[walker].add(meeting)
    pairs = {
        (one, other) for meetings in of_walker.values() for one in meetings for other in meetings
        if one != other and event["seats"][one] != event["seats"][other]
    }  # fmt: skip
    return [
        (cells[one, slot], cells[other, slot + step])
        for one, other in sorted(pairs) for step in range(1, event["walking"] + 1)
        for slot in event["domains"][one] if (other, slot + step) in cells
    ]  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
