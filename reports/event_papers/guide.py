"""The catalogue of the enterprises that come: what a buyer may know, without personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether

from reports.event_papers.facts import EventSheet
from reports.layout import flowables, styles
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks

_PRIVATE = (
    "Katalog ini tidak memuat nama pemilik, alamat rinci, nomor telepon, dan harga. Usaha dihubungi melalui panitia."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be shown of an enterprise; lines in words, empty where nobody knows."""

    badge: str
    name: str
    place: str
    activity: str = ""
    offers: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()


def guide_pdf(sheet: EventSheet, entries: Sequence[Entry], paper: str = "A4") -> bytes:
    """Return the catalogue, an entry for each enterprise, by its badge."""
    size = PaperSize(paper)
    width = text_width(size)
    story = [
        *blocks.kop_of(sheet.kop, sheet.logo),
        paragraph("KATALOG UMKM", styles.TITLE),
        paragraph(sheet.name, styles.SUBTITLE),
        *(paragraph(line, styles.NUMBER) for line in (sheet.held_on, sheet.where) if line),
        flowables.gap(6),
        paragraph(_PRIVATE, looks.NOTE),
        *(KeepTogether(_entry(each, width)) for each in entries),
    ]
    return render(story, Sheet(title=f"Katalog UMKM · {sheet.name}", paper=size, footer=sheet.foot))


def _entry(entry: Entry, width: float) -> list[Flowable]:
    rows = [
        ("Tempat", entry.place), ("Kegiatan", entry.activity), ("Kemampuan", "; ".join(entry.offers)),
        ("Peralatan", "; ".join(entry.machines)), ("Legalitas", "; ".join(entry.papers)),
    ]  # fmt: skip
    heading = paragraph(f"{entry.badge}  {entry.name}", looks.SUBHEADING)
    return [heading, blocks.fields(rows, width), flowables.gap(4)] if any(row[1] for row in rows) else [heading]
