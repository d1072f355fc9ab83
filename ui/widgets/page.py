"""What every page is: a title, one main action, help, and the way to say and ask things of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.changes import Changed


@dataclass(frozen=True, slots=True)
class PageAction:
    """Something a page can do; the main one stands at the right of the title, all are in Ctrl+K."""

    text: str
    start: Callable[[], object]
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[], bool] | None = None


class Page(QWidget):
    """One entry of the sidebar. Children lay their widgets into `self.body`."""

    title = ""
    help_text = ""
    concerns = Changed.EVERYTHING
    """Parts of the catalogue that this page shows; `reload` is called when one of them changed."""

    go_to = Signal(str, object)
    """(page key, what to open there: a uid, a ListQuery or None)"""
    wished = Signal(object)
    """Something that only the program itself can do: another catalogue, another look."""
    actions_changed = Signal()
    badge_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def main_action(self) -> PageAction | None:
        """The one thing that this page is for."""
        return None

    def more_actions(self) -> tuple[PageAction, ...]:
        """What else can be done here."""
        return ()

    def reload(self, changed: Changed) -> None:
        """Read again what changed. The window calls it once when the page is first shown."""

    def open_record(self, record: object) -> None:
        """Show what another page sent the user here for."""

    def take_focus(self) -> None:
        """Put the cursor on the first thing one can use here."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self and self.isAncestorOf(widget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()

    def may_leave(self) -> bool:
        """False keeps the user here, because something is not saved yet (the page then says so itself)."""
        return True
