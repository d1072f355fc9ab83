"""Line icons by name, drawn in the ink of a tone; the icon library is loaded with the first icon."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QIcon

from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import colours


def icon(name: str, tone: Tone = Tone.MUTED) -> QIcon:
    """A Phosphor icon by its name ("house", "users-three"), in the palette in force."""
    return icon_in(name, colours().ink(tone))


@lru_cache(maxsize=512)
def icon_in(name: str, colour: str) -> QIcon:
    """A Phosphor icon in one colour."""
    import qtawesome  # type: ignore[import-untyped]  # ships no types

    found: QIcon = qtawesome.icon(f"ph.{name}", color=colour)
    return found
