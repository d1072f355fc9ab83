"""Persetujuan pemrosesan data pribadi: what an owner agrees to, one purpose after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from reports.layout import flowables, styles
from reports.layout.flowables import Signatory
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.parts import DOTS, Kop
from reports.wording.letters import LetterText, cited, letter_text

_NUMBER, _BOX = 24.0, 14 * mm


@dataclass(frozen=True, slots=True)
class Purpose:
    """What is asked, in the owner's words."""

    label: str
    asks: str


@dataclass(frozen=True, slots=True)
class ConsentDocument:
    """The form for one owner; empty fields are dotted lines to write on. It never prints a NIK."""

    office: str
    contact: str
    """How the office is reached, for whoever wants to withdraw."""
    purposes: tuple[Purpose, ...]
    on: date
    """Whose day's wording is printed; the day of signing is written by hand."""
    owner: str = ""
    business: str = ""
    code: str = ""
    address: str = ""
    place: str = ""
    kop: Kop | None = None


def consent_pdf(document: ConsentDocument, paper: str = "A4", logo: bytes = b"") -> bytes:
    """Return the form."""
    size = PaperSize(paper)
    title = letter_text("persetujuan_data", document.on).title
    footer = f"{title} · {document.code}" if document.code else title
    return render(consent_story(document, size, logo), Sheet(title=title, paper=size, footer=footer))


def consent_story(document: ConsentDocument, paper: PaperSize, logo: bytes = b"") -> list[Flowable]:
    """Return the form as flowables."""
    text, width = letter_text("persetujuan_data", document.on), text_width(paper)
    words = blocks.phrases(
        {"kantor": document.office, "dasar": cited(text), "hubungan": document.contact or document.office}, DOTS
    )
    return [
        *blocks.kop_of(document.kop, logo),
        *blocks.title_of(text.title, ""),
        paragraph(text.say("opening", words), styles.LEAD),
        _owner(document, width),
        flowables.gap(5),
        paragraph(text.say("told", words), styles.LEAD),
        *flowables.huruf(text.items("explained", words), inside_ayat=False),
        flowables.gap(3),
        paragraph(text.say("choose", words), styles.LEAD),
        _choices(document.purposes, text, width),
        flowables.gap(5),
        _signing(document, text, width),
    ]


def _owner(document: ConsentDocument, width: float) -> Table:
    rows = [
        ("Nama", document.owner or DOTS),
        ("Nama usaha", document.business or DOTS),
        ("Kode catatan", document.code),
        ("Tempat usaha", document.address or DOTS),
    ]
    return blocks.fields(rows, width)


def _choices(purposes: tuple[Purpose, ...], text: LetterText, width: float) -> Table:
    yes, no = text.sentences["yes"], text.sentences["no"]
    heads = [paragraph("No.", styles.CELL_HEAD), paragraph("Keperluan", styles.CELL_HEAD)]
    boxes = [paragraph(word, looks.CELL_CENTRED) for word in (yes, no)]
    body: list[list[object]] = [[*heads, *boxes]]
    for number, each in enumerate(purposes, start=1):
        asked = paragraph(f"{each.label}: {each.asks[:1].lower()}{each.asks[1:]}", styles.CELL)
        body.append([paragraph(f"{number}.", styles.CELL), asked, [_Box()], [_Box()]])
    widths = [_NUMBER, width - _NUMBER - 2 * _BOX, _BOX, _BOX]
    table = Table(body, colWidths=widths, splitByRow=1, splitInRow=1)
    table.setStyle([
        ("FONTNAME", (0, 0), (-1, -1), styles.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (2, 1), (-1, -1), "MIDDLE"),
        ("ALIGN", (2, 0), (-1, -1), "CENTER"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.35, colors.black),
    ])  # fmt: skip
    return table


def _signing(document: ConsentDocument, text: LetterText, width: float) -> Flowable:
    said = text.sentences
    day = f"{document.place or DOTS}, {DOTS}"
    owner = Signatory((said["owner"],), document.owner or DOTS, ())
    officer, witness = (Signatory((said[who],), DOTS, (said["name"],)) for who in ("officer", "witness"))
    return flowables.signing_page(
        paragraph(said["closing"], styles.BODY),
        paragraph(day, looks.RIGHT),
        flowables.gap(3),
        flowables.side_by_side((officer, witness, owner), width),
    )


class _Box(Flowable):
    """A square to put a cross in."""

    def __init__(self) -> None:
        super().__init__()
        self.width = self.height = 4.4 * mm
        self.hAlign = "CENTER"

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the square."""
        self.canv.setLineWidth(0.8)
        self.canv.rect(0, 0, self.width, self.height)
