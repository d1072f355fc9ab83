"""What every section of the settings is: a heading, what it is for, and its content."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.domain.changes import Changed
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words


class Section(QWidget):
    """Children lay their widgets into `self.body`."""

    wished = Signal(object)
    """A wish of ui.pages.settings.wishes that only the program can fulfil."""
    title = ""
    why = ""
    icon = ""
    concerns = Changed.SETTINGS

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.title)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(words(self.title, Kind.HEADING))
        inside.addWidget(words(self.why, Kind.MUTED, wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        inside.addLayout(self.body, 1)

    def reload(self) -> None:
        """Read again what is shown."""

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved."""
        return False


def scrolling(content: QWidget, says: str = "") -> QScrollArea:
    """The content, moved up and down where the window is low."""
    content.setProperty("kind", "ground")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(says or tr("Pengaturan"))
    area.setWidget(content)
    return area
