"""Tables of sentences: rows under each other, broken between rows or, where one is too high, within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable

from reports.layout.drawn import Sentence

_SHADE, _HEAVY, _LIGHT = "0.94 0.94 0.93 rg", "0 G 0.8 w", "0.55 G 0.35 w"
_LITTLE = 1e-6
_HALF_A_PAGE = 360


@dataclass(frozen=True, slots=True)
class Ruling:
    """Padding of every cell in points, whether there are lines and a shaded heading, how high a row is at least."""

    vertical: float
    horizontal: float
    lines: bool = False
    least: float = 0
    """For a table in which people write; headings are as high as their words."""


@dataclass(slots=True)
class Row:
    """Cells beside each other, None for an empty one; the height is known after wrapping."""

    cells: Sequence[Sentence | None]
    height: float = 0


class Rows(Flowable):
    """Rows of cells, the first `headings` of them on every page again."""

    def __init__(
        self, rows: Sequence[Sequence[Sentence | None]], widths: Sequence[float], ruling: Ruling, headings: int = 0
    ) -> None:
        super().__init__()
        self.rows = [Row(row) for row in rows]
        self.widths, self.ruling, self.headings = widths, ruling, headings
        self._edges = list(accumulate(widths, initial=0.0))
        self.width = self._edges[-1]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: the columns' widths decide, whatever room there is."""
        for at, row in enumerate(self.rows):
            if not row.height:
                row.height = max(self._height(row.cells), 0 if at < self.headings else self.ruling.least)
        self.height = sum(row.height for row in self.rows)
        return self.width, self.height

    def _height(self, cells: Sequence[Sentence | None]) -> float:
        aside = 2 * self.ruling.horizontal
        highest = max(
            cell.wrap(width - aside, 0)[1] if cell else 0 for cell, width in zip(cells, self.widths, strict=True)
        )
        return highest + 2 * self.ruling.vertical

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the rows that fit and those left over; a row that would take half a page is broken within."""
        self.wrap(available_width, available_height)
        fitting, room = 0, available_height
        while fitting < len(self.rows) and self.rows[fitting].height <= room + _LITTLE:
            room -= self.rows[fitting].height
            fitting += 1
        if fitting == len(self.rows):
            return [self]
        if fitting < self.headings:
            return []
        if fitting == self.headings or self.rows[fitting].height > _HALF_A_PAGE:
            cut = self._cut(fitting, room)
            if cut or fitting == self.headings:
                return cut
        return self._parted(fitting, room)

    def _parted(self, fitting: int, room: float) -> list[Flowable]:
        """The rows on this page and those on the next; one by itself takes another along."""
        if len(self.rows) - fitting == 1 and fitting - self.headings > 1:
            fitting -= 1
            room += self.rows[fitting].height
        upper, below = self._with(self.rows[:fitting]), self._below(self.rows[fitting:])
        # the rest has a heading of its own, which belongs to the top of a page
        return [upper, CondPageBreak(room + 1), below]

    def _cut(self, fitting: int, room: float) -> list[Flowable]:
        """The rows that fit with the upper part of the next, and the lower part with those left over."""
        aside, padding = 2 * self.ruling.horizontal, 2 * self.ruling.vertical
        row = self.rows[fitting]
        if self.ruling.least and row.height < _HALF_A_PAGE:
            return []  # whoever writes in it writes on one page
        halves = [
            _halves(cell, width - aside, room - padding) for cell, width in zip(row.cells, self.widths, strict=True)
        ]
        if any(half is None for half in halves):
            return []
        upper, lower = ([half[side] for half in halves if half] for side in (0, 1))
        rest = self.rows[fitting + 1 :]
        return [self._with([*self.rows[:fitting], Row(upper)]), self._below([Row(lower), *rest])]

    def _below(self, rows: list[Row]) -> Rows:
        return self._with([*self.rows[: self.headings], *rows])

    def _with(self, rows: list[Row]) -> Rows:
        table = Rows((), self.widths, self.ruling, self.headings)
        table.rows = rows
        return table

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw at a place: the state of the canvas is neither used nor changed."""
        top = y + self.height
        if self.ruling.lines:
            canvas.addLiteral(self._lines(x, top))
        for row in self.rows:
            for cell, edge in zip(row.cells, self._edges, strict=False):
                if cell:
                    cell.drawOn(canvas, x + edge + self.ruling.horizontal, top - self.ruling.vertical - cell.height)
            top -= row.height

    def _lines(self, left: float, top: float) -> str:
        """The heading's shade between two heavy lines, and a light line under every row."""
        ends = [top - below for below in accumulate(row.height for row in self.rows)]
        head, right = ends[self.headings - 1] if self.headings else top, left + self.width
        shade = f"{_SHADE} {left:.2f} {head:.2f} {self.width:.2f} {top - head:.2f} re f"
        heavy = " ".join(_line(left, right, y) for y in (top, head))
        light = " ".join(_line(left, right, y) for y in ends[self.headings :])
        return f"q {shade} {_HEAVY} {heavy} S {_LIGHT} {light} S Q" if light else f"q {shade} {_HEAVY} {heavy} S Q"


def _line(left: float, right: float, y: float) -> str:
    return f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l"


def _halves(cell: Sentence | None, width: float, room: float) -> tuple[Sentence | None, Sentence | None] | None:
    """What of a cell fits and what is left over; None where it fits neither whole nor in part."""
    if cell is None or cell.height <= room:
        return cell, None
    halves = cell.halves(width, room)
    return halves or None
