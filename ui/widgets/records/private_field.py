"""A protected value: a saved one is never shown, only that it is there; what is typed replaces it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from ui.texts import tr
from ui.widgets.forms.fields import TextField


class PrivateField(TextField):
    """Empty leaves what is saved; a secret one hides what was typed as soon as the cursor leaves."""

    def __init__(self, name: str, label: str, *, secret: bool = False, **more: Any) -> None:
        self._secret = secret
        super().__init__(name, label, **more)

    def build(self) -> QLineEdit:
        made = super().build()
        made.setMaxLength(32)
        if self._secret:
            made.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        return made

    def write(self, value: Any) -> None:
        self.line.setText("")
        self.line.setPlaceholderText(str(value or ""))
        self.hint_at(tr("isi untuk mengganti yang tercatat") if value else "")
