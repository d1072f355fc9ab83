"""Answer for a red finding: why it stands, and who says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.domain.agreements import AgreementFinding, Override
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.forms.fields import Field, LongTextField, TextField
from ui.widgets.wording import words


class OverrideDialog(VerbDialog):
    """Reason, name and position; without all three the verb stays grey."""

    def __init__(self, parent: QWidget, found: AgreementFinding, said: str, last: Override | None) -> None:
        super().__init__(
            parent,
            tr("Tetap diterbitkan dengan temuan ini?"),
            tr("Tetapkan"),
            why=tr("Alasan, nama, dan jabatan dicatat bersama perjanjiannya dan tidak dapat dihapus sesudah terbit."),
        )
        self._found = found
        self.body.addWidget(words(said, wrap=True))
        self.reason = LongTextField("reason", tr("Alasan"), required=True)
        self.name = TextField("name", tr("Nama yang memutuskan"), required=True)
        self.position = TextField("position", tr("Jabatan"), required=True)
        if last is not None:  # whoever answered for one finding mostly answers for the next
            self.name.show_value(last.name)
            self.position.show_value(last.position)
        for field in self._fields():
            self.body.addWidget(field)
            field.edited.connect(self._judge)
        self._judge()
        self.reason.setFocus()

    def _fields(self) -> tuple[Field, ...]:
        return self.reason, self.name, self.position

    def _judge(self) -> None:
        self.verb_button.setEnabled(all(field.filled for field in self._fields()))

    @property
    def override(self) -> Override:
        """The answer as it is written."""
        reason, name, position = (str(field.value() or "") for field in self._fields())
        return Override(self._found.rule, self._found.values, reason, name, position)


def ask_override(
    parent: QWidget,
    found: AgreementFinding,
    said: str,
    answered: Callable[[Override], object],
    last: Override | None = None,
) -> OverrideDialog:
    """Open the question; `answered` gets the answer when the user presses the verb."""
    dialog = OverrideDialog(parent, found, said, last)
    dialog.accepted.connect(lambda: answered(dialog.override))
    dialog.open()
    return dialog
