"""Put our palette, face and measures on Fusion; light or dark as the system or the user says."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.widgets.look.colours import DARK, LIGHT, Colours
from ui.widgets.look.fonts import window_font
from ui.widgets.look.stylesheet import stylesheet

GRID = 8
ROW_HEIGHT = 32
COMPACT_ROW_HEIGHT = 26


class Scheme(StrEnum):
    """Light, dark, or what the desktop around us does."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Keeps the application's look; `use` changes it while the program runs."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(window_font())
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """What was asked for."""
        return self._scheme

    def use(self, scheme: Scheme) -> None:
        """Change to this scheme now."""
        self._scheme = scheme
        self._apply()

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        dark = self._scheme is Scheme.DARK or (self._scheme is Scheme.SYSTEM and self._system_is_dark())
        chosen = DARK if dark else LIGHT
        self._application.setPalette(palette_of(chosen))
        self._application.setStyleSheet(stylesheet(chosen))
        self.changed.emit()

    def _system_is_dark(self) -> bool:
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark


def colours() -> Colours:
    """The palette in force, for widgets that paint themselves."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(of: Colours) -> QPalette:
    """Our colours in Qt's roles."""
    role, palette = QPalette.ColorRole, QPalette()
    roles = {
        role.Window: of.window, role.WindowText: of.text,
        role.Base: of.surface, role.AlternateBase: of.sunken,
        role.Text: of.text, role.Button: of.surface, role.ButtonText: of.text, role.BrightText: of.on_accent,
        role.PlaceholderText: of.muted, role.Highlight: of.accent, role.HighlightedText: of.on_accent,
        role.Accent: of.accent, role.Link: of.accent, role.LinkVisited: of.accent_strong,
        role.ToolTipBase: of.surface, role.ToolTipText: of.text, role.Mid: of.line, role.Midlight: of.sunken,
        role.Light: of.surface, role.Dark: of.field_line, role.Shadow: of.field_line,
    }  # fmt: skip
    for each, colour in roles.items():
        palette.setColor(each, QColor(colour))
    for faded in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, faded, QColor(of.field_line))
    return palette
