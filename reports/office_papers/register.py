"""Register of agreements: one line each, in the order of their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.partnership_facts import AgreementRow
from reports.office_papers.parts import Kop, Signer

TITLE = "Register Perjanjian Kemitraan"
_PUBLIC = (
    Column("No.", points=28), Column("Nomor, tanggal", points=118), Column("Mitra", 5),
    Column("UMKM, kabupaten/kota", 5.4), Column("Pola", 3.6), Column("Barang, jumlah tiap bulan", 5),
    Column("Masa berlaku", 3.8), Column("Keadaan", 2.8),
)  # fmt: skip
_INTERNAL = (
    Column("No.", points=28), Column("Nomor, tanggal", points=118), Column("Pihak pertama", 5.4),
    Column("Pihak kedua", 5.4), Column("Pola, barang, jumlah", 5), Column("Harga, pembayaran", 4.4),
    Column("Masa berlaku, keadaan", 4), Column("Pelaporan", points=132),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One agreement; what is `internal` is printed in the office's own register only."""

    agreement: AgreementRow
    state: str
    first_signatory: str = ""
    second_signatory: str = ""
    price: str = ""
    payment: str = ""
    reported: str = ""
    """Number of the letter that reported it, and how it was received."""


@dataclass(frozen=True, slots=True)
class RegisterDocument:
    """The register of a period."""

    kop: Kop | None
    start: date
    end: date
    region: str
    pattern: str
    made_on: date
    place: str
    rows: tuple[RegisterRow, ...]
    internal: bool = False
    signer: Signer | None = None


def register_pdf(document: RegisterDocument, paper: str = "A4", logo: bytes = b"") -> bytes:
    """Return the register; the internal one says on every page that it is not for others."""
    size = PaperSize(paper)
    footer = f"{TITLE} · {'untuk keperluan kantor' if document.internal else 'untuk umum'}"
    return render(register_story(document, size, logo), Sheet(title=TITLE, paper=size, footer=footer, landscape=True))


def register_story(document: RegisterDocument, paper: PaperSize, logo: bytes = b"") -> list[Flowable]:
    """Return the register as flowables."""
    width = text_width(paper, landscape=True)
    period = f"Periode {numerals.short_date(document.start)} s.d. {numerals.short_date(document.end)}"
    return [
        *blocks.kop_of(document.kop, logo),
        paragraph(TITLE.upper(), styles.TITLE),
        paragraph(period, styles.SUBTITLE),
        paragraph(f"{document.region} · {document.pattern}", styles.NUMBER),
        flowables.gap(8),
        *_table(document, width),
        *_closing(document, width),
    ]


def _table(document: RegisterDocument, width: float) -> list[Flowable]:
    if not document.rows:
        return [paragraph("Tidak ada perjanjian yang terbit dalam periode ini.", styles.BODY)]
    columns = _INTERNAL if document.internal else _PUBLIC
    line = internal_cells if document.internal else public_cells
    rows = [(f"{at}.", *line(row)) for at, row in enumerate(document.rows, start=1)]
    return [flowables.grid(columns, rows, width)]


def public_cells(row: RegisterRow) -> tuple[str, ...]:
    """Return what anybody may read of an agreement."""
    one = row.agreement
    place = f"{one.enterprise}, {one.region}" if one.region else one.enterprise
    return _numbered(one), one.partner, place, one.pattern, _goods(one), _term(one), row.state


def internal_cells(row: RegisterRow) -> tuple[str, ...]:
    """Return what the office keeps of an agreement."""
    one = row.agreement
    return (
        _numbered(one),
        _joined(one.partner, row.first_signatory),
        _joined(one.enterprise, row.second_signatory, one.region),
        _joined(one.pattern, _goods(one)),
        _joined(row.price, row.payment),
        _joined(_term(one), row.state),
        row.reported or "belum dilaporkan",
    )


def _numbered(one: AgreementRow) -> str:
    return f"{one.number} {one.signed_on:%d-%m-%Y}"


def _goods(one: AgreementRow) -> str:
    return f"{one.goods}, {numerals.measured_figures(one.quantity.thousandths, one.quantity.unit)}"


def _term(one: AgreementRow) -> str:
    return f"{one.starts:%d-%m-%Y} s.d. {one.ends:%d-%m-%Y}"


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _closing(document: RegisterDocument, width: float) -> list[Flowable]:
    count = numerals.counted(len(document.rows), "perjanjian")
    said = f"Register ini memuat {count}; nomor yang dibatalkan tetap tercantum."
    if document.internal:
        said += " Memuat nama penanda tangan dan harga: tidak untuk dibagikan."
    day = f"{document.place}, {numerals.short_date(document.made_on)}"
    signed = blocks.right_signature(day, document.signer, width) if document.signer else []
    return [flowables.gap(8), flowables.signing_page(paragraph(said, looks.NOTE), *signed)]
