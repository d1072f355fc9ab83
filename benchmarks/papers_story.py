"""An agreement's story as other libraries can set it: plain Platypus flowables, or bare instructions for fpdf2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, Paragraph, Spacer, Table

from reports.layout.drawn import Sentence
from reports.layout.grid import Rows

PLAIN = {"PTSerif": "Plain", "PTSerif-Bold": "Plain-Bold"}
"""The same two typefaces, registered without anything of ours."""
_FAR = 100_000

Instruction = dict[str, Any]


def plain_styles(styles: Sequence[ParagraphStyle]) -> dict[ParagraphStyle, ParagraphStyle]:
    """The same styles in the plain typefaces."""
    return {
        style: ParagraphStyle(
            f"plain-{at}", parent=style, fontName=PLAIN[style.fontName], bulletFontName=PLAIN[style.bulletFontName]
        )
        for at, style in enumerate(styles)
    }


def plain(flowable: Flowable, styles: dict[ParagraphStyle, ParagraphStyle]) -> Flowable:
    """What somebody would write who knows ReportLab's user guide."""
    if isinstance(flowable, Sentence):
        return Paragraph(escape(flowable.text), styles[flowable.style], bulletText=flowable.mark)
    if isinstance(flowable, Rows):
        return _table(flowable, styles)
    if isinstance(flowable, KeepTogether):
        return KeepTogether([plain(each, styles) for each in _inside(flowable)])
    if isinstance(flowable, Table):
        _replace_cells(flowable, styles)
    return flowable


def _table(rows: Rows, styles: dict[ParagraphStyle, ParagraphStyle]) -> Table:
    body = [[plain(cell, styles) if cell else "" for cell in row.cells] for row in rows.rows]
    ruling, everywhere = rows.ruling, ((0, 0), (-1, -1))
    sides = {"TOP": ruling.vertical, "BOTTOM": ruling.vertical, "LEFT": ruling.horizontal, "RIGHT": ruling.horizontal}
    look: list[Any] = [(f"{side}PADDING", *everywhere, size) for side, size in sides.items()]
    look += [("FONTNAME", *everywhere, "Plain"), ("VALIGN", *everywhere, "TOP")]
    if ruling.lines:
        look += [("LINEBELOW", *everywhere, 0.35, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)]
    return Table(body, colWidths=rows.widths, repeatRows=rows.headings, splitByRow=1, splitInRow=1, style=look)


def _replace_cells(table: Any, styles: dict[ParagraphStyle, ParagraphStyle]) -> None:
    for row in table._cellvalues:  # noqa: SLF001  ReportLab shows its cells to nobody
        row[:] = [[plain(each, styles) for each in cell] if isinstance(cell, list | tuple) else cell for cell in row]
        row[:] = [plain(cell, styles) if isinstance(cell, Flowable) else cell for cell in row]


def _inside(flowable: Any) -> list[Flowable]:
    content: list[Flowable] = flowable._content  # noqa: SLF001  there is no other way in
    return content


def instructions(story: Sequence[Flowable], width: float) -> list[Instruction]:
    """Words, fonts, places and room asked for, of everything that is more than a line or a gap."""
    return [each for flowable in story for each in _told(flowable, width)]


def _told(flowable: Flowable, width: float) -> Iterator[Instruction]:
    match flowable:
        case Sentence():
            yield _text(flowable)
        case CondPageBreak():
            yield {"kind": "room", "height": flowable.height}
        case Spacer():
            yield {"kind": "gap", "height": flowable.height}
        case HRFlowable():
            yield {"kind": "rule"}
        case Rows():
            yield from _told_rows(flowable)
        case KeepTogether():
            inside = _inside(flowable)
            yield {"kind": "room", "height": sum(_height(each, width) for each in inside)}
            yield from instructions(inside, width)
        case Table():
            yield from _told_table(flowable)


def _height(flowable: Flowable, width: float) -> float:
    return flowable.wrap(width, _FAR)[1] + flowable.getSpaceAfter()


def _text(sentence: Sentence) -> Instruction:
    style = sentence.style
    return {
        "kind": "text",
        "words": sentence.text,
        "mark": sentence.mark or "",
        "bold": style.fontName.endswith("Bold"),
        "size": style.fontSize,
        "leading": style.leading,
        "align": "LCRRJ"[style.alignment],
        "left": style.leftIndent,
        "hang": style.bulletIndent,
        "before": style.spaceBefore,
        "after": style.spaceAfter,
    }


def _told_rows(rows: Rows) -> Iterator[Instruction]:
    for row in rows.rows:
        cells = [[_text(cell)] if cell else [] for cell in row.cells]
        yield _row(cells, rows.widths, rows.ruling.vertical, rows.ruling.horizontal, rows.ruling.lines)


def _told_table(table: Any) -> Iterator[Instruction]:
    for row in table._cellvalues:  # noqa: SLF001  ReportLab shows its cells to nobody
        cells = [
            [_text(each) for each in (cell if isinstance(cell, list | tuple) else [cell]) if isinstance(each, Sentence)]
            for cell in row
        ]
        widths = table._argW  # noqa: SLF001  as given, before anything is reckoned
        yield _row(cells, widths, 0.6, 0, False) if any(cells) else {"kind": "gap", "height": _tallest(row)}


def _tallest(row: Sequence[object]) -> float:
    each = [cell for cells in row for cell in (cells if isinstance(cells, list | tuple) else [cells])]
    return max((cell.height for cell in each if isinstance(cell, Flowable)), default=0)


def _row(cells: list[list[Instruction]], widths: Sequence[float], up: float, aside: float, lines: bool) -> Instruction:
    return {"kind": "row", "cells": cells, "widths": list(widths), "up": up, "aside": aside, "lines": lines}
