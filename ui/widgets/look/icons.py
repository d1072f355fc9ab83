"""Line icons by name, drawn in the ink of a tone; the icon library is loaded with the first icon."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.widgets.look.colours import Colours, Tone
from ui.widgets.look.theme import colours


@lru_cache(maxsize=512)
def icon(name: str, tone: Tone = Tone.MUTED) -> QIcon:
    """A Phosphor icon by its name ("house", "users-three"), always in the palette in force."""
    return QIcon(_Ink(name, tone))


@lru_cache(maxsize=64)
def icon_on_accent(name: str) -> QIcon:
    """The same on the ground of a main button."""
    return QIcon(_Ink(name, None))


@lru_cache(maxsize=512)
def _icon_in(name: str, colour: str, faded: str) -> QIcon:
    import qtawesome  # type: ignore[import-untyped]  # ships no types

    found: QIcon = qtawesome.icon(f"ph.{name}", color=colour, color_disabled=faded)
    return found


class _Ink(QIconEngine):
    """Asks for the palette when it is painted: buttons made in the light are seen in the dark too."""

    def __init__(self, name: str, tone: Tone | None) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._drawn()  # an unknown name is noticed here and not while painting

    def _drawn(self) -> QIcon:
        palette: Colours = colours()
        colour = palette.on_accent if self._tone is None else palette.ink(self._tone)
        return _icon_in(self._name, colour, palette.field_line)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._drawn().paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn().pixmap(size, mode, state)

    def clone(self) -> QIconEngine:
        return _Ink(self._name, self._tone)
