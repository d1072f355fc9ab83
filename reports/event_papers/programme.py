"""The programme: the stretches of the day, and all meetings in the order of their time."""

from __future__ import annotations

from reportlab.platypus import Flowable

from reports import numerals
from reports.event_papers.facts import EventSheet, Slot
from reports.event_papers.looks import heading
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks

_DAY = (Column("Jam", points=84), Column("Acara", 6), Column("Sesi", 4), Column("Pertemuan", points=64, figures=True))
_MEETINGS = (
    Column("Jam", points=80), Column("Meja", points=56), Column("No.", points=32), Column("Pembeli", 5),
    Column("UMKM", 6), Column("Tentang", 4),
)  # fmt: skip


def programme_pdf(sheet: EventSheet, paper: str = "A4") -> bytes:
    """Return the day, then every meeting."""
    size = PaperSize(paper)
    width = text_width(size)
    story = [*_head(sheet), *_day(sheet, width), *_timetable(sheet, width), *_left_over(sheet)]
    return render(story, Sheet(title=f"Susunan acara · {sheet.name}", paper=size, footer=sheet.foot))


def _head(sheet: EventSheet) -> list[Flowable]:
    lines = [line for line in (sheet.theme, sheet.held_on, sheet.where) if line]
    return [
        *blocks.kop_of(sheet.kop, sheet.logo),
        paragraph("SUSUNAN ACARA", styles.TITLE),
        paragraph(sheet.name, styles.SUBTITLE),
        *(paragraph(line, styles.NUMBER) for line in lines),
        flowables.gap(8),
    ]


def _day(sheet: EventSheet, width: float) -> list[Flowable]:
    held = [sum(each.slot == at for each in sheet.meetings) for at in range(len(sheet.slots))]
    rows = [
        (slot.time, slot.says or "Pertemuan", slot.session, _count(slot, held[at]))
        for at, slot in enumerate(sheet.slots)
    ]
    return [flowables.grid(_DAY, rows, width)]


def _count(slot: Slot, held: int) -> str:
    return "" if slot.says else numerals.grouped(held)


def _timetable(sheet: EventSheet, width: float) -> list[Flowable]:
    placed = [each for each in sheet.meetings if each.slot is not None]
    placed.sort(key=lambda each: (each.slot or 0, each.table or 0, each.number))
    rows = [
        (sheet.time_of(each), sheet.place_of(each), f"{each.number}", sheet.buyer_of(each), sheet.names_of(each),
         each.subject)
        for each in placed
    ]  # fmt: skip
    if not rows:
        return []
    return [*heading("Jadwal pertemuan"), flowables.grid(_MEETINGS, rows, width)]


def _left_over(sheet: EventSheet) -> list[Flowable]:
    waiting = [each for each in sheet.meetings if each.slot is None]
    if not waiting:
        return []
    named = [f"{each.number}: {sheet.buyer_of(each)} dengan {sheet.names_of(each)}" for each in waiting]
    return [*heading("Belum mendapat waktu"), *(paragraph(line, looks.NOTE) for line in named)]
