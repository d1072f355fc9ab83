"""The list of pages at the left: icons and words, a badge where work waits, collapsible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui import formats
from ui.texts import tr
from ui.widgets.frame.places import Place
from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import GRID, colours
from ui.widgets.wording import icon_button, set_icon

WIDE = 208
NARROW = 56


class PlaceButton(QPushButton):
    """One entry; its badge counts what waits there."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._badge = 0
        self.setProperty("kind", "place")
        self.setCheckable(True)
        self.setIconSize(QSize(20, 20))
        self.toggled.connect(self._mark)
        self.setAccessibleName(place.title)
        self.narrow(False)
        self._mark()

    def _mark(self) -> None:
        self.setFont(window_font(weight=Weight.BOLD if self.isChecked() else Weight.TEXT))
        self._draw_icon()

    def _draw_icon(self) -> None:
        set_icon(self, self.place.icon, Tone.ACCENT if self.isChecked() else Tone.MUTED)

    def narrow(self, on: bool) -> None:
        """Icon only, the word as a tip."""
        self.setText("" if on else self.place.title.replace("&", "&&"))
        self.setToolTip(self.place.title if on else "")

    def set_badge(self, waiting: int) -> None:
        """How much waits here; nothing is shown for 0."""
        self._badge = waiting
        said = tr("{title}, {number} menunggu").format(title=self.place.title, number=formats.number(waiting))
        self.setAccessibleName(said if waiting else self.place.title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = formats.number(self._badge) if self._badge < 1000 else "999+"
        self._paint_badge(painter, text if self.text() else "")

    def _paint_badge(self, painter: QPainter, text: str) -> None:
        painter.setFont(window_font(Size.SMALL))
        palette = colours()
        width = max(20, painter.fontMetrics().horizontalAdvance(text) + 12) if text else 8
        height = 18 if text else 8
        area = self.rect().adjusted(self.width() - width - GRID, 0, -GRID, 0)
        area.setTop((self.height() - height) // 2 if text else 6)
        area.setHeight(height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.warm_soft if text else palette.warm))
        painter.drawRoundedRect(area, height / 2, height / 2)
        painter.setPen(QColor(palette.warm))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class Sidebar(QWidget):
    """Emits `chosen(key)`; the entry in view is checked."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Halaman"))
        self.buttons = {place.key: PlaceButton(place) for place in places}
        self._group = QButtonGroup(self)
        self._fold = icon_button("list", tr("Ciutkan bilah sisi"), self.fold)
        self._narrow = self._wished = self._tight = False
        self._lay_out()
        self.fold(False)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.setSpacing(2)
        inside.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(GRID)
        ordered = sorted(self.buttons.values(), key=lambda each: each.place.apart)
        first_apart = next((each for each in ordered if each.place.apart), None)
        for made in ordered:
            if made is first_apart:
                inside.addStretch()
            self._group.addButton(made)
            inside.addWidget(made)
            made.clicked.connect(lambda _on=False, key=made.place.key: self.chosen.emit(key))
        if first_apart is None:
            inside.addStretch()

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def fold(self, narrow: bool | None = None) -> None:
        """Show icons only, or words again; in a narrow window this is for the moment only."""
        wanted = not self._narrow if narrow is None else narrow
        if not self._tight:
            self._wished = wanted
        self._show_narrow(wanted)

    @property
    def wishes_narrow(self) -> bool:
        """What the user chose for a window of ordinary width."""
        return self._wished

    def fit(self, tight: bool) -> None:
        """Leave the room to the page where the window is narrow."""
        if tight != self._tight:
            self._tight = tight
            self._show_narrow(tight or self._wished)

    def _show_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(NARROW if self._narrow else WIDE)
        for made in self.buttons.values():
            made.narrow(self._narrow)

    def show_place(self, key: str) -> None:
        """Mark the page in view."""
        self.buttons[key].setChecked(True)

    def set_badge(self, key: str, waiting: int) -> None:
        """Say how much waits on a page."""
        self.buttons[key].set_badge(waiting)

    def clear_badges(self) -> None:
        """Nothing is known to wait."""
        for made in self.buttons.values():
            made.set_badge(0)
