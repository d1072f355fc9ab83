"""Name badges with a code square that the door reads; nine on a landscape page, to be cut apart."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reports.event_papers.facts import EventSheet, Guest
from reports.event_papers.looks import CUT
from reports.layout import qr, styles
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph, printable

_ACROSS, _HIGH, _SQUARE = 3, 51 * mm, 17 * mm
_LARGEST, _SMALLEST = 17.0, 9.0
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
        room, top = self._wide - 8 * mm, _HIGH - 4 * mm
        self._line(self._sheet.name, styles.SMALL, room, top - 4 * mm)
        name = guest.attendee or guest.name
        said = paragraph(name, _name_style(name, room))
        high = min(said.wrap(room, 0)[1], 17 * mm)
        said.drawOn(self.canv, 4 * mm, top - 6.5 * mm - high)
        beside = room - _SQUARE - 2 * mm
        if guest.attendee:
            self._line(guest.name, styles.CELL_HEAD, beside, 15 * mm)
        self._line(guest.place, styles.CELL, beside, 10 * mm)
        self._line(f"{_SIDE.get(guest.badge[:1], '')}  {guest.badge}", styles.FIELD_STRONG, beside, 4 * mm)

    def _line(self, words: str, style: ParagraphStyle, room: float, y: float) -> None:
        font, size = style.fontName, style.fontSize
        self.canv.setFillGray(0)
        self.canv.setFont(font, size)
        self.canv.drawString(4 * mm, y, _fitting(printable(words), font, size, room))

    def _square(self, guest: Guest) -> None:
        self.canv.saveState()
        self.canv.translate(self._wide - 4 * mm - _SQUARE, 4 * mm)
        self.canv.scale(_SQUARE, _SQUARE)
        self.canv.addLiteral(qr.path(badge_code(self._sheet.code, guest.badge)))
        self.canv.restoreState()


def _name_style(name: str, room: float) -> ParagraphStyle:
    """As large as lets the name stand on two lines."""
    size = _LARGEST
    while size > _SMALLEST and stringWidth(printable(name), styles.BOLD, size) > 1.7 * room:
        size -= 1
    return ParagraphStyle(f"badge-name-{size}", parent=styles.FIELD_STRONG, fontSize=size, leading=size * 1.2)


def _fitting(words: str, font: str, size: float, room: float) -> str:
    if stringWidth(words, font, size) <= room:
        return words
    while words and stringWidth(f"{words}…", font, size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
