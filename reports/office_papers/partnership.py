"""Laporan Kemitraan as paper: summary, charts with their tables, the list of agreements."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.platypus import Flowable, KeepTogether, Table

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.charts import Bars, Columns, Mark
from reports.office_papers.partnership_facts import (
    LEAST_FOR_WORTH,
    MOST_OF_WORTH,
    AgreementRow,
    Count,
    PartnershipDocument,
)

_TITLE = "Laporan Kemitraan"
_FEW = 12
"""Lines of a chart that stays on one page with its table."""
_STAGES = (Column("Tahap", 4), Column("Keterangan", 10), Column("Jumlah", 4, figures=True))
_GOODS = (
    Column("No.", points=26), Column("Barang atau pekerjaan", 8), Column("Perjanjian", 3, figures=True),
    Column("Jumlah tiap bulan", 5, figures=True),
)  # fmt: skip
_LIST = (
    Column("No.", points=26), Column("Nomor dan tanggal", points=116), Column("Mitra dan UMKM", 10),
    Column("Pola", points=58), Column("Barang, jumlah tiap bulan", 5.2), Column("Masa berlaku", points=78),
)  # fmt: skip
_ENDING = (
    Column("No.", points=24), Column("Nomor", points=116), Column("Mitra", 6), Column("UMKM", 6),
    Column("Berakhir", 4.6),
)  # fmt: skip


def partnership_pdf(document: PartnershipDocument, paper: str = "A4", logo: bytes = b"") -> bytes:
    """Return the report; equal documents give equal bytes."""
    size = PaperSize(paper)
    period = _period(document)
    sheet = Sheet(title=f"{_TITLE} {period}", paper=size, footer=f"{_TITLE} · {period}")
    return render(partnership_story(document, size, logo), sheet)


def partnership_story(document: PartnershipDocument, paper: PaperSize, logo: bytes = b"") -> list[Flowable]:
    """Return the report as flowables."""
    width = text_width(paper)
    return [
        *blocks.kop_of(document.kop, logo),
        paragraph(_TITLE.upper(), styles.TITLE),
        paragraph(f"Periode {_period(document)}", styles.SUBTITLE),
        paragraph(f"{document.region} · {document.pattern}", styles.NUMBER),
        flowables.gap(8),
        *_chapters(document, width),
        *_closing(document, width),
    ]


def _chapters(document: PartnershipDocument, width: float) -> list[Flowable]:
    """The chapters that have something to say, lettered in a row."""
    making = (
        ("Ringkasan", _summary), ("Potensi, kesepakatan, dan realisasi", _stages), ("Sebaran perjanjian", _shares),
        ("Barang dan pekerjaan", _goods), ("Perjanjian yang segera berakhir", _ending),
        ("Daftar perjanjian yang terbit dalam periode", _list),
    )  # fmt: skip
    written = [(heading, said) for heading, make in making if (said := make(document, width))]
    return [
        part
        for at, (heading, said) in enumerate(written)
        for part in (paragraph(f"{flowables.letter(at).upper()}. {heading}", looks.HEADING), *said)
    ]


def _period(document: PartnershipDocument) -> str:
    return f"{numerals.short_date(document.start)} s.d. {numerals.short_date(document.end)}"


def _summary(document: PartnershipDocument, width: float) -> list[Flowable]:
    tally = document.tally
    figures = [
        ("perjanjian terbit", tally.agreements), ("UMKM bermitra", tally.enterprises), ("mitra", tally.partners),
        ("berlaku pada akhir periode", document.running),
    ]  # fmt: skip
    standing = ", ".join(f"{numerals.grouped(each.value)} {each.label}" for each in document.standing)
    return [
        _figures([(numerals.grouped(value), label) for label, value in figures], width),
        flowables.gap(6),
        paragraph(_in_words(document), styles.BODY),
        paragraph(f"Pada {numerals.short_date(document.made_on)} katalog memuat {standing}.", styles.BODY),
    ]


def _in_words(document: PartnershipDocument) -> str:
    tally = document.tally
    if not tally.agreements:
        said = "Selama periode ini belum ada perjanjian kemitraan yang terbit."
    else:
        said = (
            f"Selama periode ini terbit {numerals.counted(tally.agreements, 'perjanjian kemitraan')} antara "
            f"{numerals.counted(tally.enterprises, 'UMKM')} dan {numerals.counted(tally.partners, 'mitra')}."
        )
    voided = f" Dibatalkan: {numerals.counted(tally.voided, 'perjanjian')}." if tally.voided else ""
    return f"{said}{voided}"


def _figures(cells: Sequence[tuple[str, str]], width: float) -> Table:
    body = [[[paragraph(figure, looks.FIGURE), paragraph(label, looks.FIGURE_LABEL)] for figure, label in cells]]
    table = Table(body, colWidths=[width / len(cells)] * len(cells))
    everywhere = (0, 0), (-1, -1)
    table.setStyle([
        ("FONTNAME", *everywhere, styles.REGULAR),
        ("VALIGN", *everywhere, "TOP"),
        ("BOX", *everywhere, 0.5, colors.Color(0.55, 0.55, 0.55)),
        ("INNERGRID", *everywhere, 0.35, colors.Color(0.7, 0.7, 0.7)),
        *[(f"{side}PADDING", *everywhere, 6) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")],
    ])  # fmt: skip
    return table


def _stages(document: PartnershipDocument, width: float) -> list[Flowable]:
    rows = [(each.label, each.note, _count(each.count)) for each in document.stages]
    note = "Keempat tahap adalah ukuran yang berbeda dan tidak dijumlahkan satu dengan yang lain."
    return [
        flowables.grid(_STAGES, rows, width),
        flowables.gap(3),
        paragraph(note, looks.NOTE),
        paragraph(_worth(document), styles.BODY),
    ]


def _count(value: int | None) -> str:
    return "belum dicatat" if value is None else numerals.grouped(value)


def _worth(document: PartnershipDocument) -> str:
    if document.worth is None:
        least, most = numerals.grouped(LEAST_FOR_WORTH), numerals.grouped(MOST_OF_WORTH)
        return (
            f"Nilai kesepakatan tidak dicantumkan: hanya ditampilkan apabila menyangkut sekurang-kurangnya {least} "
            f"mitra dan {least} UMKM, dan tidak satu pun dari mereka memegang lebih dari {most}% nilainya."
        )
    priced = numerals.counted(document.priced, "perjanjian")
    return f"Nilai {priced} dengan harga tetap seluruhnya {numerals.money(document.worth)} setiap bulan."


def _shares(document: PartnershipDocument, width: float) -> list[Flowable]:
    tally = document.tally
    if not tally.agreements:
        return []
    return [
        *_bars("Menurut pola kemitraan", "Pola", tally.by_pattern, width),
        *_bars("Menurut kabupaten/kota UMKM", "Kabupaten/kota", tally.by_region, width),
        *_bars("Menurut ukuran UMKM", "Ukuran", tally.by_size, width),
        *_months(tally.by_month, width),
    ]


def _bars(heading: str, what: str, counts: Sequence[Count], width: float) -> list[Flowable]:
    marks = [Mark(each.label, each.value, numerals.grouped(each.value)) for each in counts]
    chart = Bars(marks, width)
    title = paragraph(heading, looks.SUBHEADING)
    parts: list[Flowable] = [title, chart, flowables.gap(4), _counted(what, counts, width)]
    return [*([KeepTogether(parts)] if len(marks) <= _FEW else parts), flowables.gap(4)]


def _counted(what: str, counts: Sequence[Count], width: float) -> Flowable:
    columns = (Column(what, 10), Column("Perjanjian", 3, figures=True))
    rows = [(each.label, numerals.grouped(each.value)) for each in counts]
    return flowables.grid(columns, [*rows, ("Jumlah", numerals.grouped(sum(each.value for each in counts)))], width)


def _months(counts: Sequence[Count], width: float) -> list[Flowable]:
    marks = [Mark(each.label, each.value, numerals.grouped(each.value)) for each in counts]
    title = paragraph("Menurut bulan penandatanganan", looks.SUBHEADING)
    parts: list[Flowable] = [title, Columns(marks, width), flowables.gap(4), _counted("Bulan", counts, width)]
    return [KeepTogether(parts)] if len(marks) <= _FEW else parts


def _goods(document: PartnershipDocument, width: float) -> list[Flowable]:
    rows = [
        (f"{at}.", each.goods, numerals.grouped(each.agreements),
         numerals.measured_figures(each.quantity.thousandths, each.quantity.unit))
        for at, each in enumerate(document.tally.by_goods, start=1)
    ]  # fmt: skip
    if not rows:
        return []
    return [flowables.grid(_GOODS, rows, width)]


def _ending(document: PartnershipDocument, width: float) -> list[Flowable]:
    days = numerals.counted(document.ending_days, "hari")
    if not document.ending:
        return [paragraph(f"Tidak ada yang berakhir dalam {days} sesudah periode ini.", styles.BODY)]
    rows = [
        (f"{at}.", row.number, row.partner, row.enterprise, numerals.short_date(row.ends))
        for at, row in enumerate(document.ending, start=1)
    ]
    lead = paragraph(f"Berakhir dalam {days} sesudah periode ini:", styles.LEAD)
    return [lead, flowables.grid(_ENDING, rows, width)]


def _list(document: PartnershipDocument, width: float) -> list[Flowable]:
    if not document.rows:
        return []
    rows = [list_row(at, row) for at, row in enumerate(document.rows, start=1)]
    return [flowables.grid(_LIST, rows, width)]


def list_row(at: int, row: AgreementRow) -> tuple[str, ...]:
    """Return an agreement as a line of the list."""
    quantity = numerals.measured_figures(row.quantity.thousandths, row.quantity.unit)
    void = " (batal)" if row.voided else ""
    sides = f"{row.partner} dengan {row.enterprise}"
    return (
        f"{at}.", f"{row.number}{void} {row.signed_on:%d-%m-%Y}", f"{sides}, {row.region}" if row.region else sides,
        row.pattern, f"{row.goods}, {quantity}", f"{row.starts:%d-%m-%Y} s.d. {row.ends:%d-%m-%Y}",
    )  # fmt: skip


def _closing(document: PartnershipDocument, width: float) -> list[Flowable]:
    note = (
        "Laporan ini disusun dari catatan perjanjian pada kantor. Nama orang, nomor kependudukan, data kesejahteraan, "
        "dan harga perjanjian tidak dimuat."
    )
    day = f"{document.place}, {numerals.short_date(document.made_on)}"
    signed = blocks.right_signature(day, document.signer, width) if document.signer else []
    return [flowables.gap(8), flowables.signing_page(paragraph(note, looks.NOTE), *signed)]
