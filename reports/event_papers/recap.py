"""The recap: what came of an event by buyer, enterprise and kabupaten."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports import numerals
from reports.event_papers.facts import EventSheet
from reports.event_papers.looks import heading
from reports.event_papers.outcomes import COLUMNS, Agreed, Line, Outcome, amount, cells, stages
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks

_AGREED = (
    Column("No.", points=26), Column("Pembeli", 4.6), Column("UMKM", 4.6), Column("Produk", 4),
    Column("Volume", points=76), Column("Disepakati", points=92, figures=True), Column("Langkah berikutnya", 5.6),
    Column("Tenggat", points=58),
)  # fmt: skip
_AGREED_UPRIGHT = (
    Column("No.", points=26), Column("Pembeli dan UMKM", 6), Column("Produk, volume", 4),
    Column("Disepakati", points=92, figures=True), Column("Langkah berikutnya, tenggat", 4.4),
)  # fmt: skip
"""On a page that stands upright."""
_WIDE = 560
_SEPARATE = (
    "Potensi, disepakati, terkirim, dan terbayar adalah empat angka yang tidak dijumlahkan. "
    "Tanda – berarti belum ada keterangan."
)


def recap_pdf(sheet: EventSheet, outcome: Outcome, paper: str = "A4") -> bytes:
    """Return the recap on landscape pages."""
    size = PaperSize(paper)
    width = text_width(size, landscape=True)
    story = [
        *blocks.kop_of(sheet.kop, sheet.logo),
        paragraph("REKAPITULASI HASIL TEMU BISNIS", styles.TITLE),
        paragraph(sheet.name, styles.SUBTITLE),
        paragraph(" · ".join(part for part in (sheet.held_on, sheet.where) if part), styles.NUMBER),
        flowables.gap(8),
        blocks.fields(_facts(outcome), width),
        paragraph(_SEPARATE, looks.NOTE),
        *lines_of("Menurut pembeli", outcome.buyers, width),
        *lines_of("Menurut kabupaten/kota", outcome.regions, width),
        *lines_of("Menurut UMKM", outcome.enterprises, width),
        *agreed_of(outcome.agreements, width),
        *_without(outcome.without_meeting),
    ]
    return render(story, Sheet(title=f"Rekapitulasi · {sheet.name}", paper=size, footer=sheet.foot, landscape=True))


def _facts(outcome: Outcome) -> list[tuple[str, str]]:
    whole = outcome.whole
    return [
        ("Peserta", f"{numerals.grouped(outcome.came)} hadir dari {numerals.grouped(outcome.invited)} yang diundang"),
        ("Pertemuan", f"{numerals.grouped(whole.held)} terlaksana dari {numerals.grouped(whole.meetings)}"),
        ("Berminat", numerals.grouped(whole.interested)), ("Sepakat", numerals.grouped(whole.agreed_count)),
        *stages(whole),
    ]  # fmt: skip


def lines_of(title: str, lines: Sequence[Line], width: float) -> list[Flowable]:
    """A table of the recap under its heading, nothing without lines."""
    if not lines:
        return []
    rows = [cells(at, line) for at, line in enumerate(lines, start=1)]
    return [*heading(title), flowables.grid(COLUMNS, rows, width)]


def agreed_of(agreements: Sequence[Agreed], width: float) -> list[Flowable]:
    """What was agreed, and what comes next."""
    if not agreements:
        return []
    columns, row = (_AGREED, _agreed_row) if width >= _WIDE else (_AGREED_UPRIGHT, _upright_row)
    table = flowables.grid(columns, [row(each) for each in agreements], width)
    return [*heading("Kesepakatan dan tindak lanjut"), table]


def _agreed_row(each: Agreed) -> tuple[str, ...]:
    said = (each.buyer, each.enterprise, each.product, each.quantity, amount(each.agreed), each.next_step, each.due)
    return (f"{each.number}", *said)


def _upright_row(each: Agreed) -> tuple[str, ...]:
    goods = ", ".join(filter(None, (each.product, each.quantity)))
    step = ", ".join(filter(None, (each.next_step, each.due)))
    return (f"{each.number}", f"{each.buyer} dengan {each.enterprise}", goods, amount(each.agreed), step)



def _without(names: Sequence[str]) -> list[Flowable]:
    if not names:
        return []
    return [*heading("Hadir tanpa pertemuan"), *flowables.huruf(names, inside_ayat=False)]
