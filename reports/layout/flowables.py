"""The building blocks of a contract: headings, pasal, ayat, huruf, tables, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, Spacer, Table

from reports.layout import styles
from reports.layout.grid import Rows, Ruling
from reports.layout.logo import BesideLogo
from reports.layout.text import paragraph, printable

_Command = tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]

_RULE = colors.Color(0.55, 0.55, 0.55)
# room that a pasal heading and three lines of text need at the foot of a page
_HEADING_ROOM = 30 * mm


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: heading, share of the width or fixed points, figures flush right."""

    heading: str
    share: float = 0
    figures: bool = False
    points: float = 0


@dataclass(frozen=True, slots=True)
class Signatory:
    """One place to sign: lines above it, the name, lines below the name."""

    above: tuple[str, ...]
    name: str
    below: tuple[str, ...]
    stamp_duty: str = ""


def letterhead(lines: Sequence[str], address: str, logo: bytes = b"", contact: str = "") -> list[Flowable]:
    """Return an office's kop with its double rule; `logo` is a PNG or JPEG, `contact` a line of its own."""
    words: list[Flowable] = [paragraph(line, styles.OFFICE) for line in lines]
    if contact:
        words.append(paragraph(address, styles.OFFICE_LINE))
    words.append(paragraph(contact or address, styles.OFFICE_ADDRESS))
    head = [BesideLogo(logo, words)] if logo else words
    heavy = HRFlowable(width="100%", thickness=1.6, color=colors.black, spaceBefore=0, spaceAfter=1.2)
    light = HRFlowable(width="100%", thickness=0.5, color=colors.black, spaceBefore=0, spaceAfter=12)
    return [*head, heavy, light]


def pasal(number: int, title: str) -> list[Flowable]:
    """Return a pasal's centred heading, never left alone at the foot of a page."""
    heading = paragraph(f"Pasal {number}", styles.PASAL)
    return [CondPageBreak(_HEADING_ROOM), heading, paragraph(title, styles.PASAL_TITLE)]


def ayat(number: int | None, text: str, *, leads: bool) -> Flowable:
    """Return one paragraph of a pasal, numbered unless it is the only one; `leads` when items follow."""
    if number is None:
        return paragraph(text, styles.LEAD if leads else styles.BODY)
    return paragraph(text, styles.AYAT_LEAD if leads else styles.AYAT, mark=f"({number})")


def huruf(items: Sequence[str], *, inside_ayat: bool = True) -> list[Flowable]:
    """Return lettered items: a, b, …, z, aa, ab."""
    style = styles.HURUF if inside_ayat else styles.HURUF_OUTER
    last = styles.HURUF_LAST if inside_ayat else style
    return [
        paragraph(text, last if index == len(items) - 1 else style, mark=f"{letter(index)}.")
        for index, text in enumerate(items)
    ]


def numbered(items: Sequence[str]) -> list[Flowable]:
    """Return items numbered 1), 2), 3) under a lettered one."""
    return [paragraph(text, styles.SUBITEM, mark=f"{index})") for index, text in enumerate(items, start=1)]


def annex_heading(roman: str, title: str, reference: str) -> list[Flowable]:
    """Return a Lampiran's heading with the agreement it belongs to."""
    heading: list[Flowable] = [
        CondPageBreak(_HEADING_ROOM),
        paragraph(f"Lampiran {roman}", styles.PASAL),
        paragraph(title, styles.PASAL_TITLE),
    ]
    return [*heading, paragraph(reference, styles.ANNEX_REFERENCE)] if reference else heading


def letter(index: int) -> str:
    """Return the letter of the item at `index`, counting from zero."""
    tens, rest = divmod(index, 26)
    return (letter(tens - 1) if tens else "") + chr(ord("a") + rest)


def marked_fields(mark: str, rows: Sequence[tuple[str, str]], width: float) -> Rows:
    """Return "label : value" lines under a roman mark, the first value emphasised; long values split."""
    widths = [18.0, 38 * mm, 4 * mm, width - 18.0 - 42 * mm]
    body = [
        [
            None if index else paragraph(mark, styles.FIELD),
            paragraph(name, styles.FIELD),
            paragraph(":", styles.FIELD),
            paragraph(value, _field_style(index)),
        ]
        for index, (name, value) in enumerate(rows)
    ]
    return Rows(body, widths, Ruling(0.4, 0))


def _field_style(index: int) -> ParagraphStyle:
    return styles.FIELD if index else styles.FIELD_STRONG


def grid(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: float, padding: float = 2.7, *,
    least: float = 0, dense: bool = False,
) -> Rows:  # fmt: skip
    """Return a ruled table whose heading repeats on every page and whose cells split; more padding is room to write.

    `least` is the height of a row in which somebody writes; `dense` is for tables that have to stay on one page.
    """
    plain = styles.CELL_DENSE if dense else styles.CELL
    cell_styles = [styles.CELL_RIGHT if column.figures else plain for column in columns]
    head = [paragraph(each.heading, plain if dense else _heading_style(each)) for each in columns]
    body = [[paragraph(cell, style) for cell, style in zip(row, cell_styles, strict=True)] for row in rows]
    ruling = Ruling(1.2 if dense else padding, 4, lines=True, least=least)
    return Rows([head, *body], _widths(columns, width), ruling, headings=1)


