"""Paper sizes, margins, heads, feet and watermark of every document; a story in, PDF bytes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, Self

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate

from reports.layout import qr
from reports.layout.drawn import Sentence
from reports.layout.grid import Rows
from reports.layout.mark import Mark
from reports.layout.styles import BOLD, REGULAR
from reports.layout.text import printable
from reports.layout.typeface import make_steady

# text armour makes every file a quarter larger and slower to write
rl_config.useA85 = 0


class PaperSize(StrEnum):
    """The two papers of Indonesian offices."""

    A4 = "A4"
    F4 = "F4"


_SIZES = {PaperSize.A4: (210 * mm, 297 * mm), PaperSize.F4: (215 * mm, 330 * mm)}
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * mm, 22 * mm, 18 * mm, 24 * mm
_HEAD = 8 * mm
"""Room that a running head takes."""
_SQUARE = 11 * mm
_FOOTER_SIZES = (8.5, 7.5, 6.5)
_FOOTER_LINES = (17.2 * mm, 14.5 * mm)
_MARK = "mark"
_LITTLE = 1e-6
_LONG, _LEAST = 200, 60
"""Points: what is higher begins below its heading where there is room for so much of it."""
_GREY = 0.35


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on every page besides the text.

    `initials` names the paraf boxes, none for no box. `running_head` stands on every page but the first, which has the
    letterhead instead. `mark` is the code square at every foot. A `landscape` sheet is bound at its upper long side.
    """

    title: str
    paper: PaperSize = PaperSize.A4
    footer: str = ""
    initials: tuple[str, ...] = ()
    watermark: str = ""
    language: str = "id-ID"
    mark: Mark | None = None
    running_head: str = ""
    landscape: bool = False
    counted: bool = True
    """Whether every page says which of how many it is; not in a file of many papers of a page each."""


def text_width(paper: PaperSize, landscape: bool = False) -> float:
    """Return the width of the text area in points."""
    return _Room.on(paper, landscape).text_width


def text_height(paper: PaperSize, landscape: bool = False) -> float:
    """Return the height of the text area in points, without a running head."""
    room = _Room.on(paper, landscape)
    return room.height - room.top - _BOTTOM


@dataclass(frozen=True, slots=True)
class _Room:
    """A page's size and margins in points."""

    width: float
    height: float
    left: float
    top: float

    @classmethod
    def on(cls, paper: PaperSize, landscape: bool) -> Self:
        """The filing margin is at the left, and where the long side is up, at the top."""
        short, long = _SIZES[paper]
        return cls(long, short, _RIGHT, _LEFT) if landscape else cls(short, long, _LEFT, _TOP)

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - _RIGHT

    def frame(self, head: float) -> Frame:
        """The text area below a head."""
        high = self.height - self.top - _BOTTOM - head
        return _Area(self.left, _BOTTOM, self.text_width, high, 0, 0, 0, 0)


class _Area(Frame):
    """A text area that takes sentences, of which nearly everything consists, without asking what else they might be."""

    _x: float
    _y: float
    _y1p: float
    _aW: float  # noqa: N815
    _atTop: int  # noqa: N815
    _prevASpace: float  # noqa: N815

    def __deepcopy__(self, memo: dict[int, Any]) -> _Area:
        """ReportLab asks for one at every heading, and then only moves its own pen."""
        return copy(self)

    def takes(self, sentence: Sentence, canvas: Canvas) -> bool:
        """Draw a sentence below what stands there; False when there is no room for all of it."""
        style = sentence.style
        above = 0 if self._atTop else max(style.spaceBefore - self._prevASpace, 0)
        y = self._y - above - sentence.wrap(self._aW, 0)[1]
        if y < self._y1p - _LITTLE:
            return False
        sentence.drawOn(canvas, self._x, y)
        if y - style.spaceAfter != self._y:
            self._atTop = 0
        self._y, self._prevASpace = y - style.spaceAfter, style.spaceAfter
        return True


