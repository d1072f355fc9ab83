"""A paper inside the window, before it is saved or printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import formats
from ui.texts import tr
from ui.widgets.look.theme import GRID, colours
from ui.widgets.papers.pages import PaperPages
from ui.widgets.papers.printing import print_pages
from ui.widgets.wording import Kind, button, icon_button, words

MARGIN = 2 * GRID
NARROW = 520
"""Below so many pixels the page number gives way."""
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
SCREEN_DPI = 96 / 72


class _Sheets(QWidget):
    """All pages below each other; paints those in view."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: PaperPages | None = None
        self.zoom = 1.0

    def show_pages(self, pages: PaperPages | None, zoom: float) -> None:
        self.pages, self.zoom = pages, zoom
        areas = self.areas()
        width = max((area.width() for area in areas), default=0) + 2 * MARGIN
        self.setFixedSize(QSize(width, areas[-1].bottom() + MARGIN if areas else 0))
        self.update()

    def areas(self) -> list[QRect]:
        """Where each page lies."""
        found: list[QRect] = []
        down = MARGIN
        for size in self.pages.sizes if self.pages else ():
            area = QRect(MARGIN, down, round(size.width() * self.scale), round(size.height() * self.scale))
            down = area.bottom() + MARGIN
            found.append(area)
        return found

    @property
    def scale(self) -> float:
        """Pixels of the window to the point of the paper."""
        return self.zoom * SCREEN_DPI

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, area in enumerate(self.areas()):
            if not area.intersects(event.rect()) or self.pages is None:
                continue
            picture = self.pages.picture(number, self.scale * self.devicePixelRatioF())
            # as it is: stretched by the pixel that rounding leaves, letters would lose their shape
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(area.topLeft(), picture)
            painter.setPen(QColor(colours().line))
            painter.drawRect(area)


class PdfView(QWidget):
    """Pages, zoom, save and print. `save_wanted` carries the bytes; the page asks where they go."""

    save_wanted = Signal(bytes)
    refused = Signal(object)

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self._data = b""
        self._pages: PaperPages | None = None
        self._held: list[PaperPages] = []
        self.destroyed.connect(partial(_let_go, self._held))
        self._sheets = _Sheets()
        self._fit = True
        self._place = words(kind=Kind.SMALL)
        self._zoom_words = words(kind=Kind.SMALL)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(says)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(self._sheets)
        self._scroll.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.save_button = button(tr("Simpan sebagai…"), self._want_save)
        self.print_button = button(tr("Cetak…"), self.print)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        bar.setSpacing(GRID)
        bar.addWidget(self._place)
        bar.addStretch(1)
        bar.addWidget(icon_button("magnifying-glass-minus", tr("Perkecil"), lambda: self.step(-1)))
        bar.addWidget(self._zoom_words)
        bar.addWidget(icon_button("magnifying-glass-plus", tr("Perbesar"), lambda: self.step(1)))
        bar.addWidget(icon_button("arrows-out-line-horizontal", tr("Selebar jendela"), self.fit_width))
        bar.addStretch(1)
        bar.addWidget(self.save_button)
        bar.addWidget(self.print_button)
        inside.addLayout(bar)
        inside.addWidget(self._scroll, 1)

    def show_pdf(self, data: bytes, *, stay: bool = False) -> None:
        """Show this PDF from its first page, or with `stay` at the place and zoom in view; empty bytes show nothing."""
        place, fit, zoom = self._scroll.verticalScrollBar().value(), self._fit or not stay, self._sheets.zoom
        self.clear()
        if not data:
            return
        self._pages = PaperPages(data)
        self._held.append(self._pages)
        self._data = data
        self.save_button.setEnabled(True)
        self.print_button.setEnabled(True)
        if fit:
            self.fit_width()
        else:
            self._show_at(zoom)
        self._scroll.setAccessibleDescription(self._pages.text(0)[:2000])
        self._scroll.verticalScrollBar().setValue(place if stay else 0)

    def clear(self) -> None:
        """Show nothing."""
        self._sheets.show_pages(None, 1.0)
        _let_go(self._held)
        self._pages, self._data = None, b""
        self.save_button.setEnabled(False)
        self.print_button.setEnabled(False)
        self._tell_place()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages) if self._pages else 0

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._fit = True
        if self._pages is None:
            return
        widest = max(size.width() for size in self._pages.sizes)
        # the bar's room is kept free also while it is not there: it comes with the pages
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = self._scroll.width() - bar - 2 * MARGIN - 1
        self._show_at(max(0.3, min(2.0, room / (widest * SCREEN_DPI))))

    def step(self, by: int) -> None:
        """One step nearer (1) or farther (-1)."""
        self._fit = False
        now = self._sheets.zoom
        nearer = [each for each in STEPS if each > now + 0.01]
        farther = [each for each in STEPS if each < now - 0.01]
        self._show_at((nearer[:1] or [STEPS[-1]])[0] if by > 0 else (farther[-1:] or [STEPS[0]])[0])

    def print(self) -> None:
        """Ask for a printer and print all pages."""
        if self._pages is not None:
            print_pages(self, self._pages, self.refused.emit)

    def _show_at(self, zoom: float) -> None:
        self._sheets.show_pages(self._pages, zoom)
        self._zoom_words.setText(formats.percent(zoom, 0))
        self._tell_place()

    def _tell_place(self) -> None:
        top = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 2
        areas = self._sheets.areas()
        number = sum(1 for area in areas if area.top() <= top) if areas else 0
        of = tr("Halaman {number} dari {total}").format(number=number, total=len(areas))
        self._place.setText(of if areas else "")

    def _want_save(self) -> None:
        self.save_wanted.emit(self._data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the buttons keep their words where there is no room for all
        self._place.setVisible(self.width() >= NARROW)
        if self._fit:
            self.fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


def _let_go(held: list[PaperPages], _gone: object = None) -> None:
    """Close what is open; also when the view goes away with its window."""
    while held:
        held.pop().close()
