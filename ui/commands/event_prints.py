"""The prints of an event that a command was given as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from matching.timetable.event import Timetable
from models.files import write_bytes
from reports.event_papers.facts import EventSheet, Guest, Meeting, Slot, TablePlace
from reports.event_papers.kinds import Print, PrintFacts, printed
from ui.commands.event_file import EventFile
from ui.commands.session import show_progress
from ui.texts import tr

_KINDS = tuple(kind for kind in Print if kind is not Print.GUIDE)
"""A file knows names only: the catalogue of the enterprises would be empty."""


def print_event(given: EventFile, found: Timetable, folder: Path, paper: str, today: date) -> Iterator[Path]:
    """Write every print into the folder; its path once it is there."""
    facts = PrintFacts(_sheet(given, found, today))
    for done, kind in enumerate(_KINDS):
        show_progress(done, len(_KINDS))
        file = folder / f"{kind.value}.pdf"
        write_bytes(file, printed(kind, facts, paper))
        yield file
    show_progress(len(_KINDS), len(_KINDS))


def _sheet(given: EventFile, found: Timetable, today: date) -> EventSheet:
    event = given.event
    rest = tr("Istirahat")
    slots = (Slot(*span, rest if at in event.breaks else "") for at, span in enumerate(given.spans))
    tables = [TablePlace(tr("Meja {number}").format(number=at + 1)) for at in range(event.tables)]
    buyers = (
        Guest(f"B-{at + 1:02}", name, table=buyer.table)
        for at, (name, buyer) in enumerate(zip(given.buyers, event.buyers, strict=True))
    )
    enterprises = (Guest(f"U-{at + 1:03}", name) for at, name in enumerate(given.enterprises))
    meetings = (
        Meeting(at + 1, asked.buyer, asked.enterprises, cell and cell[0], cell and cell[1], asked.uid)
        for at, (asked, cell) in enumerate(zip(event.meetings, found.cells, strict=True))
    )
    return EventSheet(
        "", given.name or tr("Temu bisnis"), given.on, given.venue, "", today, tuple(slots), tuple(tables),
        tuple(buyers), tuple(enterprises), tuple(meetings),
    )  # fmt: skip
