"""Ask before something that cannot simply be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.verb_dialog import VerbDialog


def ask_to_confirm(
    parent: QWidget,
    asks: str,
    verb: str,
    agreed: Callable[[], object],
    *,
    why: str = "",
    decline: str | None = None,
    careful: bool = False,
) -> VerbDialog:
    """Open the question; `agreed` is called when the user presses the verb; a careful one has Enter decline."""
    dialog = VerbDialog(parent, asks, verb, why=why, decline=decline, careful=careful)
    dialog.accepted.connect(lambda: agreed())
    dialog.open()
    return dialog
