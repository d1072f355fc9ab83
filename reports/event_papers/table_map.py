"""The table map: a box for every table with its name, where it stands, and who sits there."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.event_papers.facts import EventSheet
from reports.event_papers.looks import event_head
from reports.layout import styles
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph

_ACROSS = 5
_HIGH, _GAP = 26 * mm, 4 * mm


def table_map_pdf(sheet: EventSheet, paper: str = "A4") -> bytes:
    """Return the tables in rows of five, on a landscape page."""
    size = PaperSize(paper)
    width = text_width(size, landscape=True)
    head = event_head("PETA MEJA", sheet.name, sheet.where)
    boxes = [_box(sheet, at) for at in range(len(sheet.tables))]
    rows = [BoxRow(boxes[at : at + _ACROSS], width) for at in range(0, len(boxes), _ACROSS)]
    title = f"Peta meja · {sheet.name}"
    return render([*head, *rows], Sheet(title=title, paper=size, footer=sheet.foot, landscape=True))


def _box(sheet: EventSheet, at: int) -> tuple[str, ...]:
    table = sheet.tables[at]
    sitting = [f"{each.badge} {each.name}" for each in sheet.buyers if each.table == at]
    meetings = len(sheet.at_table(at))
    return table.name, *sitting, table.place, f"{meetings} pertemuan" if meetings else ""


class BoxRow(Flowable):
    """Boxes beside each other; what does not fit into one is cut at its foot."""

    def __init__(self, boxes: Sequence[tuple[str, ...]], width: float) -> None:
        super().__init__()
        self._boxes = boxes
        self.width, self.height = width, _HIGH + _GAP
        self._wide = (width - _GAP * (_ACROSS - 1)) / _ACROSS

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the frames and the words inside."""
        for at, words in enumerate(self._boxes):
            left = at * (self._wide + _GAP)
            self.canv.setLineWidth(0.8)
            self.canv.setStrokeGray(0.35)
            self.canv.roundRect(left, _GAP, self._wide, _HIGH, 5)
            self._write(words, left + 6)

    def _write(self, words: tuple[str, ...], left: float) -> None:
        top = _GAP + _HIGH - 5
        for at, line in enumerate(each for each in words if each):
            said = paragraph(line, styles.CELL if at else styles.FIELD_STRONG)
            high = said.wrap(self._wide - 12, 0)[1]
            if top - high < _GAP + 2:
                return
            said.drawOn(self.canv, left, top - high)
            top -= high
