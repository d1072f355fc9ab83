"""A UMKM by words: suggestions come from the catalogue while one types, and only picking one decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.texts import tr
from ui.widgets.forms.fields import Field

Suggestions = Sequence[tuple[str, str]]
"""uid and words of UMKM."""
Seek = Callable[[str, Callable[[Suggestions], None]], None]
"""Looks words up and, later, gives what was found."""


class EnterpriseField(Field):
    """The value is (uid, words) of a UMKM."""

    def __init__(self, name: str, label: str, seek: Seek, **more: Any) -> None:
        self._seek = seek
        self._known: dict[str, str] = {}
        super().__init__(name, label, **more)

    def build(self) -> QLineEdit:
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("ketik nama atau kode, lalu pilih dari saran"))
        self._model = QStringListModel(self)
        self.suggestions = QCompleter(self._model, self)
        self.suggestions.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(self.suggestions)
        self.line.textEdited.connect(self._typed)
        self.suggestions.activated.connect(lambda _chosen: self.changed())
        return self.line

    def offered(self) -> list[str]:
        """What is suggested now."""
        return self._model.stringList()

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        if text not in self._known:
            raise ValueError(tr("Pilih UMKM dari saran yang muncul saat mengetik."))
        return self._known[text], text

    def write(self, value: Any) -> None:
        if value and value[0]:
            self._known[value[1]] = value[0]
        self.line.setText(value[1] if value and value[0] else "")
        self.line.setCursorPosition(0)

    def _typed(self, text: str) -> None:
        self.changed()
        if text.strip() and text not in self._known:
            self._seek(text.strip(), self._found)

    def _found(self, found: Suggestions) -> None:
        self._known |= {words: uid for uid, words in found}
        self._model.setStringList([words for _uid, words in found])
        if self.line.hasFocus():
            self.suggestions.complete()
