"""The annexes of an agreement: specification, prices, schedule, documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportlab.platypus import Flowable, PageBreak

from reports.agreement.document import AgreementDocument, PriceRow
from reports.agreement.group_annexes import group_annexes
from reports.agreement.phrases import price_figures, quantity_figures
from reports.agreement.retail import discount_of, suggested
from reports.layout import flowables as blocks
from reports.layout import styles
from reports.layout.flowables import Column
from reports.layout.text import paragraph
from reports.wording.filling import Phrases, fill
from reports.wording.patterns import Pattern, PatternText

_NUMBER = Column("No.", points=26)
_ROMAN = ("I", "II", "III", "IV")
_SPECIFICATION = (_NUMBER, Column("Unsur", 5), Column("Persyaratan", 8), Column("Toleransi", 4))
_PRICES = (
    _NUMBER,
    Column("Uraian", 6),
    Column("Satuan", 3),
    Column("Harga", 4, figures=True),
    Column("Keterangan", 7),
)
_SCHEDULE = (_NUMBER, Column("Waktu", 6), Column("Jumlah", 4, figures=True), Column("Keterangan", 6))
_PAPERS = (_NUMBER, Column("Dokumen", 7), Column("Nomor", 6), Column("Milik", 6))


@dataclass(frozen=True, slots=True)
class _Annex:
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    otherwise: str
    lead: str = ""


def annexes(
    document: AgreementDocument, text: PatternText, phrases: Phrases, width: float, high: float
) -> list[Flowable]:
    """Return Lampiran I to IV, the first on a new page, and those of a group; a page has room of `high`."""
    reference = fill(text.annex.reference, phrases)
    story: list[Flowable] = [PageBreak()]
    for roman, annex in zip(_ROMAN, _contents(document, text, phrases), strict=True):
        story.extend(blocks.annex_heading(roman, annex.title, reference if roman == "I" else ""))
        story.extend(_body(annex, width))
    return [*story, *group_annexes(document, text, phrases, width, high)]


def _body(annex: _Annex, width: float) -> list[Flowable]:
    if not annex.rows:
        return [paragraph(annex.otherwise, styles.BODY), blocks.gap(8)]
    numbered = [(f"{number}.", *row) for number, row in enumerate(annex.rows, start=1)]
    lead = [paragraph(annex.lead, styles.LEAD)] if annex.lead else []
    return [*lead, blocks.grid(annex.columns, numbered, width), blocks.gap(9)]


def _contents(document: AgreementDocument, text: PatternText, phrases: Phrases) -> tuple[_Annex, ...]:
    words, unspecified = text.annex, fill(text.annex.specification_missing, phrases)
    specification = [(row.property, row.requirement, row.tolerance) for row in document.specification]
    prices = _with_retail(document.price_list or (PriceRow(document.commodity, document.price),), document, text)
    orders = "" if document.pattern is Pattern.INTI_PLASMA else words.schedule_orders
    schedule = [(row.period, quantity_figures(row.quantity), row.note) for row in document.schedule]
    papers = [(paper.kind, paper.number, paper.owner) for paper in document.papers]
    unscheduled = fill(words.schedule_missing, phrases)
    return (
        _Annex(words.specification_title, _SPECIFICATION, specification, unspecified),
        _Annex(words.price_title, _PRICES, [_price_row(row) for row in prices], ""),
        _Annex(words.schedule_title, _SCHEDULE, schedule, unscheduled, orders),
        _Annex(words.papers_title, _PAPERS, papers, words.papers_missing),
    )


def _with_retail(
    rows: Sequence[PriceRow], document: AgreementDocument, text: PatternText
) -> Sequence[PriceRow]:
    """Beside a distributor's buying price stands the retail price it was reckoned from."""
    discount = discount_of(document, text)
    return [_suggesting(row, discount, text) for row in rows] if discount else rows


def _suggesting(row: PriceRow, discount: Decimal, text: PatternText) -> PriceRow:
    found = suggested(row.price, discount)
    if found is None:
        return row
    said = fill(text.annex.suggested_price, Phrases({"anjuran": price_figures(found)}, {}))
    return replace(row, note="; ".join(part for part in (row.note, said) if part))


def _price_row(row: PriceRow) -> tuple[str, ...]:
    return row.item, row.price.unit, price_figures(row.price), row.note
