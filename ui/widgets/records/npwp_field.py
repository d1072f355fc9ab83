"""An NPWP: one that is somebody's NIK is never shown, only replaced."""

from __future__ import annotations

from typing import Any

from ui.texts import tr
from ui.widgets.forms.fields import TextField

_DOT = "•"


class NpwpField(TextField):
    """The value is None while it stands as it was shown, empty where it was taken away."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self._shown = ""
        super().__init__(name, label, **more)

    @property
    def filled(self) -> bool:
        return bool(self.line.text().strip() or self.line.placeholderText())

    def read(self) -> Any:
        text = self.line.text().strip()
        return None if text == self._shown else text

    def write(self, value: Any) -> None:
        text = str(value or "")
        hidden = _DOT in text
        self._shown = "" if hidden else text
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(text if hidden else "")
        self.hint_at(tr("isi untuk mengganti yang tercatat") if hidden else "")
