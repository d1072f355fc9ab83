"""The window's face: Plus Jakarta Sans, a variable face, with figures of one width."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

import fontpkg_plus_jakarta_sans as jakarta  # type: ignore[import-untyped]  # ships no types
from PySide6.QtGui import QFont, QFontDatabase


class Size(IntEnum):
    """The four sizes of the window, in pixels."""

    SMALL = 12
    BODY = 13
    HEADING = 15
    TITLE = 20


class Weight(IntEnum):
    """Where on the face's weight axis words stand."""

    TEXT = 450
    STRONG = 600
    BOLD = 700


@cache
def _family() -> str:
    for face in sorted((jakarta.ROOT / "files").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(face)) < 0:
            return QFont().family()
    return str(jakarta.FAMILY)


def window_font(size: Size = Size.BODY, weight: Weight = Weight.TEXT) -> QFont:
    """The face at one of its sizes, with tabular figures."""
    font = QFont(_family())
    font.setPixelSize(int(size))
    # QFont.setWeight would smear the regular cut: Qt sees one style in a variable file
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWordSpacing(1.0)
    return font
