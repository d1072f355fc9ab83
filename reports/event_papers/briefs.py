"""A page for each meeting: what fits, what is missing, three questions to settle, room for the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from reports.event_papers.facts import EventSheet, Meeting
from reports.event_papers.looks import event_head
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_height, text_width
from reports.layout.text import paragraph
from reports.office_papers import looks

QUESTIONS = 3
_USUAL = (
    "Berapa harga per satuan, bagaimana cara dan kapan pembayarannya?",
    "Berapa volume kiriman pertama, kapan, dan di mana diserahkan?",
    "Mutu, kemasan, dan dokumen apa yang harus dipenuhi sebelum kiriman pertama?",
)
_SIDES = (Column("Hal", 4), Column("Diminta", 6), Column("Ditawarkan", 6))
_MISSING = (Column("No.", points=26), Column("Yang belum ada", 7), Column("Yang dapat membantu", 6))
_RESULT = (Column("Hasil pertemuan", points=130), Column("Diisi di tempat", 1))
_TRIED = ((99, 5.5), (8, 5.5), (8, 3.5), (5, 3.5), (3, 2.6), (2, 1.6))
"""Lines of what fits and of what is missing, and the room to write, until everything stands on one page."""
_LONG = {3: 150, 2: 60}
"""With so few lines, words are cut after so many letters."""
_LISTED = 3
"""Enterprises from which on each has one line."""
_CHOICE = "____ tidak   ____ ragu   ____ minat   ____ sepakat"
_TO_FILL = (
    ("Minat", _CHOICE), ("Produk atau pekerjaan", ""),
    ("Volume tiap bulan, satuan", ""), ("Harga per satuan", ""), ("Nilai yang disepakati", ""),
    ("Langkah berikutnya", ""), ("Tenggat", ""), ("Paraf pembeli dan UMKM", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known about a pair; without any of it the page asks the usual questions."""

    fits: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    """(what is missing, who can help)."""
    sides: tuple[tuple[str, str, str], ...] = ()
    """(what, as asked, as offered)."""
    questions: tuple[str, ...] = ()


def briefs_pdf(
    sheet: EventSheet, briefs: Mapping[int, Brief], paper: str = "A4", only: Sequence[int] | None = None
) -> bytes:
    """Return a page for each meeting, or for those whose number is named; briefs go by meeting number."""
    size = PaperSize(paper)
    meetings = [each for each in sheet.meetings if only is None or each.number in only]
    meetings.sort(key=lambda each: (each.slot is None, each.slot or 0, each.table or 0, each.number))
    story: list[Flowable] = []
    for each in meetings:
        page = _one_page(sheet, each, briefs.get(each.number, Brief()), size)
        story += [PageBreak(), *page] if story else page
    nobody: list[Flowable] = [paragraph("Belum ada pertemuan.", styles.BODY)]
    return render(story or nobody, Sheet(title=f"Lembar pertemuan · {sheet.name}", paper=size, footer=sheet.foot))


def questions_of(brief: Brief) -> tuple[str, ...]:
    """The three questions: its own first, then the usual ones."""
    own = brief.questions[:QUESTIONS]
    return (*own, *(each for each in _USUAL if each not in own))[:QUESTIONS]


def _one_page(sheet: EventSheet, meeting: Meeting, brief: Brief, size: PaperSize) -> list[Flowable]:
    """With everything known, else with so much of it that one page holds it."""
    width, room = text_width(size), text_height(size)
    for most, padding in _TRIED:
        page = _page(sheet, meeting, _shortened(brief, most), width, padding)
        if _height(page, width, room) <= room:
            break
    return [*page[:-1], flowables.signing_page(page[-1])]


def _shortened(brief: Brief, most: int) -> Brief:
    over = [len(lines) - most for lines in (brief.fits, brief.missing)]
    fits, missing = brief.fits[:most], brief.missing[:most]
    if over[0] > 0:
        fits += (f"Dan {over[0]} hal lain yang tercatat pada panitia.",)
    if over[1] > 0:
        missing += ((f"Dan {over[1]} hal lain", "Tanyakan kepada panitia"),)
    sides = brief.sides
    if most in _LONG:
        sides = tuple((what, _cut(asked, _LONG[most]), _cut(offered, _LONG[most])) for what, asked, offered in sides)
    return replace(brief, fits=fits, missing=missing, sides=sides)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0]} …"


def _height(page: Sequence[Flowable], width: float, room: float) -> float:
    nowhere, high = Canvas(BytesIO()), 0.0
    for each in page:
        _wide, own = each.wrapOn(nowhere, width, room)
        high += own + each.getSpaceBefore() + each.getSpaceAfter()
    return high


def _page(sheet: EventSheet, meeting: Meeting, brief: Brief, width: float, padding: float) -> list[Flowable]:
    buyer = sheet.buyers[meeting.buyer]
    looks_for = " · ".join(part for part in (buyer.place, meeting.subject or buyer.about) if part)
    kicker = f"LEMBAR PERTEMUAN NO. {meeting.number} · {sheet.name}"
    return [
        *event_head(kicker, sheet.buyer_of(meeting), looks_for, _when(sheet, meeting)),
        paragraph("dengan", looks.NOTE),
        *_enterprises(sheet, meeting),
        *_listed("Yang cocok", brief.fits),
        *_sides(brief, width),
        *_missing(brief, width),
        paragraph("Tiga hal yang perlu disepakati", looks.HEADING),
        *flowables.numbered(questions_of(brief)),
        flowables.gap(6),
        flowables.grid(_RESULT, _TO_FILL, width, padding),
    ]


def _when(sheet: EventSheet, meeting: Meeting) -> str:
    cell = [sheet.time_of(meeting), sheet.place_of(meeting)] if meeting.slot is not None else ["belum mendapat waktu"]
    return " · ".join(part for part in (sheet.held_on, *cell) if part)


def _enterprises(sheet: EventSheet, meeting: Meeting) -> list[Flowable]:
    found = []
    several = len(meeting.enterprises) >= _LISTED
    for at in meeting.enterprises:
        guest = sheet.enterprises[at]
        named, said = f"{guest.name} ({guest.badge})", [part for part in (guest.place, guest.about) if part]
        if several:
            found.append(paragraph(" · ".join((named, *said)), looks.LEFT))
        else:
            found += [paragraph(named, styles.FIELD_STRONG), paragraph(" · ".join(said), looks.NOTE)]
    return list(found)


def _listed(heading: str, lines: Sequence[str]) -> list[Flowable]:
    return [paragraph(heading, looks.HEADING), *flowables.huruf(lines, inside_ayat=False)] if lines else []


def _sides(brief: Brief, width: float) -> list[Flowable]:
    return [flowables.gap(4), flowables.grid(_SIDES, brief.sides, width)] if brief.sides else []


def _missing(brief: Brief, width: float) -> list[Flowable]:
    if not brief.missing:
        return []
    rows = [(f"{at}.", *each) for at, each in enumerate(brief.missing, start=1)]
    return [paragraph("Yang belum ada", looks.HEADING), flowables.grid(_MISSING, rows, width)]
