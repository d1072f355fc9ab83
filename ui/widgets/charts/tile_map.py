"""The 38 kabupaten and kota of Jawa Timur, one tile each, laid out like the province."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui import formats
from ui.texts import tr
from ui.widgets.charts.tile_names import Lettering, lettering
from ui.widgets.look.colours import contrast
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import colours

_ROWS = (
    ("", "", "", "35.23", "35.24", "35.25", "", "35.26", "35.27", "35.28", "35.29"),
    ("", "35.21", "35.22", "35.18", "35.17", "35.76", "35.78", "", "", "", ""),
    ("35.20", "35.19", "35.77", "35.71", "35.06", "35.16", "35.15", "35.75", "35.74", "35.12", ""),
    ("", "35.02", "", "", "35.72", "35.79", "35.73", "35.14", "35.13", "35.11", ""),
    ("", "35.01", "35.03", "35.04", "35.05", "", "35.07", "35.08", "35.09", "35.10", ""),
)
PLACES = {code: (column, row) for row, codes in enumerate(_ROWS) for column, code in enumerate(codes) if code}
"""Kemendagri code → (column, row), west to east and north to south."""
COLUMNS, ROWS = len(_ROWS[0]), len(_ROWS)
GAP = 4
_LEFT, _TOP, _RIGHT, _BOTTOM = 5, 3, 4, 3
"""Between the rim of a tile and what is written on it."""
INKS = ("#000000", "#ffffff")
"""One of the two always has a contrast of at least 4.58."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """What one kabupaten or kota shows; a count of None is unknown."""

    name: str
    count: int | None


class TileMap(QWidget):
    """Counts as numbers and as depth of colour; a click, or arrows and Enter, chooses a place."""

    chosen = Signal(str)

    def __init__(self, noun: str, says: str = "") -> None:
        super().__init__()
        self._noun = noun
        self._says = says or tr("Peta {noun} per kabupaten/kota").format(noun=noun)
        self._tiles: Mapping[str, Tile] = {}
        self._current = "35.23"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(COLUMNS * 44, ROWS * 36)
        self.setAccessibleName(self._says)

    def show_tiles(self, tiles: Mapping[str, Tile]) -> None:
        """Show counts by Kemendagri code; codes that are absent are drawn empty."""
        self._tiles = tiles
        self._tell_reader()
        self.update()

    def said_of(self, code: str) -> str:
        """A tile in words: "Tuban: 12 UMKM"."""
        tile = self._tiles.get(code)
        if tile is None:
            return code
        known = formats.count(tile.count, self._noun) if tile.count is not None else formats.UNKNOWN
        return f"{tile.name}: {known}"

    def place_of(self, code: str) -> QRect:
        """Where a tile is drawn."""
        column, row = PLACES[code]
        width, height = self._cell()
        return QRect(int(column * width), int(row * height), int(width) - GAP, int(height) - GAP)

    def code_at(self, point: QPoint) -> str:
        """The tile under a point; empty between tiles."""
        return next((code for code in PLACES if self.place_of(code).contains(point)), "")

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * 72, ROWS * 52)

    def _cell(self) -> tuple[float, float]:
        """A tile is never much higher than it is wide."""
        width = self.width() / COLUMNS
        return width, min(self.height() / ROWS, max(width, 88.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((tile.count or 0 for tile in self._tiles.values()), default=0)
        letters = self.letters()
        for code in PLACES:
            self._paint_tile(painter, code, most, letters)

    def letters(self) -> Lettering:
        """How the names are written on tiles of the size that they have now."""
        inner = self._inner("35.23")
        return lettering([tile.name for tile in self._tiles.values()], inner.width(), inner.height())

    def _inner(self, code: str) -> QRect:
        return self.place_of(code).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _paint_tile(self, painter: QPainter, code: str, most: int, letters: Lettering) -> None:
        tile = self._tiles.get(code, Tile(code, None))
        area = self.place_of(code)
        ground = tile_ground(tile.count, most)
        focused = self.hasFocus() and code == self._current
        painter.setPen(QColor(colours().text if focused else ground))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, 5, 5)
        painter.setPen(QColor(_readable(ground)))
        inner = self._inner(code)
        painter.setFont(letters.font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, letters.written(tile.name))
        painter.setFont(window_font(Size.BODY, Weight.STRONG))
        count = "?" if tile.count is None else formats.number(tile.count)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, count)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        code = self.code_at(event.position().toPoint())
        if code and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(code)
            self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _step(self, right: int, down: int) -> None:
        """To the nearest tile in that direction."""
        column, row = PLACES[self._current]
        ahead = [
            (abs(c - column) + abs(r - row) + abs((c - column) * down) + abs((r - row) * right), code)
            for code, (c, r) in PLACES.items()
            if (c - column) * right + (r - row) * down > 0
        ]
        if ahead:
            self._go_to(min(ahead)[1])

    def _go_to(self, code: str) -> None:
        self._current = code
        self._tell_reader()
        self.update()

    def _tell_reader(self) -> None:
        self.setAccessibleDescription(self.said_of(self._current))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            code = self.code_at(event.pos())
            QToolTip.showText(event.globalPos(), self.said_of(code) if code else "", self)
            return True
        return super().event(event)


def tile_ground(count: int | None, most: int) -> str:
    """The deeper the colour, the higher the count; empty and unknown tiles are grey."""
    if not count or most <= 0:
        return colours().sunken
    share = 0.15 + 0.85 * count / most
    low, high = QColor(colours().accent_soft), QColor(colours().accent)
    channels = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def _readable(ground: str) -> str:
    return max(INKS, key=lambda ink: contrast(ink, ground))
