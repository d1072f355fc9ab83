"""A commodity by words: suggestions appear while one types, and only a click or the exact name decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from models.domain.choices import CommodityChoice
from models.use_cases.list_commodities import commodity_named, suggest_commodities
from ui.texts import tr
from ui.widgets.forms.fields import Field


class CommodityField(Field):
    """The value is the commodity's slug."""

    decided = Signal(str)
    """The unit in which the commodity is usually counted."""

    def __init__(self, name: str, label: str, choices: Sequence[CommodityChoice] = (), **more: Any) -> None:
        self._choices = tuple(choices)
        self._unread: Any = None
        super().__init__(name, label, **more)

    def build(self) -> QLineEdit:
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("ketik, lalu pilih dari saran"))
        self._model = QStringListModel(self)
        self.suggestions = QCompleter(self._model, self)
        self.suggestions.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(self.suggestions)
        self.line.textEdited.connect(self._typed)
        self.suggestions.activated.connect(lambda _chosen: self._picked())
        return self.line

    def set_choices(self, choices: Sequence[CommodityChoice]) -> None:
        """Know the commodities of the catalogue."""
        shown = self.value() or self._unread
        self._choices = tuple(choices)
        if shown:
            self.write(shown)

    def offered(self) -> tuple[str, ...]:
        """Names that are suggested for what stands in the field."""
        return tuple(choice.name for choice in suggest_commodities(self._choices, self.line.text()))

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return self._unread
        found = commodity_named(self._choices, text)
        if found is None:
            raise ValueError(self._no_such(text))
        return found.slug

    def write(self, value: Any) -> None:
        found = next((choice for choice in self._choices if choice.slug == value), None)
        self._unread = None if found else value  # the commodities may not have been read yet
        self.line.setText(found.name if found else "")
        self.line.setCursorPosition(0)

    def _no_such(self, text: str) -> str:
        names = self.offered()[:3]
        if not names:
            return tr("Tidak ada komoditas seperti “{text}”. Tambahkan dulu di Rantai Pasok.").format(text=text)
        return tr("Pilih dari saran: {names}.").format(names=", ".join(names))

    def _typed(self) -> None:
        self._unread = None
        self._model.setStringList(list(self.offered()))
        self.changed()
        self._tell()

    def _picked(self) -> None:
        self.changed()
        self._tell()

    def _tell(self) -> None:
        found = commodity_named(self._choices, self.line.text())
        if found is not None:
            self.decided.emit(found.unit)
