"""The prints of an event by name, each for everybody or for some guests only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reports.event_papers.attendance import attendance_pdf
from reports.event_papers.badges import badges_pdf
from reports.event_papers.briefs import Brief, briefs_pdf
from reports.event_papers.cards import table_cards_pdf
from reports.event_papers.facts import EventSheet, Guest
from reports.event_papers.guide import Entry, guide_pdf
from reports.event_papers.programme import programme_pdf
from reports.event_papers.slips import buyer_slips_pdf, enterprise_slips_pdf
from reports.event_papers.table_map import table_map_pdf


class Print(StrEnum):
    """What is printed before the event; the value is the file's name."""

    ENTERPRISE_SLIPS = "slip-umkm"
    BUYER_SLIPS = "slip-pembeli"
    TABLE_CARDS = "kartu-meja"
    PROGRAMME = "susunan-acara"
    TABLE_MAP = "peta-meja"
    ATTENDANCE = "daftar-hadir"
    BADGES = "tanda-pengenal"
    BRIEFS = "lembar-pertemuan"
    GUIDE = "katalog-umkm"


@dataclass(frozen=True, slots=True)
class PrintFacts:
    """The event, what is known of its pairs and enterprises, and for whom (badges) if not for all."""

    sheet: EventSheet
    briefs: Mapping[int, Brief] = field(default_factory=dict)
    entries: Sequence[Entry] = ()
    only: frozenset[str] | None = None

    def among(self, guests: Sequence[Guest]) -> list[int] | None:
        """Places of those asked for; None is everybody."""
        if self.only is None:
            return None
        return [at for at, guest in enumerate(guests) if guest.badge in self.only]

    @property
    def numbers(self) -> list[int] | None:
        """Numbers of the meetings in which somebody asked for sits."""
        if self.only is None:
            return None
        sheet, only = self.sheet, self.only
        return [
            each.number
            for each in sheet.meetings
            if sheet.buyers[each.buyer].badge in only or only & {sheet.enterprises[at].badge for at in each.enterprises}
        ]


def printed(kind: Print, facts: PrintFacts, paper: str = "A4") -> bytes:
    """Return one print as PDF."""
    return _PRINTS[kind](facts, paper)


_PRINTS: dict[Print, Callable[[PrintFacts, str], bytes]] = {
    Print.ENTERPRISE_SLIPS: lambda f, paper: enterprise_slips_pdf(f.sheet, paper, f.among(f.sheet.enterprises)),
    Print.BUYER_SLIPS: lambda f, paper: buyer_slips_pdf(f.sheet, paper, f.among(f.sheet.buyers)),
    Print.TABLE_CARDS: lambda f, paper: table_cards_pdf(f.sheet, paper),
    Print.PROGRAMME: lambda f, paper: programme_pdf(f.sheet, paper),
    Print.TABLE_MAP: lambda f, paper: table_map_pdf(f.sheet, paper),
    Print.ATTENDANCE: lambda f, paper: attendance_pdf(f.sheet, paper),
    Print.BADGES: lambda f, paper: badges_pdf(f.sheet, paper, None if f.only is None else sorted(f.only)),
    Print.BRIEFS: lambda f, paper: briefs_pdf(f.sheet, f.briefs, paper, f.numbers),
    Print.GUIDE: lambda f, paper: guide_pdf(f.sheet, f.entries, paper),
}
