"""The command `plan-event`: the timetable of a matchmaking event, with what proves it and what does not fit."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models.problems import UserProblem, Value
from ui.commands.answers import Answer
from ui.commands.session import require_writable, show_progress
from ui.texts import sentence, tr

if TYPE_CHECKING:
    from matching.timetable.event import Fact, Shortfall, Timetable, Unscheduled, Way
    from ui.commands.event_file import EventFile


def plan_event(options: argparse.Namespace) -> Answer:
    """Slots and tables of the meetings, the bound, and for each meeting left over the shortest ways to hold it."""
    from time import perf_counter

    from matching.timetable.planning import plan
    from ui.commands.event_file import event_of

    _require_folder(options.out)
    given = event_of(options.event)
    began = perf_counter()
    found = plan(given.event, show_progress)
    seconds = perf_counter() - began
    answer = _answer(given, found, seconds)
    if not options.no_print:
        answer["files"] = _printed(given, found, options)
    if options.additions:
        answer["additions"] = _additions(given, found)
    return {**answer, "_lines": _lines(given, found, answer)}


def _printed(given: EventFile, found: Timetable, options: argparse.Namespace) -> list[str]:
    from datetime import date

    from ui.commands.event_prints import print_event

    options.out.mkdir(parents=True, exist_ok=True)
    return [str(file) for file in print_event(given, found, options.out, options.paper, options.date or date.today())]


def _require_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserProblem("event.no_folder", folder=str(folder))
    if not folder.exists():
        require_writable(folder)


def _answer(given: EventFile, found: Timetable, seconds: float) -> Answer:
    meetings = given.event.meetings
    return {
        "slots_used": found.slots_used,
        "lower_bound": found.lower_bound,
        "timetable": [
            {"meeting": meetings[at].uid, "slot": cell[0], "table": cell[1]} for at, cell in found.placed()
        ],
        "unscheduled": [_unscheduled_answer(given, each) for each in found.unscheduled],
        "seconds": round(seconds, 4),
        "files": [],
        "most": found.most,
        "below_minimum": [_shortfall_answer(given, each) for each in found.below_minimum],
    }  # fmt: skip


def _unscheduled_answer(given: EventFile, left: Unscheduled) -> Answer:
    return {
        "meeting": given.event.meetings[left.meeting].uid,
        "reasons": [way_text(given, way) for way in left.ways],
        "ways": [
            {"slot": way.slot, "table": way.table, "facts": [_fact_answer(given, fact) for fact in way.facts]}
            for way in left.ways
        ],
    }


def _fact_answer(given: EventFile, fact: Fact) -> Answer:
    from matching.timetable.event import FactCode

    event = given.event
    people = event.buyers if fact.code in _OF_BUYERS else event.enterprises
    answer: Answer = {"fact": str(fact.code)}
    if fact.slot >= 0:
        answer["slot"] = fact.slot
    if fact.table >= 0:
        answer["table"] = fact.table
    if fact.who >= 0:
        answer["who"] = people[fact.who].uid
    if fact.meeting >= 0 and fact.code is not FactCode.LOCKED:
        answer["meeting"] = event.meetings[fact.meeting].uid
    return answer


_OF_BUYERS = frozenset({"buyer_away", "buyer_busy", "buyer_full", "table_fixed"})


def _shortfall_answer(given: EventFile, short: Shortfall) -> Answer:
    people = given.event.buyers if short.buyer else given.event.enterprises
    return {"who": people[short.who].uid, "held": short.held, "minimum": short.minimum}


def way_text(given: EventFile, way: Way) -> str:
    """One way to hold a meeting, and all that is between."""
    facts = "; ".join(fact_text(given, fact) for fact in way.facts)
    return tr("{time}: {facts}").format(time=given.slots[way.slot], facts=facts)


def fact_text(given: EventFile, fact: Fact) -> str:
    """A fact in words."""
    names = given.buyers if fact.code in _OF_BUYERS else given.enterprises
    values: dict[str, Value] = {
        "who": names[fact.who] if fact.who >= 0 else "",
        "meeting": given.event.meetings[fact.meeting].uid if fact.meeting >= 0 else "",
        "table": str(fact.table + 1),
        "time": given.slots[fact.slot] if fact.slot >= 0 else "",
    }
    return sentence(f"event.{fact.code}", **values)


def _additions(given: EventFile, found: Timetable) -> list[Answer]:
    from matching.timetable.marginals import marginal

    added = marginal(given.event, found, show_progress)
    return [{"addition": str(each.addition), "slot": each.slot, "gain": each.gain} for each in added]


def _addition_line(given: EventFile, each: Answer) -> str:
    start = given.slots[each["slot"]] if each["addition"] == "table" else ""
    said = tr("satu meja lagi pukul {time}: +{gain} pertemuan") if start else tr("satu slot lagi: +{gain} pertemuan")
    return "  + " + said.format(time=start, gain=each["gain"])


def _lines(given: EventFile, found: Timetable, answer: Answer) -> list[str]:
    head = tr("{held} dari {all} pertemuan dalam {used} slot (tidak mungkin kurang dari {bound})")
    said = head.format(
        held=found.held, all=len(found.cells), used=found.slots_used, bound=found.lower_bound
    )
    left = [f"  ✗ {each['meeting']}: {each['reasons'][0]}" for each in answer["unscheduled"]]
    short = tr("{who} mendapat {held} dari paling sedikit {minimum} pertemuan")
    below = [f"  ! {short.format(**each)}" for each in answer["below_minimum"]]
    added = [_addition_line(given, each) for each in answer.get("additions", []) if each["gain"]]
    return [said, *left, *below, *added, *answer["files"]]


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Make the command known."""
    made = add("plan-event", plan_event, tr("susun jadwal temu bisnis"))
    made.add_argument("event", type=Path, metavar="JSON", help=tr("acara: slot, meja, peserta, pertemuan"))
    made.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=tr("tempat semua cetakan"))
    made.add_argument("--paper", choices=("A4", "F4"), default="A4", help=tr("kertas cetakan"))
    made.add_argument("--no-print", action="store_true", help=tr("jadwal saja, tanpa cetakan"))
    made.add_argument("--additions", action="store_true", help=tr("hitung guna satu meja atau satu slot lagi"))
