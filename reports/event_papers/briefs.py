"""A page for each meeting: what fits, what is missing, three questions to settle, room for the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak

from reports.event_papers.facts import EventSheet, Meeting
from reports.event_papers.looks import event_head
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
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
        page = _page(sheet, each, briefs.get(each.number, Brief()), text_width(size))
        story += [PageBreak(), *page] if story else page
    nobody: list[Flowable] = [paragraph("Belum ada pertemuan.", styles.BODY)]
    return render(story or nobody, Sheet(title=f"Lembar pertemuan · {sheet.name}", paper=size, footer=sheet.foot))


def questions_of(brief: Brief) -> tuple[str, ...]:
    """The three questions: its own first, then the usual ones."""
    own = brief.questions[:QUESTIONS]
    return (*own, *(each for each in _USUAL if each not in own))[:QUESTIONS]


def _page(sheet: EventSheet, meeting: Meeting, brief: Brief, width: float) -> list[Flowable]:
    cell = " · ".join(part for part in (sheet.held_on, sheet.time_of(meeting), sheet.place_of(meeting)) if part)
    buyer = sheet.buyers[meeting.buyer]
    looks_for = " · ".join(part for part in (buyer.place, meeting.subject or buyer.about) if part)
    return [
        *event_head(f"LEMBAR PERTEMUAN NO. {meeting.number} · {sheet.name}", sheet.buyer_of(meeting), looks_for, cell),
        paragraph("dengan", looks.NOTE),
        *_enterprises(sheet, meeting),
        *_listed("Yang cocok", brief.fits),
        *_sides(brief, width),
        *_missing(brief, width),
        paragraph("Tiga hal yang perlu disepakati", looks.HEADING),
        *flowables.numbered(questions_of(brief)),
        flowables.gap(6),
        flowables.signing_page(flowables.grid(_RESULT, _TO_FILL, width, 5.5)),
    ]


def _enterprises(sheet: EventSheet, meeting: Meeting) -> list[Flowable]:
    found = []
    for at in meeting.enterprises:
        guest = sheet.enterprises[at]
        said = " · ".join(part for part in (guest.place, guest.about) if part)
        found += [paragraph(f"{guest.name} ({guest.badge})", styles.FIELD_STRONG), paragraph(said, looks.NOTE)]
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
