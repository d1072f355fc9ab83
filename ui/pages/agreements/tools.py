"""Small views beside the agreements: checking a paper, checking somebody else's draft."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace


class ToolView(QWidget):
    """A heading, what it is for, a way back; children lay their widgets into `self.body`."""

    heading = ""
    purpose = ""
    closed = Signal()
    opened = Signal(str)
    """(code) An agreement that the user wants to see."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        top = QHBoxLayout()
        top.addWidget(words(self.heading, Kind.HEADING), 1)
        self.close_button = button(tr("Ke daftar"), self.closed.emit, icon_name="list")
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        inside.addWidget(words(self.purpose, Kind.MUTED, wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        inside.addLayout(self.body, 1)

    def take_focus(self) -> None:
        """Put the cursor where one begins."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


@dataclass(frozen=True, slots=True)
class Tool:
    """One small view and where it is made: "module:Class"."""

    key: str
    title: str
    icon: str
    view: str

    def make(self, work: Workplace) -> ToolView:
        """The view, imported only now."""
        module, _, name = self.view.partition(":")
        made: ToolView = getattr(import_module(module), name)(work)
        made.setAccessibleName(self.title)
        return made


_HERE = "ui.pages.agreements"
TOOLS: tuple[Tool, ...] = (
    Tool("verify", tr("Periksa dokumen…"), "shield-check", f"{_HERE}.verify_view:VerifyView"),
    Tool("numbers", tr("Buku nomor…"), "hash", f"{_HERE}.numbers_view:NumbersView"),
    Tool("batch", tr("Terbitkan sekaligus…"), "stack", f"{_HERE}.batch_view:BatchView"),
    Tool("own", tr("Periksa naskah lain…"), "file-search", f"{_HERE}.own_draft_view:OwnDraftView"),
)
