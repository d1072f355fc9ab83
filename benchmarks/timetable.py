"""Timetables of matchmaking events: the largest one, a new plan on the day, and CP-SAT on the same events.

`--peers` names a Python that has ortools; CP-SAT is ended after PEER_SECONDS and judged by our bounds.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.measuring import Figure, Taken, Worth, answered, expect, median, memory, rounds, slowest
from benchmarks.transport import PYTHON
from matching.timetable.board import Board, slots_in
from matching.timetable.event import Buyer, Enterprise, Event, Meeting, Timetable
from matching.timetable.judging import violations
from matching.timetable.marginals import marginal
from matching.timetable.planning import plan
from matching.timetable.replanning import replan, with_absent

BUYERS, INVITED, MEETINGS = 190, 927, 3200
DAY = 25, 80, 300
"""Buyers, enterprises and meetings of a usual day."""
SEEDS = (0, 1, 2)
SPREAD = 0.35
"""Sigma of how sought after buyers are."""
AWAY = 0.1
GROUPS = 100
PEER_SECONDS = 30.0
PEER = "OR-Tools CP-SAT"


def figures() -> list[Figure]:
    """The largest event without and with everything that binds, and a day of 300 meetings."""
    free = [largest(seed) for seed in SEEDS]
    bound = [largest(seed, everything=True) for seed in SEEDS]
    return [
        *_planned("nobody away", free, goal=0.05),
        *_planned("10 % away, walks, groups, tables, minimums", bound, goal=1.0),
        *_against("nobody away", free[0]),
        *_against("10 % away, walks, groups, tables, minimums", bound[0]),
        *_against("10 % away, too few slots for all", event_of(0, DAY, slots=16, tables=22, away=AWAY)),
        *_on_the_day(),
    ]


def largest(seed: int, *, everything: bool = False) -> Event:
    """190 buyers, 927 enterprises, 3,200 meetings, 54 slots; with everything, also all that can bind them."""
    event = event_of(seed, (BUYERS, INVITED, MEETINGS), slots=54, tables=100, away=AWAY if everything else 0.0)
    return bound_event(event, seed) if everything else event


def event_of(seed: int, size: tuple[int, int, int], *, slots: int, tables: int, away: float) -> Event:
    """Some buyers are sought after more than others; nobody meets the same one twice."""
    chance, (buyers, invited, meetings) = Random(seed), size
    sought = [chance.lognormvariate(0.0, SPREAD) for _ in range(buyers)]
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < meetings:
        pairs[chance.choices(range(buyers), sought)[0], chance.randrange(invited)] = None

    def gone() -> frozenset[int]:
        return frozenset(slot for slot in range(slots) if chance.random() < away)

    return Event(
        slots, tables,
        tuple(Buyer(f"M-{number}", gone()) for number in range(buyers)),
        tuple(Enterprise(f"U-{number}", gone()) for number in range(invited)),
        tuple(Meeting(f"T-{number}", buyer, (who,)) for number, (buyer, who) in enumerate(pairs)),
    )  # fmt: skip


def bound_event(event: Event, seed: int) -> Event:
    """The same with groups, tables of half of the buyers, a minimum for everybody and one slot to walk."""
    chance, invited = Random(seed), len(event.enterprises)
    groups = [
        replace(each, enterprises=tuple(sorted({*each.enterprises, *(chance.randrange(invited) for _ in range(2))})))
        for each in event.meetings[:GROUPS]
    ]
    tables = (number // 2 if number % 2 else None for number in range(len(event.buyers)))
    return replace(
        event, walking=1, meetings=(*groups, *event.meetings[GROUPS:]),
        buyers=tuple(replace(each, table=table) for each, table in zip(event.buyers, tables, strict=True)),
        enterprises=tuple(replace(each, minimum=1) for each in event.enterprises),
    )  # fmt: skip


def _planned(what: str, events: list[Event], goal: float) -> list[Figure]:
    taken, worths, held = [], [], []
    for event in events:
        taken.append(rounds(lambda: plan(event)))  # noqa: B023  called at once
        found = plan(event)
        expect(not violations(event, found), "the timetable breaks a limit of its event")
        worths.append(_worth(found))
        held.append(100 * found.held / found.most)
    name = f"timetable {BUYERS} × {INVITED}, {MEETINGS:,} meetings, {what}"
    worst = max(worths, key=lambda worth: worth.gap)
    took = slowest(taken)
    return [
        Figure(f"{name}: slots used", took.wall, "s", took.processor, goal, memory=memory(), worth=worst),
        Figure(f"{name}: meetings held of the most that can be", min(held), "%", goal=100.0, at_least=True),
    ]


def _worth(found: Timetable) -> Worth:
    return Worth(found.slots_used, 100 * (found.slots_used - found.lower_bound) / max(found.lower_bound, 1))


def _on_the_day() -> list[Figure]:
    """Three enterprises and a buyer do not come, another buyer comes late, and two tables are gone."""
    event = event_of(0, DAY, slots=18, tables=22, away=0.05)
    before = plan(event)
    changed = with_absent(event, before, buyers=[3], enterprises=[5, 6, 7], now=2)
    late = replace(changed.buyers[0], away=changed.buyers[0].away | set(range(2, 6)))
    gone = changed.closed | {(slot, table) for slot in range(2, event.slots) for table in (20, 21)}
    changed = replace(changed, buyers=(late, *changed.buyers[1:]), closed=gone)
    taken, new = rounds(lambda: replan(changed, before)), replan(changed, before)
    expect(not violations(changed, new.timetable), "the new timetable breaks a limit of its event")
    worth, crowded = rounds(lambda: marginal(*_crowded()), 1), "marginal values of 300 meetings, too few tables"
    return [
        Figure("timetable: a new plan of 300 meetings on the day", taken.wall, "s", taken.processor, goal=0.5),
        Figure("timetable: people moved by it", new.people_moved, ""),
        Figure(f"timetable: {crowded}", worth.wall, "s", worth.processor),
    ]


def _crowded() -> tuple[Event, Timetable]:
    event = event_of(1, DAY, slots=18, tables=15, away=0.05)
    return event, plan(event)


def _against(what: str, event: Event) -> list[Figure]:
    python = os.environ.get(PYTHON, sys.executable)
    ours: list[tuple[Timetable, Taken]] = [answered(lambda: plan(event)) for _ in range(3)]
    found, taken = ours[0][0], median([each for _, each in ours])
    name = f"timetable {len(event.meetings):,} meetings, {what}: against"
    if python == sys.executable and importlib.util.find_spec("ortools") is None:
        print(f"!!! {PEER} IS MISSING: name a Python that has it by --peers", file=sys.stderr, flush=True)
        return [Figure(f"{name}: PEER MISSING: {PEER}", taken.wall)]
    seconds, held, used = _asked(python, event)
    expect(held <= found.most, f"{PEER} holds {held} meetings, above our bound {found.most}")
    gap = 100 * (used - found.lower_bound) / found.lower_bound
    worth = Worth(used, gap) if held == found.held else None  # fewer meetings need fewer slots: no comparison
    label = f"{PEER}, {held:,} of {found.most:,} held,"
    return [Figure(name, taken.wall, "s", peer=label, peer_value=seconds, worth=_worth(found), peer_worth=worth)]


def _asked(python: str, event: Event) -> tuple[float, int, int]:
    """Seconds, meetings held and slots used of the peer, in a process of its own."""
    board = Board(event)
    told = {
        "domains": [list(slots_in(domain)) for domain in board.domain],
        "parties": [list(parties) for parties in board.parties],
        "walkers": [list(people[1:]) for people in board.people] if board.walking else [],
        "seats": board.seat, "walking": board.walking, "rooms": board.room,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "event.json"
        file.write_text(json.dumps(told), encoding="utf-8")
        command = [python, str(Path(__file__).with_name("timetable_peer.py")), str(file), str(PEER_SECONDS)]
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return float(answer["seconds"]), int(answer["held"]), int(answer["used"])
