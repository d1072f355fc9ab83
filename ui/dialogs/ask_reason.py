"""Ask for the reason of a decision; without one the verb stays grey."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.wording import Kind, button, words

LONGEST = 500


class AskReason(VerbDialog):
    """One text field; usual reasons can be clicked."""

    def __init__(self, parent: QWidget, asks: str, verb: str, *, why: str = "", usual: Sequence[str] = ()) -> None:
        super().__init__(parent, asks, verb, why=why)
        self.body.addWidget(words(tr("Alasan"), Kind.LABEL))
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(tr("Alasan"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(72)
        self.body.addWidget(self.field)
        for reason in usual:
            offer = button(reason, partial(self.field.setPlainText, reason), kind="link")
            self.body.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.textChanged.connect(self._judge)
        self._judge()
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was written."""
        return " ".join(self.field.toPlainText().split())[:LONGEST]

    def _judge(self) -> None:
        self.verb_button.setEnabled(bool(self.reason))


def ask_reason(
    parent: QWidget,
    asks: str,
    verb: str,
    answered: Callable[[str], object],
    *,
    why: str = "",
    usual: Sequence[str] = (),
) -> AskReason:
    """Open the question; `answered` gets the reason when the user presses the verb."""
    dialog = AskReason(parent, asks, verb, why=why, usual=usual)
    dialog.accepted.connect(lambda: answered(dialog.reason))
    dialog.open()
    return dialog
