"""Bars and columns drawn with the paper's own typeface: a chart beside its table, never instead of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reports.layout.styles import REGULAR
from reports.layout.text import printable

_FILL = colors.Color(0.09, 0.42, 0.43)
_AXIS = colors.Color(0.55, 0.55, 0.55)
_SIZE = 8.6
_BAR, _STEP = 10.0, 16.0
_HIGH, _FOOT, _HEAD = 96.0, 16.0, 14.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: what it stands for, how long it is, what is written beside it."""

    label: str
    value: int
    said: str


class Bars(Flowable):
    """Lying bars under each other, longest value filling the width; splits between bars."""

    def __init__(self, marks: Sequence[Mark], width: float, most: int | None = None) -> None:
        super().__init__()
        self.marks = tuple(marks)
        self.most = most or max((mark.value for mark in marks), default=0) or 1
        self.width, self.height = width, _STEP * len(self.marks) + 4

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, whatever room there is."""
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits above the page break and what comes below."""
        fits = int((available_height - 4) // _STEP)
        if fits < 1 or fits >= len(self.marks):
            return []
        return [Bars(part, self.width, self.most) for part in (self.marks[:fits], self.marks[fits:])]

    def draw(self) -> None:
        """Draw label, bar and value of every mark."""
        named = self.width * 0.36
        room = self.width - named - 64
        self.canv.setFont(REGULAR, _SIZE)
        for at, mark in enumerate(self.marks):
            base = self.height - _STEP * (at + 1)
            self._draw_mark(mark, base, named, room)
        self.canv.setStrokeColor(_AXIS)
        self.canv.setLineWidth(0.5)
        self.canv.line(named, 0, named, self.height)

    def _draw_mark(self, mark: Mark, base: float, named: float, room: float) -> None:
        long = room * mark.value / self.most
        self.canv.setFillColor(colors.black)
        self.canv.drawRightString(named - 6, base + 3, shortened(mark.label, named - 8))
        self.canv.setFillColor(_FILL)
        self.canv.rect(named, base, long, _BAR, stroke=0, fill=1)
        self.canv.setFillColor(colors.black)
        self.canv.drawString(named + long + 5, base + 3, mark.said)


class Columns(Flowable):
    """Standing columns in order, such as the months of a period; labels thin out where they have no room."""

    def __init__(self, marks: Sequence[Mark], width: float) -> None:
        super().__init__()
        self.marks = tuple(marks)
        self.most = max((mark.value for mark in marks), default=0) or 1
        self.width, self.height = width, _HIGH + _FOOT + _HEAD

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw every column with its value, and the labels that have room."""
        share = self.width / max(len(self.marks), 1)
        every = self._every(share)
        self.canv.setFont(REGULAR, _SIZE)
        for at, mark in enumerate(self.marks):
            self._draw_mark(mark, share * at, share, named=at % every == 0)
        self.canv.setStrokeColor(_AXIS)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, _FOOT, self.width, _FOOT)

    def _every(self, share: float) -> int:
        widest = max((stringWidth(mark.label, REGULAR, _SIZE) for mark in self.marks), default=0) + 6
        return max(1, -int(-widest // share))

    def _draw_mark(self, mark: Mark, left: float, share: float, *, named: bool) -> None:
        high, middle = _HIGH * mark.value / self.most, left + share / 2
        wide = min(share * 0.62, 34)
        self.canv.setFillColor(_FILL)
        self.canv.rect(middle - wide / 2, _FOOT, wide, high, stroke=0, fill=1)
        self.canv.setFillColor(colors.black)
        if mark.value and stringWidth(mark.said, REGULAR, _SIZE) < share * 1.6:
            self.canv.drawCentredString(middle, _FOOT + high + 4, mark.said)
        if named:
            self.canv.drawCentredString(middle, 4, mark.label)


def shortened(words: str, room: float) -> str:
    """Return words cut to a width; the whole stands in the table beside the chart."""
    text = printable(words)
    if stringWidth(text, REGULAR, _SIZE) <= room:
        return text
    while text and stringWidth(f"{text}...", REGULAR, _SIZE) > room:
        text = text[:-1]
    return f"{text.rstrip()}..."
