"""Cards that stand on the tables: the table's name, who sits there, and the day's meetings at it."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from reports.event_papers import looks
from reports.event_papers.facts import EventSheet
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph

_MEETINGS = (
    Column("No.", points=34), Column("Jam", points=84), Column("Pembeli", 5), Column("UMKM", 6), Column("Tentang", 4),
)  # fmt: skip


def table_cards_pdf(sheet: EventSheet, paper: str = "A4") -> bytes:
    """Return a page for every table."""
    size = PaperSize(paper)
    story: list[Flowable] = []
    for at in range(len(sheet.tables)):
        story += [*([PageBreak()] if at else []), *_card(sheet, at, text_width(size))]
    return render(story, Sheet(title=f"Kartu meja · {sheet.name}", paper=size, footer=sheet.foot))


def _card(sheet: EventSheet, at: int, width: float) -> list[Flowable]:
    table = sheet.tables[at]
    sitting = [f"{each.name} ({each.badge})" for each in sheet.buyers if each.table == at]
    rows = [
        (f"{each.number}", sheet.time_of(each), sheet.buyer_of(each), sheet.names_of(each), each.subject)
        for each in sheet.at_table(at)
    ]
    nobody = paragraph("Tidak ada pertemuan di meja ini.", styles.CENTRED)
    return [
        paragraph(sheet.name, styles.LINKING),
        paragraph(table.name, looks.TABLE_NUMBER),
        *(paragraph(who, looks.AT_TABLE) for who in sitting),
        *([paragraph(table.place, styles.LINKING)] if table.place else []),
        flowables.gap(10),
        flowables.grid(_MEETINGS, rows, width, 4) if rows else nobody,
    ]
