"""Slips: when and where somebody meets whom; several enterprises on a page, a page to a buyer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from reports.event_papers.facts import EventSheet, Guest, Meeting
from reports.event_papers.looks import cut_line, event_head
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import looks

_OF_ENTERPRISE = (
    Column("No.", points=30), Column("Jam", points=78), Column("Meja", points=58), Column("Bertemu dengan", 5),
    Column("Tentang", 4),
)  # fmt: skip
_OF_BUYER = (
    Column("No.", points=30), Column("Jam", points=78), Column("Meja", points=52), Column("Bertemu dengan", 5),
    Column("Tentang", 3.4), Column("Hasil, tindak lanjut", 4),
)  # fmt: skip
_ROOM_TO_WRITE = 9
_COME_EARLY = (
    "Datang 15 menit sebelum pertemuan pertama dan lapor di meja pendaftaran. Bawa contoh produk, daftar harga, dan "
    "salinan legalitas usaha. Bila berhalangan, segera beri tahu panitia: tempat Anda dapat dipakai peserta lain."
)
_WAITING = "Belum mendapat waktu: {whom}. Tanyakan kepada panitia pada hari acara."


def enterprise_slips_pdf(sheet: EventSheet, paper: str = "A4", only: Sequence[int] | None = None) -> bytes:
    """Return the slips of the enterprises, or of those named, to be cut apart."""
    size = PaperSize(paper)
    chosen = range(len(sheet.enterprises)) if only is None else only
    story = [each for at in chosen for each in _enterprise_slip(sheet, at, text_width(size))]
    return render(story or _nobody(), Sheet(title=f"Slip UMKM · {sheet.name}", paper=size, footer=sheet.foot))


def buyer_slips_pdf(sheet: EventSheet, paper: str = "A4", only: Sequence[int] | None = None) -> bytes:
    """Return a page for each buyer, or for those named, with room for what a meeting came to."""
    size = PaperSize(paper)
    chosen = range(len(sheet.buyers)) if only is None else only
    pages = [_buyer_slip(sheet, at, text_width(size)) for at in chosen]
    title = f"Jadwal pembeli · {sheet.name}"
    return render(_on_pages(pages) or _nobody(), Sheet(title=title, paper=size, footer=sheet.foot))


def _enterprise_slip(sheet: EventSheet, at: int, width: float) -> list[Flowable]:
    guest, meetings = sheet.enterprises[at], sheet.of_enterprise(at)
    rows = [
        (f"{each.number}", sheet.time_of(each), sheet.place_of(each), sheet.buyer_of(each), each.subject)
        for each in _placed(meetings)
    ]
    waiting = _unplaced(meetings, sheet.buyer_of)
    return [KeepTogether([*_head(sheet, guest), *_table(_OF_ENTERPRISE, rows, width), *waiting, *_note()]), cut_line()]


def _buyer_slip(sheet: EventSheet, at: int, width: float) -> list[Flowable]:
    guest, meetings = sheet.buyers[at], sheet.of_buyer(at)
    rows = [
        (f"{each.number}", sheet.time_of(each), sheet.place_of(each), sheet.names_of(each), each.subject, "")
        for each in _placed(meetings)
    ]
    waiting = _unplaced(meetings, sheet.names_of)
    return [*_head(sheet, guest), *_table(_OF_BUYER, rows, width, _ROOM_TO_WRITE), *waiting]


def _head(sheet: EventSheet, guest: Guest) -> list[Flowable]:
    held = " · ".join(part for part in (sheet.held_on, sheet.where) if part)
    who = " · ".join(part for part in (guest.badge, guest.place, guest.attendee, guest.about) if part)
    return event_head(f"JADWAL PERTEMUAN · {sheet.name}", guest.name, who, held)


def _table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: float, padding: float = 2.7
) -> list[Flowable]:
    if not rows:
        return [paragraph("Belum ada pertemuan yang dijadwalkan.", styles.BODY)]
    return [flowables.grid(columns, rows, width, padding), flowables.gap(5)]


def _placed(meetings: Iterable[Meeting]) -> list[Meeting]:
    return [each for each in meetings if each.slot is not None]


def _unplaced(meetings: Iterable[Meeting], named: Callable[[Meeting], str]) -> list[Flowable]:
    waiting = [named(each) for each in meetings if each.slot is None]
    return [paragraph(_WAITING.format(whom="; ".join(waiting)), looks.NOTE)] if waiting else []


def _note() -> list[Flowable]:
    return [paragraph(_COME_EARLY, looks.NOTE)]


def _on_pages(pages: Sequence[list[Flowable]]) -> list[Flowable]:
    return [each for at, page in enumerate(pages) for each in ([PageBreak(), *page] if at else page)]


def _nobody() -> list[Flowable]:
    return [paragraph("Belum ada peserta.", styles.BODY)]
