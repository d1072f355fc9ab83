"""Surat pelaporan perjanjian: the letter that tells the competent official of agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.mark import Mark
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.parts import DOTS, NO_NUMBER, Amount, Kop, Signer
from reports.wording.letters import cited, letter_text

_COLUMNS = (
    Column("No.", points=24),
    Column("Nomor register", points=112),
    Column("Mitra dan UMKM", 7),
    Column("Pola", 4),
    Column("Barang, jumlah tiap bulan", 5.4),
    Column("Masa berlaku", points=78),
)


@dataclass(frozen=True, slots=True)
class ReportedAgreement:
    """One agreement as the letter names it."""

    number: str
    partner: str
    enterprise: str
    pattern: str
    goods: str
    quantity: Amount
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class ReportingDocument:
    """Everything the letter states; `to` the addressee's position and office, `at` his town."""

    kop: Kop | None
    number: str
    place: str
    signed_on: date
    to: str
    at: str
    agreements: tuple[ReportedAgreement, ...]
    signer: Signer
    copies: tuple[str, ...] = ()
    duty: bool = True
    """The law of the day asks for the report."""
    article: str = ""
    """Where it says so, once somebody has compared it with the official text."""


def reporting_pdf(
    document: ReportingDocument, paper: str = "A4", draft: bool = False, mark: Mark | None = None, logo: bytes = b""
) -> bytes:
    """Return the letter; a draft is watermarked and may have gaps, shown as dots."""
    size = PaperSize(paper)
    number = f" · Nomor {document.number}" if document.number else ""
    sheet = Sheet(
        title=f"Laporan Perjanjian Kemitraan{number}", paper=size, footer=f"Laporan Perjanjian Kemitraan{number}",
        watermark="DRAF" if draft else "",
        mark=mark,
    )  # fmt: skip
    return render(reporting_story(document, size, DOTS if draft else "", logo), sheet)


def reporting_story(
    document: ReportingDocument, paper: PaperSize, blank: str = "", logo: bytes = b""
) -> list[Flowable]:
    """Return the letter as flowables; raise UnfilledPlaceholder for a fact that is missing."""
    text, width = letter_text("surat_laporan", document.signed_on), text_width(paper)
    count = len(document.agreements)
    said = {"dasar": cited(text), "jumlah": numerals.counted(count), "lembar": str(count), "pasal": document.article}
    words = blocks.phrases(said, blank)
    return [
        *blocks.kop_of(document.kop, logo),
        *_head(document, text.title, text.say("attachment", words), width, blank),
        paragraph(text.say("opening", words), looks.LEFT),
        flowables.gap(4),
        paragraph(text.say(_body(document), words), looks.INDENTED),
        flowables.grid(_COLUMNS, [_row(at, each) for at, each in enumerate(document.agreements, start=1)], width),
        flowables.gap(8),
        paragraph(text.say("attached", words), looks.INDENTED),
        paragraph(text.say("receipt", words), looks.INDENTED),
        flowables.signing_page(
            paragraph(text.say("closing", words), looks.INDENTED),
            *blocks.right_signature("", document.signer, width),
            *_copies(document.copies),
        ),
    ]


def _body(document: ReportingDocument) -> str:
    if not document.duty:
        return "body_free"
    return "body_article" if document.article else "body"


def _head(document: ReportingDocument, about: str, attachment: str, width: float, blank: str) -> list[Flowable]:
    day = f"{blocks.needed(document.place, 'tempat', blank)}, {numerals.short_date(document.signed_on)}"
    rows = [("Nomor", document.number or NO_NUMBER), ("Sifat", "Biasa"), ("Lampiran", attachment), ("Hal", about)]
    return [
        paragraph(day, looks.RIGHT),
        flowables.gap(6),
        blocks.fields(rows, width),
        flowables.gap(10),
        paragraph(f"Yth. {blocks.needed(document.to, 'tujuan', blank)}", looks.LEFT),
        paragraph(f"di {blocks.needed(document.at, 'tempat tujuan', blank)}", looks.LEFT),
        flowables.gap(10),
    ]


def _row(at: int, one: ReportedAgreement) -> tuple[str, ...]:
    quantity = numerals.measured_figures(one.quantity.thousandths, one.quantity.unit)
    return (
        f"{at}.", one.number, f"{one.partner} dengan {one.enterprise}", one.pattern, f"{one.goods}, {quantity}",
        f"{one.starts:%d-%m-%Y} s.d. {one.ends:%d-%m-%Y}",
    )  # fmt: skip


def _copies(copies: tuple[str, ...]) -> list[Flowable]:
    if not copies:
        return []
    lines = [paragraph(name, styles.SUBITEM, mark=f"{at}.") for at, name in enumerate(copies, start=1)]
    return [flowables.gap(12), paragraph("Tembusan:", looks.LEFT), *lines]