class _Led(KeepTogether):
    """A heading with what it leads: on one page, or, where that is long, with as much of it as there is room for."""

    _content: list[Flowable]
    _H: float

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the parts, with a page break before them where they do not even begin here."""
        self.wrap(available_width, available_height)
        if available_height < self._H and self._begins(available_width, available_height):
            return self._content[:]
        parts: list[Flowable] = super().split(available_width, available_height)
        return parts

    def _begins(self, width: float, room: float) -> bool:
        led = self._content[-1]
        if not isinstance(led, Sentence | Rows):
            return False
        high = led.wrap(width, room)[1]
        left = room - (self._H - high)
        return high > _LONG and left > _LEAST and len(led.split(width, left)) > 1


class _Paper(BaseDocTemplate):
    """Hands sentences straight to the text area; whatever else comes goes ReportLab's way."""

    frame: _Area
    canv: Canvas
    _curPageFlowableCount: int  # noqa: N815

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Deal with the first one."""
        first = flowables[0]
        if isinstance(first, Sentence) and not first.stays_with_next and self.frame.takes(first, self.canv):
            self._curPageFlowableCount += 1
            del flowables[0]
        else:
            super().handle_flowable(flowables)


def render(story: Sequence[Flowable], sheet: Sheet) -> bytes:
    """Lay the story out and return the PDF; equal stories give equal bytes."""
    buffer = BytesIO()
    room = _Room.on(sheet.paper, sheet.landscape)
    document = _Paper(
        buffer,
        pagesize=(room.width, room.height),
        title=printable(sheet.title),
        subject=sheet.mark.text if sheet.mark else None,
        lang=sheet.language,
        # the default would name Helvetica, which is not embedded
        initialFontName=REGULAR,
        invariant=1,
        keepTogetherClass=_Led,
    )
    document.addPageTemplates(_templates(sheet, room))
    document.build(list(story), canvasmaker=lambda *args, **options: _CountedPages(sheet, *args, **options))
    return buffer.getvalue()


def _templates(sheet: Sheet, room: _Room) -> list[PageTemplate]:
    def drawn(canvas: Canvas, _: object) -> None:
        _watermark(canvas, sheet, room)

    first = PageTemplate("first", [room.frame(0)], onPage=drawn, autoNextPageTemplate="later")
    return [first, PageTemplate("later", [room.frame(_HEAD if sheet.running_head else 0)], onPage=drawn)]


class _CountedPages(Canvas):
    """Holds finished pages back until their number is known, then adds what stands at head and foot."""

    def __init__(self, sheet: Sheet, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        make_steady(self._doc)  # type: ignore[attr-defined]  # missing in the stubs
        self._sheet = sheet
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self._held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # missing in the stubs

    def save(self) -> None:
        held, room = self._held, _Room.on(self._sheet.paper, self._sheet.landscape)
        _define_square(self, self._sheet.mark)
        foot: list[str] = []
        for page in held:
            self.__dict__.update(page)
            _head(self, self._sheet, room)
            foot = foot or self._written_by(lambda: _footer(self, self._sheet, room))
            self._code.extend(foot)
            _square(self, self._sheet, room)
            _count(self, self._sheet, room, len(held))
            super().showPage()
        super().save()

    def _written_by(self, draw: Callable[[], None]) -> list[str]:
        """Draw nothing; return the page code of what would have been drawn, to be used on every page."""
        before: list[str] = self._code
        self._code: list[str] = []
        draw()
        written, self._code = self._code, before
        return written


def _watermark(canvas: Canvas, sheet: Sheet, room: _Room) -> None:
    if not sheet.watermark:
        return
    canvas.saveState()
    canvas.setFillGray(0.9)
    canvas.setFont(BOLD, 130)
    canvas.translate(room.width / 2, room.height / 2)
    canvas.rotate(34 if sheet.landscape else 52)
    canvas.drawCentredString(0, -45, sheet.watermark)
    canvas.restoreState()


def _head(canvas: Canvas, sheet: Sheet, room: _Room) -> None:
    if not sheet.running_head or canvas.getPageNumber() == 1:
        return
    canvas.saveState()
    canvas.setFillGray(_GREY)
    canvas.setFont(REGULAR, 8.5)
    words = _shortened(canvas, sheet.running_head, room.text_width)
    canvas.drawString(room.left, room.height - room.top - 8.5, words)
    canvas.restoreState()


def _footer(canvas: Canvas, sheet: Sheet, room: _Room) -> None:
    """Draw what is the same at every foot."""
    right = room.width - _RIGHT
    canvas.saveState()
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.4)
    canvas.line(room.left, 20 * mm, right, 20 * mm)
    canvas.setFillGray(_GREY)
    canvas.setFont(REGULAR, 8.5)
    left = _beside_square(sheet, room)
    boxes = _INITIALS * len(sheet.initials) + (_INITIALS_WORD if sheet.initials else 0)
    _footer_words(canvas, sheet.footer, left, right - boxes - left)
    _initials(canvas, sheet.initials, right)
    canvas.restoreState()


def _footer_words(canvas: Canvas, footer: str, left: float, room: float) -> None:
    """On one line, or on two of smaller letters; cut off only where even those do not hold it."""
    lines: list[str] = []
    for size in _FOOTER_SIZES:
        lines = simpleSplit(printable(footer), REGULAR, size, room)
        if len(lines) <= (1 if size == _FOOTER_SIZES[0] else len(_FOOTER_LINES)):
            break
    last = len(_FOOTER_LINES) - 1
    said = [*lines[:last], *([" ".join(lines[last:])] if lines[last:] else [])]
    canvas.setFont(REGULAR, size)
    for line, y in zip(reversed(said), reversed(_FOOTER_LINES), strict=False):
        canvas.drawString(left, y, _shortened(canvas, line, room, size))


def _count(canvas: Canvas, sheet: Sheet, room: _Room, pages: int) -> None:
    counted = f"Halaman {canvas.getPageNumber()} dari {pages}" if sheet.counted else ""
    proof = f"Kode periksa {sheet.mark.words}" if sheet.mark else ""
    canvas.saveState()
    canvas.setFillGray(_GREY)
    canvas.setFont(REGULAR, 8.5)
    canvas.drawString(_beside_square(sheet, room), 10.5 * mm, " · ".join(filter(None, (counted, proof))))
    canvas.restoreState()


def _beside_square(sheet: Sheet, room: _Room) -> float:
    return room.left + (_SQUARE + 2.5 * mm if sheet.mark else 0)


def _define_square(canvas: Canvas, mark: Mark | None) -> None:
    if mark:
        canvas.beginForm(_MARK)
        canvas.addLiteral(qr.path(mark.text))
        canvas.endForm()


def _square(canvas: Canvas, sheet: Sheet, room: _Room) -> None:
    if not sheet.mark:
        return
    canvas.saveState()
    canvas.translate(room.left, 7.5 * mm)
    canvas.scale(_SQUARE, _SQUARE)
    canvas.doForm(_MARK)
    canvas.restoreState()


def _shortened(canvas: Canvas, words: str, room: float, size: float = 8.5) -> str:
    text = printable(words)
    if canvas.stringWidth(text, REGULAR, size) <= room:
        return text
    while text and canvas.stringWidth(f"{text}...", REGULAR, size) > room:
        text = text[:-1]
    return f"{text.rstrip()}..."


_INITIALS, _INITIALS_WORD = 16 * mm, 11 * mm


def _initials(canvas: Canvas, names: tuple[str, ...], right: float) -> None:
    if not names:
        return
    box_height, base = 8.5 * mm, 9.5 * mm
    left = right - _INITIALS * len(names)
    canvas.setFont(REGULAR, 7)
    canvas.drawRightString(left - 2 * mm, base + box_height - 7, "Paraf")
    for index, name in enumerate(names):
        x = left + index * _INITIALS
        canvas.rect(x, base, _INITIALS, box_height)
        canvas.drawString(x + 3, base + box_height - 8, name)
