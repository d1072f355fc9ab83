"""Labels and buttons of one kind, so that pages look alike."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from ui.widgets.look.colours import Tone
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.icons import icon, icon_on_accent


class Kind(StrEnum):
    """Kinds of words on a page."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    MUTED = "muted"
    SMALL = "small"
    ERROR = "error"
    FIGURE = "figure"


_FONTS: dict[Kind, Callable[[], QFont]] = {
    Kind.BODY: window_font,
    Kind.TITLE: partial(window_font, Size.TITLE, Weight.BOLD),
    Kind.HEADING: partial(window_font, Size.HEADING, Weight.STRONG),
    Kind.LABEL: partial(window_font, Size.BODY, Weight.STRONG),
    Kind.MUTED: window_font,
    Kind.SMALL: partial(window_font, Size.SMALL),
    Kind.ERROR: partial(window_font, Size.SMALL),
    Kind.FIGURE: partial(window_font, Size.TITLE, Weight.BOLD),
}


def words(text: str = "", kind: Kind = Kind.BODY, *, wrap: bool = False) -> QLabel:
    """A label; plain text always, never markup from data."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind.value)
    label.setFont(_FONTS[kind]())
    label.setWordWrap(wrap)
    return label


def button(
    text: str, clicked: Callable[[], object] | None = None, *, kind: str = "", icon_name: str = ""
) -> QPushButton:
    """A push button; kind "primary" for the one main action, "link" for quiet ones."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setFont(window_font(weight=Weight.STRONG if kind else Weight.TEXT))
    made.setAccessibleName(text.replace("&", ""))
    if icon_name:
        set_icon(made, icon_name, on_accent=kind == "primary")
    if clicked:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(icon_name: str, says: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """A button that shows only an icon, and says its name to readers and in a tip."""
    made = QToolButton()
    made.setAccessibleName(says)
    made.setToolTip(says)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_icon(made, icon_name)
    if clicked:
        made.clicked.connect(lambda: clicked())
    return made


def set_icon(
    on: QPushButton | QToolButton, icon_name: str, tone: Tone = Tone.MUTED, *, on_accent: bool = False
) -> None:
    """Give a button an icon in the palette in force."""
    on.setIcon(icon_on_accent(icon_name) if on_accent else icon(icon_name, tone))


class Picture(QWidget):
    """An icon beside words, in the palette in force."""

    def __init__(self, icon_name: str, size: int, tone: Tone = Tone.MUTED) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self.show_icon(icon_name, tone)

    def show_icon(self, icon_name: str, tone: Tone = Tone.MUTED) -> None:
        """Show this one."""
        self._icon = icon(icon_name, tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


def hairline() -> QFrame:
    """A thin line between two parts of a page."""
    line = QFrame()
    line.setProperty("kind", "line")
    return line


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and let it be seen."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