def _heading_style(column: Column) -> ParagraphStyle:
    return styles.CELL_HEAD_RIGHT if column.figures else styles.CELL_HEAD


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    free = width - sum(column.points for column in columns)
    shares = sum(column.share for column in columns)
    return [column.points or free * column.share / shares for column in columns]


def _cells(vertical: float, horizontal: float) -> list[_Command]:
    """Return the style every table starts from: padding, top alignment, and no font that is not embedded."""
    everywhere = (0, 0), (-1, -1)
    sides = {"TOP": vertical, "BOTTOM": vertical, "LEFT": horizontal, "RIGHT": horizontal}
    padding: list[_Command] = [(f"{side}PADDING", *everywhere, size) for side, size in sides.items()]
    return [("FONTNAME", *everywhere, styles.REGULAR), ("VALIGN", *everywhere, "TOP"), *padding]


def signatures(left: Signatory, right: Signatory, width: float) -> Table:
    """Return two places to sign side by side, names on one line."""
    return side_by_side((left, right), width)


def side_by_side(people: Sequence[Signatory], width: float) -> Table:
    """Return one place to sign per person in a row, one alone in the middle."""
    share = width / max(len(people), 2)
    body: list[list[object]] = [
        [_lines(each.above, styles.SIGNATURE_STRONG) for each in people],
        [_SigningSpace(each.stamp_duty, share - 6 * mm) for each in people],
        [_name(each.name, share - 6 * mm) for each in people],
        [_lines(each.below, styles.SIGNATURE) for each in people],
    ]
    table = Table(body, colWidths=[share] * len(people))
    centred = ("ALIGN", (0, 0), (-1, -1), "CENTER")
    names_on_one_line = ("VALIGN", (0, 2), (-1, 2), "BOTTOM")
    table.setStyle([*_cells(0.6, 3 * mm), centred, names_on_one_line])
    return table


def _lines(lines: Sequence[str], style: ParagraphStyle) -> list[Flowable]:
    return [paragraph(line, style) for line in lines if line]


def _name(name: str, room: float) -> list[Flowable]:
    written = stringWidth(printable(name), styles.BOLD, styles.SIGNATURE_STRONG.fontSize) + 4
    wide = max(room * 0.72, min(room, written))
    rule = HRFlowable(width=wide, thickness=0.5, color=colors.black, spaceBefore=0.5, spaceAfter=1.5)
    return [paragraph(name, styles.SIGNATURE_STRONG), rule]


class _SigningSpace(Flowable):
    """Blank room for a signature, with the outlined place of the meterai where one belongs."""

    def __init__(self, stamp_duty: str, width: float) -> None:
        super().__init__()
        self.stamp_duty = stamp_duty
        self.width, self.height = width, (24 if stamp_duty else 18) * mm

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the meterai box left of where the pen goes."""
        if self.stamp_duty:
            _stamp_box(self.canv, self.stamp_duty, self.width / 2 - 27 * mm)


def _stamp_box(canvas: Canvas, words: str, x: float) -> None:
    wide, high, base = 24 * mm, 17 * mm, 3.5 * mm
    canvas.setStrokeColor(_RULE)
    canvas.setFillGray(0.4)
    canvas.setLineWidth(0.6)
    canvas.setDash(2, 2)
    canvas.rect(x, base, wide, high)
    canvas.setFont(styles.REGULAR, 8)
    for index, line in enumerate(words.split("\n")):
        canvas.drawCentredString(x + wide / 2, base + high / 2 + 3 - 10 * index, line)


def witnesses(rows: Sequence[tuple[str, str]], width: float) -> Table:
    """Return the witnesses, each with a line to sign on; one without a name gets a dotted line for it too."""
    unnamed = [index for index, (name, _) in enumerate(rows) if not name]
    body = [
        [paragraph(f"{number}.", styles.FIELD), _witness(name, position), "", ""]
        for number, (name, position) in enumerate(rows, start=1)
    ]
    table = Table(body, colWidths=[7 * mm, width * 0.44, width * 0.06, width * 0.5 - 7 * mm])
    table.setStyle([
        *_cells(2, 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ("LINEBELOW", (3, 0), (3, -1), 0.5, _RULE),
        *[("LINEBELOW", (1, index), (1, index), 0.6, _RULE, "butt", (1, 2)) for index in unnamed],
    ])  # fmt: skip
    return table


def _witness(name: str, position: str) -> list[Flowable]:
    if not name:
        return [paragraph("Nama:", styles.FIELD)]
    return [paragraph(name, styles.FIELD_STRONG), *_lines([position], styles.FIELD)]


def signing_page(*parts: Flowable | Sequence[Flowable]) -> Flowable:
    """Return the parts bound together so that no page break separates words from signatures."""
    flat: list[Flowable] = []
    for part in parts:
        flat.extend([part] if isinstance(part, Flowable) else part)
    return KeepTogether(flat)


gap = partial(Spacer, 1)
