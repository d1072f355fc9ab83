"""Paper sizes, margins, footer and watermark of every document; a story in, PDF bytes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports.layout.styles import BOLD, REGULAR
from reports.layout.text import printable

# text armour makes every file a quarter larger and slower to write
rl_config.useA85 = 0


class PaperSize(StrEnum):
    """The two papers of Indonesian offices."""

    A4 = "A4"
    F4 = "F4"


_SIZES = {PaperSize.A4: (210 * mm, 297 * mm), PaperSize.F4: (215 * mm, 330 * mm)}
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * mm, 22 * mm, 18 * mm, 24 * mm
_GREY = 0.35


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on every page besides the text; `initials` names the paraf boxes, none for no box."""

    title: str
    paper: PaperSize = PaperSize.A4
    footer: str = ""
    initials: tuple[str, ...] = ()
    watermark: str = ""
    language: str = "id-ID"


def text_width(paper: PaperSize) -> float:
    """Return the width of the text area in points."""
    return _SIZES[paper][0] - _LEFT - _RIGHT


def render(story: Sequence[Flowable], sheet: Sheet) -> bytes:
    """Lay the story out and return the PDF; equal stories give equal bytes."""
    buffer = BytesIO()
    width, height = _SIZES[sheet.paper]
    document = BaseDocTemplate(
        buffer,
        pagesize=(width, height),
        title=printable(sheet.title),
        lang=sheet.language,
        # the default would name Helvetica, which is not embedded
        initialFontName=REGULAR,
        invariant=1,
    )
    frame = Frame(
        _LEFT, _BOTTOM, width - _LEFT - _RIGHT, height - _TOP - _BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template = PageTemplate("page", [frame], onPage=lambda canvas, _: _watermark(canvas, sheet))
    document.addPageTemplates([template])
    document.build(list(story), canvasmaker=lambda *args, **options: _CountedPages(sheet, *args, **options))
    return buffer.getvalue()


class _CountedPages(Canvas):
    """Holds finished pages back until their number is known, then adds the footer."""

    def __init__(self, sheet: Sheet, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._sheet = sheet
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self._held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # missing in the stubs

    def save(self) -> None:
        held = self._held
        for page in held:
            self.__dict__.update(page)
            _footer(self, self._sheet, len(held))
            super().showPage()
        super().save()


def _watermark(canvas: Canvas, sheet: Sheet) -> None:
    if not sheet.watermark:
        return
    width, height = _SIZES[sheet.paper]
    canvas.saveState()
    canvas.setFillGray(0.9)
    canvas.setFont(BOLD, 130)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -45, sheet.watermark)
    canvas.restoreState()


def _footer(canvas: Canvas, sheet: Sheet, pages: int) -> None:
    width, _ = _SIZES[sheet.paper]
    canvas.saveState()
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.4)
    canvas.line(_LEFT, 20 * mm, width - _RIGHT, 20 * mm)
    canvas.setFillGray(_GREY)
    canvas.setFont(REGULAR, 8.5)
    canvas.drawString(_LEFT, 14.5 * mm, _shortened(canvas, sheet.footer, text_width(sheet.paper) * 0.66))
    canvas.drawString(_LEFT, 10.5 * mm, f"Halaman {canvas.getPageNumber()} dari {pages}")
    _initials(canvas, sheet.initials, width - _RIGHT)
    canvas.restoreState()


def _shortened(canvas: Canvas, words: str, room: float) -> str:
    text = printable(words)
    if canvas.stringWidth(text, REGULAR, 8.5) <= room:
        return text
    while text and canvas.stringWidth(f"{text}...", REGULAR, 8.5) > room:
        text = text[:-1]
    return f"{text.rstrip()}..."


def _initials(canvas: Canvas, names: tuple[str, ...], right: float) -> None:
    if not names:
        return
    box_width, box_height, base = 16 * mm, 8.5 * mm, 9.5 * mm
    left = right - box_width * len(names)
    canvas.setFont(REGULAR, 7)
    canvas.drawRightString(left - 2 * mm, base + box_height - 7, "Paraf")
    for index, name in enumerate(names):
        x = left + index * box_width
        canvas.rect(x, base, box_width, box_height)
        canvas.drawString(x + 3, base + box_height - 8, name)
