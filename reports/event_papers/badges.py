"""Name badges with a code square that the door reads; nine on a landscape page, to be cut apart."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.event_papers.facts import EventSheet, Guest
from reports.event_papers.looks import CUT
from reports.layout import qr, styles
from reports.layout.fitting import fitted, lines_of, sized
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph, printable

_ACROSS, _HIGH, _SQUARE = 3, 51 * mm, 17 * mm
_EVENT, _GUEST, _LONG_GUEST, _BESIDE, _PLACE = (3, 6.0), (2, 12.0), (3, 7.0), (2, 6.5), (1, 6.5)
"""Most lines, and the smallest letters, of the event, the guest, and what stands beside the code square."""
_SMALL = ParagraphStyle("badge-event", parent=styles.SMALL, alignment=0)
_LONG_NAME = ParagraphStyle("badge-long-name", parent=styles.FIELD_STRONG, fontSize=11, leading=13.2)
_NAME = ParagraphStyle("badge-name", parent=styles.FIELD_STRONG, fontSize=17, leading=20)
_Least = tuple[int, float]
_SIDE = {"B": "PEMBELI", "U": "UMKM"}


def badges_pdf(sheet: EventSheet, paper: str = "A4", only: Sequence[str] | None = None) -> bytes:
    """Return a badge for every guest, or for the badges named."""
    size = PaperSize(paper)
    guests = [each for each in (*sheet.buyers, *sheet.enterprises) if only is None or each.badge in only]
    width = text_width(size, landscape=True)
    rows = [BadgeRow(sheet, guests[at : at + _ACROSS], width) for at in range(0, len(guests), _ACROSS)]
    story: list[Flowable] = list(rows) or [paragraph("Belum ada peserta.", styles.BODY)]
    return render(story, Sheet(title=f"Tanda pengenal · {sheet.name}", paper=size, footer=sheet.foot, landscape=True))


def badge_code(event: str, badge: str) -> str:
    """What the code square of a badge says: "TB-0001:U-017"."""
    return f"{event}:{badge}"


class BadgeRow(Flowable):
    """Badges beside each other with lines to cut along."""

    def __init__(self, sheet: EventSheet, guests: Sequence[Guest], width: float) -> None:
        super().__init__()
        self._sheet, self._guests = sheet, guests
        self.width, self.height = width, _HIGH
        self._wide = width / _ACROSS

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw every badge at its place."""
        for at, guest in enumerate(self._guests):
            self.canv.saveState()
            self.canv.translate(at * self._wide, 0)
            self._outline()
            self._words(guest)
            self._square(guest)
            self.canv.restoreState()

    def _outline(self) -> None:
        self.canv.setStrokeColor(CUT)
        self.canv.setLineWidth(0.4)
        self.canv.setDash(3, 3)
        self.canv.rect(0, 0, self._wide, _HIGH)
        self.canv.setDash()

    def _words(self, guest: Guest) -> None:
        room, beside = self._wide - 8 * mm, self._wide - 10 * mm - _SQUARE
        event = self._from_top(self._sheet.name, _SMALL, _EVENT, room, _HIGH - 4 * mm)
        name = guest.attendee or guest.name
        fits = lines_of(name, sized(_NAME, _GUEST[1]), room) <= _GUEST[0]
        self._from_top(name, *((_NAME, _GUEST) if fits else (_LONG_NAME, _LONG_GUEST)), room, event - 1 * mm)
        self._line(f"{_SIDE.get(guest.badge[:1], '')}  {guest.badge}", styles.FIELD_STRONG, 4 * mm)
        place = self._from_foot(guest.place, styles.CELL, _PLACE, beside, 9 * mm)
        if guest.attendee:
            self._from_foot(guest.name, styles.CELL_HEAD, _BESIDE, beside, place + 0.5 * mm)

    def _from_top(self, words: str, style: ParagraphStyle, least: _Least, room: float, top: float) -> float:
        """Write lines below `top`, so many at most and so small at least; where they end."""
        said, high = fitted(words, style, room, *least)
        said.drawOn(self.canv, 4 * mm, top - high)
        return top - high

    def _from_foot(self, words: str, style: ParagraphStyle, least: _Least, room: float, foot: float) -> float:
        """Write lines that end at `foot`; where they begin."""
        said, high = fitted(words, style, room, *least)
        said.drawOn(self.canv, 4 * mm, foot)
        return foot + high

    def _line(self, words: str, style: ParagraphStyle, y: float) -> None:
        self.canv.setFillGray(0)
        self.canv.setFont(style.fontName, style.fontSize)
        self.canv.drawString(4 * mm, y, printable(words))

    def _square(self, guest: Guest) -> None:
        self.canv.saveState()
        self.canv.translate(self._wide - 4 * mm - _SQUARE, 4 * mm)
        self.canv.scale(_SQUARE, _SQUARE)
        self.canv.addLiteral(qr.path(badge_code(self._sheet.code, guest.badge)))
        self.canv.restoreState()
