"""The attendance list: a numbered line to sign for everybody who is expected, and empty ones for who comes besides."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.event_papers.facts import EventSheet, Guest
from reports.event_papers.looks import heading
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks

_COLUMNS = (
    Column("No.", points=30), Column("Kode", points=46), Column("Usaha", 6), Column("Kab./kota", 3.6),
    Column("Nama yang hadir", 5), Column("Tanda tangan", 2.6), Column("", 2.2),
)  # fmt: skip
_ROOM_TO_SIGN = 8
_SPARE = 10


def attendance_pdf(sheet: EventSheet, paper: str = "A4") -> bytes:
    """Return the list of both sides."""
    size = PaperSize(paper)
    width = text_width(size)
    story = [
        *blocks.kop_of(sheet.kop, sheet.logo),
        paragraph("DAFTAR HADIR", styles.TITLE),
        paragraph(sheet.name, styles.SUBTITLE),
        *(paragraph(line, styles.NUMBER) for line in (sheet.held_on, sheet.where) if line),
        *_list("Pembeli", sheet.buyers, width),
        *_list("UMKM", sheet.enterprises, width),
        *_list("Peserta di luar undangan", [Guest("", "")] * _SPARE, width),
    ]
    return render(story, Sheet(title=f"Daftar hadir · {sheet.name}", paper=size, footer=sheet.foot))


def _list(title: str, guests: Sequence[Guest], width: float) -> list[Flowable]:
    if not guests:
        return []
    rows = [
        (f"{at}.", each.badge, each.name, each.place, each.attendee, *_apart(at))
        for at, each in enumerate(guests, start=1)
    ]
    return [*heading(title), flowables.grid(_COLUMNS, rows, width, _ROOM_TO_SIGN)]


def _apart(at: int) -> tuple[str, str]:
    """Neighbours sign in turn at the left and at the right."""
    return (f"{at}.", "") if at % 2 else ("", f"{at}.")
